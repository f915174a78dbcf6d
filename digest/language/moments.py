"""Clock times, weekdays beside dates, and the verbs that say what happened then; Indonesian and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from digest.language import LANGUAGES
from digest.language.english_calendar import ENGLISH_CALENDAR
from digest.language.indonesian_calendar import INDONESIAN_CALENDAR
from digest.language.meanings import meaning, meanings
from digest.language.shape import words

# "pukul 14.20 WITA", "jam 7:40", "7:40 a.m.", "9 p.m."
CLOCK = re.compile(
    r"\b(?:pukul|jam)\s(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?(?:\s?(?P<zone>wib|wita|wit)\b)?"
    r"|\b(?<![\d.:])(?P<hour12>\d{1,2})(?:[:.](?P<minute12>\d{2}))?\s?(?P<half>[ap])\.?m\b\.?"
)
ZONES: Mapping[str, int] = {"wib": 7, "wita": 8, "wit": 9}  # hours ahead of UTC

# A time to the minute with its zone: "pukul 19.23 WIB", "0737 GMT", "7:37 AM local time", "11:09 p.m. (local time)"
ZONED = re.compile(
    r"(?<![\d.:/])\b(?P<hour>\d{1,2})[.:]?(?P<minute>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?,?\s\(?"
    r"(?P<zone>wib|wita|wit|gmt|utc|local time|waktu setempat)\b"
)
LOCAL_ZONES = frozenset({"local time", "waktu setempat"})

_DAYS = (
    "senin monday",
    "selasa tuesday",
    "rabu wednesday",
    "kamis thursday",
    "jumat jum'at friday",
    "sabtu saturday",
    "minggu ahad sunday",
)
WEEKDAYS: Mapping[str, int] = {name: number for number, names in enumerate(_DAYS) for name in names.split()}
MONTHS: Mapping[str, int] = {**INDONESIAN_CALENDAR.months, **ENGLISH_CALENDAR.months}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# "Senin (27/2/2023)", "Jumat (29/9)", "Senin, 16 September 2019", "Monday, Sept. 16"
WEEKDAY_DATE = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),?(?:\s(?:pagi|siang|sore|petang|malam|morning|afternoon|evening|night),?)?\s?"
    r"(?:\((?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{2,4}))?\)?"
    rf"|(?P<day_first>\d{{1,2}})\s(?P<month_after>{_MONTH})\b\.?(?:,?\s(?P<year_after>\d{{4}})\b)?"
    rf"|(?P<month_first>{_MONTH})\b\.?\s(?P<day_after>\d{{1,2}})\b(?:,?\s(?P<year_last>\d{{4}})\b)?)"
)

# Verbs of one line tell of the same moment of an event.
EVENTS = (
    "berangkat diberangkatkan terbang diterbangkan bertolak mengudara dijadwalkan lepas departed depart left leave took flew sailed",
    "tiba mendarat bersandar arrived landed reached docked",
    "terjadi kejadian meletus meledak mengguncang happened occurred struck hit erupted exploded",
    "anjlok tergelincir derailed skidded",
    "tenggelam karam sank capsized",
    "tewas meninggal wafat died killed",
    "ditangkap diamankan ditahan arrested detained caught",
    "ditemukan found discovered",
    "dibuka dimulai mulai began started opened",
    "ditutup selesai berakhir ended finished closed",
    "bertemu pertemuan met",
    "dibunuh pembunuhan murdered",
    "lahir born",
    "ditembak tertembak penembakan shot shooting",
    "hilang missing disappeared",
    "dilantik sworn inaugurated",
    "pulih normal restored",
    "gangguan error eror down",
    "sidang persidangan disidang disidangkan trial hearing arraigned arraignment",
    "kecelakaan menabrak ditabrak tabrakan crash crashed collided",
    "kebakaran terbakar burned fire",
)
# Forms of those verbs that tell of no event: "menjadi" became, "terjadi" happened.
NO_EVENTS = frozenset(
    ["menjadi", "dijadikan", "menjadikan", "jadi", "pelabuhan", "dermaga", "port", "harbor", "harbour", "dock", "docks"]
)
# Forms of verbs that tell of a deed, Indonesian and English; past forms without an ending count where they are in EVENTS.
VERBS = (
    re.compile(r"^(?:me(?:m|n|ng|ny|l|r|w|y)|ber|di(?!a)|ter)[a-z]{4,}$"),
    re.compile(
        r"^[a-z]{3,}ed$|^(?:struck|hit|took|met|shot|fell|sank|died|broke|began|left|won|lost|sold|bought|held|flew|hear|heard|sent|stole)$"
    ),
)
# Of things that come in a row, which one: words of different lines speak of different ones.
_STAGES = (
    "perdana pertama first opening initial",
    "lanjutan berikutnya selanjutnya kedua second next further",
    "ketiga third",
    "keempat fourth",
    "terakhir akhir final last putusan vonis tuntutan verdict sentencing",
)
STAGES: Mapping[str, int] = {word: number for number, line in enumerate(_STAGES) for word in line.split()}
# A day or hour told by the clock of another place: it may be the day before or after elsewhere.
ELSEWHERE = re.compile(
    r"\b(?:waktu (?P<there>setempat|lokal|[a-z]+ (?:setempat|bagian))|(?P<local>local) time|(?P<zone>eastern|pacific|central|universal)(?: standard| daylight)? time|(?P<code>gmt|utc|est|edt))\b"
)
# The hours after midnight: to many they are still the night of the day before.
SMALL_HOURS = re.compile(r"\bdini ?hari\b")
# What is held over and over, each with a matter of its own: "rapat anggaran", "the security meeting".
MEETINGS = meanings(
    "rapat pertemuan konferensi seminar lokakarya pelatihan sosialisasi meeting meetings summit briefing workshop seminar conference forum debate",
    "id",
    "en",
)
# Beside such a word these say how it is held, and not which it is.
HELD_SO = meanings(
    "tertutup terbuka darurat khusus penting mendadak daring virtual singkat bersama closed open emergency special urgent virtual online brief joint key",
    "id",
    "en",
)
# Beside a clock time these say nothing of what happened then.
CLOCK_WORDS = words("pukul wib wita wit sekitar sekira around about at am pm a.m p.m")
# Before a verb: what follows was done before or after that which the date is of.
AFTERWARDS = re.compile(r"\b(?:setelah|seusai|usai|sesudah|sebelum|after|before|following)\s(?:\w+\s)?$")
# A date right behind these is the day of speaking, not of what is told.
SPEECH = re.compile(
    r"\b(?:kata|ujar|tutur|ucap|ungkap|jelas|imbuh|tambah|papar|terang|tegas|sebut|dilansir|dikutip|keterangan|pernyataan|menurut|mengatakan|menyatakan|menyebut|"
    r"dihubungi|ditemui|wawancara|konferensi|said|told|says|according|statement|interview|reported|announced|spoke)\w*\b[^.;]{0,60}$"
)


@lru_cache(maxsize=1)
def event_kinds() -> Mapping[str, int]:
    """The number of the line for the stem of every verb in `EVENTS`."""
    return {
        meaning(word, language): number
        for number, line in enumerate(EVENTS)
        for word in line.split()
        for language in ("id", "en")
    }


@lru_cache(maxsize=1)
def speaking() -> frozenset[str]:
    """The stems of the verbs of speech: that two speak on two days is no conflict."""
    return frozenset(meaning(verb, code) for code, each in LANGUAGES.items() for verb in each.speech.verbs)
