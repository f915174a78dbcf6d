"""Times of day and time zones as people type them; pure."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping
from zoneinfo import available_timezones

from rapidfuzz import fuzz

TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
SHORT = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}  # Indonesia's own names, unambiguous
NO_PLACES = {"localtime", "Factory"}
GUESSES = 3
LIKE = 76  # of 100, from which a zone is offered; "Asia" is not Apia


def parse_time(text: str) -> dt.time | None:
    """A time of day from "7", "07:00", "07.30", "7pm"; None if there is no such time."""
    found = TIME.fullmatch(text.strip())
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def find_zone(text: str) -> str | None:
    """The zone that a text names outright, in any case ("asia/jakarta", "WIB"); None if it names none."""
    name = "_".join(text.split())
    return SHORT.get(name.upper()) or _zones().get(name.casefold())


def guess_zones(text: str) -> list[str]:
    """The zones that a text may have meant, likeliest first: "Jakata" → Asia/Jakarta."""
    name = "_".join(text.split()).casefold()[:60]
    places = {zone: zone.rsplit("/", 1)[-1].casefold() for zone in _zones().values() if "/" in zone}
    scores = {zone: max(fuzz.ratio(name, place), fuzz.ratio(name, zone.casefold())) for zone, place in places.items()}
    best = sorted((-score, _aliased(zone), zone) for zone, score in scores.items() if score >= LIKE)
    return [zone for _, _, zone in best[:GUESSES]]


def _aliased(zone: str) -> bool:
    """Whether a zone is one of the old names that stand beside those of continents."""
    return zone.split("/")[0] not in {
        "Africa",
        "America",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }


@functools.cache
def _zones() -> Mapping[str, str]:
    return {zone.casefold(): zone for zone in sorted(available_timezones() - NO_PLACES)}
