"""The analysis as plain data."""

import datetime as dt
import json
from pathlib import Path

from bot.analyze import analysis_json
from digest.model import Article

FIRST = "Kapal Nusa Indah mengangkut 62 penumpang ketika tenggelam di Selat Seruling. Sopir bus menolak berkomentar."
OTHER = "Kapal Nusa Indah mengangkut 88 penumpang ketika tenggelam di Selat Seruling."


def files() -> list[tuple[Path, Article]]:
    published = dt.datetime(2031, 5, 2, tzinfo=dt.UTC)
    return [
        (
            Path("berita/01.md"),
            Article(text=FIRST, title="Kapal tenggelam", outlet="Harian Ufuk", published_at=published),
        ),
        (
            Path("berita/02.md"),
            Article(text=OTHER, title="Kapal karam", outlet="Suara Tanjung", published_at=published),
        ),
    ]


def test_articles_claims_stories_and_conflicts_refer_to_each_other() -> None:
    found = analysis_json(files(), language="id")
    assert [article["id"] for article in found["articles"]] == ["01", "02"]
    assert sorted(found["stories"][0]["articles"]) == ["01", "02"]
    (conflict,) = found["conflicts"]
    assert conflict["kind"] == "figure"
    assert {side["position"] for side in conflict["sides"]} == {"62 penumpang", "88 penumpang"}
    quotes = {quote["claim"]: quote["quote"] for side in conflict["sides"] for quote in side["quotes"]}
    assert quotes == {claim["id"]: claim["quote"] for claim in found["claims"] if claim["id"] in quotes}
    assert set(found["stories"][0]["summary"]) <= {claim["id"] for claim in found["claims"]}


def test_the_order_of_the_files_changes_nothing() -> None:
    assert analysis_json(files()[::-1], language="id") == analysis_json(files(), language="id")


def test_the_answer_is_plain_data_and_its_question_is_in_the_language_asked_for() -> None:
    indonesian, english = (analysis_json(files(), language=language) for language in ("id", "en"))
    assert json.loads(json.dumps(indonesian)) == indonesian
    assert indonesian["conflicts"][0]["question"] != english["conflicts"][0]["question"]


def test_articles_of_one_file_stay_apart() -> None:
    path = Path("semua.jsonl")
    found = analysis_json([(path, article) for _, article in files()], language="id")
    assert [article["id"] for article in found["articles"]] == ["semua", "semua-2"]
