"""Whose people, or things, a figure counts: the name beside the counted noun, or of who sent them."""

from __future__ import annotations

from digest.language.asserting import UNREAL
from digest.language.counts import OF_PEOPLE, TOLLS
from digest.language.denying import CONTRARY
from digest.language.meanings import meanings
from digest.language.shape import words
from digest.relations.figures import Figure
from digest.relations.material import Material

SENDING = meanings("mengirim kirim mengirimkan mengerahkan memberangkatkan menempatkan", "id") | meanings(
    "send sends sent sending deploy deploys deployed dispatched", "en"
)
_AUXILIARIES = words("sudah telah akan sedang tengah berencana has have had already will")
_HARD = TOLLS | OF_PEOPLE  # what happened to people, and cannot be left out
_NAMES = "belonging: names"  # key of what is worked out once
_NAMED = 3  # letters of a unit that is a word, from which it may be a name ("2,600 orang Korea Utara")


def one_owner(material: Material, mine: Figure, theirs: Figure) -> bool:
    """Whether both are of those named alike, as far as both say whose they are, and sent by the same."""
    own, other = _whose(material, mine), _whose(material, theirs)
    return (not own or not other or own == other) and mine.told.has(CONTRARY) == theirs.told.has(CONTRARY)


def one_deed(mine: Figure, theirs: Figure) -> bool:
    """Whether nothing happened to the ones that is not told of the others, and both are told as facts."""
    done, told = mine.quantity.measure, theirs.quantity.measure
    hard = done != told and (done in _HARD or told in _HARD)
    return not hard and mine.told.has(UNREAL) == theirs.told.has(UNREAL)


def _whose(material: Material, figure: Figure) -> frozenset[str]:
    """The words of the name beside the counted noun, else of the sender; people write names in lower case, too."""
    quantity = figure.quantity
    beside = quantity.of.split()
    if quantity.unit[:1].isupper() and len(quantity.unit) > _NAMED:
        beside.insert(0, quantity.unit)
    names = names_of(material)
    named = frozenset(word.casefold() for word in beside if word[0].isupper() or word.casefold() in names)
    return named or _sender(figure, names)


def _sender(figure: Figure, names: frozenset[str]) -> frozenset[str]:
    """The words of the name right before a verb of sending that stands before the figure."""
    words = [word for word in figure.told.words if word.start < figure.span[0]]
    at = next((i for i in reversed(range(len(words))) if words[i].key in SENDING), 0)
    found: set[str] = set()
    for before, word in zip(words[:at][::-1], words[1 : at + 1][::-1], strict=True):
        gap = figure.told.folded[before.end : word.start]
        if not found and before.plain in _AUXILIARIES:
            continue
        if not (before.capital or before.plain in names) or gap.strip():
            break
        found.add(before.plain)
    return frozenset(found)


def names_of(material: Material) -> frozenset[str]:
    """The words that stand somewhere in the story with a capital, behind another word."""
    if _NAMES not in material.notes:
        inside = (word for told in material.told for word in told.words[1:])
        material.notes[_NAMES] = frozenset(word.plain for word in inside if word.capital)
    found: frozenset[str] = material.notes[_NAMES]
    return found
