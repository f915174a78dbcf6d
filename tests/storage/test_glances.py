"""What a public page reads of stories: the same as is told of them, as far as it shows it."""

from __future__ import annotations

from dataclasses import replace

from digest.model import Agreement, Conflict, Relations, Severity, Story
from storage.database import Database
from storage.stores import Stores
from tests.storage.factories import DAY, HOUR, NOON, article, claim, conflict, reading


def stored(stores: Stores, texts: list[str], *conflicts: Conflict, untitled: str = "") -> Story:
    """A story of articles an hour apart, with these conflicts."""
    numbers = []
    for hour, text in enumerate(texts):
        one = article(text, title="" if text == untitled else f"Judul {text}", published_at=NOON + hour * HOUR)
        numbers.append(stores.articles.add(one, reading(text), at=NOON + hour * DAY).id)
    story = stores.stories.place(numbers[0], None)
    for number in numbers[1:]:
        stores.stories.place(number, story)
    articles = tuple(stores.stories.articles(story))
    agreed = Agreement((claim(article_id=numbers[0]),))
    told = Story(story, "Judul", articles, (), (claim(article_id=numbers[0]),), Relations(conflicts, (), (agreed,)))
    return stores.stories.save(told, NOON)


def test_a_glance_is_the_story_without_what_is_not_shown(database: Database) -> None:
    with database.writing() as stores:
        one = stored(stores, ["satu", "dua"], conflict())
        whole = stores.stories.get(one.id)
        (seen,) = stores.glances.stories([one.id, 999], conflicts=5, least_confidence=0.5, updates=True)
    light = tuple(replace(each, text="") for each in whole.articles)
    assert seen == replace(whole, articles=light, claims=(), relations=replace(whole.relations, agreements=()))


def test_an_article_without_a_title_keeps_its_text(database: Database) -> None:
    with database.writing() as stores:
        one = stored(stores, ["satu", "dua"], untitled="dua")
        (seen,) = stores.glances.stories([one.id], conflicts=0, least_confidence=0.5)
    assert [(each.title, each.text) for each in seen.articles] == [("Judul satu", ""), ("", "dua")]


def test_the_most_severe_conflicts_come_first_and_no_more_than_are_wanted(database: Database) -> None:
    low, high = replace(conflict("1", "2"), severity=Severity.LOW), conflict("3", "4", confidence=0.6)
    sure, unsure = conflict("5", "6", confidence=0.8), conflict("7", "8", confidence=0.4)
    with database.writing() as stores:
        one = stored(stores, ["satu", "dua"], low, high, unsure, sure)
        found = {
            most: stores.glances.stories([one.id], conflicts=most, least_confidence=0.5)[0].relations.conflicts
            for most in (0, 2, 9)
        }
    positions = {most: [each.sides[0].position for each in conflicts] for most, conflicts in found.items()}
    assert positions == {0: [], 2: ["5", "3"], 9: ["5", "3", "1"]}


def test_within_a_window_only_stories_that_grew_in_it(database: Database) -> None:
    with database.writing() as stores:
        old = stored(stores, ["satu"])
        grown = stored(stores, ["dua", "tiga", "empat"])
        found = stores.glances.within(
            [grown.id, old.id], NOON + HOUR, NOON + 2 * DAY, conflicts=3, least_confidence=0.5
        )
    (seen,) = found
    assert seen.story.id == grown.id
    assert [each.title for each in seen.story.articles] == ["Judul dua", "Judul tiga", "Judul empat"]
    assert seen.new == {grown.articles[1].id}
    assert (seen.first_at, seen.last_at) == (NOON, NOON + 2 * HOUR)


def test_what_was_removed_is_in_no_glance(database: Database) -> None:
    with database.writing() as stores:
        one = stored(stores, ["satu", "dua"])
        stores.articles.remove(one.articles[0].id, NOON)
        (seen,) = stores.glances.stories([one.id], conflicts=3, least_confidence=0.5)
        assert [each.title for each in seen.articles] == ["Judul dua"]
        assert [said for _, said in stores.glances.voices(one.id, 5, 5)] == [
            [replace(claim("dua", speaker="camat"), article_id=one.articles[1].id)]
        ]
        stores.articles.remove(one.articles[1].id, NOON)
        assert stores.glances.stories([one.id], conflicts=3, least_confidence=0.5) == []
        assert stores.glances.voices(one.id, 5, 5) == []


def test_who_speaks_most_comes_first_with_the_first_claims(database: Database) -> None:
    said = {"camat": ["a1", "a2", "a3"], "bupati": ["b1"], "": ["narator"], "dokter": ["c1", "c2"]}
    claims = tuple(claim(quote, speaker=who) for who, quotes in said.items() for quote in quotes)
    with database.writing() as stores:
        number = stores.articles.add(article(), replace(reading(), claims=claims), at=NOON).id
        story = stores.stories.place(number, None)
        found = stores.glances.voices(story, 2, 2)
    assert [(count, [each.quote for each in quotes]) for count, quotes in found] == [
        (3, ["a1", "a2"]),
        (2, ["c1", "c2"]),
    ]


def test_of_a_large_window_only_the_latest_articles_are_looked_at_if_that_is_wanted(database: Database) -> None:
    with database.writing() as stores:
        many = stored(stores, ["satu", "dua", "tiga"])  # added a day apart
        late = stores.articles.add(article("empat", title="Judul empat"), reading("empat"), at=NOON + 9 * DAY).id
        last = stores.stories.place(late, None)
        window = (NOON, NOON + 10 * DAY)
        assert stores.stories.grown(*window, 9) == [many.id, last]
        assert stores.stories.grown(*window, 9, among=1) == [last]
        assert stores.stories.grown(*window, 1) == [many.id]
