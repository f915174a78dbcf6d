"""What a model said is marked wherever it is read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from digest.advice import heed, inquire
from digest.model import Conflict
from handlers.intake import take_in
from storage.database import Database
from tests.digest.advice.ferry import GUARD, HARBOUR, ISLAND
from tests.digest.advice.replies import NOTHING, PROPOSAL
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Chatting, said

EARLIER = NOW - dt.timedelta(hours=2)
MARK = {"en": "(found with a model)", "id": "(ditemukan dengan model)"}
PROPOSED = {"en": "no rule sees it", "id": "bukan dengan aturan"}
VETOED = {"en": "a language model sees no conflict here", "id": "model bahasa tidak melihat perbedaan"}


@pytest.fixture
def conflicts(database: Database) -> list[Conflict]:
    """The conflicts of a story that a model had its say about."""
    for each in (HARBOUR, GUARD, ISLAND):
        story_id = take_in(database, replace(each, id=0), now=EARLIER).story_id
    assert story_id is not None
    with database.writing() as stores:
        story = stores.stories.get(story_id)
        inquiry = inquire(story)
        assert inquiry is not None
        reply = NOTHING.model_copy(update={"conflicts": (PROPOSAL,), "no_conflict": (1,)})
        told = stores.stories.save(heed(story, inquiry, reply).story, NOW)
    return list(told.relations.conflicts)


@pytest.mark.parametrize("language", ["en", "id"])
async def test_a_proposed_conflict_is_marked_in_lists_stories_and_with_its_evidence(
    chat: Chatting, conflicts: list[Conflict], language: str
) -> None:
    (number,) = [each.id for each in conflicts if each.question.by_model]
    why = await said(chat, f"/why {number}", language=language)
    assert MARK[language] in why
    assert PROPOSED[language] in why
    assert "Marrin said the ship had passed every inspection since spring." in why
    for command in ("/conflicts", "/story 1", "/digest"):
        assert (await said(chat, command, language=language)).count(MARK[language]) == 1, command


@pytest.mark.parametrize("language", ["en", "id"])
async def test_a_vetoed_conflict_is_only_in_the_whole_list_and_says_why(
    chat: Chatting, conflicts: list[Conflict], language: str
) -> None:
    (number,) = [each.id for each in conflicts if ("vetoed", "model") in each.why]
    assert f"/why_{number}" not in await said(chat, "/conflicts", language=language)
    assert f"/why_{number}" in await said(chat, "/conflicts all", language=language)
    assert VETOED[language] in await said(chat, f"/why {number}", language=language)
