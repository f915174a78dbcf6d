"""Taking articles in: the one way from an article to a stored, indexed, told story."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from digest.claims import read_article
from digest.copies import NEAR, buckets_of, resemblance, sketch_of
from digest.model import Article, Reading, Story
from digest.relations import Memories
from digest.stories import STORY_OPEN, choose_story, reading_order, tell
from handlers.backlog import read_in_order
from handlers.errors import trace
from storage.database import Database
from storage.errors import StorageError
from storage.stores import Stores

_memories = Memories()  # of this process; they spare work, and never change what is told
log = logging.getLogger(__name__)
_LOOKED_AT = 12  # articles that share most with a text, among which its near-copies are
Progress = Callable[[int, int], None]  # done, of how many
Watched = Callable[[list[int]], Iterable[int]]  # gives on, one by one, the numbers that it is given


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of an article."""

    id: int
    known: bool  # it was there before, perhaps removed; nothing was changed
    story_id: int | None  # None only for what was never placed
    at: dt.datetime | None = None  # since when it counts as added; None: it was known


@dataclass(frozen=True, slots=True)
class Copy:
    """A stored article whose text is nearly the same as another one's."""

    article: Article
    resemblance: float  # 0…1, `digest.copies.NEAR` and more


def find_copies(stores: Stores, article: Article) -> tuple[Copy, ...]:
    """The stored articles that an article, stored or not, nearly repeats, the likest first; removed ones left out."""
    sketch = sketch_of(article.text)
    others = stores.articles.sharing(buckets_of(sketch), _LOOKED_AT)
    copies = [Copy(other, resemblance(sketch, sketch_of(other.text))) for other in others if other.id != article.id]
    return tuple(sorted((c for c in copies if c.resemblance >= NEAR), key=lambda copy: -copy.resemblance))


def take_in(
    database: Database,
    article: Article,
    *,
    now: dt.datetime,
    by: int | None = None,
    removed_at: dt.datetime | None = None,
    reading: Reading | None = None,
) -> Intake:
    """Read an article and store it with everything that follows from it, in one transaction: all of it or nothing.

    `by` is the Telegram id of whoever added it; `removed_at` says that it comes from another archive, which had
    removed it then. The reading, which is slow, happens before the transaction, unless it is given. Raises
    StorageError.
    """
    reading = reading or read_article(article)
    with database.writing() as stores:
        intake = add_and_place(stores, article, reading, now=now, by=by)
        if intake.known or intake.story_id is None:
            return intake
        if removed_at is not None:
            stores.articles.remove(intake.id, removed_at)
        retell_touched(stores, intake.story_id, intake.at or now)
    return intake


@dataclass(frozen=True, slots=True)
class Brought:
    """One of many articles that come together, read."""

    article: Article
    reading: Reading
    removed_at: dt.datetime | None = None  # when another archive removed it


def take_in_together(database: Database, brought: Sequence[Brought], *, now: dt.datetime) -> list[Intake]:
    """Store some articles and put them into their stories, in one transaction: all of it or nothing.

    Their stories are told later: see `tell_untold`. Raises StorageError.
    """
    intakes = []
    with database.writing() as stores, stores.search.at_once():
        for each in brought:
            intake = add_and_place(stores, each.article, each.reading, now=now, by=None, told=False)
            if each.removed_at is not None and not intake.known:
                stores.articles.remove(intake.id, each.removed_at)
            intakes.append(intake)
    return intakes


def add_and_place(
    stores: Stores, article: Article, reading: Reading, *, now: dt.datetime, by: int | None, told: bool = True
) -> Intake:
    """Store an article and put it into its story, which has to be told anew then, unless the article was known.

    `told`: that happens in this transaction.
    """
    added = stores.articles.add(article, reading, at=now, by=by)
    if added.known:
        return Intake(added.id, known=True, story_id=stores.stories.of_article(added.id))
    stored = replace(article, id=added.id, added_at=added.at)
    return Intake(added.id, known=False, story_id=place(stores, stored, reading, told=told), at=added.at)


def retell(stores: Stores, story_id: int, now: dt.datetime) -> Story:
    """Weigh what is new in a story against everything it knows, and store what comes of it."""
    articles = stores.stories.articles(story_id)
    claims = stores.articles.claims([article.id for article in articles])
    memory = _memories.take(story_id)
    told = tell(story_id, articles, claims, stores.stories.conflicts(story_id), memory)
    _memories.keep(story_id, memory, now)
    return stores.stories.save(told, now)


def tell_untold(database: Database, clock: Callable[[], dt.datetime], watched: Watched = iter) -> int:
    """Tell the stories that an import has left to be told, whoever it was; returns how many there were.

    Each is told in a transaction of its own. Stopped half-way, calling it again tells the rest. `watched` gives the
    numbers of the stories on and may show how far it is. One that meets a fault of ours stays as told last, is noted
    (`stores.untold.failed`), tried again with the next call, and keeps no other from being told. Raises StorageError.
    """
    with database.reading() as stores:
        numbers = stores.untold.stories()
    for number in watched(numbers) if numbers else ():
        with database.writing() as stores:
            if stores.untold.still(number):
                _retell_if_possible(stores, number, clock())
    return len(numbers)


def retell_touched(stores: Stores, story_id: int, now: dt.datetime) -> None:
    """Tell a story after something in it changed. One that failed before may fail again: then it is not shown."""
    if story_id not in stores.untold.failed():
        retell(stores, story_id, now)
    elif not _retell_if_possible(stores, story_id, now):
        stores.untold.hide(story_id)


def _retell_if_possible(stores: Stores, story_id: int, now: dt.datetime) -> bool:
    """Tell a story, or note that it cannot be told by a fault of ours, and leave it as it was."""
    try:
        with stores.attempt():
            retell(stores, story_id, now)
    except StorageError:
        raise
    except Exception as fault:  # noqa: BLE001 - our own fault is logged, and the other stories go on
        log.error("story %d could not be told: %s", story_id, "".join(trace(fault)))
        stores.untold.fail(story_id, now)
        return False
    return True


def reindex(database: Database, *, now: dt.datetime, progress: Progress = lambda _done, _total: None) -> int:
    """Read, group and index every article anew and tell every story anew; returns how many articles there are.

    Numbers stay. Stopped half-way, the archive is whole, part of it as read before; running it again finishes. All is
    grouped and told anew in one transaction, so that nobody sees stories whose articles have gone elsewhere. A story
    that meets a fault of ours is not shown until it can be told; its articles are found by search.
    """
    tell_untold(database, lambda: now)
    with database.reading() as stores:
        articles = sorted((article for article, _ in stores.articles.everything()), key=reading_order)
    readings = {}
    for done, (article, reading) in enumerate(zip(articles, read_in_order(database, articles), strict=True)):
        progress(done, len(articles))
        assert reading is not None, "all are wanted"
        readings[article.id] = reading
        with database.writing() as stores:
            stores.articles.replace_reading(article.id, reading)
    with database.writing() as stores:
        untold = stores.untold.articles()  # of stories that failed
        stores.stories.clear()
        for article in sorted((article for article, _ in stores.articles.everything()), key=reading_order):
            # one that came in the meantime was read by its own process
            place(stores, article, readings.get(article.id) or read_article(article), told=article.id not in untold)
        for number in stores.stories.numbers():
            if not _retell_if_possible(stores, number, now):
                stores.untold.hide(number, regrouped=True)
    with database.writing() as stores:
        stores.search.rebuild()
    progress(len(articles), len(articles))
    return len(articles)


def place(stores: Stores, article: Article, reading: Reading, *, told: bool = True) -> int:
    """Put an article into the story it belongs to, or into a new one; `told`: it is told in this transaction."""
    candidates = stores.stories.candidates(reading.terms, article.published_at, STORY_OPEN)
    return stores.stories.place(article.id, choose_story(article, reading.terms, candidates), told=told)
