"""What a week's messages are compared by: a lost one and a doubled one do not make up for each other."""

from __future__ import annotations

import pytest

from tests.soak.test_week import compare

WANTED = [(1, "a"), (1, "b"), (2, "a")]


@pytest.mark.parametrize(
    ("arrived", "lost", "extra"),
    [
        ([(1, "b"), (1, "a"), (1, "an answer"), (2, "a")], {}, {1: 0, 2: 0}),
        ([(1, "a"), (1, "a"), (1, "an answer"), (2, "a")], {(1, "b"): 1}, {1: 1, 2: 0}),
        ([(1, "a"), (1, "b"), (2, "a")], {}, {1: -1, 2: 0}),
        ([(1, "a"), (1, "b"), (1, "an answer"), (2, "a"), (2, "a")], {}, {1: 0, 2: 1}),
    ],
)
def test_each_text_is_counted_by_chat(
    arrived: list[tuple[int, str]], lost: dict[tuple[int, str], int], extra: dict[int, int]
) -> None:
    assert compare(WANTED, arrived, {1: 1}) == (lost, extra)
