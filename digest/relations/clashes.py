"""Slots that tell two figures apart: a part and the whole, a plan and a deed, two places, two purposes."""

from __future__ import annotations

from digest.language.counts import ANNOUNCED, MISCOUNTED, STATES, TOLLS
from digest.language.meanings import meaning
from digest.language.money import currencies
from digest.language.scopes import CONVERTED, OTHERS
from digest.model import Quantity, Share
from digest.relations.figures import Figure
from digest.relations.material import Material, Told
from digest.relations.matters import one_sum, other_crowds, other_subjects, other_sums, some_of_them
from digest.relations.noughts import of_others, other_events
from digest.relations.terms import other_periods, other_rulings, so_far
from digest.relations.values import digits, slipped

_SAME_QUAKE = 1.0  # by how much two agencies' magnitudes of one earthquake differ at most; aftershocks differ by more
_UNLIKELY = 6  # digits of two sums that are hardly alike by chance
_LEAD = 3  # sentences at the start of an article that say where all of it takes place


def two_voices(a: Told, b: Told) -> bool:
    """Whether two claims are made by two speakers, both named."""
    return bool(a.speaker and b.speaker) and a.speaker != b.speaker


def disputed(a: Figure, b: Figure) -> bool:
    """Whether one of two speakers says that the other has counted wrongly."""
    one_voice = a.told.speaker == b.told.speaker and a.told.speaker != ""
    return not one_voice and (a.told.has(MISCOUNTED) or b.told.has(MISCOUNTED))


def misprinted(a: Figure, b: Figure) -> bool:
    """Whether two long sums of money beside the same words differ in one digit: one sum, whatever else differs."""
    money = a.noun == b.noun and a.money
    whole = a.share is b.share is Share.WHOLE
    if not money or not whole or min(digits(a.value), digits(b.value)) < _UNLIKELY or not slipped(a.value, b.value):
        return False
    return one_sum(a, b)


def _out_of_step(a: Figure, b: Figure) -> bool:
    """Whether two sentences each give as many figures in one unit, and these are not the same ones in order."""
    one, two = _place_in_row(a), _place_in_row(b)
    return one[1] == two[1] > 1 and one[0] != two[0]


def _place_in_row(figure: Figure) -> tuple[int, int]:
    """Which of its sentence's figures in its unit it is, and of how many."""
    quantities = figure.told.claim.quantities
    if figure.none:
        return 0, 1
    unit = next(each.unit for each in quantities if each.start == figure.quantity.start)  # as written
    row = [each.start for each in quantities if each.unit == unit]
    return row.index(figure.quantity.start), len(row)


_OF_TWO_THINGS = (
    *(other_crowds, other_subjects, other_sums, some_of_them),
    *(other_periods, other_rulings, so_far, other_events),
)


def slots_clash(material: Material, a: Figure, b: Figure) -> bool:
    """Whether a slot that both fill, or that only one may leave open, says that they measure two things."""
    one, two = a.quantity, b.quantity
    if a.share is not b.share or a.negated != b.negated or a.denied or b.denied:
        return True
    announced = one.measure == two.measure and one.measure in ANNOUNCED
    if a.planned != b.planned and not announced and not disputed(a, b):
        return True
    if one.measure and two.measure and one.measure != two.measure and not a.measured:
        return True
    if one.measure == two.measure == "magnitude" and abs(a.value - b.value) > _SAME_QUAKE:
        return True
    if _told_before(a, b) or _untold(a, b) or _untold(b, a) or of_others(material, a, b):
        return True
    if any(differ(a, b) for differ in _OF_TWO_THINGS):
        return True
    if a.parent != b.parent and not a.parent & b.parent:
        return True
    if a.within != b.within or a.separate != b.separate or a.grade != b.grade or _out_of_step(a, b):
        return True
    if not disputed(a, b) and any(_limited(*pair) or _elsewhere(material, *pair) for pair in ((a, b), (b, a))):
        return True
    return _purposes_clash(material, a, b) or (_names_clash(material, a, b) and not misprinted(a, b))


def _told_before(a: Figure, b: Figure) -> bool:
    """Whether one is a sum told already in another currency, or counts further ones and the other does not."""
    return _converted(a) or _converted(b) or _of_further_ones(a) != _of_further_ones(b)


def _converted(figure: Figure) -> bool:
    """Whether it is the sum before it in another currency: the rate is the writer's, the sum is told already."""
    before = _before(figure)
    if before is None or not figure.money:
        return False
    other = before.unit != figure.noun and before.unit in currencies()
    between = figure.told.folded[before.end - figure.told.claim.start : figure.span[0]]
    return other and CONVERTED.fullmatch(between) is not None


def _of_further_ones(figure: Figure) -> bool:
    """Whether it counts others than those told of before: of these two may be held together, but none with a whole."""
    if figure.measured or not OTHERS.match(figure.told.folded, figure.span[1]):
        return False
    before = _before(figure)
    return before is None or before.measure == figure.quantity.measure


def _before(figure: Figure) -> Quantity | None:
    """The figure before it in its sentence."""
    rows = [each for each in figure.told.claim.quantities if each.start < figure.quantity.start]
    return rows[-1] if rows else None


def _untold(a: Figure, b: Figure) -> bool:
    """Whether one counts the dead, say, and the other people of whom nothing nearby tells that they died."""
    state = STATES.get(a.quantity.measure)
    if not state or b.quantity.measure or a.measured or not b.noun:
        return False
    return meaning(state, "id") not in b.told.keys | b.told.before


def _limited(a: Figure, b: Figure) -> bool:
    """Whether one figure is of a part of the places that the other, and its sentence, do not speak of."""
    return a.scope not in ("", b.scope) and meaning(a.scope, a.told.article.language) not in b.told.keys


def _elsewhere(material: Material, a: Figure, b: Figure) -> bool:
    """Whether what something cost is told of a place that neither the other's sentence nor its article's lead names.

    The toll of a disaster is broken down by places; other counts name theirs in passing.
    """
    if a.quantity.measure not in TOLLS or not a.located or a.located & (b.told.keys | b.told.before):
        return False
    lead = material.by_article[b.told.article.id][:_LEAD]
    return not any(a.located & told.keys for told in lead)


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
