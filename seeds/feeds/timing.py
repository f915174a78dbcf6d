"""When a feed is asked again."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime

EVERY = dt.timedelta(minutes=30)
LONGEST = dt.timedelta(days=1)  # between two attempts, whatever fails
LONGEST_ASKED = dt.timedelta(days=7)  # that a host may ask us to stay away
MOST_FAILURES = 8  # in a row, over about three and a half days with the pauses between them: then it is dead


def next_time(now: dt.datetime, *, failures: int = 0, retry_after: str = "") -> dt.datetime:
    """When to ask next: at the usual pace, later after failures in a row, and not before the host wants it."""
    pause = min(LONGEST, EVERY * int(2 ** min(failures, 10)))
    return now + max(pause, asked_pause(retry_after, now))


def asked_pause(retry_after: str, now: dt.datetime) -> dt.timedelta:
    """How long a `Retry-After` asks to stay away, in seconds or as a date; nothing where it cannot be read."""
    value = retry_after.strip()
    if value.isascii() and value.isdigit():
        return min(LONGEST_ASKED, dt.timedelta(seconds=min(int(value), 10**7)))
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return dt.timedelta(0)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(dt.timedelta(0), min(LONGEST_ASKED, moment - now))
