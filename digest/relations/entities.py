"""Entity conflicts: one code with its digits swapped, one plate on two cars, one event in two places, two ages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest.language.nouns import CALENDAR
from digest.language.places import AGES, CODES, HALF, MATCH, MODELS, PLACES, PLATES, SCORE
from digest.language.roles import MAKES
from digest.model import Conflict, ConflictKind, Question, Severity
from digest.relations.material import Material, Told
from digest.relations.sentences import Sentence, remembered
from digest.relations.sides import conflict, side
from digest.relations.spans import Span, closeness

_ONE_EVENT = 0.75  # closeness from which two places are given for the same thing


@dataclass(frozen=True, eq=False)
class Named:
    """A value given for something named: a code, a place of a kind, an age."""

    span: Span
    what: str  # what it is a value of: letters of the code, kind of place, name of the person
    value: str

    @property
    def article(self) -> int:
        """The number of its article."""
        return self.span.told.article.id


def find_entities(material: Material) -> list[Conflict]:
    """The entity conflicts of a story, and those of ages, which are figures."""
    return [
        *_conflicts(_codes(material), ConflictKind.ENTITY, lambda a, b: Counter(a.value) == Counter(b.value)),
        *_conflicts(_plates(material), ConflictKind.ENTITY, lambda a, b: len(a.value) == len(b.value)),
        *_conflicts(_models(material), ConflictKind.ENTITY, _other_make),
        *_conflicts(_told_ages(material), ConflictKind.FIGURE, lambda a, _: a.what.casefold() not in CALENDAR),
        *_conflicts(_single(_places(material)), ConflictKind.ENTITY, _one_event),
    ]


Read = Callable[[re.Match[str]], tuple[str, str]]


def _finder(patterns: Sequence[re.Pattern[str]], read: Read) -> Callable[[Material], list[Named]]:
    """What finds the values that some patterns read."""

    @remembered
    def find(item: Sentence) -> list[tuple[tuple[int, int], tuple[str, str]]]:
        return [(match.span(), read(match)) for pattern in patterns for match in pattern.finditer(item.quote)]

    return lambda material: [
        Named(Span(told, *span), *value) for told in material.told for span, value in find(told.sentence)
    ]


_codes = _finder(CODES, lambda match: (match["letters"], match["digits"]))
_plates = _finder(PLATES, lambda match: (match["number"], match["series"]))
_models = _finder(MODELS, lambda match: (re.sub(r"\s", "", match["plate"]), match["model"]))
_ages = _finder(AGES, lambda match: (" ".join(match["name"].split()[-2:]), match["age"]))
_places = _finder(PLACES, lambda match: (match.lastgroup or "", match[match.lastgroup or 0].strip(" .")))


def _other_make(a: Named, b: Named) -> bool:
    """Whether what bears one plate is called by models of different makers."""
    one, two = (_makers(each.value.casefold()) for each in (a, b))
    return not one & two


def _makers(model: str) -> set[str]:
    """The words of a model, how it is written in one, and who makes each."""
    names = {*model.split(), model.replace(" ", "")}
    return names | {MAKES[name] for name in names if name in MAKES}


def _told_ages(material: Material) -> list[Named]:
    """The ages in articles that are about no match."""
    matches = {number for number, row in material.by_article.items() if _of_a_match(row)}
    return [age for age in _ages(material) if age.article not in matches]


def _of_a_match(row: Sequence[Told]) -> bool:
    """Whether the sentences of an article tell minutes or shirts of a match, or a half and a score."""
    return any(all(any(told.has(cue) for told in row) for cue in cues) for cues in ((MATCH,), (HALF, SCORE)))


def _single(places: Sequence[Named]) -> list[Named]:
    """The places of a kind of which their article names no other: a patient is moved from one to another."""
    named: dict[tuple[int, str], set[frozenset[str]]] = {}
    for place in places:
        named.setdefault((place.article, place.what), set()).add(_name(place))
    return [
        place
        for place in places
        if all(_name(place) & other for other in named[place.article, place.what])  # told with more or fewer words
    ]


def _name(place: Named) -> frozenset[str]:
    return frozenset(re.sub(r"[^\w\s]", "", place.value.casefold()).split())


def _one_event(a: Named, b: Named) -> bool:
    """Whether two places of one kind, with no word in common, are told of the same event."""
    if _name(a) & _name(b):
        return False
    score, shared = closeness(a.span, b.span)
    return bool(shared) and a.span.event == b.span.event and score >= _ONE_EVENT


def _conflicts(named: Sequence[Named], kind: ConflictKind, clash: Callable[[Named, Named], bool]) -> list[Conflict]:
    """One conflict for each thing that two articles give different values, neither of which is in the other."""
    given = {(item.article, item.what, item.value) for item in named}
    found: dict[str, Conflict] = {}
    for index, a in enumerate(named):
        for b in named[index + 1 :]:
            if a.what != b.what or a.value == b.value or a.article == b.article or a.what in found:
                continue
            if (a.article, b.what, b.value) in given or (b.article, a.what, a.value) in given or not clash(a, b):
                continue
            found[a.what] = _conflict(kind, a, b, named)
    return list(found.values())


def _conflict(kind: ConflictKind, a: Named, b: Named, named: Sequence[Named]) -> Conflict:
    sides = [
        side(
            leader.span.text,
            [(leader.span.told, 2.0)]
            + [(item.span.told, 1.0) for item in named if (item.what, item.value) == (leader.what, leader.value)],
        )
        for leader in (a, b)
    ]
    return conflict(
        Question(kind, noun=a.what),
        sides,
        Severity.LOW,
        0.56,
        [("of", a.what), ("values", f"{a.value} / {b.value}")],
    )
