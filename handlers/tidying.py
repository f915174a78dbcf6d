"""Letting go of what is older than the settings say, a little at a time, so that nobody waits for it."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from functools import partial

from handlers.context import Services
from storage.stores import Stores

SOME = 500  # rows of each table in one transaction; of stories one
log = logging.getLogger(__name__)


async def let_go(services: Services, now: dt.datetime) -> None:
    """Drop what is old. Stopped at any moment it goes on with the next round. Raises StorageError."""
    if services.keep.articles is not None:
        await _drop_articles(services, now - services.keep.articles, now)
    if services.keep.records is not None:
        before = now - services.keep.records
        await _repeat(services, "records", lambda stores: stores.retention.drop_records(before, SOME))


async def _drop_articles(services: Services, before: dt.datetime, now: dt.datetime) -> None:
    gone = 0
    for number in await services.read(lambda stores: stores.retention.ended_stories(before)):
        gone += await services.write(partial(_drop, number, before, now))
    if gone:
        log.info("let go of %d stories that ended before %s", gone, before.date())
    await _repeat(services, "log entries", lambda stores: stores.retention.blank_log(before, SOME))


def _drop(story: int, before: dt.datetime, looked: dt.datetime, stores: Stores) -> bool:
    return stores.retention.drop_story(story, before, looked=looked)


async def _repeat(services: Services, what: str, work: Callable[[Stores], int]) -> None:
    """In transactions of their own, until nothing is left to do."""
    total = 0
    while count := await services.write(work):
        total += count
    if total:
        log.info("let go of %d old %s", total, what)
