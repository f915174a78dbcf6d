"""Verification conflicts: the same thing verified by one and not to be verified by another."""

from __future__ import annotations

import re

from digest.language import asserting, denying
from digest.model import Conflict, ConflictKind, Question, Severity, Status
from digest.relations.material import Material, Told, alike
from digest.relations.sides import conflict, side

_NEAR = 3  # sentences within which one article speaks of the same thing
_ALIKE = 0.3  # likeness from which two articles do


def find_verifications(material: Material) -> list[Conflict]:
    """What one source verified and another could not, one conflict for each thing."""
    checked = [told for told in material.told if verified(told)]
    unchecked = [told for told in material.told if told.has(asserting.UNCHECKED)]
    pairs = [(yes, no, thing) for yes in checked for no in unchecked if (thing := _same_thing(material, yes, no))]
    found: dict[str, list[tuple[Told, Told]]] = {}
    for yes, no, thing in pairs:
        found.setdefault(thing, []).append((yes, no))
    return [_conflict(thing, rows) for thing, rows in found.items()]


def verified(told: Told) -> bool:
    """Whether a claim says that something was verified."""
    cue = asserting.VERIFIED.search(told.folded) if told.has(asserting.VERIFIED) else None
    if cue is None or told.has(asserting.UNCHECKED) or denying.CONCEDE.search(told.folded[: cue.start()]):
        return False
    return told.claim.status in (Status.CONFIRMED, Status.ASSERTED)


def _same_thing(material: Material, yes: Told, no: Told) -> str:
    """The checkable thing both speak of, as a stem; empty when it is not the same or the same voice speaks."""
    if yes is no or (yes.speaker and yes.speaker == no.speaker):
        return ""
    things = checkable(yes) & checkable(no)
    if not things:
        return ""
    if yes.article.id == no.article.id:
        row = material.by_article[yes.article.id]
        near = abs(row.index(yes) - row.index(no)) <= _NEAR
    else:
        near = alike(yes, no) >= _ALIKE
    return min(things) if near else ""


def checkable(told: Told) -> set[str]:
    """What can be checked in a claim, named near enough to the cue to be its object."""
    spans = [match.span() for match in asserting.CHECKABLE.finditer(told.folded)]
    return {word.key for word in told.words if (word.start, word.end) in spans}


def _conflict(thing: str, rows: list[tuple[Told, Told]]) -> Conflict:
    yes, no = rows[0]
    noun = next((word.plain for word in yes.words if word.key == thing), thing)
    return conflict(
        Question(ConflictKind.VERIFICATION, noun=noun),
        [
            side(_position(yes, asserting.VERIFIED), [(row[0], 1.0) for row in rows]),
            side(_position(no, asserting.UNCHECKED), [(row[1], 1.0) for row in rows]),
        ],
        Severity.MEDIUM,
        0.65,
        [
            ("thing", noun),
            ("verified", _position(yes, asserting.VERIFIED)),
            ("not verified", _position(no, asserting.UNCHECKED)),
        ],
    )


def _position(told: Told, cue: re.Pattern[str]) -> str:
    match = cue.search(told.folded)
    return told.claim.quote[match.start() : match.end()].strip().removeprefix("yang ") if match else ""
