"""Who tells what a text tells, without a figure: the same deed, of the same names.

Names and offices are what a story is full of: a sentence that shares them, and not what they did, tells something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.language.asserting import FAKE, UNREAL
from digest.language.denying import NEGATED
from digest.language.meanings import meanings
from digest.language.nouns import EMPTY, same_kind
from digest.model import Quantity, Status
from digest.relations.belonging import SENDING
from digest.relations.denials import SAYS
from digest.relations.material import Material, Told
from digest.relations.values import Match, compare, equal, point

_RETOLD = 0.75  # share of what a claim tells from which another sentence is looked at
_LEAST = 1.0  # weight of a word that tells what somebody did: "to" and "are" have less
_TURNING = (NEGATED, UNREAL, FAKE)  # what turns a sentence round
_STATED = (Status.ASSERTED, Status.CONFIRMED)
# What only may be, or is to come; to be able to confirm something is to confirm it.
_MODAL = re.compile(
    r"\b(?:(?:bisa|dapat|can|could)(?! (?:mengonfirmasi|memastikan|membenarkan|confirm)\b)"
    r"|akan|bakal|mungkin|will|would|may|might)\b"
)
# How people speak of what they pass on; it is no part of it.
_CHATTER = meanings(
    "sudah telah katanya konon kabarnya sebarkan viral waspada info breaking bilang sebut konfirmasi "
    "akibat karena saat ketika",
    "id",
) | meanings("breaking heard share please apparently viral says claims confirms because due when", "en")


def retellings(material: Material) -> Iterator[tuple[Told, Told]]:
    """The claims of the text, each with the claims that tell the same, whatever else they tell, likest first."""
    for told in material.fresh:
        if told.claim.status not in _STATED or not told.whole or not _states(material, told):
            continue
        shares = material.telling(told.keys, _RETOLD * told.whole)
        for order in sorted(shares, key=lambda order: (-shares[order], order)):
            other = material.told[order]
            if other.article.id != told.article.id and _tells_too(material, told, other):
                yield told, other


def _states(material: Material, told: Told) -> bool:
    """Whether it has a figure or tells anything beside names: "President X" or "to X, says Y" is no statement."""
    if told.claim.quantities or told.claim.quote.isupper():
        return True
    needed = _needed(material, told)
    telling = {key for key in needed if material.weights.get(key, 0.0) >= _LEAST}
    return any(word.key in telling and not word.capital for word in told.words)


def tells_behind(material: Material, told: Told, start: int, other: Told) -> bool:
    """Whether another claim has every name and deed that a claim of the text tells behind an offset of its quote.

    But for having been sent (who is there, or prepared for it, was), and for what most articles tell of anyway.
    """
    behind = _needed(material, told) & told.between(start, len(told.folded)) - SENDING
    telling = (key for key in behind if told.sentence.rarities.get(key, SAYS) >= SAYS)  # "were" does not
    return all(_told_in(key, other) or _of_the_matter(material, key) for key in telling)


def _of_the_matter(material: Material, key: str) -> bool:
    """Whether half of the story's articles have a word."""
    keys = [each for number, each in material.article_keys.items() if number not in material.new]
    return 2 * sum(key in each for each in keys) >= len(keys)


def _tells_too(material: Material, told: Told, other: Told) -> bool:
    """Whether nothing that a claim tells is missing in another, or turned round by it."""
    return (
        other.claim.status in _STATED
        and all(_told_in(key, other) for key in _needed(material, told))
        and all(told.has(cue) == other.has(cue) for cue in _TURNING)
        and (told.has(_MODAL) or not other.has(_MODAL))
        and _denied(material, told) <= _denied(material, other)
        and _numbers_in(told, other)
    )


def _told_in(key: str, other: Told) -> bool:
    return key in other.keys or any(same_kind(key, each) for each in other.keys)


def _needed(material: Material, told: Told) -> set[str]:
    """The stems that another sentence must have: its names and what tells anything, but for words of speech."""
    names = {word.key for word in told.words if word.capital and word.start > 0}
    attribution, language = told.claim.attribution, told.article.language
    voice = f"{attribution.cue} {attribution.speaker or ''} {attribution.role}".casefold()
    left_out = EMPTY | _CHATTER | meanings(voice, language)
    return names | {key for key in told.keys if material.weights.get(key) and key not in left_out}


def _denied(material: Material, told: Told) -> set[str]:
    """What stands right behind each "not", as far as it tells anything."""
    found = set()
    for match in NEGATED.finditer(told.folded):
        behind = (word.key for word in told.words if word.start >= match.end())
        found.add(next((key for key in behind if material.weights.get(key)), ""))
    return found


def _numbers_in(told: Told, other: Told) -> bool:
    """Whether the other has each of its figures, and as it is written each number that is none: an age, a day."""
    figures, theirs = told.claim.quantities, other.claim.quantities
    spans = [(figure.start - told.claim.start, figure.end - told.claim.start) for figure in figures]
    plain = {word.plain for word in told.words if word.number and not any(a <= word.start < b for a, b in spans)}
    same = [any(_same(mine, each) for each in theirs) for mine in figures]
    return all(same) and plain <= {word.plain for word in other.words if word.number}


def _same(mine: Quantity, theirs: Quantity) -> bool:
    """Whether two figures are one, of the same modifiers as far as both have any; "about 10,000" is not 11,000."""
    named = [{word.casefold() for word in each.of.split()} for each in (mine, theirs)]
    one = compare(mine, theirs) is Match.SAME and equal(point(mine), point(theirs))
    return one and (not all(named) or bool(named[0] <= named[1] or named[1] <= named[0]))
