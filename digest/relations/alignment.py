"""Whether two figures measure the same thing: their slots, filled against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.language.nouns import ANNOUNCED, MISCOUNTED, is_human, is_people, is_thing, same_kind
from digest.relations.figures import Figure
from digest.relations.material import Material, Told
from digest.relations.spans import closeness
from digest.relations.values import equal, relative_gap, slipped

_OPEN = frozenset({"lost"})  # what happened to whatever was counted: lives, seats or money
_CURRENCY = 3  # letters of a currency's code
_SAME = 0.02  # relative gap of a value and the same value rounded
_CLOSE = 0.08  # relative gap of two sums that are hardly of two things
_SAME_DEED = 0.45  # what it adds that both have, or have not yet, done the same
_TWO_VOICES = 0.15  # what it adds that two named speakers give them
_ONE_MEASURE = 0.1  # what it adds to that if one thing happened to those counted
_NAMED_BESIDE = 0.05  # what the counted noun adds where it is named, though not beside the figure
_TOGETHER = 0.2  # what it takes off that one article tells both
_DISPUTED = 0.3  # what it adds that one says the other is wrong
_LEAP, _ORDERS = 0.25, 8  # what a leap takes off, and how many times makes one
ALIGNED = 0.72  # score from which two figures measure the same thing
SUPPORT = 0.5  # the same for two figures of one value


@dataclass(frozen=True)
class Alignment:
    """How sure two figures measure the same thing, and which slots matched."""

    score: float
    slots: tuple[tuple[str, str], ...]


NOT_ALIGNED = Alignment(0.0, ())


def align(material: Material, a: Figure, b: Figure) -> Alignment:
    """Fill the slots of two figures against each other; a score of 0 where one clashes."""
    kind = noun_score(a, b)
    if kind is None or _slots_clash(material, a, b):
        return NOT_ALIGNED
    if kind < 0 and (_speaks_of(a, b) or _speaks_of(b, a)):
        kind = _NAMED_BESIDE
    close, shared = closeness(a.place, b.place)
    extras = [extra for weigh in _EXTRAS if (extra := weigh(a, b)) is not None]
    slots = [("noun", f"{a.quantity.unit or '–'} / {b.quantity.unit or '–'}"), ("words", ", ".join(sorted(shared)))]
    slots += [(slot, words) for _, slot, words in extras if slot]
    return Alignment(kind + close + sum(score for score, _, _ in extras), tuple(slots))


Extra = tuple[float, str, str]  # what it adds to the score, slot, how the slot is filled


def _measures(a: Figure, b: Figure) -> Extra | None:
    if a.quantity.measure and a.quantity.measure == b.quantity.measure:
        return (0.2 if _one_measure(a, b) else 0.0), "measure", a.quantity.measure
    return None


def _modifiers(a: Figure, b: Figure) -> Extra | None:
    return (0.2, "of", f"{a.quantity.of} / {b.quantity.of}") if a.modifiers & b.modifiers else None


def _deeds(a: Figure, b: Figure) -> Extra | None:
    if not a.doing[1] or a.doing != b.doing:
        return None
    return _SAME_DEED - min(noun_score(a, b) or 0.0, 0.0), "did", " ".join(a.doing)


def _sizes(a: Figure, b: Figure) -> Extra | None:
    near = _nearly(a, b) and a.place.beside & b.place.beside
    return (0.3, "size", "nearly the same sum") if near else None


def _kinds(a: Figure, b: Figure) -> Extra | None:
    return (0.2, "kind", "does not change with time") if a.constant and a.noun == b.noun else None


def _voices(a: Figure, b: Figure) -> Extra | None:
    if not two_voices(a.told, b.told):
        return None
    one, other = a.told.claim.attribution.speaker, b.told.claim.attribution.speaker
    return _TWO_VOICES + (_ONE_MEASURE if _one_measure(a, b) else 0.0), "speakers", f"{one} / {other}"


def _dispute(a: Figure, b: Figure) -> Extra | None:
    return (_DISPUTED, "disputed", "one calls the other's figure wrong") if disputed(a, b) else None


def _leap(a: Figure, b: Figure) -> Extra | None:
    """Figures of different orders are hardly two counts of one thing."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return (-_LEAP, "", "") if high > _ORDERS * low else None


def _one_article(a: Figure, b: Figure) -> Extra | None:
    """Two figures of one article are more often two things than two answers, unless it says that they are disputed."""
    return (-_TOGETHER, "", "") if a.told.article.id == b.told.article.id and not disputed(a, b) else None


def _digits(a: Figure, b: Figure) -> Extra | None:
    return (0.3, "digits", "one slipped") if slipped(a.value, b.value) else None


_EXTRAS = (_measures, _modifiers, _deeds, _sizes, _kinds, _voices, _dispute, _leap, _one_article, _digits)


def two_voices(a: Told, b: Told) -> bool:
    """Whether two claims are made by two speakers, both named."""
    return bool(a.speaker and b.speaker) and a.speaker != b.speaker


def disputed(a: Figure, b: Figure) -> bool:
    """Whether one of two speakers says that the other has counted wrongly."""
    one_voice = a.told.speaker == b.told.speaker and a.told.speaker != ""
    return not one_voice and (a.told.has(MISCOUNTED) or b.told.has(MISCOUNTED))


def _one_measure(a: Figure, b: Figure) -> bool:
    """Whether one and the same is known to have happened to those counted."""
    return bool(a.quantity.measure) and a.quantity.measure == b.quantity.measure and not a.measured


def _speaks_of(loose: Figure, other: Figure) -> bool:
    """Whether the sentence of a count of people at large names what the other counts."""
    return _loose(loose) and bool(other.noun) and not _loose(other) and other.noun in loose.told.keys


def _nearly(a: Figure, b: Figure) -> bool:
    """Whether two sums of one currency are so close that they are hardly of two things."""
    return (
        a.noun == b.noun and a.noun.isupper() and len(a.noun) == _CURRENCY and relative_gap(a.value, b.value) <= _CLOSE
    )


def noun_score(a: Figure, b: Figure) -> float | None:
    """What the counted nouns add; None if they count different things. Only nouns and measures decide."""
    if a.noun == b.noun and a.noun:
        return 0.0 if a.measured else 0.1
    if a.measured or b.measured:
        return None
    if not a.noun and not b.noun:  # "the toll rose to 12", "put it at 15"
        same = a.quantity.measure == b.quantity.measure
        return (0.1 if a.quantity.measure not in _OPEN else None) if same and a.quantity.measure else -0.2
    if same_kind(a.noun, b.noun) or (is_people(a.noun) and is_people(b.noun)):
        return 0.1
    if a.quantity.measure and a.quantity.measure == b.quantity.measure and (_loose(a) or _loose(b)):
        return 0.05
    if _counts_in(a, b) or _counts_in(b, a):
        return 0.0
    if is_thing(a.noun) or is_thing(b.noun):
        return None
    return -0.2 if _loose(a) or _loose(b) else None


def _counts_in(a: Figure, b: Figure) -> bool:
    """Whether what one counts stands among the modifiers of the other's noun ("dismissal notices" to "layoffs")."""
    return bool(a.noun) and any(same_kind(a.noun, word) for word in b.modifiers)


def _loose(figure: Figure) -> bool:
    """Whether what is counted is left open: no noun, or people at large."""
    return not figure.noun or is_people(figure.noun)


def _out_of_step(a: Figure, b: Figure) -> bool:
    """Whether two sentences each give as many figures in one unit, and these are not the same ones in order."""
    one, two = _place_in_row(a), _place_in_row(b)
    return one[1] == two[1] > 1 and one[0] != two[0]


def _place_in_row(figure: Figure) -> tuple[int, int]:
    """Which of its sentence's figures in its unit it is, and of how many."""
    quantities = figure.told.claim.quantities
    unit = next(each.unit for each in quantities if each.start == figure.quantity.start)  # as written
    row = [each.start for each in quantities if each.unit == unit]
    return row.index(figure.quantity.start), len(row)


def _slots_clash(material: Material, a: Figure, b: Figure) -> bool:
    one, two = a.quantity, b.quantity
    if a.share is not b.share or a.negated != b.negated:
        return True
    announced = one.measure == two.measure and one.measure in ANNOUNCED
    if a.planned != b.planned and not announced and not disputed(a, b):
        return True
    if one.measure and two.measure and one.measure != two.measure and not a.measured:
        return True
    if a.within != b.within or a.separate != b.separate or _out_of_step(a, b):
        return True
    return _purposes_clash(material, a, b) or _names_clash(material, a, b)


def _purposes_clash(material: Material, a: Figure, b: Figure) -> bool:
    """Whether each is for something ("for bridges", "untuk pupuk") that the other's article does not speak of."""
    keys = material.article_keys
    return (
        bool(a.purpose and b.purpose)
        and a.purpose not in keys[b.told.article.id]
        and b.purpose not in keys[a.told.article.id]
    )


def _names_clash(material: Material, a: Figure, b: Figure) -> bool:
    """Whether each is of, or in, something named that the other's article does not name."""
    own = {word for word in a.modifiers if word in a.names}, {word for word in b.modifiers if word in b.names}
    if own[0] and own[1] and not own[0] & own[1]:
        return True
    if a.owner and b.owner and a.owner != b.owner:
        return True
    keys = material.article_keys
    return bool(a.names - keys[b.told.article.id]) and bool(b.names - keys[a.told.article.id])


def givers(figure: Figure, figures: Iterable[Figure]) -> frozenset[int]:
    """The numbers of the articles that give a figure's value of what may be the same, its own among them."""
    return frozenset(
        other.told.article.id
        for other in figures
        if equal(figure.value, other.value)
        and relative_gap(figure.value, other.value) <= _SAME
        and other.planned == figure.planned
        and other.share is figure.share
        and (other.noun == figure.noun or not (figure.constant or other.measured or figure.measured))
        and not _other_things(figure, other)
    )


def _other_things(a: Figure, b: Figure) -> bool:
    """Whether two figures surely count different things: ten pipes are not ten dead."""
    if noun_score(a, b) is None:
        return is_thing(a.noun) or is_thing(b.noun) or bool(a.quantity.measure)
    common = a.quantity.unit[:1].islower() and b.quantity.unit[:1].islower()
    return common and is_human(a.noun) != is_human(b.noun) and a.quantity.measure != b.quantity.measure
