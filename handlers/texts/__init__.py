"""Everything the bot says: one gettext catalogue (`.po`) a language, read through Babel, nothing compiled in git.

A msgid is a key ("sources-nothing"), so that English can be improved without touching code. A text is Telegram HTML;
values put into it are escaped unless they are `Markup` already.
"""

from __future__ import annotations

import datetime as dt
import functools
import io
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations
from markupsafe import Markup

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.po")))
FALLBACK = "en"  # what a catalogue lacks is said in this language


class Texts:
    """One language's texts, dates and numbers."""

    def __init__(self, language: str, catalogue: Translations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._locale = Locale.parse(language)

    def __contains__(self, key: str) -> bool:
        """Whether there is a text for a key."""
        return self._catalogue.gettext(key) != key

    def __call__(self, key: str, /, **values: object) -> Markup:
        """The text of a key as HTML, its values escaped."""
        return Markup(self._catalogue.gettext(key)).format(**values)  # noqa: S704 - catalogues are ours

    def count(self, key: str, number: int, /, **values: object) -> Markup:
        """The text of a key in the plural form for this number, which it finds as `{count}`."""
        text = self._catalogue.ngettext(key, key, number)
        return Markup(text).format(count=self.number(number), **values)  # noqa: S704 - catalogues are ours

    def plain(self, key: str, /, **values: object) -> str:
        """The text of a key without HTML: for buttons, menus and notices."""
        return Markup(self._catalogue.gettext(key)).format(**values).striptags()  # noqa: S704 - catalogues are ours

    def number(self, number: float) -> str:
        """A number as this language writes it: 1.234 or 1,234."""
        return _decimal(number, self.language)

    def day(self, day: dt.date, *, today: dt.date | None = None) -> str:
        """A date as this language writes it; the year is left out if it is that of `today`."""
        same_year = today is not None and day.year == today.year
        return _written(day, "d MMM" if same_year else "d MMM y", self.language)

    def weekday(self, day: dt.date) -> str:
        """A date with its weekday: "Sab, 22 Nov"."""
        return format_date(day, "EEE, d MMM", locale=self._locale)

    def language_name(self, code: str) -> str:
        """What this language calls another one; its code if there is no name for it."""
        try:
            return Locale.parse(code).get_language_name(self._locale) or code
        except (UnknownLocaleError, ValueError):
            return code


def supported(language_code: str | None) -> str | None:
    """The language we speak that a Telegram language code ("en-GB") names, or None."""
    language = (language_code or "").lower().replace("_", "-").split("-")[0]
    return language if language in LANGUAGES else None


@functools.cache
def texts(language: str) -> Texts:
    """The texts of a language; of the fallback if we do not speak it."""
    language = supported(language) or FALLBACK
    catalogue = _read(language)
    if language != FALLBACK:
        catalogue.add_fallback(_read(FALLBACK))
    return Texts(language, catalogue)


@functools.cache
def in_all_languages(key: str) -> frozenset[str]:
    """A word that people may type, in every language we speak, folded."""
    return frozenset(texts(language).plain(key).casefold() for language in LANGUAGES)


def language_named(word: str) -> str | None:
    """The language we speak that somebody means by its code or by its name in any of them; None if there is none."""
    asked = word.strip().casefold()
    names = {texts(each).language_name(code).casefold(): code for code in LANGUAGES for each in LANGUAGES}
    return supported(asked) or names.get(asked)


@functools.lru_cache(maxsize=2_000)
def _written(day: dt.date, pattern: str, language: str) -> str:
    """A date in words; a page or an edition names a few days many times, and Babel takes a tenth of a millisecond."""
    return format_date(day, pattern, locale=language)


@functools.lru_cache(maxsize=2_000)
def _decimal(number: float, language: str) -> str:
    """A number in words; Babel takes a quarter of a millisecond, and a page counts fifty things."""
    return format_decimal(number, locale=language)


def _read(language: str) -> Translations:
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
