"""Time zones: does this machine know those that are needed. Without zone data no command gets beyond its settings."""

from __future__ import annotations

import zoneinfo
from collections.abc import Collection, Iterator

from bot.house import now
from bot.inspection.remarks import Remark, ok, problem

UPDATE = "`pip install --upgrade tzdata` brings the present ones"
SHOWN = 5  # names


def look_at_zones(own: str, subscribed: Collection[str]) -> Iterator[Remark]:
    """Whether each can be looked up, and what time it is in our own: for whoever looks to compare."""
    unknown = sorted(name for name in {own, *subscribed} if not _is_known(name))
    if unknown:
        yield problem("time zones", f"this machine's data does not know {', '.join(unknown[:SHOWN])}: {UPDATE}")
    if own not in unknown:
        yield ok("clock", f"{now().astimezone(zoneinfo.ZoneInfo(own)):%Y-%m-%d %H:%M} {own}")


def _is_known(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
