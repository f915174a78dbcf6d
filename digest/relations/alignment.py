"""Whether two figures measure the same thing: their slots, filled against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.language.counts import CALLED_IT, COUNTED_UP, TOLLS, WATCHED_IT
from digest.language.nouns import is_human, is_thing
from digest.language.scopes import BEFORE_THAT, dimensions, listed
from digest.model import Bound
from digest.relations.clashes import disputed, slots_clash, two_voices
from digest.relations.counted import loose, noun_score, one_measure
from digest.relations.figures import Figure
from digest.relations.material import Material
from digest.relations.matters import one_crowd, one_sum
from digest.relations.spans import closeness
from digest.relations.values import digits, equal, relative_gap, slipped

_ENDS = frozenset({Bound.AT_LEAST, Bound.AT_MOST})
_SAME = 0.02  # relative gap of a value and the same value rounded
_CLOSE = 0.08  # relative gap of two sums that are hardly of two things
_NEARLY_ALIKE = 0.55  # what it adds that two long counts are all but alike
_LONG, _PRECISE = 4, 0.01  # significant digits of a long count, and the relative gap of two that are
_SAME_DEED = 0.5  # what it adds that both have, or have not yet, done the same
_SAME_ATTRIBUTE = 0.3  # what it adds that both measure how deep, how old, how fast it is
_SAME_PARENT = 0.3  # what it adds that they count the children of one who is named
_TWO_VOICES = 0.15  # what it adds that two named speakers give them
_ONE_MEASURE = 0.1  # what it adds to that if one thing happened to those counted
_COUNTED_UP = 0.1  # what it adds that both tell where a toll has come to
_NAMED_BESIDE = 0.05  # what the counted noun adds where it is named, though not beside the figure
_TOGETHER = 0.2  # what it takes off that one article tells both
_DISPUTED = 0.3  # what it adds that one says the other is wrong
_TWO_COUNTS = 0.5  # what it adds that organisers and police count one crowd
_CROWD = 20  # people; fewer are a delegation, or days
_LEAP, _ORDERS = 0.25, 8  # what a leap takes off, and how many times makes one
ALIGNED = 0.72  # score from which two figures measure the same thing
SUPPORT = 0.5  # the same for two figures of one value


@dataclass(frozen=True)
class Alignment:
    """How sure two figures measure the same thing, and which slots matched."""

    score: float
    slots: tuple[tuple[str, str], ...]
    pinned: bool = False  # a slot beside the counted noun is filled alike on both sides


NOT_ALIGNED = Alignment(0.0, ())


def align(material: Material, a: Figure, b: Figure) -> Alignment:
    """Fill the slots of two figures against each other; a score of 0 where one clashes."""
    kind = noun_score(a, b)
    if kind is None or slots_clash(material, a, b):
        return NOT_ALIGNED
    if kind < 0 and (_speaks_of(a, b) or _speaks_of(b, a)):
        kind = _NAMED_BESIDE
    close, shared = closeness(a.place, b.place)
    if not _enough(a, shared):
        return NOT_ALIGNED
    extras = [extra for weigh in _EXTRAS if (extra := weigh(a, b)) is not None]
    slots = [("noun", f"{a.quantity.unit or '–'} / {b.quantity.unit or '–'}"), ("words", ", ".join(sorted(shared)))]
    slots += [(slot, words) for _, slot, words in extras if slot]
    pinned = any(slot for _, slot, _ in extras)
    return Alignment(kind + close + sum(score for score, _, _ in extras), tuple(slots), pinned)


def _enough(a: Figure, shared: frozenset[str]) -> bool:
    """Whether two figures share more than their unit and what it measures, or the noun that anything is listed by."""
    if a.measured:
        return bool(shared - dimensions())
    return a.noun not in listed() or len(shared - listed()) > 1


Extra = tuple[float, str, str]  # what it adds to the score, slot, how the slot is filled


def _measures(a: Figure, b: Figure) -> Extra | None:
    if a.quantity.measure and a.quantity.measure == b.quantity.measure:
        return (0.2 if one_measure(a, b) else 0.0), "measure", a.quantity.measure
    return None


def _modifiers(a: Figure, b: Figure) -> Extra | None:
    return (0.2, "of", f"{a.quantity.of} / {b.quantity.of}") if a.modifiers & b.modifiers else None


def _deeds(a: Figure, b: Figure) -> Extra | None:
    if not a.doing[1] or a.doing != b.doing:
        return None
    return _SAME_DEED - min(noun_score(a, b) or 0.0, 0.0), "did", " ".join(a.doing)


def _sizes(a: Figure, b: Figure) -> Extra | None:
    near = _nearly(a, b) and a.place.beside & b.place.beside and (one_sum(a, b) or not slipped(a.value, b.value))
    return (0.3, "size", "nearly the same sum") if near else None


def _attributes(a: Figure, b: Figure) -> Extra | None:
    """Both say of which attribute they are the measure: a depth, an age, how long it lasted."""
    both = a.attribute & b.attribute
    return (_SAME_ATTRIBUTE, "attribute", ", ".join(sorted(both))) if both and a.noun == b.noun else None


def _precise(a: Figure, b: Figure) -> Extra | None:
    """Two long counts of one noun that are nearly alike are hardly of two things: 2,072 and 2,069 inmates."""
    exact = a.quantity.bound is b.quantity.bound is Bound.EXACT and min(digits(a.value), digits(b.value)) >= _LONG
    near = exact and not a.measured and relative_gap(a.value, b.value) <= _PRECISE and (noun_score(a, b) or 0) > 0
    return (_NEARLY_ALIKE, "size", "nearly the same count") if near else None


def _kinds(a: Figure, b: Figure) -> Extra | None:
    return (0.2, "kind", "does not change with time") if a.constant and a.noun == b.noun else None


def _parents(a: Figure, b: Figure) -> Extra | None:
    both = a.parent & b.parent
    return (_SAME_PARENT, "parent", ", ".join(sorted(both))) if both else None


def _voices(a: Figure, b: Figure) -> Extra | None:
    if not two_voices(a.told, b.told):
        return None
    one, other = a.told.claim.attribution.speaker, b.told.claim.attribution.speaker
    one_measure = a.quantity.measure != "" and a.quantity.measure == b.quantity.measure  # of money, too
    return _TWO_VOICES + (_ONE_MEASURE if one_measure else 0.0), "speakers", f"{one} / {other}"


def _dispute(a: Figure, b: Figure) -> Extra | None:
    return (_DISPUTED, "disputed", "one calls the other's figure wrong") if disputed(a, b) else None


def _tolls(a: Figure, b: Figure) -> Extra | None:
    """Two speakers who each tell where the count of the dead, say, has come to speak of one event."""
    both = a.quantity.measure in TOLLS and one_measure(a, b) and two_voices(a.told, b.told)
    both = both and not any(each.told.has(BEFORE_THAT) for each in (a, b))
    counted = both and all(COUNTED_UP.search(each.told.folded, *each.clause) for each in (a, b))
    return (_COUNTED_UP, "", "") if counted else None


def _leap(a: Figure, b: Figure) -> Extra | None:
    """Figures of different orders are hardly two counts of one thing, unless it is a crowd, or one is called wrong."""
    if counted_by_both(a, b) or disputed(a, b):
        return None
    low, high = sorted((abs(a.value), abs(b.value)))
    return (-_LEAP, "", "") if high > _ORDERS * low and not (a.none or b.none) else None


def _crowds(a: Figure, b: Figure) -> Extra | None:
    return (_TWO_COUNTS, "counted by", "organisers / police") if counted_by_both(a, b) else None


def counted_by_both(a: Figure, b: Figure) -> bool:
    """Whether those who called a crowd count it in one sentence, and those who watched it in another."""
    if not a.quantity.measure == b.quantity.measure == "attended" or min(a.value, b.value) < _CROWD:
        return False
    if not one_crowd(a, b):
        return False
    return any(x.has(CALLED_IT) and y.has(WATCHED_IT) and x is not y for x, y in ((a.told, b.told), (b.told, a.told)))


def _one_article(a: Figure, b: Figure) -> Extra | None:
    """Two figures of one article are more often two things than two answers, unless it says that they are disputed."""
    return (-_TOGETHER, "", "") if a.told.article.id == b.told.article.id and not disputed(a, b) else None


def _digits(a: Figure, b: Figure) -> Extra | None:
    money = a.noun == b.noun and a.money
    return (0.3, "digits", "one slipped") if slipped(a.value, b.value) and (not money or one_sum(a, b)) else None


_EXTRAS = (
    *(_crowds, _measures, _modifiers, _deeds, _sizes, _attributes, _precise, _kinds, _parents, _voices, _tolls),
    *(_dispute, _leap, _one_article, _digits),
)


def _speaks_of(many: Figure, other: Figure) -> bool:
    """Whether the sentence of a count of people at large names what the other counts."""
    return loose(many) and bool(other.noun) and not loose(other) and other.noun in many.told.keys


def _nearly(a: Figure, b: Figure) -> bool:
    """Whether two sums of one currency are so close that they are hardly of two things."""
    return a.noun == b.noun and a.money and relative_gap(a.value, b.value) <= _CLOSE


def same_value(a: Figure, b: Figure) -> bool:
    """Whether two figures are one, or one of them is the other slightly rounded."""
    return equal(a.value, b.value) and relative_gap(a.value, b.value) <= _SAME


def givers(figure: Figure, figures: Iterable[Figure]) -> frozenset[int]:
    """The numbers of the articles that give a figure's value of what may be the same, its own among them.

    "At least four" gives no four: who goes on to tell of five has told one thing.
    """
    return frozenset(
        other.told.article.id
        for other in figures
        if same_value(figure, other)
        and other.planned == figure.planned
        and other.share is figure.share
        and (other.quantity.bound not in _ENDS or other.quantity.bound is figure.quantity.bound)
        and (other.noun == figure.noun or not (figure.constant or other.measured or figure.measured))
        and not _other_things(figure, other)
    )


def _other_things(a: Figure, b: Figure) -> bool:
    """Whether two figures surely count different things: ten pipes are not ten dead."""
    if a.noun and b.noun and a.noun != b.noun and a.noun in b.nouns:
        return True  # "five workers saw four bombs" gives no five bombs
    if noun_score(a, b) is None:
        return is_thing(a.noun) or is_thing(b.noun) or bool(a.quantity.measure)
    common = a.quantity.unit[:1].islower() and b.quantity.unit[:1].islower()
    return common and is_human(a.noun) != is_human(b.noun) and a.quantity.measure != b.quantity.measure
