"""Whether two figures count the same kind of thing, by their nouns and by what happened to those counted."""

from __future__ import annotations

from digest.language.nouns import is_human, is_people, is_thing, one_kind, same_kind
from digest.relations.figures import Figure

_OPEN = frozenset({"lost"})  # what happened to whatever was counted: lives, seats or money


def one_measure(a: Figure, b: Figure) -> bool:
    """Whether one and the same is known to have happened to those counted."""
    return bool(a.quantity.measure) and a.quantity.measure == b.quantity.measure and not a.measured


def noun_score(a: Figure, b: Figure) -> float | None:
    """What the counted nouns add; None if they count different things. Only nouns and measures decide."""
    if _broken(a) != _broken(b) and not a.measured and not (a.noun == b.noun and one_measure(a, b)):
        return None
    if a.noun == b.noun and a.noun:
        return 0.0 if a.measured else 0.1
    if a.measured or b.measured:
        return None
    if not a.noun and not b.noun:  # "the toll rose to 12", "put it at 15"
        same = a.quantity.measure == b.quantity.measure
        return (0.1 if a.quantity.measure not in _OPEN else None) if same and a.quantity.measure else -0.2
    if (is_thing(a.noun) and is_human(b.noun)) or (is_human(a.noun) and is_thing(b.noun)):
        return None
    if one_kind(a.noun, b.noun):
        return 0.1
    if a.quantity.measure and a.quantity.measure == b.quantity.measure and (loose(a) or loose(b)):
        return 0.05
    if _counts_in(a, b) or _counts_in(b, a):
        return 0.0
    if is_thing(a.noun) or is_thing(b.noun):
        return None
    return -0.2 if loose(a) or loose(b) else None


def _counts_in(a: Figure, b: Figure) -> bool:
    """Whether what one counts stands among the modifiers of the other's noun ("dismissal notices" to "layoffs")."""
    one_measure = a.quantity.measure != "" and a.quantity.measure == b.quantity.measure
    return one_measure and bool(a.noun) and any(same_kind(a.noun, word) for word in b.modifiers)


def _broken(figure: Figure) -> bool:
    """Whether a figure is no whole one: four aftershocks are not "aftershocks of around 4.5"."""
    ends = [end for end in (figure.value, figure.quantity.high) if end is not None]
    return figure.value > 1 and not any(end.is_integer() for end in ends)


def loose(figure: Figure) -> bool:
    """Whether what is counted is left open: no noun, or people at large."""
    return not figure.noun or is_people(figure.noun)
