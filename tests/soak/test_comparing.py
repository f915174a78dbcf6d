"""What a week's messages are compared by: a lost one and a doubled one do not make up for each other."""

from __future__ import annotations

import pytest

from tests.soak.test_week import compare

WANTED = [(1, "a"), (1, "b"), (2, "a")]
ASKED = {(1, 5): 1, (1, 9): 1}
ALL = [(1, 5, "b"), (1, 5, "answer"), (1, 6, "a"), (1, 9, "answer"), (2, 5, "a")]


@pytest.mark.parametrize(
    ("lost", "doubled", "missing", "extra"),
    [
        ([], [], {}, {}),
        ([(1, 5, "b")], [(1, 6, "a")], {(1, "b"): 1}, {(1, 6): 1}),
        ([(1, 9, "answer")], [], {}, {(1, 9): -1}),
        ([(1, 9, "answer")], [(1, 5, "answer")], {}, {(1, 9): -1, (1, 5): 1}),
        ([], [(2, 5, "a")], {}, {(2, 5): 1}),
    ],
)
def test_each_text_is_counted_by_chat_and_each_answer_where_it_was_asked_for(
    lost: list[tuple[int, int, str]],
    doubled: list[tuple[int, int, str]],
    missing: dict[tuple[int, str], int],
    extra: dict[tuple[int, int], int],
) -> None:
    arrived = [each for each in ALL if each not in lost] + doubled
    assert compare(WANTED, arrived, ASKED) == (missing, {**dict.fromkeys(ASKED, 0), **extra})
