"""Who tells what a text says is not so: a plain "not", or "fake", against those who tell or have verified it.

Only for a text of somebody's own, which is asked about: people write "there are no soldiers in …" and "that video is
fake". Between articles such pairs are mostly about two things, or two days.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from digest.language.asserting import AHEAD, FAKE, UNREAL
from digest.language.denying import NEGATED
from digest.language.meanings import meaning
from digest.language.shape import words
from digest.model import Status
from digest.relations.belonging import names_of
from digest.relations.material import Material, Told, Word, alike
from digest.relations.verification import checkable, verified

_SHORT = 16  # words of a text's sentence; of a longer one nobody knows what its "not" is about
_ALL = 0.999  # share of what the text's sentence tells that the other must tell
_MOSTLY = 0.6  # share of what a text tells of a thing, from which it is the one that was verified
_FEWEST = 2  # stems that both tell
_MOST = 6  # claims against one, likest first: what everybody tells need not be told by all

_BACK = re.compile(
    r"\b(?:video|rekaman|foto|gambar|klip) (?:itu|tersebut|ini)\b"
    r"|\b(?:the|that|this) (?:video|footage|photo|recording|clip)\b"
)
# Words of "there is no" and "has not any" that tell nothing by themselves.
_SAYING_NOTHING = words("there is are was were been has have had did does do any ada satu pun")
_WHERE = frozenset(["di", "ke", "in", "to", "into", "at", "from", "dari"])


def rebuttals(material: Material) -> Iterator[tuple[Told, Told]]:
    """The claims of the text, each with a claim that tells the opposite, likest first."""
    for mine in material.fresh:
        if len(mine.words) > _SHORT or mine.claim.quantities:
            continue
        if mine.has(FAKE):
            yield from ((mine, other) for other in material.told if _has_verified(material, mine, other))
        elif len(NEGATED.findall(mine.folded)) == 1:
            against = [other for other in _telling(material, mine) if _tells_it(material, mine, other)]
            yield from ((mine, other) for other in against[:_MOST])


def _has_verified(material: Material, mine: Told, other: Told) -> bool:
    """Whether somebody has verified the very thing that is called a fake: of the same names, and told of alike."""
    things = checkable(mine)
    if not _others(mine, other) or not things & checkable(other) or not verified(other):
        return False
    there = _read_through(material, other)
    foreign = mine.article.language != other.article.language
    spans = [match.span() for match in FAKE.finditer(mine.folded)]
    rest = [word for word in mine.words if word.key not in things and (word.start, word.end) not in spans]
    names = {word.key for word in rest if word.capital and word.start}
    own = {word.key for word in rest if not foreign or word.capital or word.key in there}
    told = material.weight(own)
    return names <= there and (not told or material.weight(own & there) >= _MOSTLY * told)


def _read_through(material: Material, told: Told) -> frozenset[str]:
    """The stems of a claim and, as long as it points back ("video itu"), of the one before it."""
    row = material.by_article[told.article.id]
    at = row.index(told)
    keys = row[at].keys
    while at and _BACK.search(row[at].folded):
        at -= 1
        keys |= row[at].keys
    return keys


def _telling(material: Material, mine: Told) -> list[Told]:
    """The claims that tell all that one of the text tells but for its "not"."""
    telling = {word.key for word in _telling_words(material, mine)}
    if len(telling) < _FEWEST:
        return []
    found = [material.told[order] for order in material.telling(telling, _ALL * material.weight(telling))]
    return sorted(found, key=lambda other: (-alike(mine, other), other.order))


def _telling_words(material: Material, told: Told) -> list[Word]:
    """What a claim tells, word for word, but for its "not"."""
    words = (word for word in told.words if material.weights.get(word.key) and not word.number)
    return [word for word in words if word.plain not in _SAYING_NOTHING and not NEGATED.fullmatch(word.plain)]


def _tells_it(material: Material, mine: Told, other: Told) -> bool:
    """Whether it is told as a fact, of the same ones, and not as what is planned, wished for or denied."""
    ahead = any(AHEAD.search(other.folded, 0, word.start) for word in other.words if word.key in mine.keys)
    stated = other.claim.status in (Status.ASSERTED, Status.CONFIRMED)
    if not _others(mine, other) or not stated or ahead or other.has(NEGATED) or other.has(UNREAL):
        return False
    said = _without_voice(other)
    return _same_doers(material, mine, said) and _places(material, mine) <= _places(material, other)


def _without_voice(told: Told) -> list[Word]:
    """Its words but for those that name who says it."""
    attribution, language = told.claim.attribution, told.article.language
    voice = Counter(
        meaning(word, language) for word in f"{attribution.speaker or ''} {attribution.role}".casefold().split()
    )
    said = []
    for word in told.words:
        if voice[word.key]:
            voice[word.key] -= 1
        else:
            said.append(word)
    return said


def _same_doers(material: Material, mine: Told, said: list[Word]) -> bool:
    """Whether who is said not to do it stands before the verb; "there is no X" needs those very words in a row."""
    negated = next(NEGATED.finditer(mine.folded))
    telling = _telling_words(material, mine)
    before = [word.key for word in telling if word.end <= negated.start()]
    behind = [word for word in telling if word.start >= negated.end()]
    keys = [word.key for word in said]
    if before and behind:
        verbs = [place for place, key in enumerate(keys) if key == behind[0].key]
        return any(set(before) <= set(keys[:place]) for place in verbs)
    row = sorted(word.key for word in _first_run(mine, behind))
    return any(sorted(keys[place : place + len(row)]) == row for place in range(len(keys)))


def _first_run(told: Told, words: list[Word]) -> list[Word]:
    """The first of some words and those that follow with nothing between them."""
    run = words[:1]
    for word in words[1:]:
        if told.folded[run[-1].end : word.start].strip():
            break
        run.append(word)
    return run


def _places(material: Material, told: Told) -> set[str]:
    """The names that say where, which people write in lower case, too."""
    names, found, inside = names_of(material), set[str](), False
    for word in told.words:
        named = word.capital or word.plain in names
        if inside and named:
            found.add(word.key)
        inside = word.plain in _WHERE or (inside and named)
    return found


def _others(mine: Told, other: Told) -> bool:
    return mine.article.id != other.article.id
