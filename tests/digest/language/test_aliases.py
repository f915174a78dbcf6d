"""One text in the names of another."""

import pytest

from digest.language.aliases import alias_table, as_called, other_names


@pytest.mark.parametrize(
    ("text", "used", "expected"),
    [
        ("Korut dan Korsel berunding.", {"Korea Utara", "Korsel"}, "Korea Utara dan Korsel berunding."),
        ("North Korea talks to Japan", {"Korea Utara", "Jepang"}, "Korea Utara talks to Jepang"),
        ("korut berunding", {"Korea Utara"}, "Korea Utara berunding"),
        ("Japan talks", {"Japan", "Jepang"}, "Japan talks"),
        ("Japan talks", set(), "Japan talks"),
        ("AS dan Rusia", {"Amerika Serikat", "Rusia"}, "Amerika Serikat dan Rusia"),
        ("sama as dan us", {"Amerika Serikat"}, "sama as dan us"),
        ("Japanesque talks", {"Jepang"}, "Japanesque talks"),
        ("", {"Jepang"}, ""),
    ],
)
def test_a_name_that_is_not_used_becomes_one_that_is(text: str, used: set[str], expected: str) -> None:
    assert as_called(text, used.__contains__) == expected


def test_other_names_are_those_of_the_things_a_text_names() -> None:
    assert "North Korea" in other_names("Tentara Korut")
    assert "Korut" not in other_names("Tentara Korut")
    assert other_names("Harga beras naik") == []


def test_every_name_of_the_table_is_found_in_a_text() -> None:
    for names in alias_table().same:
        for name in names:
            assert set(names) - {name} <= set(other_names(f"… {name}, …")), name
