"""Updates of one chat keep their order; a slow chat does not hold up another."""

from __future__ import annotations

import asyncio

from telegram import Chat, Message, Update, User

from bot.order import ChatOrder


def update(chat_id: int) -> Update:
    """An update of one chat."""
    import datetime as dt

    message = Message(
        message_id=1,
        date=dt.datetime(2030, 1, 1, tzinfo=dt.UTC),
        chat=Chat(chat_id, "private"),
        from_user=User(chat_id, "Made-up", is_bot=False),
    )
    return Update(update_id=1, message=message)


async def test_one_chats_updates_are_handled_in_turn() -> None:
    order, seen = ChatOrder(), []

    async def handle(number: int) -> None:
        for _ in range(5 - number):  # the earlier, the slower
            await asyncio.sleep(0)
        seen.append(number)

    async with order:
        await asyncio.gather(*(order.process_update(update(7), handle(number)) for number in range(5)))
    assert seen == [0, 1, 2, 3, 4]


async def test_a_chat_that_waits_does_not_hold_up_another() -> None:
    order, seen = ChatOrder(), []
    gate = asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        seen.append("slow")

    async def quick() -> None:
        seen.append("quick")
        gate.set()

    async with order:
        await asyncio.gather(order.process_update(update(1), slow()), order.process_update(update(2), quick()))
    assert seen == ["quick", "slow"]


async def test_a_chat_that_floods_does_not_take_every_place() -> None:
    order, seen = ChatOrder(), []
    gate = asyncio.Event()

    async def stuck() -> None:
        await gate.wait()

    async def quick() -> None:
        seen.append("answered")
        gate.set()

    async with order:
        flood = [order.process_update(update(1), stuck()) for _ in range(200)]
        await asyncio.gather(*flood, order.process_update(update(2), quick()))
    assert seen == ["answered"]


async def test_a_failing_update_lets_the_next_one_through() -> None:
    order, seen = ChatOrder(), []

    async def fails() -> None:
        raise ValueError("made up")

    async def works() -> None:
        seen.append("works")

    async with order:
        results = await asyncio.gather(
            order.process_update(update(1), fails()),
            order.process_update(update(1), works()),
            return_exceptions=True,
        )
    assert isinstance(results[0], ValueError)
    assert seen == ["works"]
