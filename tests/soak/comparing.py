"""What was noted as sent beside what arrived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

Place = tuple[int, int]  # a chat, and a step of half an hour


def compare(
    wanted: Iterable[tuple[int, int]], arrived: Iterable[tuple[int, int, int]], asked: Mapping[Place, int]
) -> tuple[Counter[tuple[int, int]], dict[Place, int]]:
    """What was noted as sent and never arrived, by chat and number, and how much came beyond it and the answers.

    Less than nothing came beyond if answers are missing. Only how many answers there are is known, but nobody asks
    twice in a step: none can be lost there while another one comes twice.
    """
    missing, extra = Counter(wanted), Counter(dict.fromkeys(asked, 0))
    extra.subtract(asked)
    for chat, step, number in arrived:
        if missing[chat, number]:
            missing[chat, number] -= 1
        else:
            extra[chat, step] += 1
    return +missing, dict(extra)
