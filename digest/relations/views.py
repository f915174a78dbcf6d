"""Views that differ: somebody tells it otherwise than whoever spoke before, and the article says so.

A reporter who writes "Solt disagreed" has compared the two; no words need to be shared.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.language import asserting, denying
from digest.language.views import AGREED, OTHERWISE, RATHER
from digest.model import Conflict, ConflictKind, Question, Severity, Status
from digest.relations.denials import SAYS
from digest.relations.material import Material, Told, alike
from digest.relations.sides import conflict, side, witnesses

_BACK = 3  # sentences that such words reach back
_SAID = 3  # telling words behind the cue from which the sentence itself tells the other view
_SAME = 0.45  # likeness from which a sentence elsewhere tells what one side tells
_ASKED = 140  # letters of a sentence that can be asked after whole
_SURE, _FOUND_ELSEWHERE = 0.6, 0.05  # confidence, and what it gains by a witness in another article
_RATHER = 0.15  # what it loses where only a "rather" says that the view is another


def find_views(material: Material) -> list[Conflict]:
    """One conflict for each sentence that says that somebody tells it otherwise."""
    rows = [(told, *_parties(material, told)) for told in material.told if _differs(told)]
    return [_conflict(material, cue, before, view) for cue, before, view in rows if before is not None]


def _differs(told: Told) -> bool:
    if not told.has(OTHERWISE) or told.claim.status is Status.NO_COMMENT:
        return False
    cue = OTHERWISE.search(told.folded)
    if cue is None or AGREED.search(told.folded[: cue.start()]):
        return False
    return denying.CONDITION.search(told.folded[: cue.start()]) is None  # "if we disagree" tells of nobody who does


def _parties(material: Material, told: Told) -> tuple[Told | None, list[Told]]:
    """Who spoke before, if anybody did, and the sentences that tell the other view, the most telling first."""
    row = material.by_article[told.article.id]
    here = row.index(told)
    view = [told] if _says_it(told) else [*row[here + 1 : here + 2], told]
    if view == [told] and not _says_it(told):
        return None, view
    cue = OTHERWISE.search(told.folded)
    own, others = _split(told, cue.start() if cue else 0)
    own |= {word for item in view for word in item.speaker.split()}
    before = [
        other
        for other in reversed(row[max(0, here - _BACK) : here])
        if other.speaker and not own & set(other.speaker.split()) and _states(other)
    ]
    named = [other for other in before if others & set(other.speaker.split())]
    opinion = any(item.has(asserting.OPINION) for item in view)
    return (None if opinion else _meant(named or before, view[0])), view


def _meant(before: Sequence[Told], view: Told) -> Told | None:
    """The sentence that the other view answers: of whoever spoke last, no count where the view has none."""
    said = [other for other in before if other.speaker and other.speaker == before[0].speaker]
    counted = bool(view.claim.quantities)
    plain = [other for other in said if counted or not other.claim.quantities]
    return max(plain, key=lambda other: (alike(other, view), other.order), default=None)


def _split(told: Told, at: int) -> tuple[set[str], set[str]]:
    """The names before and behind an offset."""
    names = [word for word in told.words if word.capital]
    return {word.plain for word in names if word.start < at}, {word.plain for word in names if word.start >= at}


def _states(told: Told) -> bool:
    """Whether a sentence tells something as being so."""
    return (
        told.claim.status is not Status.NO_COMMENT and not told.has(asserting.OPINION) and not told.has(denying.SILENT)
    )


def _says_it(told: Told) -> bool:
    """Whether the words behind the cue tell the other view."""
    cue = OTHERWISE.search(told.folded)
    end = cue.end() if cue else 0
    return sum(word.start >= end and told.sentence.rarities.get(word.key, 0.0) >= SAYS for word in told.words) >= _SAID


def _conflict(material: Material, cue: Told, before: Told, view: Sequence[Told]) -> Conflict:
    sides = []
    for told in (before, view[0]):
        alike = [(other, score) for other, score in material.like(told, _SAME, fresh=False) if other not in (cue, told)]
        sides.append([(told, 2.0), *((other, score) for other, score in alike if _states(other))])
    sides[1] += [(cue, 1.5)] if cue is not view[0] else []
    orders = {told.order for told, _ in sides[1]}
    sides[0] = [(told, score) for told, score in sides[0] if told is before or told.order not in orders]
    outlets = witnesses([told for quotes in sides for told, _ in quotes]) > 2
    asked = before.claim.quote.strip(" .,")
    match = OTHERWISE.search(cue.folded)
    return conflict(
        Question(ConflictKind.STANCE, noun=asked if len(asked) <= _ASKED else ""),
        [side(quotes[0][0].claim.quote, quotes) for quotes in sides],
        Severity.MEDIUM,
        _SURE + _FOUND_ELSEWHERE * outlets - _RATHER * bool(match and RATHER.match(match[0])),
        [
            ("cue", cue.claim.quote[match.start() : match.end()] if match else ""),
            ("speakers", f"{before.claim.attribution.speaker} / {view[0].claim.attribution.speaker or '–'}"),
        ],
    )
