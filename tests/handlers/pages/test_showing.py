"""What is public: nothing that rests on an article that is gone, and no conflict that is not sure enough."""

from __future__ import annotations

from dataclasses import replace

from handlers.pages.showing import is_public, outlets_of, public_story
from tests.handlers.newsroom import CONFLICT, FIRST, LEFT, SECOND, STORY


def test_a_story_with_all_its_articles_is_shown_whole() -> None:
    assert public_story(STORY) == STORY


def test_whatever_rests_on_a_removed_article_goes_with_it() -> None:
    left = public_story(replace(STORY, articles=(FIRST,), claims=(LEFT,)))
    assert (left.relations.conflicts, left.relations.agreements) == ((), ())
    assert left.relations.updates == STORY.relations.updates  # that is the first article's alone
    gone = public_story(replace(STORY, articles=(SECOND,), claims=()))
    assert (gone.relations.updates, gone.summary) == ((), ())


def test_the_headline_of_a_removed_article_goes_with_it() -> None:
    told = replace(STORY, headline=FIRST.title)
    assert public_story(told).headline == FIRST.title
    assert public_story(replace(told, articles=(SECOND,))).headline == SECOND.title


def test_a_conflict_that_is_not_sure_enough_is_not_public() -> None:
    numbers = {FIRST.id, SECOND.id}
    assert is_public(CONFLICT, numbers)
    assert not is_public(replace(CONFLICT, confidence=0.49), numbers)
    assert not is_public(CONFLICT, {FIRST.id})


def test_outlets_come_with_their_owners_and_the_largest_first() -> None:
    owned = replace(FIRST, outlet="Radio Selat", owner="Grup Selat")
    found = outlets_of([SECOND, owned, replace(owned, id=9), replace(SECOND, outlet=None)])
    assert [(each.name, each.owner, each.articles) for each in found] == [
        ("Radio Selat", "Grup Selat", 2),
        (None, None, 1),
        ("Kabar Pulau", None, 1),
    ]
