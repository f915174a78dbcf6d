"""A conflict keeps its number."""

from digest.model import Claim, Conflict, ConflictKind, Question, Severity, Side
from digest.relations import carry_numbers


def conflict(*articles: int, kind: ConflictKind = ConflictKind.FIGURE, number: int = 0) -> Conflict:
    sides = tuple(Side(str(item), (Claim(item, "Kalimat.", 0, 8),)) for item in articles)
    return Conflict(Question(kind), sides, Severity.LOW, 0.7, id=number)


def test_a_conflict_that_shares_claims_with_an_old_one_keeps_its_number() -> None:
    assert [c.id for c in carry_numbers([conflict(1, 2, number=4)], [conflict(1, 2, 3), conflict(5, 6)])] == [4, 0]


def test_a_conflict_of_another_kind_is_another_conflict() -> None:
    assert carry_numbers([conflict(1, 2, number=4)], [conflict(1, 2, kind=ConflictKind.DATE)])[0].id == 0


def test_a_number_is_given_once_to_the_one_that_shares_most() -> None:
    assert [c.id for c in carry_numbers([conflict(1, 2, 3, number=4)], [conflict(1, 9), conflict(2, 3)])] == [0, 4]


def test_an_old_conflict_without_a_number_gives_none() -> None:
    assert carry_numbers([conflict(1, 2)], [conflict(1, 2)])[0].id == 0
