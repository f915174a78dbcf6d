"""Who says that there was none counts none."""

import pytest

from digest.claims import read_article
from digest.model import Article
from digest.relations.absences import absences
from digest.relations.material import prepare


def none(text: str, language: str) -> list[tuple[str, str]]:
    article = Article(text=text, id=1, language=language)
    (told,) = prepare([article], read_article(article).claims).told
    found = absences(told)
    assert len({each.start for each in found}) == len(found)
    assert all(text[each.start : each.end] and each.qualifier in text for each in found)
    return [(each.unit, each.measure) for each in found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("No one was injured in the fire at Calder.", "en", [("people", "hurt")]),
        ("Nobody was killed or wounded in the camp.", "en", [("people", "dead"), ("people", "hurt")]),
        ("There were no casualties in the camp.", "en", [("people", "dead"), ("people", "hurt")]),
        ("The cargo plane carried no passengers.", "en", [("passengers", "carried")]),
        ("Tidak ada korban jiwa dalam kebakaran itu.", "id", [("orang", "dead")]),
        ("Kebakaran itu nihil korban.", "id", [("orang", "dead"), ("orang", "hurt")]),
        ("Tidak ada korban jiwa maupun luka di pasar itu.", "id", [("orang", "dead"), ("orang", "hurt")]),
        ("Pesawat itu tidak membawa penumpang.", "id", [("penumpang", "carried")]),
    ],
)
def test_nobody_is_a_count(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert none(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("No one else was hurt in the fire.", "en"),
        ("There were no other injuries at Calder.", "en"),
        ("There were no immediate reports of casualties.", "en"),
        ("No injuries were reported so far.", "en"),
        ("They hoped that no one was injured.", "en"),
        ("No police officers were injured.", "en"),
        ("Sejauh ini tidak ada korban jiwa.", "id"),
        ("Belum diketahui apakah tidak ada korban luka.", "id"),
        ("Tidak ada korban lain di pasar itu.", "id"),
        ("Mereka berharap tidak ada korban jiwa.", "id"),
    ],
)
def test_what_is_not_known_or_of_others_counts_none(text: str, language: str) -> None:
    assert none(text, language) == []
