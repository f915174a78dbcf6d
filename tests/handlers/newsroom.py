"""Made-up news for the tests: an island, a ferry, and people nobody has heard of."""

import datetime as dt

from digest.model import (
    Agreement,
    Article,
    Attribution,
    Claim,
    Conflict,
    ConflictKind,
    DateWindow,
    Edition,
    Question,
    Relations,
    Severity,
    Side,
    Story,
    StoryBrief,
    Update,
    UpdateValue,
)

NOW = dt.datetime(2024, 11, 8, 1, 0, tzinfo=dt.UTC)  # 08:00 in Jakarta


def article(number: int, text: str, **more: object) -> Article:
    known: dict[str, object] = {
        "title": f"Kapal Melati karam ({number})",
        "outlet": "Harian Selat",
        "url": f"https://selat.example/{number}",
        "published_at": dt.datetime(2024, 11, 6 + number % 2, 3, 30, tzinfo=dt.UTC),
    }
    return Article(text=text, id=number, **(known | more))  # type: ignore[arg-type]


def claim(of: Article, quote: str, speaker: str | None = None, via: tuple[str, ...] = ()) -> Claim:
    start = of.text.find(quote)
    assert start >= 0, "a quote is a verbatim span"
    attribution = Attribution(speaker=speaker, key=(speaker or "").casefold(), via=via)
    return Claim(of.id, quote, start, start + len(quote), attribution=attribution)


FIRST = article(1, "Kepala pelabuhan Raka Wen mengatakan 12 penumpang selamat. Kapal itu berangkat pada Rabu.")
SECOND = article(2, "Menurut Sinta Olo, 20 penumpang <selamat> & sehat.", outlet="Kabar Pulau", url=None)
TWELVE = claim(FIRST, "Kepala pelabuhan Raka Wen mengatakan 12 penumpang selamat.", "Raka Wen", ("Antara Selat",))
LEFT = claim(FIRST, "Kapal itu berangkat pada Rabu.")
TWENTY = claim(SECOND, "Menurut Sinta Olo, 20 penumpang <selamat> & sehat.", "Sinta Olo")
SAVED = Question(ConflictKind.FIGURE, noun="penumpang", place="Selat Melati")
CONFLICT = Conflict(SAVED, (Side("12", (TWELVE,)), Side("20", (TWENTY,))), Severity.HIGH, 0.9, id=4)
UPDATE = Update(
    SAVED,
    (
        UpdateValue("3", DateWindow(dt.date(2024, 11, 5), dt.date(2024, 11, 5)), (TWELVE,)),
        UpdateValue("12", DateWindow(dt.date(2024, 11, 6), dt.date(2024, 11, 6)), (TWELVE,)),
    ),
)
STORY = Story(
    id=7,
    headline="Kapal Melati karam",
    articles=(FIRST, SECOND),
    claims=(TWELVE, LEFT, TWENTY),
    summary=(TWELVE, LEFT),
    relations=Relations((CONFLICT,), (UPDATE,), (Agreement((TWELVE, TWENTY)),)),
)
BRIEF = StoryBrief(STORY, (FIRST, SECOND), (TWELVE, LEFT), (), (CONFLICT,), (UPDATE,), witnesses=2)
EDITION = Edition(NOW - dt.timedelta(days=1), NOW, (BRIEF,), ("Harian Selat", "Kabar Pulau"), 2)
