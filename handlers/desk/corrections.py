"""Telling chats, once a day at most, that something they were shown no longer stands: one short message."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.context import Services
from handlers.render import View, split_blocks
from handlers.render.corrections import render_corrections
from handlers.texts import texts
from storage.corrections import PART
from storage.decisions import Correction
from storage.records import ConflictState, Parcel, Subscription
from storage.stores import Stores

BATCH = 2000  # waiting corrections that one tick looks at


async def send_corrections(services: Services, now: dt.datetime) -> int:
    """Put the corrections that are due into the outbox; gives for how many chats. Raises StorageError."""
    return await asyncio.to_thread(_send_all, services, now)


def _send_all(services: Services, now: dt.datetime) -> int:
    with services.database.reading() as stores:
        if not stores.corrections.waiting(1):
            return 0
    with services.database.writing() as stores:
        chats: defaultdict[tuple[int, int | None], list[Correction]] = defaultdict(list)
        for correction in stores.corrections.waiting(BATCH):
            chats[correction.chat_id, correction.thread_id].append(correction)
        return sum(_send(stores, chat, thread, waiting, now) for (chat, thread), waiting in chats.items())


def _send(stores: Stores, chat_id: int, thread_id: int | None, waiting: Sequence[Correction], now: dt.datetime) -> bool:
    """Put one chat's correction into the outbox; a chat that had one today waits, one that wants none is left alone."""
    wished = [each for each in stores.subscriptions.of_chat(chat_id, thread_id) if each.inactive is None]
    needed = [each for each in waiting if not _stands_again(stores, each)]
    unneeded = {each.id for each in waiting} - {each.id for each in needed}
    if not wished or not stores.chats.choices(chat_id).corrections:
        stores.corrections.drop([each.id for each in waiting])
        return False
    stores.corrections.drop(sorted(unneeded))
    subscription = wished[0]
    slot = now.astimezone(ZoneInfo(subscription.zone)).date()
    if not needed or any(stores.corrections.is_told(each.id, slot) for each in wished):
        return False
    stores.outbox.add([_parcel(stores, subscription, slot, needed, now)], now)
    stores.corrections.drop([each.id for each in needed])
    return True


def _stands_again(stores: Stores, correction: Correction) -> bool:
    """Whether what was shown has come back as it was, because the change was taken back."""
    shown = correction.shown
    if shown.conflict_id is not None:
        if stores.conflicts.standing(shown.conflict_id).state is not ConflictState.OPEN:
            return False
        now = tuple(side.position for side in stores.conflicts.get(shown.conflict_id).sides)
        return bool(now) and now == shown.positions
    says = {claim.quote for claim in stores.stories.last_told(shown.story_id).summary}
    return bool(shown.quotes) and says.issuperset(shown.quotes)


def _parcel(
    stores: Stores, subscription: Subscription, slot: dt.date, waiting: Sequence[Correction], now: dt.datetime
) -> Parcel:
    view = View(texts(subscription.language), ZoneInfo(subscription.zone), now)
    now_told = {
        each.shown.conflict_id: _positions(stores, each.shown.conflict_id)
        for each in waiting
        if each.shown.conflict_id is not None
    }
    html = split_blocks(render_corrections(view, [each.shown for each in waiting], now_told))[0]
    return Parcel(
        subscription_id=subscription.id,
        slot=slot,
        part=PART,
        parts=PART,
        chat_id=subscription.chat_id,
        thread_id=subscription.thread_id,
        html=html,
        story_ids=tuple(sorted({each.shown.story_id for each in waiting})),
        conflict_ids=tuple(sorted(number for number, positions in now_told.items() if positions)),
        edition_id=max(each.edition_id for each in waiting),
    )


def _positions(stores: Stores, number: int) -> tuple[str, ...]:
    """The sides of a conflict as it stands; none if it stands no more."""
    if stores.conflicts.standing(number).state is not ConflictState.OPEN:
        return ()
    return tuple(side.position for side in stores.conflicts.get(number).sides)
