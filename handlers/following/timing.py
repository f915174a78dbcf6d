"""When a note may go: pure arithmetic on moments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.slots import quiet_until
from storage.records import Quiet

DAY = dt.timedelta(days=1)
APART = dt.timedelta(hours=1)  # between two notes to a place: what comes meanwhile goes into one
MOST = 8  # notes to a place in any 24 hours
BEFORE_DIGEST = dt.timedelta(minutes=30)  # news so shortly before a digest are left to it
AFTER_DIGEST = dt.timedelta(minutes=1)  # what it did not tell is told then


def not_before(
    now: dt.datetime, made: Sequence[dt.datetime], digests: Sequence[dt.datetime], quiet: Quiet | None, zone: ZoneInfo
) -> dt.datetime:
    """The first moment at which a note may go: `now`, or later.

    `made`: when notes were made in the last 24 hours, earliest first. `digests`: when the next ones are due.
    """
    at = now
    if made:
        at = max(at, made[-1] + APART)
    if len(made) >= MOST:
        at = max(at, made[-MOST] + DAY)
    soon = [due for due in digests if now < due <= at + BEFORE_DIGEST]
    if soon:
        at = max(at, *soon) + AFTER_DIGEST
    return quiet_until(quiet, zone, at) or at
