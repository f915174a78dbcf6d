"""The vocabulary in memory, while it learns."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from storage.search import vocabulary as module
from storage.search.vocabulary import Block, Vocabulary


def test_nobody_takes_it_for_current_before_its_words_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Vocabulary()
    words.restart(1)
    meanwhile: list[bool] = []

    def build(block: Iterable[str]) -> Block:
        meanwhile.append(words.is_current(1, 2))  # as another thread asks, without the lock
        return Block(block)

    monkeypatch.setattr(module, "Block", build)
    words.extend([(1, "banjir"), (2, "gempa")])
    assert meanwhile == [False]
    assert words.is_current(1, 2)
    assert words.near("bnjir", 1) == [("banjir", 1)]
