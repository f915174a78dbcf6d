"""How Indonesian names days."""

from __future__ import annotations

import re

from digest.language.shape import Calendar, table

MONTHS = table("""
1: januari jan
2: februari pebruari feb
3: maret mar
4: april apr
5: mei
6: juni jun
7: juli jul
8: agustus agu agt ags
9: september sept sep
10: oktober okt
11: november nopember nov
12: desember des
""")
WEEKDAYS = table("""
0: senin
1: selasa
2: rabu
3: kamis
4: jumat jum'at jum’at
5: sabtu
6: minggu ahad
""")
MONTH = r"(?P<month>Januari|Februari|Pebruari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Nopember|Desember|(?:Jan|Feb|Mar|Apr|Jun|Jul|Agu|Agt|Ags|Sept?|Okt|Nov|Des)\b\.?)"
WEEKDAY = r"(?P<weekday>Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad)"
WHICH = r"(?P<which>lalu|kemarin|silam|ini|depan|mendatang)"
PART = r"(?:(?P<part>[Aa]wal|[Pp]ertengahan|[Aa]khir)\s)?"
TIME_OF_DAY = r"(?:\s(?:dini\shari|pagi|siang|sore|petang|malam))?"

INDONESIAN_CALENDAR = Calendar(
    months=MONTHS,
    weekdays=WEEKDAYS,
    day_first=True,
    utc_offset=7,
    days={
        "hari ini": 0,
        "kemarin": -1,
        "kemarin lusa": -2,
        "besok": 1,
        "esok": 1,
        "esok hari": 1,
        "lusa": 2,
        "tadi malam": -1,
        "semalam": -1,
        "tadi pagi": 0,
        "pagi tadi": 0,
        "pagi ini": 0,
        "siang ini": 0,
        "sore ini": 0,
        "malam ini": 0,
        "siang tadi": 0,
        "sore tadi": 0,
        "malam tadi": 0,
        "saat ini": 0,
    },
    units={
        "hari": "day",
        "minggu": "week",
        "pekan": "week",
        "bulan": "month",
        "tahun": "year",
        "dekade": "decade",
        "abad": "century",
    },
    which={
        "lalu": -1,
        "kemarin": -1,
        "silam": -1,
        "terakhir": -1,
        "yang lalu": -1,
        "belakangan": -1,
        "belakangan ini": -1,
        "sebelumnya": -1,
        "ini": 0,
        "depan": 1,
        "mendatang": 1,
        "ke depan": 1,
        "lagi": 1,
    },
    parts={"awal": 0, "pertengahan": 1, "akhir": 2},
    counts={
        "beberapa": 0,
        "sejumlah": 0,
        "satu": 1,
        "se": 1,
        "dua": 2,
        "tiga": 3,
        "empat": 4,
        "lima": 5,
        "enam": 6,
        "tujuh": 7,
        "delapan": 8,
        "sembilan": 9,
        "sepuluh": 10,
    },
    patterns=(
        (
            "weekday_date",
            re.compile(
                rf"{WEEKDAY}{TIME_OF_DAY},?\s?\(?(?P<day>\d{{1,2}})(?:[/-](?P<monthnumber>\d{{1,2}})(?:[/-](?P<year>\d{{4}}|\d{{2}}))?(?!\d)|\s{MONTH}(?:,?\s(?P<wordyear>\d{{4}}))?)\)?"
            ),
        ),
        (
            "day_span",
            re.compile(
                rf"\b(?P<day>\d{{1,2}})\s?(?:[-–]|sampai|hingga|s\.?/?d\.?)\s?(?P<lastday>\d{{1,2}})\s{MONTH}(?:\s(?P<year>\d{{4}}))?\b"
            ),
        ),
        ("day_month", re.compile(rf"\b(?P<day>\d{{1,2}})\s{MONTH}(?:\s(?P<year>\d{{4}})\b)?")),
        (
            "numeric",
            re.compile(
                r"(?<![\d/.,-])(?P<day>\d{1,2})[/-](?P<monthnumber>\d{1,2})[/-](?P<year>\d{4}|\d{2})(?![\d/-])|(?<=\()(?P<day2>\d{1,2})/(?P<monthnumber2>\d{1,2})(?=\))"
            ),
        ),
        ("iso", re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<monthnumber>\d{2})-(?P<day>\d{2})(?!\d)")),
        (
            "month",
            re.compile(rf"\b{PART}(?:[Bb]ulan\s)?{MONTH}(?!\w)(?:\s(?P<year>(?:19|20)\d{{2}})\b)?(?:\s{WHICH}\b)?"),
        ),
        (
            "weekday",
            re.compile(
                rf"\b{WEEKDAY}{TIME_OF_DAY}(?:\s(?P<week>minggu|pekan)(?=\s(?:lalu|kemarin|depan|ini)))?(?:\s{WHICH}\b)?(?!\w)"
            ),
        ),
        ("relative", re.compile(rf"\b{PART}(?P<unit>(?i:minggu|pekan|bulan|tahun))\s{WHICH}\b")),
        (
            "ago",
            re.compile(
                r"\b(?P<count>\d{1,3}|[Bb]eberapa|[Ss]ejumlah|[Ss]atu|[Dd]ua|[Tt]iga|[Ee]mpat|[Ll]ima|[Ee]nam|[Tt]ujuh|[Dd]elapan|[Ss]embilan|[Ss]epuluh|[Ss]e)\s?(?P<unit>hari|minggu|pekan|bulan|tahun|dekade|abad)\s(?P<which>yang\slalu|lalu|silam|terakhir|belakangan\sini|belakangan|sebelumnya|ke\sdepan|mendatang|lagi)\b"
            ),
        ),
        (
            "day",
            re.compile(
                r"\b(?P<name>(?i:hari ini|kemarin lusa|(?<!\d\s)kemarin|esok hari|besok|esok|lusa|tadi malam|malam tadi|semalam|tadi pagi|pagi tadi|pagi ini|siang ini|siang tadi|sore ini|sore tadi|malam ini))\b"
            ),
        ),
        (
            "year",
            re.compile(
                r"\b(?:(?P<part>[Aa]wal|[Pp]ertengahan|[Aa]khir)\s)?(?:[Tt]ahun\s(?P<year>(?:19|20)\d{2})|(?<=[Pp]ada\s)(?P<year2>(?:19|20)\d{2})|(?:(?<=[Ss]ejak\s)|(?<=[Ss]epanjang\s)|(?<=[Ss]elama\s))(?P<year3>(?:19|20)\d{2})|(?P<year4>(?:19|20)\d{2})(?=\s(?:lalu|silam|mendatang|kemarin)))(?![\d.,]?\d)"
            ),
        ),
    ),
)
