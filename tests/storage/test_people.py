"""People, chats, drafts, the log and flags keep what they are given."""

from __future__ import annotations

import pytest

from storage.database import Database
from storage.decisions import Change
from storage.errors import NotFound
from tests.storage.factories import DAY, HOUR, NOON, article, reading


def test_moderators_are_appointed_and_dismissed(database: Database) -> None:
    with database.writing() as stores:
        assert stores.people.role(5) is None
        assert stores.people.appoint(5, by=1, at=NOON + HOUR)
        assert stores.people.appoint(3, by=1, at=NOON + DAY)
        assert not stores.people.appoint(5, by=2, at=NOON)
        assert stores.people.role(5) == "moderator"
        assert stores.people.moderators() == [5, 3]
        assert stores.people.dismiss(5)
        assert not stores.people.dismiss(5)
        assert stores.people.role(5) is None


def test_a_chats_choices_are_kept_apart(database: Database) -> None:
    with database.writing() as stores:
        stores.chats.set_language(1, "en")
        assert (stores.chats.language(1), stores.chats.zone(1), stores.chats.language(2)) == ("en", None, None)
        stores.chats.set_zone(1, "Asia/Jakarta")
        stores.chats.set_language(1, "id")
        assert (stores.chats.language(1), stores.chats.zone(1)) == ("id", "Asia/Jakarta")


def test_a_draft_gathers_its_messages_in_the_order_sent(database: Database) -> None:
    with database.writing() as stores:
        number = stores.drafts.open(5, NOON).id
        stores.drafts.append(number, 12, "dua")
        stores.drafts.append(number, 11, "satu")
        stores.drafts.append(number, 12, "dua")
    with database.reading() as stores:
        draft = stores.drafts.of(5)
        assert draft is not None
        assert (draft.text, draft.pieces, draft.state, draft.article) == ("satu\ndua", 2, "open", None)
        assert stores.drafts.of(6) is None


def test_a_finished_draft_can_be_looked_up_and_not_changed(database: Database) -> None:
    with database.writing() as stores:
        number = stores.drafts.open(5, NOON).id
        stores.drafts.append(number, 11, "satu")
        assert stores.drafts.understood(number, article()).article == article()
        published = stores.articles.add(article(), reading(), at=NOON).id
        stores.drafts.finish(number, published)

        finished = stores.drafts.get(number)
        assert (finished.state, finished.article_id, finished.text) == ("finished", published, "")
        assert stores.drafts.of(5) is None
        with pytest.raises(NotFound):
            stores.drafts.finish(number, published)
        with pytest.raises(NotFound):
            stores.drafts.append(number, 12, "dua")
        with pytest.raises(NotFound):
            stores.drafts.get(99)


def test_a_new_draft_takes_the_place_of_the_open_one(database: Database) -> None:
    with database.writing() as stores:
        first = stores.drafts.open(5, NOON)
        second = stores.drafts.open(5, NOON)
        assert stores.drafts.get(first.id).state == "discarded"
        assert stores.drafts.of(5) == second
        assert stores.drafts.discard(5)
        assert not stores.drafts.discard(5)


def test_the_log_gives_the_newest_first(database: Database) -> None:
    with database.writing() as stores:
        stores.log.add(NOON, 5, "remove", "article 1", before={"title": "Banjir"})
        stores.log.add(NOON + HOUR, None, "import", "article 2", after={"count": 3, "names": ["a"]})
        newest, oldest = stores.log.latest(5)
        assert stores.log.latest(1) == [newest]
    assert (newest.actor, newest.action, newest.before, newest.after) == (
        None,
        "import",
        None,
        {"count": 3, "names": ["a"]},
    )
    assert (oldest.at, oldest.actor, oldest.subject, oldest.before) == (NOON, 5, "article 1", {"title": "Banjir"})


def test_flags_are_set_and_set_again(database: Database) -> None:
    with database.writing() as stores:
        assert stores.flags.get("starter") is None
        stores.flags.set("starter", "loaded")
        stores.flags.set("starter", "gone")
        assert stores.flags.get("starter") == "gone"


def test_a_purged_article_leaves_no_words_in_the_log_not_even_those_of_its_feeds_item(database: Database) -> None:
    words = {"article": {"title": "Banjir", "text": "Air naik."}}
    with database.writing() as stores:
        changes = [
            Change("article", 1, after=words),
            Change("item", 9, before=words),
            Change("feed", 3, after={"a": 1}),
        ]
        entry = stores.log.add(NOON, 5, "add", "article 1", changes=changes)
        other = stores.log.add(NOON, 5, "add", "article 2", changes=[Change("item", 10, before=words)])
        stores.log.forget_article(1)
        assert stores.log.get(entry).changes == (Change("article", 1), Change("item", 9), changes[2])
        assert stores.log.get(other).changes == (Change("item", 10, before=words),)
