"""Editions for readers: found once a window, tailored to what each place wants and knows, and put into words.

Readers who want and know the same share one wording, so that a digest for many chats costs little.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from markupsafe import Markup

from digest.compose import compose_edition
from digest.model import Claim, Edition, Story, StoryBrief
from digest.stories import STORY_OPEN
from digest.tailor import PHONE, Wishes, tailor
from handlers.buttons import labels_of
from handlers.render import LIMIT, View, pack_blocks, render_edition
from handlers.story_buttons import edition_rows
from handlers.texts import texts
from storage.records import Choices, Labels, Length, Taste, TasteKind, Told
from storage.stores import Stores

DAY = dt.timedelta(days=1)  # the window of a first edition
WEIGHED = 3 * PHONE  # stories of an edition that come with all their claims: what readers mute makes room for others
FOREMOST = 9  # stories of a window that are remembered for its public page: one more than that shows
MOST = 300  # wordings kept for readers who want the same
ROOM = LIMIT - 40  # units of a part: its number comes on top
LINK = 60  # units of the line that leads to an edition's page
Spot = tuple[int, int | None]  # a chat and the topic in it


def find_edition(stores: Stores, since: dt.datetime, until: dt.datetime) -> Edition:
    """The edition of the articles added in [since, until); a quiet one names the outlets read lately."""
    told = stores.stories.with_articles_added(since, until)
    outlets = stores.articles.outlets(since, until) or stores.articles.outlets_lately()
    return _with_claims(stores, compose_edition(told, since=since, until=until, outlets=outlets))


def foremost(edition: Edition) -> tuple[int, ...]:
    """The most important stories of an edition, for its public page."""
    return tuple(brief.story.id for brief in edition.stories[:FOREMOST])


def _with_claims(stores: Stores, edition: Edition) -> Edition:
    """The edition with all claims of its foremost stories, for readers' own editions; the rest stay as told."""
    foremost, rest = edition.stories[:WEIGHED], edition.stories[WEIGHED:]
    claims: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in stores.articles.claims([article.id for brief in foremost for article in brief.story.articles]):
        claims[claim.article_id].append(claim)

    def full(story: Story) -> Story:
        return replace(story, claims=tuple(claim for article in story.articles for claim in claims[article.id]))

    return replace(edition, stories=(*(replace(brief, story=full(brief.story)) for brief in foremost), *rest))


@dataclass(frozen=True, slots=True)
class Reader:
    """What a place wants, and what it was told of the stories in question."""

    wishes: Wishes = field(default_factory=Wishes)
    choices: Choices = field(default_factory=Choices)
    told: Mapping[int, Told] = field(default_factory=dict)


def find_readers(
    stores: Stores, spots: Collection[Spot], story_ids: Collection[int], now: dt.datetime
) -> dict[Spot, Reader]:
    """The readers in some places, as far as these stories go."""
    chats = sorted({chat_id for chat_id, _ in spots})
    choices, tastes = stores.chats.all_choices(chats), stores.tastes.of_chats(chats)
    told = stores.editions.told(spots, story_ids, now - STORY_OPEN) if story_ids else {}
    readers = {}
    for spot in spots:
        chosen = choices.get(spot[0], Choices())
        readers[spot] = Reader(wishes_of(tastes.get(spot[0], ()), chosen), chosen, told.get(spot, {}))
    return readers


def wishes_of(tastes: Iterable[Taste], choices: Choices) -> Wishes:
    """What a chat follows and mutes, as the newsroom takes it."""
    lists: defaultdict[tuple[TasteKind, bool], list[str]] = defaultdict(list)
    for taste in tastes:
        lists[taste.kind, taste.wanted].append(taste.what)
    return Wishes(
        followed=tuple(lists[TasteKind.WORDS, True]),
        muted=tuple(lists[TasteKind.WORDS, False]),
        outlets_muted=frozenset(lists[TasteKind.OUTLET, False]),
        stories_followed=frozenset(map(int, lists[TasteKind.STORY, True])),
        stories_muted=frozenset(map(int, lists[TasteKind.STORY, False])),
        least_sources=choices.least_sources,
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One message of an edition, what it tells, and the story whose last message it answers."""

    html: str
    story_ids: tuple[int, ...]
    conflict_ids: tuple[int, ...]
    buttons: Labels = ()
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Worded:
    """An edition put into words for some readers."""

    edition: Edition
    parts: tuple[Part, ...]


Threads = Mapping[int, int]  # story told before → which message told it last, counted


def word_edition(view: View, edition: Edition, threads: Threads | None = None) -> tuple[Part, ...]:
    """The messages of an edition, each with the stories and conflicts it tells.

    A continuing story is told in a message that can answer the one which told it last, so stories of different
    earlier messages (`threads`) do not share one.
    """
    threads = threads or {}
    blocks = render_edition(view, edition)
    head = blocks[: len(blocks) - len(edition.stories)]
    blocks_of = dict(zip((brief.story.id for brief in edition.stories), blocks[len(head) :], strict=True))
    parts: list[Part] = []
    for briefs in _threads(edition.stories, threads):
        told = [blocks_of[brief.story.id] for brief in briefs]
        parts += _parts(view, [] if parts else head, told, briefs, threads)
    if not parts:
        parts = [Part(message.html, (), ()) for message in pack_blocks(head)]
    return tuple(_numbered(view, parts))


def with_link(html: str, pages: str | None, language: str, number: int) -> str:
    """The last message of an edition with the way to its page, if there are pages; room was left for it."""
    if not pages:
        return html
    address = Markup('<a href="{}/edition/{}">{}</a>')
    return f"{html}\n\n{address.format(pages, number, texts(language).plain('page-edition-link'))}"


def _threads(briefs: Sequence[StoryBrief], threads: Threads) -> list[list[StoryBrief]]:
    """The stories in order, with those together that continue one earlier message; new ones join whatever is near."""
    groups: dict[int | None, list[StoryBrief]] = {}
    current: int | None = None
    for brief in briefs:
        thread = threads.get(brief.story.id) if brief.continuing else None
        if thread is None:
            thread = current
        elif None in groups and thread not in groups:  # what was new so far goes with the first that continues
            groups[thread] = groups.pop(None)
        current = thread
        groups.setdefault(thread, []).append(brief)
    return list(groups.values())


def _parts(
    view: View, head: Sequence[str], told: Sequence[str], briefs: Sequence[StoryBrief], threads: Threads
) -> list[Part]:
    """The messages of stories that belong together; the first answers what told one of them last."""
    around: list[StoryBrief | None] = [*[None] * len(head), *briefs]
    parts = []
    for message in pack_blocks([*head, *told], ROOM - LINK if view.pages else ROOM):
        here = [brief for index in message.blocks if (brief := around[index])]
        answered = (brief.story.id for brief in here if brief.continuing and brief.story.id in threads)
        parts.append(
            Part(
                html=message.html,
                story_ids=tuple(brief.story.id for brief in here),
                conflict_ids=tuple(conflict.id for brief in here for conflict in brief.conflicts),
                buttons=labels_of(edition_rows(view.t, here)),
                answers=next(answered, None),
            )
        )
    return parts


def _numbered(view: View, parts: Sequence[Part]) -> list[Part]:
    """The parts with their numbers, if there are several."""
    if len(parts) < 2:
        return list(parts)
    marks = [view.t("edition-part", part=number, parts=len(parts)) for number in range(1, len(parts) + 1)]
    return [
        Part(f"{part.html}\n\n{mark}", part.story_ids, part.conflict_ids, part.buttons, part.answers)
        for part, mark in zip(parts, marks, strict=True)
    ]


Wish = tuple[dt.datetime, str, str, Length, Wishes, tuple[tuple[int, frozenset[int], int], ...]]


@dataclass
class Wording:
    """Editions of one moment, put into words once for all who want and know the same.

    Their windows end where nothing can be missing any more, which is a little before that moment.
    """

    now: dt.datetime
    pages: str | None = None  # where the public pages are; None: there are none
    _until: dt.datetime | None = None
    _editions: dict[dt.datetime, Edition] = field(default_factory=dict)
    _worded: dict[Wish, Worded] = field(default_factory=dict)

    def edition(self, stores: Stores, since: dt.datetime) -> Edition:
        """The whole edition of a window; the first one asked for says where all of them end."""
        self._until = self._until or stores.arrivals.window_end(self.now)
        if since not in self._editions:
            self._editions[since] = find_edition(stores, since, max(since, self._until or since))
        return self._editions[since]

    def foremost(self, edition: Edition) -> tuple[int, ...]:
        """The most important stories of an edition's window, whatever is left of them for its reader."""
        return foremost(self._editions[edition.since])

    def worded(self, since: dt.datetime, language: str, zone: str, reader: Reader) -> Worded:
        """The edition of a window found before, as one reader gets it."""
        edition = self._editions[since]
        told = {b.story.id: reader.told[b.story.id] for b in edition.stories if b.story.id in reader.told}
        threads = _counted(told)
        known = tuple((number, each.conflict_ids, threads.get(number, 0)) for number, each in sorted(told.items()))
        wish = (since, language, zone, reader.choices.length, reader.wishes, known)
        if wish not in self._worded:
            if len(self._worded) >= MOST:
                self._worded.clear()
            mine = tailor(edition, reader.wishes, {number: each.conflict_ids for number, each in told.items()})
            view = View(texts(language), ZoneInfo(zone), self.now, reader.choices.length, self.pages)
            self._worded[wish] = Worded(mine, word_edition(view, mine, threads))
        return self._worded[wish]


def _counted(told: Mapping[int, Told]) -> dict[int, int]:
    """Which message told each story last, counted from 1: two readers' messages differ, their order may not."""
    messages = sorted({each.message_id for each in told.values() if each.message_id})
    return {number: messages.index(each.message_id) + 1 for number, each in told.items() if each.message_id}
