"""What a week's messages are compared by: a lost one and a doubled one do not make up for each other."""

from __future__ import annotations

import pytest

from tests.soak.comparing import compare

WANTED = [(1, 11), (1, 12), (2, 13)]
ASKED = {(1, 5): 1, (1, 9): 1}
ALL = [(1, 5, 12), (1, 5, 1), (1, 6, 11), (1, 9, 2), (2, 5, 13)]  # a chat, when, which message


@pytest.mark.parametrize(
    ("lost", "doubled", "missing", "extra"),
    [
        ([], [], {}, {}),
        ([(1, 5, 12)], [(1, 6, 14)], {(1, 12): 1}, {(1, 6): 1}),
        ([(1, 9, 2)], [], {}, {(1, 9): -1}),
        ([(1, 9, 2)], [(1, 5, 3)], {}, {(1, 9): -1, (1, 5): 1}),
        ([], [(2, 5, 13)], {}, {(2, 5): 1}),
    ],
)
def test_each_message_counts_by_itself_and_each_answer_where_it_was_asked_for(
    lost: list[tuple[int, int, int]],
    doubled: list[tuple[int, int, int]],
    missing: dict[tuple[int, int], int],
    extra: dict[tuple[int, int], int],
) -> None:
    arrived = [each for each in ALL if each not in lost] + doubled
    assert compare(WANTED, arrived, ASKED) == (missing, {**dict.fromkeys(ASKED, 0), **extra})
