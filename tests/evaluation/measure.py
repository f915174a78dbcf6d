"""Reads the hand-written cases, runs the newsroom on them and counts what it finds."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from digest.claims import read_article
from digest.compose import shown
from digest.model import Article, Conflict, ConflictKind, Story
from digest.stories import tell

HERE = Path(__file__).parent
KINDS = {kind.value for kind in ConflictKind}


@dataclass(frozen=True)
class Case:
    """One situation as newspapers tell it, and what a reader should be told."""

    name: str
    topic: str
    language: str
    expect: str  # a kind of conflict, "update" or "nothing"
    sides: tuple[tuple[str, ...], ...]  # for each side pieces of a sentence, one of which must stand in a quote of it
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Outcome:
    """What the newsroom made of a case."""

    case: Case
    story: Story
    conflicts: tuple[Conflict, ...]  # those that a digest would show

    @property
    def found(self) -> bool:
        """Whether the expected conflict, with its sides, or the expected update is there."""
        if self.case.expect in KINDS:
            return any(_matches(conflict, self.case.sides) for conflict in self.conflicts)
        return self.case.expect == "update" and bool(self.story.relations.updates)

    @property
    def alarms(self) -> int:
        """Conflicts shown that are none."""
        return sum(not _matches(conflict, self.case.sides) for conflict in self.conflicts)


def cases() -> Iterator[Case]:
    """All hand-written cases."""
    for path in sorted(HERE.glob("cases_*.toml")):
        language = path.stem.split("_")[1]
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            articles = tuple(_article(number, language, fields) for number, fields in enumerate(row["articles"], 1))
            sides = tuple(tuple(side) for side in row.get("sides", []))
            yield Case(row["name"], row["topic"], language, row["expect"], sides, articles)


def _article(number: int, language: str, fields: tuple[int, str, str]) -> Article:
    day, outlet, text = fields
    published = dt.datetime(2031, 5, day, 9, tzinfo=dt.UTC) if day else None
    return Article(text=text, id=number, outlet=outlet or None, language=language, published_at=published)


@cache
def outcomes() -> tuple[Outcome, ...]:
    """The newsroom's answer to every case."""
    return tuple(run(case) for case in cases())


def run(case: Case) -> Outcome:
    """The newsroom's answer to one case."""
    claims = [claim for article in case.articles for claim in read_article(article).claims]
    story = tell(1, case.articles, claims)
    return Outcome(case, story, shown(story.relations.conflicts))


def _matches(conflict: Conflict, sides: tuple[tuple[str, ...], ...]) -> bool:
    if not sides:
        return False
    quotes = [" ".join(claim.quote for claim in side.claims) for side in conflict.sides]
    held = [
        {index for index, pieces in enumerate(sides) if any(piece in quote for piece in pieces)} for quote in quotes
    ]
    return any(a and b and a != b for number, a in enumerate(held) for b in held[number + 1 :])


def figures() -> dict[str, float]:
    """Precision of what is shown, recall of conflicts and of updates, alarms a case without a conflict."""
    count: Counter[str] = Counter()
    for outcome in outcomes():
        wanted = outcome.case.expect in KINDS
        count["wanted"] += wanted
        count["found"] += wanted and outcome.found
        count[f"wanted {outcome.case.expect}"] += 1
        count[f"found {outcome.case.expect}"] += outcome.found
        count["alarms"] += outcome.alarms
        count["silent"] += not wanted
        count["alarms where silent"] += 0 if wanted else outcome.alarms
    return {
        "precision": count["found"] / max(1, count["found"] + count["alarms"]),
        "recall": count["found"] / count["wanted"],
        "alarms a silent case": count["alarms where silent"] / count["silent"],
        **{f"recall {kind}": count[f"found {kind}"] / count[f"wanted {kind}"] for kind in sorted(KINDS | {"update"})},
    }


def report() -> str:
    """The figures, and each case that went wrong, for people at work on the rules."""
    lines = [f"{name}: {value:.2f}" for name, value in figures().items()]
    for outcome in outcomes():
        if outcome.case.expect != "nothing" and not outcome.found:
            lines.append(f"MISSED {outcome.case.language} {outcome.case.expect}: {outcome.case.name}")
        lines += [
            f"ALARM {outcome.case.language} {outcome.case.name}: {conflict.kind} "
            f"{[side.position for side in conflict.sides]} {conflict.why}"
            for conflict in outcome.conflicts
            if not _matches(conflict, outcome.case.sides)
        ]
    return "\n".join(lines)
