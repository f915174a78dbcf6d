"""Entity conflicts of roles: one event, one role, and each article fills it differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.language.nouns import CALENDAR
from digest.language.roles import EVENT_NOUNS, MAKES, ROLES
from digest.model import Conflict, ConflictKind, Question, Severity
from digest.relations.material import Material, Told
from digest.relations.sentences import Sentence, remembered
from digest.relations.sides import conflict, side
from digest.relations.spans import Span, likeness

_ALIKE = {"struck": 0.2, "vehicle": 0.2, "cause": 0.3}  # likeness that the two sentences must have


@dataclass(frozen=True, eq=False)
class Filled:
    """A role that a claim fills."""

    span: Span
    role: str

    @property
    def told(self) -> Told:
        """The claim."""
        return self.span.told

    @cached_property
    def value(self) -> frozenset[str]:
        """The stems of what fills it."""
        return frozenset(
            word.key for word in self.told.words if self.span.start <= word.start and word.end <= self.span.end
        )

    @cached_property
    def makes(self) -> frozenset[str]:
        """Who makes the vehicle that it is, with the model itself."""
        if self.role != "vehicle":
            return frozenset()
        words = [word.plain for word in self.told.words if word.key in self.value]
        return frozenset(words) | {MAKES[word] for word in words if word in MAKES}

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in the sentence that are not the value."""
        return (
            frozenset(
                word.key for word in self.told.words if word.capital and word.start and word.plain not in CALENDAR
            )
            - self.value
        )

    @cached_property
    def event(self) -> str:
        """The noun of what happened, where that has to be one for both."""
        match = EVENT_NOUNS.search(self.told.folded, 0, self.span.start) if self.role == "cause" else None
        return match["event"] if match else ""


def find_roles(material: Material) -> list[Conflict]:
    """One conflict a role, of the two values told in the likest sentences."""
    filled = [row for told in material.told for row in _filled(told)]
    found = []
    for role in _ALIKE:
        rows = [row for row in filled if row.role == role]
        pairs = [(a, b) for i, a in enumerate(rows) for b in rows[i + 1 :] if _clash(a, b, rows)]
        if pairs:
            found.append(_conflict(role, pairs, rows))
    return found


def _filled(told: Told) -> list[Filled]:
    rows = [Filled(Span(told, *where), role) for role, where in _roles(told.sentence)]
    return [row for row in rows if row.value and (row.role != "cause" or row.event)]


@remembered
def _roles(item: Sentence) -> list[tuple[str, tuple[int, int]]]:
    found = [match for pattern in ROLES for match in pattern.finditer(item.quote)]
    return [(match.lastgroup or "", match.span(match.lastgroup or 0)) for match in found]


def _clash(a: Filled, b: Filled, rows: Sequence[Filled]) -> bool:
    """Whether two articles fill one role of one event with values that have nothing in common."""
    if a.told.article.id == b.told.article.id or a.value & b.value or a.event != b.event or a.makes & b.makes:
        return False
    if not a.names & b.names or likeness(a.told, b.told) < _ALIKE[a.role]:
        return False
    return not any(_tells(number, a, rows) and _tells(number, b, rows) for number in _articles(rows))


def _articles(rows: Sequence[Filled]) -> set[int]:
    return {row.told.article.id for row in rows}


def _tells(article: int, filled: Filled, rows: Sequence[Filled]) -> bool:
    return any(row.told.article.id == article and row.value & filled.value for row in rows)


def _conflict(role: str, pairs: Sequence[tuple[Filled, Filled]], rows: Sequence[Filled]) -> Conflict:
    a, b = max(pairs, key=lambda pair: (likeness(pair[0].told, pair[1].told), -pair[0].told.order, -pair[1].told.order))
    alike = likeness(a.told, b.told)
    sides = [
        side(leader.span.text, [(leader.told, 2.0), *((row.told, 1.0) for row in rows if row.value & leader.value)])
        for leader in (a, b)
    ]
    return conflict(
        Question(ConflictKind.ENTITY, noun=a.event),
        sides,
        Severity.MEDIUM,
        min(0.53 + 0.25 * alike, 0.85),
        [
            ("role", role),
            ("shared", ", ".join(sorted(a.names & b.names))),
            ("values", f"{a.span.text} / {b.span.text}"),
        ],
    )
