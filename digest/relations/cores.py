"""The core of what is denied: what would have to be so, without the words around it.

"Denied earlier reports that it had received a distress signal from the jet that disappeared over the sea" denies that a
distress signal was received. Whoever tells that need not tell the rest.
"""

from __future__ import annotations

from digest.language.cores import CARRIED, EMPTY, GOES_ON, HAPPENS
from digest.language.nouns import CALENDAR
from digest.relations.charges import deniers, names
from digest.relations.denials import SAYS, Denial, Manner
from digest.relations.material import Material, Told, Word
from digest.relations.opposing import opposes

_LEAST = 2  # stems of a core that a claim must tell
CORE = 0.55  # share of it that a claim must tell
OWN_CORE = 0.4  # the same, where it names the one who denies something of himself


def core_of(denial: Denial) -> frozenset[str]:
    """The telling stems of what is denied, but for names, for words that carry it, and for what is said of it aside."""
    plain = {word.key for word in _words(denial) if not word.capital and word.plain not in EMPTY}
    rarities = denial.told.sentence.rarities
    return frozenset(key for key in plain & denial.keys if rarities.get(key, 0.0) >= SAYS)


def _words(denial: Denial) -> list[Word]:
    """The words of the core, names among them."""
    if denial.manner is not Manner.DENIED or denial.pointing or denial.doubts or denial.unproven:
        return []
    first, last = denial.scope
    text = denial.told.folded
    carried = CARRIED.match(text, first, last)
    first = carried.end() if carried else first
    for aside in GOES_ON.finditer(text, first, last):
        if HAPPENS.search(text, first, aside.start()):
            last = aside.start()
            break
    return [word for word in denial.told.words if first <= word.start and word.end <= last]


def at_core(
    material: Material, denial: Denial, denials: dict[int, list[Denial]], *, fresh: bool
) -> list[tuple[Told, float]]:
    """The claims that tell the core of what is denied, whatever else its words go on about, with their strengths."""
    core = core_of(denial)
    if len(core) < _LEAST:
        return []
    whole = material.weight(core)
    named = frozenset(word.key for word in _words(denial) if word.capital and word.plain not in CALENDAR)
    found = []
    for order, weight in material.telling(core, (OWN_CORE if denial.own else CORE) * whole, fresh=fresh).items():
        other, share = material.told[order], weight / whole
        enough = OWN_CORE if denial.own and names(other, denial) else CORE
        tells = share >= enough and len(core & other.keys) >= _LEAST and _of_the_same(denial, named, other)
        if tells and opposes(material, other, denial, denials):
            found.append((other, share))
    return found


def _of_the_same(denial: Denial, named: frozenset[str], other: Told) -> bool:
    """Whether a claim names one of those named in what is denied, or nobody but who denies and who speaks."""
    if not named or named & (other.keys | other.before):
        return True
    known = deniers(denial) | set(other.speaker.split()) | CALENDAR
    return all(word.plain in known for word in other.words if word.capital and word.start)
