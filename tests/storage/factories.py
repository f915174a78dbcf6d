"""Articles and readings of made-up places, quick to vary."""

from __future__ import annotations

import datetime as dt
from typing import Any

from digest.model import (
    Article,
    Attribution,
    Claim,
    Conflict,
    ConflictKind,
    Passage,
    Question,
    Reading,
    Relations,
    Severity,
    Side,
    Story,
)
from storage.stores import Stores

NOON = dt.datetime(2026, 3, 4, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def article(text: str = "Banjir di Kota Arau menewaskan tiga warga.", **fields: Any) -> Article:
    return Article(
        text=text, **{"title": "Banjir di Kota Arau", "outlet": "Harian Arau", "published_at": NOON, **fields}
    )


def claim(quote: str = "menewaskan tiga warga", *, article_id: int = 0, speaker: str = "") -> Claim:
    return Claim(article_id=article_id, quote=quote, start=0, end=len(quote), attribution=Attribution(key=speaker))


def reading(text: str = "Banjir di Kota Arau menewaskan tiga warga.", **terms: float) -> Reading:
    return Reading(
        passages=(Passage("Banjir di Kota Arau", 0, 19, in_title=True), Passage(text, 0, len(text))),
        claims=(claim(text, speaker="camat"),),
        terms=terms or {"arau": 3.0, "banjir": 1.0},
    )


def conflict(*positions: str, number: int = 0, confidence: float = 0.9) -> Conflict:
    return Conflict(
        question=Question(ConflictKind.FIGURE, noun="warga", measure="dead"),
        sides=tuple(Side(position, (claim(position),)) for position in positions or ("3", "7")),
        severity=Severity.HIGH,
        confidence=confidence,
        why=(("place", "Arau"),),
        id=number,
    )


def told(stores: Stores, number: int, relations: Relations | None = None) -> Story:
    articles = stores.stories.articles(number)
    claims = tuple(stores.articles.claims([each.id for each in articles]))
    return Story(number, "Banjir di Kota Arau", tuple(articles), claims, claims[:1], relations or Relations())
