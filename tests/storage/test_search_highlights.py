"""What made a passage match is marked, the same by the quick way and by the sure one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.search.ranking import plain_spans, spans

PIECES = [
    "Banjir",
    "banjirr",
    "BANJIR",
    "Rp",
    "Rp500",
    "2nd",
    "gempa2",
    "Jum'at",
    "U.S.",
    "a-b",
    "a_b",
    "é",
    "gempa",
    "s",
]
TEXTS = st.lists(st.sampled_from([*PIECES, " ", ", ", ". ", "\n", "(", "7"]), max_size=12).map("".join)
TERMS = st.frozensets(st.sampled_from(["banjir", "gempa", "rp", "us", "jumat", "a", "b", "nd", "s"]), max_size=4)
OTHERS = frozenset(
    [
        "banjirnya",
        "kebanjiran",
        "gempanya",
        "usa",
        "jumatan",
        "ab",
        "ba",
        "ndi",
        "sa",
        *(f"kata{c}" for c in "abcdefghi"),
    ]
)


@given(TEXTS, TERMS, st.sampled_from([frozenset(), OTHERS]))
def test_the_quick_way_marks_what_the_sure_one_does(text: str, few: frozenset[str], others: frozenset[str]) -> None:
    terms = few | others
    found = plain_spans(text, terms)
    assert found is None or found == list(spans(text, terms))


def test_usual_sentences_are_marked_the_quick_way() -> None:
    text = "Banjir, kata warga: (banjir) melanda Arau-Lubuk, bukan banjirr."
    assert plain_spans(text, frozenset({"banjir", "lubuk"})) == [(0, 6), (21, 27), (42, 47)]
