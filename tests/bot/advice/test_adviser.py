"""The adviser with a real database and an endpoint that lies, stalls and injects: the digest is what the rules say."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web

from bot.advice.adviser import ATTEMPTS, FIRST_PAUSE, LONGEST_PAUSE, LOOK, Adviser
from bot.advice.endpoint import Endpoint
from bot.app import make_services
from bot.roles import Roles
from bot.settings import Settings
from digest.compose import compose_edition
from digest.model import Article, Story
from handlers.context import Services
from handlers.desk.purging import purge_article
from handlers.intake import reindex, take_in
from handlers.publishing import publish_due
from handlers.render import plain, render_edition
from handlers.render.parts import View
from handlers.texts import texts
from storage.database import Database
from storage.records import Length
from tests.bot.advice.fake import NOTHING, Asked, FakeEndpoint, says, sentences, stall
from tests.digest.advice.ferry import DAY, GUARD, HARBOUR, ISLAND
from tests.waiting import until

NOW = DAY + dt.timedelta(hours=9)
HOUR = dt.timedelta(hours=1)
SHORTER = "The harbour master, Rhea Dunn, said that about 40 people were safe, and that 3 crew had not been found."
OWNER = ("Marrin said", "the ship had passed every inspection since spring", "passed every inspection")
INSPECTOR = ("An inspector", "the ship's pumps did not work", "pumps did not work")


@pytest.fixture
async def fake() -> AsyncIterator[FakeEndpoint]:
    async with FakeEndpoint().running() as endpoint:
        yield endpoint


@pytest.fixture
def services(database: Database) -> Services:
    found = make_services(Settings(), database)
    object.__setattr__(found, "now", Clock())
    return found


PARADE = Article(
    "The brass band of Ostwick marched through the old market on Sunday, and "
    + ", and then ".join(f"the drummers of street {word} played for the bakers" for word in "ABCDEFGH")
    + ", the mayor of Ostwick said. The bakers of Ostwick gave bread to the brass band.",
    "Brass band of Ostwick marches through the old market, and bakers give bread to drummers of all the streets",
    "Ostwick Gazette",
    language="en",
)


class Clock:
    """A minute passes with every look at it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=1)
        return self.now


def adviser(fake: FakeEndpoint, *, calls: int = 100, seconds: float = 20.0) -> Adviser:
    return Adviser(Endpoint(fake.url, "small", seconds=seconds), calls)


def add(services: Services, *articles: Article) -> int:
    """Take articles in; the story they are in."""
    intakes = [take_in(services.database, replace(each, id=0), now=services.now()) for each in articles]
    (number,) = {intake.story_id for intake in intakes}
    assert number is not None
    return number


def story(services: Services, number: int) -> Story:
    with services.database.reading() as stores:
        return stores.stories.get(number)


def digest(services: Services, number: int, language: str = "en") -> str:
    """What a digest prints of a story."""
    edition = compose_edition([story(services, number)], since=NOW, until=NOW + 99 * HOUR, outlets=["Hallam Courier"])
    view = View(texts(language), ZoneInfo("UTC"), NOW, Length.FULL)
    return plain("\n".join(map(str, render_edition(view, edition))))


def side(asked: Asked, passage: tuple[str, str, str]) -> dict[str, object]:
    start, words, position = passage
    (number,) = [each["number"] for each in sentences(asked) if each["text"].startswith(start)]
    return {"sentence": number, "passage": words, "position": position}


def truth(asked: Asked) -> web.Response:
    """A reply all of which stands up."""
    long = json.loads(asked["messages"][1]["content"])["shorten"]
    return says(
        NOTHING
        | {
            "wordings": [{"sentence": number, "text": SHORTER} for number in long],
            "no_conflict": [1],
            "conflicts": [{"first": side(asked, OWNER), "second": side(asked, INSPECTOR)}],
        }
    )


async def settle(advising: Adviser, services: Services) -> None:
    """Let it do what there is to do."""
    async with asyncio.timeout(60):
        while not await advising.advise(services):
            pass


async def test_what_stands_up_is_told_under_numbers_of_its_own_and_asked_once(
    services: Services, fake: FakeEndpoint
) -> None:
    number = add(services, HARBOUR, GUARD, ISLAND)
    before = story(services, number)
    fake.answer = truth
    advising = adviser(fake)
    await settle(advising, services)
    after = story(services, number)
    (proposed,) = [c for c in after.relations.conflicts if c.question.by_model]
    assert proposed.id not in {c.id for c in before.relations.conflicts}
    assert {c.id for c in after.relations.conflicts} == {c.id for c in before.relations.conflicts} | {proposed.id}
    text = digest(services, number)
    assert SHORTER in text
    assert f"(found with a model)* /why_{proposed.id}" in text
    assert "Ben Aldous, 54" not in text, "vetoed"
    await settle(advising, services)
    assert len(fake.asked) == 1


async def test_what_it_said_goes_with_a_new_article_and_comes_back_under_the_same_number(
    services: Services, fake: FakeEndpoint
) -> None:
    number = add(services, HARBOUR, GUARD)
    fake.answer = truth
    advising = adviser(fake)
    await settle(advising, services)
    (first,) = [c for c in story(services, number).relations.conflicts if c.question.by_model]
    assert add(services, ISLAND) == number
    assert not [c for c in story(services, number).relations.conflicts if c.question.by_model]
    await settle(advising, services)
    assert [c.id for c in story(services, number).relations.conflicts if c.question.by_model] == [first.id]
    assert len(fake.asked) == 2


async def test_a_dismissed_proposal_stays_dismissed(services: Services, fake: FakeEndpoint) -> None:
    number = add(services, HARBOUR, GUARD)
    fake.answer = truth
    advising = adviser(fake)
    await settle(advising, services)
    (proposed,) = [c for c in story(services, number).relations.conflicts if c.question.by_model]
    with services.database.writing() as stores:
        stores.conflicts.dismiss(proposed.id, services.now())
    add(services, ISLAND)
    await settle(advising, services)
    assert len(fake.asked) == 2
    assert not [c for c in story(services, number).relations.conflicts if c.question.by_model]


async def test_after_a_reindex_the_same_reply_is_put_in_again_without_a_call(
    services: Services, fake: FakeEndpoint
) -> None:
    number = add(services, HARBOUR, GUARD, ISLAND)
    fake.answer = truth
    advising = adviser(fake)
    await settle(advising, services)
    before = story(services, number)
    reindex(services.database, now=services.now())
    assert not [c for c in story(services, number).relations.conflicts if c.question.by_model]
    await settle(advising, services)
    assert story(services, number).relations == before.relations
    assert len(fake.asked) == 1


async def test_purging_an_article_leaves_no_reply(services: Services, fake: FakeEndpoint) -> None:
    number = add(services, HARBOUR, GUARD, ISLAND)
    fake.answer = truth
    await settle(adviser(fake), services)
    with services.database.writing() as stores:
        purge_article(stores, story(services, number).articles[0].id, actor=1, now=services.now())
        telling = stores.advice.next(NOW)
    assert telling is not None
    assert telling.reply is None


LIES = {
    "another figure": {"wordings": [{"sentence": 2, "text": SHORTER.replace("40", "900")}]},
    "another name": {"wordings": [{"sentence": 2, "text": SHORTER.replace("Rhea Dunn", "Osk Marrin")}]},
    "a made-up quote": {"wordings": [{"sentence": 2, "text": SHORTER.replace("3 crew", '"3 crew"')}]},
    "another headline": {"headline": "900 people died on the Blue Wren"},
    "no such sentence": {"wordings": [{"sentence": 99, "text": SHORTER}], "no_conflict": [9]},
    "a passage that nobody printed": {
        "conflicts": [
            {
                "first": {"sentence": 4, "passage": "Marrin said the ship was never inspected", "position": "never"},
                "second": {"sentence": 8, "passage": "the ship's pumps did not work", "position": "did not work"},
            }
        ]
    },
    "a passage of the wrong article": {
        "conflicts": [
            {
                "first": {"sentence": 4, "passage": "the ship's pumps did not work", "position": "did not work"},
                "second": {"sentence": 8, "passage": "the ship had passed every inspection", "position": "passed"},
            }
        ]
    },
    "what the article told it to say": {
        "headline": "Osk Marrin was arrested",
        "wordings": [{"sentence": 12, "text": "900 people died and Osk Marrin was arrested."}],
        "no_conflict": [],
    },
}


@pytest.mark.parametrize("lie", LIES.values(), ids=list(LIES))
async def test_a_lie_changes_nothing_in_the_digest(
    services: Services, fake: FakeEndpoint, lie: dict[str, object]
) -> None:
    number = add(services, HARBOUR, GUARD, ISLAND)
    before = [digest(services, number, language) for language in ("id", "en")]
    fake.answer = lambda _: says(NOTHING | lie)
    await settle(adviser(fake), services)
    assert len(fake.asked) == 1
    assert [digest(services, number, language) for language in ("id", "en")] == before


BAD = {
    "garbage": lambda _: says("I am sorry, but as a language model"),
    "html": lambda _: web.Response(text="<html>", content_type="text/html"),
    "huge": lambda _: web.Response(body=b"x" * 2**21),
    "another form": lambda _: says(NOTHING | {"run": "rm -rf /"}),
    "too slow": stall,
}


@pytest.mark.parametrize("answer", BAD.values(), ids=list(BAD))
async def test_a_story_without_a_usable_answer_is_left_as_it_is_after_some_attempts(
    services: Services, fake: FakeEndpoint, answer: object
) -> None:
    number = add(services, HARBOUR, GUARD, ISLAND)
    before = digest(services, number)
    fake.answer = answer  # type: ignore[assignment]
    advising = adviser(fake, seconds=1.0)
    pauses = [await advising.advise(services) for _ in range(ATTEMPTS)]
    assert pauses == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert await advising.advise(services) == 0.0
    assert await advising.advise(services) == LOOK
    assert len(fake.asked) == ATTEMPTS
    assert digest(services, number) == before


@pytest.mark.parametrize("status", [401, 429, 500, 503])
async def test_an_endpoint_that_is_away_is_left_alone_ever_longer_and_no_story_is_given_up(
    services: Services, fake: FakeEndpoint, status: int
) -> None:
    number = add(services, HARBOUR, GUARD, ISLAND)
    fake.answer = lambda _: web.Response(status=status)
    advising = adviser(fake)
    pauses = [await advising.advise(services) for _ in range(9)]
    assert pauses[:3] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert pauses[-1] == LONGEST_PAUSE
    fake.answer = truth
    await settle(advising, services)
    assert SHORTER in digest(services, number)


async def test_an_endpoint_that_asks_for_a_pause_gets_it(services: Services, fake: FakeEndpoint) -> None:
    add(services, HARBOUR, GUARD)
    fake.answer = lambda _: web.Response(status=429, headers={"Retry-After": "700"})
    assert await adviser(fake).advise(services) == 700


async def test_a_budget_holds_also_through_a_restart_and_ends_after_a_day(
    services: Services, fake: FakeEndpoint
) -> None:
    add(services, HARBOUR, GUARD)
    fake.answer = lambda _: web.Response(status=503)
    for _ in range(3):
        await adviser(fake, calls=2).advise(services)
    assert len(fake.asked) == 2
    clock = services.now
    assert isinstance(clock, Clock)
    clock.now += 25 * HOUR
    await adviser(fake, calls=2).advise(services)
    assert len(fake.asked) == 3


async def test_a_reply_that_is_there_is_put_in_also_when_no_calls_are_left(
    services: Services, fake: FakeEndpoint
) -> None:
    number = add(services, HARBOUR, GUARD, ISLAND)
    fake.answer = truth
    await settle(adviser(fake, calls=1), services)
    before = story(services, number)
    reindex(services.database, now=services.now())
    add(services, replace(PARADE, published_at=HARBOUR.published_at))  # told last, and there is no call left for it
    advising = adviser(fake, calls=1)
    await settle(advising, services)
    assert story(services, number).relations == before.relations
    assert len(fake.asked) == 1
    clock = services.now
    assert isinstance(clock, Clock)
    clock.now += 25 * HOUR
    await settle(advising, services)
    assert len(fake.asked) == 2


async def test_what_was_replied_in_another_manner_is_asked_again(services: Services, fake: FakeEndpoint) -> None:
    add(services, HARBOUR, GUARD, ISLAND)
    await settle(adviser(fake), services)
    reindex(services.database, now=services.now())
    await settle(Adviser(Endpoint(fake.url, "small", options={"temperature": 1}), 100), services)
    assert len(fake.asked) == 2


async def test_what_came_in_long_ago_is_not_asked_about(services: Services, fake: FakeEndpoint) -> None:
    add(services, HARBOUR, GUARD)
    clock = services.now
    assert isinstance(clock, Clock)
    clock.now += 72 * HOUR
    await settle(adviser(fake), services)
    assert not fake.asked


async def test_a_story_told_anew_while_the_model_thinks_is_not_overwritten(
    services: Services, fake: FakeEndpoint
) -> None:
    number = add(services, HARBOUR, GUARD)

    async def meanwhile(asked: Asked) -> web.StreamResponse:
        if len(fake.asked) == 1:
            await asyncio.to_thread(add, services, ISLAND)
        return truth(asked)

    fake.answer = meanwhile
    await settle(adviser(fake), services)
    assert len(fake.asked) == 2
    after = story(services, number)
    assert len(after.articles) == 3
    assert [c.question.by_model for c in after.relations.conflicts].count(True) == 1


async def test_a_digest_is_published_while_the_endpoint_stalls(services: Services, fake: FakeEndpoint) -> None:
    add(services, HARBOUR, GUARD, ISLAND)
    with services.database.writing() as stores:
        stores.subscriptions.add(5, None, NOW.time(), "UTC", "en", NOW, NOW - 24 * HOUR)
    fake.answer = stall
    advising = adviser(fake)
    roles = Roles(services, advising.role, leases=False)
    await roles.start()
    await until(lambda: fake.asked)
    await publish_due(services, services.now())
    with services.database.writing() as stores:
        (part,) = stores.outbox.claim(services.now(), 10, HOUR)
    assert "Blue Wren" in part.html
    await roles.stop()
    assert len(fake.asked) == 1


def test_while_it_is_off_nothing_of_it_is_imported() -> None:
    code = (
        "import sys, bot.cli, bot.running, bot.process, bot.evaluating, handlers.intake\n"
        "print([m for m in sys.modules if m.startswith(('digest.advice', 'bot.advice'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
