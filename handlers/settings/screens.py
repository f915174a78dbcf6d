"""What /settings shows: the overview and a screen with buttons for each setting; pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from handlers.buttons import Button, Press, fits
from handlers.context import Rows
from handlers.render.parts import one_line
from handlers.render.settings import LENGTHS, NAMES, Shown, day_names, hours, render_settings
from handlers.settings.values import night_of, short_hash, token
from handlers.texts import LANGUAGES, Texts, texts
from handlers.times import city_of
from storage.records import Taste, TasteKind

TIMES = ("06:00", "07:00", "08:00", "12:00", "18:00", "21:00")  # offered; /subscribe takes any
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")  # offered; /timezone finds any
NIGHTS = ("21-6", "22-6", "22-7", "23-7")  # quiet hours that are offered
LEAST = (1, 2, 3)  # independent sources
OUTLETS = 12  # offered for muting
WORDS = 26  # characters of what is followed or muted
ON, OFF = "✓ ", "✕ "

Screen = tuple[Markup, list[list[Button]]]


def front(t: Texts, shown: Shown) -> tuple[Markup, Rows]:
    """The overview, with a button for each setting."""

    def leads(*names: str) -> list[Button]:
        return [Button(t.plain(NAMES[name]), Press("settings", (name,))) for name in names]

    rows = [leads("times", "days", "zone"), leads("language", "length", "sources"), leads("words", "outlets", "quiet")]
    on = {"alerts": shown.choices.alerts, "corrections": shown.choices.corrections}
    switches = [_switch(t, name, on=chosen) for name, chosen in on.items()]
    return render_settings(t, shown), [*rows, switches]


def _switch(t: Texts, name: str, *, on: bool) -> Button:
    label = t.plain(NAMES[name]) + ": " + t.plain("yes" if on else "no")
    return Button(label, Press("put", (name, "0" if on else "1")))


def _choice(label: str, name: str, value: str, *, chosen: bool) -> Button:
    return Button((ON if chosen else "") + label, Press("put", (name, value)))


def _times(t: Texts, shown: Shown) -> Screen:
    have = {f"{each:%H:%M}" for each, _ in shown.times}
    buttons = [_choice(time, "times", time.replace(":", ""), chosen=time in have) for time in sorted({*TIMES, *have})]
    return t("settings-times"), _in_rows(buttons, 3)


def _days(t: Texts, shown: Shown) -> Screen:
    chosen = shown.choices.days
    buttons = [_choice(name, "days", str(day), chosen=day in chosen) for day, name in enumerate(day_names(t))]
    return t("settings-days"), _in_rows(buttons, 4)


def _zone(t: Texts, shown: Shown) -> Screen:
    zones = dict.fromkeys([shown.zone, *ZONES])
    return t("settings-zone", zone=shown.zone), [
        [_choice(city_of(zone, t.language), "zone", zone, chosen=zone == shown.zone)]
        for zone in zones
        if fits(Press("put", ("zone", zone)))
    ]


def _language(t: Texts, shown: Shown) -> Screen:  # noqa: ARG001 - as every screen
    buttons = [
        _choice(texts(code).language_name(code).capitalize(), "language", code, chosen=code == t.language)
        for code in LANGUAGES
    ]
    return t("settings-language"), _in_rows(buttons, 2)


def _length(t: Texts, shown: Shown) -> Screen:
    return t("settings-length"), [
        [_choice(t.plain(key), "length", length, chosen=length == shown.choices.length)]
        for length, key in LENGTHS.items()
    ]


def _sources(t: Texts, shown: Shown) -> Screen:
    buttons = [_choice(str(n), "sources", str(n), chosen=n == shown.choices.least_sources) for n in LEAST]
    return t("settings-sources"), [buttons]


def _words(t: Texts, shown: Shown) -> Screen:
    rows = [[Button(OFF + _named(t, taste, shown), Press("put", ("words", token(taste))))] for taste in shown.tastes]
    return t("settings-words" if rows else "settings-words-none"), rows


def _named(t: Texts, taste: Taste, shown: Shown) -> str:
    what = taste.what
    if taste.kind is TasteKind.STORY:
        what = shown.headlines.get(int(what)) or t.plain("story-number", number=what)
    return t.plain("taste-is-followed" if taste.wanted else "taste-is-muted", what=one_line(what, WORDS))


def _outlets(t: Texts, shown: Shown) -> Screen:
    muted = [taste.what for taste in shown.tastes if taste.kind is TasteKind.OUTLET and not taste.wanted]
    names = [*muted, *(name for name in shown.outlets if name not in muted)][: max(OUTLETS, len(muted))]
    return t("settings-outlets"), [
        [Button((OFF if name in muted else "") + name[:40], Press("put", ("outlets", short_hash(name))))]
        for name in names
    ]


def _quiet(t: Texts, shown: Shown) -> Screen:
    quiet = shown.choices.quiet
    buttons = [_choice(hours(night), "quiet", night, chosen=quiet == night_of(night)) for night in NIGHTS]
    none = _choice(t.plain("quiet-none"), "quiet", "none", chosen=quiet is None)
    return t("settings-quiet"), [*_in_rows(buttons, 2), [none]]


def _in_rows(buttons: Sequence[Button], width: int) -> list[list[Button]]:
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


SCREENS: dict[str, Callable[[Texts, Shown], Screen]] = {
    "times": _times,
    "days": _days,
    "zone": _zone,
    "language": _language,
    "length": _length,
    "sources": _sources,
    "words": _words,
    "outlets": _outlets,
    "quiet": _quiet,
}
