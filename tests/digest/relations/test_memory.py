"""A story told bit by bit is the story told from scratch."""

from __future__ import annotations

import datetime as dt
import gc
import random
import weakref
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.claims import read_article
from digest.model import Article, Claim, Relations
from digest.relations import Memories, Memory, relate
from digest.relations.alignment import align
from digest.relations.sentences import Sentence
from tests.benchmarks.newswire import stream

NOON = dt.datetime(2031, 5, 5, 12, tzinfo=dt.UTC)
LONG = 14  # articles: the words of a story this long are weighed anew twice while it grows


@cache
def story() -> list[tuple[Article, list[Claim]]]:
    """A made-up story with conflicts, its articles by publication."""
    items = list(islice(stream(1), 400))
    number, _ = Counter(item.story for item in items).most_common(1)[0]
    articles = [replace(item.article, id=n) for n, item in enumerate((i for i in items if i.story == number), 1)]
    return [(a, [replace(c, article_id=a.id) for c in read_article(a).claims]) for a in articles[:LONG]]


def told(rows: list[tuple[Article, list[Claim]]], memory: Memory | None = None) -> Relations:
    return relate([article for article, _ in rows], [claim for _, claims in rows for claim in claims], memory)


def test_the_made_up_story_is_worth_the_trouble() -> None:
    relations = told(story())
    assert len(story()) == LONG
    assert relations.conflicts
    assert relations.agreements


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(range(LONG)), steps=st.lists(st.integers(1, 6), min_size=4, max_size=8))
def test_whatever_the_order_of_arrival_telling_on_equals_telling_from_scratch(
    order: list[int], steps: list[int]
) -> None:
    memory, present = Memory(), 0
    for step in steps:
        present = min(LONG, present + step)
        rows = [story()[index] for index in order[:present]]
        assert told(rows, memory) == told(rows)


def test_an_article_that_leaves_comes_back_or_is_read_anew_is_told_as_from_scratch() -> None:
    memory, rows = Memory(), story()[:12]
    told(rows, memory)
    corrected = (rows[3][0], [replace(claim, quantities=()) for claim in rows[3][1]])
    for changed in (rows[:-1], rows, [*rows[:3], corrected, *rows[4:]], rows[2:5], story()):
        assert told(changed, memory) == told(changed)


def test_an_earlier_article_that_comes_late_changes_what_time_makes_of_figures_compared_before() -> None:
    def toll(number: int, day: int, dead: int) -> tuple[Article, list[Claim]]:
        text = f"Banjir bandang di Rawa Sari menewaskan {dead} orang, kata Kepala Badan Bencana Rawa Sari Budi Wana."
        at = dt.datetime(2031, 5, day, 9, tzinfo=dt.UTC)
        outlet = f"Harian {number}"
        article = Article(text, id=number, title=f"Berita {number}", outlet=outlet, language="id", published_at=at)
        return article, [replace(claim, article_id=number) for claim in read_article(article).claims]

    memory, rows = Memory(), [toll(1, 5, 15), toll(2, 6, 12)]
    before = told(rows, memory)
    late = [*rows, toll(3, 3, 12)]
    after = told(late)
    assert after.updates != before.updates
    assert told(late, memory) == after


def test_a_conflict_that_comes_to_a_long_story_is_found_beside_what_is_remembered() -> None:
    def toll(number: int, who: str, dead: int) -> tuple[Article, list[Claim]]:
        text = f"Banjir bandang melanda Kota Arau di Lembah Sirih. {who} mengatakan {dead} warga tewas sejak Senin."
        at = dt.datetime(2031, 5, 5, 9, tzinfo=dt.UTC)
        outlet = f"Harian {number}"
        article = Article(text, id=number, title=f"Berita {number}", outlet=outlet, language="id", published_at=at)
        return article, [replace(claim, article_id=number) for claim in read_article(article).claims]

    rows = [toll(number, "Badan penanggulangan bencana Arau", 12) for number in range(2, 38)]
    for number in (1, 38):  # told before all the others, or behind them
        memory = Memory()
        assert told(rows, memory).conflicts == ()
        grown = [*rows, toll(number, "Palang Merah Arau", 20)]
        assert len(told(grown).conflicts) == 1
        assert told(grown, memory) == told(grown)


def test_old_claims_are_not_weighed_against_each_other_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def compared(rows: list[tuple[Article, list[Claim]]], memory: Memory) -> int:
        count = Counter[str]()

        def counting(*given: object) -> object:
            count["pairs"] += 1
            return align(*given)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            for module in ("figure_pairs", "figure_conflicts"):
                patch.setattr(f"digest.relations.{module}.align", counting)
            told(rows, memory)
        return count["pairs"]

    memory = Memory()
    told(story()[:-1], memory)
    assert compared(story(), memory) < compared(story(), Memory()) / 2


def test_a_telling_that_fails_leaves_nothing_half_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    memory, rows = Memory(), story()[:10]
    told(rows[:8], memory)
    with monkeypatch.context() as patch:
        patch.setattr("digest.relations.FINDERS", (lambda _: 1 / 0,))
        with pytest.raises(ZeroDivisionError):
            told(rows, memory)
    assert told(rows, memory) == told(rows)


def test_what_is_so_of_a_sentence_alone_is_worked_out_once_while_its_story_is_remembered() -> None:
    memory, rows = Memory(), story()[:6]
    told(rows[:4], memory)
    claim = next(claim for claim in rows[0][1] if not claim.in_title)
    before = memory.once(Sentence, claim.quote, rows[0][0].language)
    told(rows, memory)  # the words of so short a story are weighed anew: what was compared falls, the sentence stands
    assert memory.once(Sentence, claim.quote, rows[0][0].language) is before
    assert "words" in vars(before)


def test_the_sentences_of_an_article_that_is_gone_go_and_those_of_the_others_stay() -> None:
    memories, rows = Memories(), story()[:6]
    kept = []
    for number in (6, 5):
        memory = memories.take(1)
        told(rows[:number], memory)
        memories.keep(1, memory, NOON)
        kept.append(dict(memory.alone))
    before, after = kept
    assert after.items() < before.items()
    gone = {claim.quote for claim in rows[5][1]} - {claim.quote for _, claims in rows[:5] for claim in claims}
    assert gone & {key[1] for key in before}
    assert not gone & {key[1] for key in after}


def test_nothing_of_a_story_outlives_its_memory() -> None:
    rows, memories = story()[:6], Memories(claims=1)
    memory = memories.take(1)
    told(rows, memory)
    sentences = [weakref.ref(item) for item in memory.alone.values() if isinstance(item, Sentence)]
    assert sentences
    memories.keep(1, memory, NOON)  # it is over the limit all by itself
    del memory
    gc.collect()
    assert not [sentence for sentence in sentences if sentence() is not None]


def test_memories_keep_the_stories_told_last() -> None:
    rows = [(article, [claim for claim in claims if not claim.in_title][:1]) for article, claims in story()]
    memories = Memories(claims=8)
    for number, length in enumerate((4, 4, 3, 4), 1):
        memory = memories.take(number)
        told(rows[:length], memory)
        memories.keep(number, memory, NOON)
    assert [memories.take(number).size for number in (1, 2, 3, 4)] == [0, 4, 0, 4]  # the third is too short to keep
    assert memories.take(4).size == 0  # taken: it is somebody else's now


def test_a_story_that_nothing_came_to_for_a_day_is_forgotten() -> None:
    rows, memories = story()[:4], Memories()
    for number, hours in enumerate((0, 15, 23, 30), 1):
        memory = Memory()
        told(rows, memory)
        memories.keep(number, memory, NOON + dt.timedelta(hours=hours))
    assert [bool(memories.take(number).size) for number in (1, 2, 3, 4)] == [False, True, True, True]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_articles_and_claims_changes_nothing(seed: int) -> None:
    rows = story()[:10]
    mixed = random.Random(seed).sample(rows, len(rows))
    assert told(mixed) == told(rows)
