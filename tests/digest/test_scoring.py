"""How well conflicts are found, held against what people annotated."""

import pytest

from digest.model import Article, Claim, Conflict, ConflictKind, Question, Severity, Side
from digest.scoring import AnnotatedStory, Annotation, Said, score, shares

TWELVE = "Raka Wen mengatakan 12 penumpang feri selamat."
TWENTY = "Menurut Sinta Olo, 20 penumpang feri selamat."
CALM = "Cuaca di Selat Ombu tenang pada malam itu."
ARTICLES = (Article(text=f"{TWELVE} {CALM}", id=1), Article(text=TWENTY, id=2))
SAVED = Annotation(
    ConflictKind.FIGURE, "Berapa yang selamat?", (Said(1, TWELVE, "A"), Said(2, TWENTY, "B"), Said(1, CALM, "A"))
)
STORY = AnnotatedStory("feri", ARTICLES, (SAVED,))


def conflict(*sides: tuple[int, str]) -> Conflict:
    made = [Side(quote[:9], (Claim(number, quote, 0, len(quote)),)) for number, quote in sides]
    return Conflict(Question(ConflictKind.FIGURE), tuple(made), Severity.HIGH, 0.9)


RIGHT = conflict((1, TWELVE), (2, TWENTY))
CASES = {
    "both camps quoted": ([RIGHT], 1, 1, 0),
    "only a part of each sentence": ([conflict((1, "12 penumpang feri selamat"), (2, "20 penumpang feri"))], 1, 1, 0),
    "nothing shown": ([], 0, 0, 0),
    "one camp against itself": ([conflict((1, TWELVE), (1, CALM))], 0, 0, 1),
    "the sentence of another article": ([conflict((2, TWELVE), (1, TWENTY))], 0, 0, 1),
    "told twice": ([RIGHT, RIGHT], 1, 1, 1),
    "most sides about something else": (
        [conflict((1, TWELVE), (2, TWENTY), (1, "Tiket habis."), (1, "Hujan turun."), (2, "Kapal lain berlayar."))],
        0,
        0,
        1,
    ),
}


@pytest.mark.parametrize(("shown", "right", "found", "alarms"), CASES.values(), ids=CASES.keys())
def test_a_conflict_counts_when_its_sides_quote_opposing_camps(
    shown: list[Conflict], right: int, found: int, alarms: int
) -> None:
    result = score([(STORY, shown)])
    assert (result.right, result.found["major"], len(result.alarms)) == (right, found, alarms)
    assert result.wanted == {"major": 1, "figure": 1}


def test_a_doubtful_annotation_is_neither_rewarded_nor_an_alarm() -> None:
    doubtful = Annotation(ConflictKind.FIGURE, "?", SAVED.said, sure=False)
    result = score([(AnnotatedStory("feri", ARTICLES, (doubtful,)), [RIGHT])])
    figures = shares(result)
    assert (result.right, result.alarms) == (0, [])
    assert (figures["precision"], figures["major conflicts found"]) == ("–", "–")


def test_the_figures_are_shares_with_their_counts_and_a_dash_where_nothing_is_counted() -> None:
    figures = shares(score([(STORY, [RIGHT, conflict((1, CALM), (2, CALM))]), (STORY, [])]))
    assert figures["precision"] == "0.50 (1 of 2)"
    assert figures["major conflicts found"] == "0.50 (1 of 2)"
    assert figures["minor conflicts found"] == "–"
    assert figures["alarms a story"] == "0.50"
    assert shares(score([]))["precision"] == "–"


def test_what_was_missed_and_every_alarm_is_named() -> None:
    result = score([(STORY, [conflict((1, CALM), (2, CALM))])])
    assert result.missed == ["feri: Berapa yang selamat?"]
    assert result.alarms == ["feri: Cuaca di  | Cuaca di "]
