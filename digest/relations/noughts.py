"""What a count of nobody may be set against: a count of the same people in the same event, and of nothing else."""

from __future__ import annotations

import re

from digest.language.absence import (
    AMONG,
    FOR_PEOPLE,
    FREIGHT,
    NEW_ONE,
    NOT_MEANT,
    OF_ANOTHER,
    ONLY_THERE,
    OTHER_EVENT,
    THINGS,
    VEHICLES,
    WHEN,
)
from digest.language.counts import OF_PEOPLE, TOLLS
from digest.language.meanings import meaning
from digest.language.nouns import same_kind
from digest.relations.figures import Figure
from digest.relations.material import Material

_NEAR = 60  # characters either side of "no deaths" in which it says among whom
_SAID = re.compile(r"\b(?:said|says|told|according to|kata|ujar|tutur|ucap|menurut)\b")
_VEHICLE = re.compile(rf"\b(?:{'|'.join(VEHICLES.values())})\b")


def of_others(material: Material, a: Figure, b: Figure) -> bool:
    """Whether one counts nobody, and the other may be of other people, another event or another time.

    Strict: a false alarm costs more than a miss, and most events near one another in the news hurt nobody.
    """
    if a.none == b.none:
        return False
    none, some = (a, b) if a.none else (b, a)
    return (
        any(each.told.has(OF_ANOTHER) for each in (none, some))
        or NOT_MEANT.match(some.quantity.unit.casefold()) is not None
        or WHEN.search(some.told.folded, some.span[1]) is not None
        or _other_people(none, some)
        or _other_things(none, some)
        or _other_days(none, some)
        or _unnamed(material, none, some)
        or _unnamed(material, some, none)
        or (none.quantity.measure == "carried" and _other_vehicle(none, some))
    )


def other_events(a: Figure, b: Figure) -> bool:
    """Whether only one of two tolls is told of another event of its kind: a second blast, an aftershock."""
    if a.quantity.measure not in OF_PEOPLE | TOLLS:
        return False
    one, two = (OTHER_EVENT.search(each.told.folded, *each.clause) is not None for each in (a, b))
    return one != two


def _other_people(none: Figure, some: Figure) -> bool:
    """Whether nobody is only nobody of a group, or in a spot, that the other does not count or speak of."""
    text, (start, _) = none.told.folded, none.span
    spots = {match[0] for match in ONLY_THERE.finditer(text)}
    if spots - {match[0] for match in ONLY_THERE.finditer(some.told.folded)}:
        return True
    end = start + len(none.quantity.qualifier)
    match = AMONG.search(text, max(0, start - _NEAR), end + _NEAR)
    if match is None:
        return False
    words = " ".join(group for group in match.groups() if group).split()
    return not any(same_kind(some.noun, meaning(word, none.told.article.language)) for word in words)


def _other_things(none: Figure, some: Figure) -> bool:
    """Whether each names a site, a vehicle or a happening, and none in common."""
    for names in THINGS:
        one, two = _named(none, names), _named(some, names)
        if one and two and not one & two:
            return True
    return False


def _named(figure: Figure, names: re.Pattern[str]) -> set[str | None]:
    """The kinds of things that its sentence names, or else the one before."""
    own = {match.lastgroup for match in names.finditer(figure.told.folded)}
    return own or ({match.lastgroup for match in names.finditer(figure.before.folded)} if figure.before else set())


def _other_days(none: Figure, some: Figure) -> bool:
    """Whether each names a day, and none in common."""
    one, two = ({mention.window for mention in figure.told.claim.dates} for figure in (none, some))
    return bool(one and two) and not any(x.first <= y.last and y.first <= x.last for x in one for y in two)


def _unnamed(material: Material, a: Figure, b: Figure) -> bool:
    """Whether one's sentence names something that the other's article does not."""
    tail = _SAID.search(a.told.folded, a.span[1])
    last = tail.start() if tail else len(a.told.folded)
    words = {word.key for word in a.told.words if word.start < last} & a.names
    return bool(words - material.article_keys[b.told.article.id])


def _other_vehicle(none: Figure, some: Figure) -> bool:
    """Whether the vehicles are, or may be, two: one of freight and one of people, or one named for the first time."""
    kinds = [
        {name for name, words in (("freight", FREIGHT), ("people", FOR_PEOPLE)) if words.search(each.told.folded)}
        for each in (none, some)
    ]
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
        return True
    if not _named(none, THINGS[1]) & _named(some, THINGS[1]):
        return True
    match = _VEHICLE.search(some.told.folded)
    named = some.before is not None and _VEHICLE.search(some.before.folded) is not None
    return named and match is not None and NEW_ONE.search(some.told.folded, 0, match.start()) is not None
