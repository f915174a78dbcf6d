"""A bridge that fell, and three who count the dead."""

from __future__ import annotations

import datetime as dt

from digest.claims import read_article
from digest.model import (
    Article,
    Claim,
    Conflict,
    ConflictKind,
    Question,
    Severity,
    Side,
)

DAY = dt.datetime(2031, 3, 2, 9, tzinfo=dt.UTC)


def article(number: int, text: str, *, days: int = 0) -> Article:
    published = DAY + dt.timedelta(days=days)
    return Article(text=text, id=number, outlet=f"Outlet {number}", language="en", published_at=published)


def claim_of(of: Article) -> Claim:
    return read_article(of).claims[0]


ARTICLES = (
    article(1, "Mara Quill said 7 people were killed in the Lantern Bridge collapse."),
    article(2, "Tobin Ashe said about 9 people were killed in the Lantern Bridge collapse.", days=2),
    article(3, "Ilse Brand said at least 12 people were killed in the Lantern Bridge collapse.", days=1),
)

CLAIMS = tuple(map(claim_of, ARTICLES))


def conflict(*sides: tuple[str, tuple[Claim, ...]], kind: ConflictKind = ConflictKind.FIGURE) -> Conflict:
    return Conflict(Question(kind), tuple(Side(*side) for side in sides), Severity.HIGH, 0.9)


WHOLE = conflict(("7 people", CLAIMS[:1]), ("about 9 people", CLAIMS[1:2]), ("at least 12 people", CLAIMS[2:]))
