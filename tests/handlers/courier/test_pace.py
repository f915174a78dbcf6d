"""The pace keeps Telegram's limits whatever is asked of it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from handlers.courier.pace import BURST, GROUP_MESSAGES, Pace

CHATS = st.sampled_from([1, 2, -3, -4])


def most_within(moments: list[float], seconds: float) -> int:
    """The largest number of moments in any stretch of so many seconds."""
    return max((sum(start <= moment < start + seconds for moment in moments) for start in moments), default=0)


@given(st.lists(st.tuples(CHATS, st.booleans(), st.floats(0, 2)), max_size=120), st.sampled_from([1, 5, 28, 280]))
def test_no_second_and_no_minute_holds_more_than_allowed(wishes: list[tuple[int, bool, float]], rate: int) -> None:
    pace, now = Pace(rate, 1), 1000.0
    went: list[tuple[int, float]] = []
    for chat_id, answer, later in wishes:
        now = max(now + later, pace.opens_at, pace.chat_opens_at(chat_id, answer=answer))
        pace.take(chat_id, now, waited=answer)
        went.append((chat_id, now))
    assert most_within([moment for _, moment in went], 1.0) <= max(rate * 1.05 + 1, 2)
    for chat_id in Counter(chat for chat, _ in went):
        mine = [moment for chat, moment in went if chat == chat_id]
        assert most_within(mine, 1.0) <= BURST
        if chat_id < 0:
            assert most_within(mine, 60.0) <= GROUP_MESSAGES


def test_a_broadcast_keeps_a_second_between_two_messages_to_a_chat_and_an_answer_may_come_in_a_burst() -> None:
    pace = Pace(1000, 1)
    pace.take(1, 100.0)
    assert pace.chat_opens_at(1, answer=False) == 101.0
    assert pace.chat_opens_at(1, answer=True) < 100.0
    pace.take(1, 100.0)
    pace.take(1, 100.0)
    assert pace.chat_opens_at(1, answer=True) == 101.0
    assert pace.chat_opens_at(2, answer=False) == 0.0


def test_the_chat_pace_scales_groups_too() -> None:
    pace = Pace(1000, 10)
    for _ in range(GROUP_MESSAGES):
        pace.take(-1, 100.0)
    assert 106.0 <= pace.chat_opens_at(-1, answer=True) <= 107.0


def test_time_not_used_is_not_saved_up() -> None:
    pace = Pace(10, 1)
    pace.take(1, 100.0)
    pace.take(2, 200.0)
    assert pace.opens_at > 200.05


def test_a_hold_is_for_one_chat_or_for_all_and_never_shortened() -> None:
    pace = Pace(28, 1)
    pace.hold(50.0, 1)
    pace.hold(40.0, 1)
    assert (pace.chat_opens_at(1, answer=True), pace.opens_at) == (50.0, 0.0)
    pace.hold(60.0)
    pace.hold(55.0)
    assert pace.opens_at == 60.0


def test_a_request_to_wait_is_a_chats_own_fault_if_it_is_a_group_or_was_just_written_to() -> None:
    pace = Pace(28, 1)
    assert not pace.is_own_fault(1, 100.0)
    pace.take(1, 100.0)
    assert not pace.is_own_fault(1, 100.0)
    pace.take(1, 100.1)
    assert pace.is_own_fault(1, 100.2)
    assert pace.is_own_fault(-1, 100.0)


def test_chats_at_rest_are_forgotten() -> None:
    pace = Pace(1e6, 1)
    for chat_id in range(1, 10_000):
        pace.take(chat_id, 100.0 + chat_id)
    assert len(pace._chats) < 5000
