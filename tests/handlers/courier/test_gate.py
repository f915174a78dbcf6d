"""The gate: in time, answers first, and nobody passes while Telegram asks to wait."""

from __future__ import annotations

import asyncio

from handlers.courier.gate import Gate


class Clock:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def tick(gate: Gate, clock: Clock, seconds: float) -> None:
    """Let time pass: the gate's alarm rings."""
    clock.now += seconds
    gate._open()
    for _ in range(3):
        await asyncio.sleep(0)


async def test_answers_overtake_broadcasts() -> None:
    clock, seen = Clock(), []
    gate = Gate(1, 1000, clock)

    async def answer(chat_id: int) -> None:
        await gate.answer(chat_id)
        seen.append(f"answer {chat_id}")

    async def broadcast(chat_id: int) -> None:
        assert await gate.broadcast(chat_id)
        seen.append(f"broadcast {chat_id}")

    tasks = [asyncio.create_task(broadcast(number)) for number in (1, 2, 3)]
    await asyncio.sleep(0)
    tasks += [asyncio.create_task(answer(number)) for number in (4, 5)]
    await asyncio.sleep(0)
    for _ in range(4):
        await tick(gate, clock, 1.0)
    await asyncio.gather(*tasks)
    assert seen == ["broadcast 1", "answer 4", "answer 5", "broadcast 2", "broadcast 3"]


async def test_a_chat_that_must_wait_lets_others_pass() -> None:
    clock, seen = Clock(), []
    gate = Gate(1e6, 1, clock)

    async def broadcast(chat_id: int) -> None:
        assert await gate.broadcast(chat_id)
        seen.append(chat_id)

    tasks = [asyncio.create_task(broadcast(number)) for number in (1, 1, 2)]
    await asyncio.sleep(0)
    await tick(gate, clock, 0.5)
    assert seen == [1, 2]
    await tick(gate, clock, 0.5)
    await asyncio.gather(*tasks)
    assert seen == [1, 2, 1]


async def test_when_everybody_must_wait_broadcasts_are_sent_away_and_answers_wait() -> None:
    clock = Clock()
    gate = Gate(1, 1000, clock)
    assert await gate.broadcast(9)
    waiting, asking = asyncio.create_task(gate.broadcast(1)), asyncio.create_task(gate.answer(2))
    await asyncio.sleep(0)
    assert gate.asked_to_wait(9, 30)
    assert not await waiting
    assert (gate.held_for, gate.busy) == (30, True)
    await tick(gate, clock, 29.9)
    assert not asking.done()
    await tick(gate, clock, 0.1)
    assert asking.done()


async def test_a_group_waits_alone_until_a_second_chat_is_told_to_wait() -> None:
    clock = Clock()
    gate = Gate(1000, 1, clock)
    assert not gate.asked_to_wait(-1, 30)
    assert (gate.held_for, gate.wait_for(-1), gate.wait_for(-2)) == (0, 30, 0)
    assert gate.asked_to_wait(-2, 5)
    assert gate.held_for == 5


async def test_whoever_gives_up_waiting_leaves_no_trace() -> None:
    clock = Clock()
    gate = Gate(1, 1000, clock)
    await gate.answer(1)
    waiting = asyncio.create_task(gate.answer(2))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await tick(gate, clock, 1.0)
    assert not gate.busy
