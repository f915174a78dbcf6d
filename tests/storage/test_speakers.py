"""Who has claimed what, and which conflicts are open."""

from __future__ import annotations

from dataclasses import replace

from digest.model import Reading, Relations, Story
from storage.database import Database
from storage.stores import Stores
from tests.storage.factories import DAY, NOON, article, claim, conflict


def told(stores: Stores, text: str, speaker: str, days: int, confidence: float = 0.9) -> int:
    """Store an article with one claim as a story with one conflict; gives the story's number."""
    known = article(text, published_at=NOON + days * DAY)
    number = stores.articles.add(known, Reading((), (claim(text, speaker=speaker),), {}), at=NOON).id
    story_id = stores.stories.place(number, None)
    relations = Relations((conflict(text, confidence=confidence),))
    stores.stories.save(Story(story_id, text, (), (), (), relations), NOON + days * DAY)
    return story_id


def test_a_speakers_stories_come_newest_first_without_removed_articles(database: Database) -> None:
    with database.writing() as stores:
        first, second, third = (told(stores, f"Berita {n}.", "camat", n) for n in (1, 3, 2))
        told(stores, "Berita 4.", "lurah", 4)
        assert stores.speakers.known() == {"camat": 3, "lurah": 1}
        assert [story.id for story in stores.speakers.stories({"camat"}, 5)] == [second, third, first]
        assert [story.id for story in stores.speakers.stories({"camat", "lurah"}, 1)] == [4]
        stores.articles.remove(second, NOON)
        assert [story.id for story in stores.speakers.stories({"camat"}, 5)] == [third, first]


def test_open_conflicts_are_listed_newest_first_by_how_sure_they_are(database: Database) -> None:
    with database.writing() as stores:
        old, unsure, new = (told(stores, f"Berita {n}.", "camat", n, c) for n, c in ((1, 0.9), (2, 0.3), (3, 0.6)))
        assert [story for story, _ in stores.conflicts.latest(0.5, 9)] == [new, old]
        assert [story for story, _ in stores.conflicts.latest(0.0, 9, 1)] == [unsure, old]
        assert [story for story, _ in stores.conflicts.latest(0.0, 9, story_ids={old, 99})] == [old]
        stores.conflicts.dismiss(1, NOON)
        stores.articles.remove(new, NOON)
        assert (stores.conflicts.latest(0.5, 9), stores.conflicts.count(0.0)) == ([], 1)


def test_articles_and_headlines_are_looked_up_together(database: Database) -> None:
    with database.writing() as stores:
        story = told(stores, "Berita 1.", "camat", 1)
        assert stores.stories.headlines({story, 99}) == {story: "Berita 1."}
        assert stores.stories.of_articles({1, 99}) == {1: story}
        assert [a.text for a in stores.articles.among([1, 99])] == ["Berita 1."]
        assert stores.articles.latest(5, offset=1) == []
        assert replace(stores.articles.among([1])[0], id=0).outlet == "Harian Arau"
