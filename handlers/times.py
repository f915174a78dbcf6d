"""Times of day and time zones as people type them; pure."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from rapidfuzz import fuzz

from handlers.texts import LANGUAGES

TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
SHORT = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}  # Indonesia's own names, unambiguous
CITIES = {  # large ones that no zone is named after
    "Asia/Jakarta": "surabaya bandung medan semarang palembang yogyakarta bogor padang pekanbaru batam malang solo",
    "Asia/Makassar": "denpasar bali manado banjarmasin balikpapan samarinda mataram kupang palu kendari",
    "Asia/Jayapura": "ambon ternate sorong manokwari merauke timika",
}
WIDE = {"en", "es", "pt", "fr", "ar", "ru", "zh"}  # spoken in so many zones that the language tells nothing
FEW = 4  # zones of one country that can be offered
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
    """The zone that a text names outright, in any case ("asia/jakarta", "WIB", "Tokyo"); None if it names none.

    A city names its zone if there is only one that it can mean.
    """
    name = "_".join(text.split())
    return SHORT.get(name.upper()) or _zones().get(name.casefold()) or _zone_of_city(name.casefold())


def _zone_of_city(name: str) -> str | None:
    meant = {zone for place, zone in _cities() if place == name and not _aliased(zone)}
    return meant.pop() if len(meant) == 1 else None


def guess_zones(text: str) -> list[str]:
    """The zones that a text may have meant, likeliest first: "Jakata" → Asia/Jakarta."""
    name = "_".join(text.split()).casefold()[:60]
    scores: dict[str, float] = {}
    for place, zone in _cities():
        scores[zone] = max(scores.get(zone, 0), fuzz.ratio(name, place), fuzz.ratio(name, zone.casefold()))
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
def _cities() -> list[tuple[str, str]]:
    """Cities, folded, with their zones: the last part of a zone's name, what languages call it, and others' cities."""
    found = {(zone.rsplit("/", 1)[-1].casefold(), zone) for zone in _zones().values() if "/" in zone}
    for language in LANGUAGES:
        named = Locale.parse(language).time_zones
        found |= {
            ("_".join(str(names["city"]).split()).casefold(), zone)
            for zone, names in named.items()
            if "city" in names and zone in _zones().values()
        }
    found |= {(city, zone) for zone, cities in CITIES.items() for city in cities.split()}
    return sorted(found)


def city_of(zone: str, language: str) -> str:
    """What a language calls the city that a zone is named after."""
    names = Locale.parse(language).time_zones.get(zone, {})
    return str(names.get("city") or zone.rsplit("/", 1)[-1].replace("_", " "))


def zones_of(language_code: str) -> list[str]:
    """The zones that somebody with a Telegram language code ("en-GB", "ja") may live in; empty if they are many."""
    try:
        locale = Locale.parse(language_code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return []
    if not locale.territory and locale.language in WIDE:
        return []
    territory = locale.territory or likely_territory(locale.language)
    zones = [zone for zone in get_global("territory_zones").get(territory or "", []) if zone in _zones().values()]
    return zones if len(zones) <= FEW else []


def likely_territory(language: str) -> str | None:
    """Where a language is spoken most: "ja" → JP."""
    likely = get_global("likely_subtags").get(language)
    return likely.rsplit("_", 1)[-1] if likely else None


@functools.cache
def _zones() -> Mapping[str, str]:
    return {zone.casefold(): zone for zone in sorted(available_timezones() - NO_PLACES)}
