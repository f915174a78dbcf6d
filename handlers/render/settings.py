"""What a chat has chosen, as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from babel import Locale
from markupsafe import Markup

from handlers.render.parts import LINE
from handlers.texts import Texts
from storage.records import EVERY_DAY, Choices, Length, Taste, TasteKind

NAMES = {
    "times": "setting-times",
    "days": "setting-days",
    "zone": "setting-zone",
    "language": "setting-language",
    "length": "setting-length",
    "sources": "setting-sources",
    "words": "setting-words",
    "outlets": "setting-outlets",
    "quiet": "setting-quiet",
    "followed": "setting-followed",
    "muted": "setting-muted",
    "alerts": "setting-alerts",
    "corrections": "setting-corrections",
}
LEAST_AT = 4  # the line that says how many sources a story needs
LENGTHS = {Length.HEADLINES: "length-headlines", Length.NORMAL: "length-normal", Length.FULL: "length-full"}


@dataclass(frozen=True, slots=True)
class Shown:
    """All that holds for a chat."""

    times: tuple[tuple[dt.time, str], ...]  # of this topic's subscriptions, each with its zone
    zone: str
    choices: Choices
    tastes: tuple[Taste, ...]
    outlets: tuple[str, ...]  # read lately
    headlines: Mapping[int, str] = field(default_factory=dict)  # of the stories among the tastes
    in_topic: bool = False  # whose own are the times; everything else is its group's


def render_settings(t: Texts, shown: Shown) -> Markup:
    """The overview of a chat's settings."""
    choices = shown.choices
    quiet = choices.quiet and f"{choices.quiet.begins:%H:%M}–{choices.quiet.ends:%H:%M}"
    values = {
        "times": _times(t, shown),
        "days": days(t, choices.days),
        "language": t.language_name(t.language).capitalize(),
        "length": t.plain(LENGTHS[choices.length]),
        "followed": _list(t, shown.tastes, wanted=True),
        "muted": _list(t, shown.tastes, wanted=False),
        "quiet": quiet or t.plain("quiet-none"),
        "alerts": t.plain("yes" if choices.alerts else "no"),
        "corrections": t.plain("yes" if choices.corrections else "no"),
    }
    lines = [t("setting-line", name=t.plain(NAMES[name]), value=value) for name, value in values.items()]
    lines.insert(LEAST_AT, t.count("settings-least", choices.least_sources))
    return LINE.join([t("settings-head"), *lines, *([t("settings-topic")] if shown.in_topic else [])])


def _times(t: Texts, shown: Shown) -> str:
    """Times of day with their zone, which is said once if all are in the chat's own."""
    if {zone for _, zone in shown.times} <= {shown.zone}:
        times = ", ".join(f"{time:%H:%M}" for time, _ in shown.times) or t.plain("settings-no-times")
        return f"{times} ({shown.zone})"
    return ", ".join(f"{time:%H:%M} ({zone})" for time, zone in shown.times)


def days(t: Texts, chosen: Iterable[int]) -> str:
    """Weekdays as people say them."""
    names = day_names(t)
    wanted = sorted(chosen)
    return t.plain("every-day") if set(wanted) == EVERY_DAY else ", ".join(names[day] for day in wanted)


def day_names(t: Texts) -> list[str]:
    """The weekdays in short, from Monday."""
    names = Locale.parse(t.language).days["format"]["abbreviated"]
    return [str(names[day]) for day in range(7)]


def hours(night: str) -> str:
    """ "22-6" as people write it."""
    begins, ends = night.split("-")
    return f"{int(begins):02}:00–{int(ends):02}:00"


def _list(t: Texts, tastes: Iterable[Taste], *, wanted: bool) -> str:
    names = [
        t.plain("story-number", number=taste.what) if taste.kind is TasteKind.STORY else taste.what
        for taste in tastes
        if taste.wanted is wanted
    ]
    return ", ".join(names) or "–"
