"""Stance conflicts of what an event is: somebody calls it so, somebody else says that it is no such thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.language.asserting import UNREAL
from digest.language.denying import NEGATED
from digest.language.labels import CALLED, NOT_SO, WEAK
from digest.language.others import IN_THE_PAST, OTHER_ONE
from digest.model import Conflict, ConflictKind, Question, Severity, Status
from digest.relations.material import Material, Told, Word
from digest.relations.sentences import Sentence, remembered
from digest.relations.sides import conflict, side, witnesses

_SURE, _THIRD = 0.6, 0.05  # confidence, and what it gains by a third witness
_OPENING = ('"', "“")
_DAYS = 4  # within which both speak of one event
_RARE = 5.0  # rarity that the words of a label have together at least
_PLAIN = (Status.ASSERTED, Status.CONFIRMED, Status.ALLEGED)


@dataclass(frozen=True, eq=False)
class Refused:
    """A claim that refuses to call something so."""

    told: Told
    start: int  # offsets of the whole and of the label in the quote
    end: int
    label: tuple[Word, ...]


def find_labels(material: Material) -> list[Conflict]:
    """One conflict for each label that somebody refuses and others use."""
    found: dict[tuple[str, ...], tuple[Refused, list[Told], list[Told]]] = {}
    for refused in _refused(material):
        callers = [told for told in _naming(material, refused) if _calls_it_so(told, refused)]
        if callers:
            _, calling, refusing = found.setdefault(_keys(refused.label), (refused, [], []))
            calling.extend(callers)
            refusing.append(refused.told)
    return [_conflict(*row) for row in found.values()]


def _refused(material: Material) -> Iterator[Refused]:
    for told in material.told:
        if not told.has(NOT_SO) or not _somebodys(told) or told.has(UNREAL):
            continue
        for start, end, label in _labels(told.sentence):
            if sum(told.sentence.rarities.get(word.key, 0.0) for word in label) >= _RARE:
                yield Refused(told, start, end, label)


def _somebodys(told: Told) -> bool:
    """Whether somebody says it: a speaker is known, or it begins with a quotation."""
    return bool(told.speaker) or told.claim.quote[:1] in _OPENING


@remembered
def _labels(item: Sentence) -> list[tuple[int, int, tuple[Word, ...]]]:
    found = []
    for match in NOT_SO.finditer(item.folded):
        name = match.lastgroup or ""
        if not WEAK.search(match[name]):
            first, last = match.span(name)
            words = tuple(word for word in item.words if first <= word.start < last and not word.number)
            found.append((*match.span(), words))
    return [row for row in found if row[2]]


def _naming(material: Material, refused: Refused) -> list[Told]:
    """The claims that hold all words of the label."""
    keys = frozenset(_keys(refused.label))
    whole = material.weight(keys)
    orders = material.telling(keys, 0.999 * whole) if whole else {}
    return [material.told[order] for order in orders]


def _calls_it_so(told: Told, refused: Refused) -> bool:
    """Whether another voice, at that time, plainly says that something is what the label says."""
    own = refused.told
    if told is own or (told.speaker and told.speaker == own.speaker) or told.claim.status not in _PLAIN:
        return False
    if told.article.id == own.article.id and not told.speaker:
        return False
    days = told.day, own.day
    if (days[0] and days[1] and abs((days[0] - days[1]).days) > _DAYS) or told.has(UNREAL) or told.has(NEGATED):
        return False
    if any(told.has(cue) and not own.has(cue) for cue in (IN_THE_PAST, OTHER_ONE)):
        return False  # so is another one, or an older
    keys = _keys(refused.label)
    rows = [told.words[place : place + len(keys)] for place in range(len(told.words) - len(keys) + 1)]
    return any(_keys(row) == keys and CALLED.search(told.folded, 0, row[0].start) for row in rows)


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words)


def _conflict(refused: Refused, calling: Sequence[Told], refusing: Sequence[Told]) -> Conflict:
    quote = refused.told.claim.quote
    label = quote[refused.label[0].start : refused.label[-1].end]
    third = witnesses([*calling, *refusing]) > 2
    return conflict(
        Question(ConflictKind.STANCE, noun=label),
        [
            side(calling[0].claim.quote, [(told, 1.0) for told in calling]),
            side(quote[refused.start : refused.end], [(told, 1.0) for told in refusing]),
        ],
        Severity.MEDIUM,
        _SURE + _THIRD * third,
        [("called", label), ("refused", quote[refused.start : refused.end])],
    )
