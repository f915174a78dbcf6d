"""How English names days."""

from __future__ import annotations

import re

from digest.language.shape import Calendar, table

MONTHS = table("""
1: january jan
2: february feb
3: march mar
4: april apr
5: may
6: june jun
7: july jul
8: august aug
9: september sept sep
10: october oct
11: november nov
12: december dec
""")
WEEKDAYS = table("""
0: monday mon
1: tuesday tue tues
2: wednesday wed
3: thursday thu thurs
4: friday fri
5: saturday sat
6: sunday sun
""")
MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
NOT_NUMBER = r"(?![\d,]*\d)"

ENGLISH_CALENDAR = Calendar(
    months=MONTHS,
    weekdays=WEEKDAYS,
    day_first=False,
    utc_offset=0,
    days={
        "today": 0,
        "yesterday": -1,
        "the day before yesterday": -2,
        "tomorrow": 1,
        "tonight": 0,
        "last night": -1,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
    },
    units={
        "day": "day",
        "days": "day",
        "week": "week",
        "weeks": "week",
        "weekend": "week",
        "month": "month",
        "months": "month",
        "year": "year",
        "years": "year",
        "decade": "decade",
        "decades": "decade",
        "century": "century",
        "centuries": "century",
        "summer": "year",
        "winter": "year",
        "spring": "year",
        "fall": "year",
        "autumn": "year",
    },
    which={
        "last": -1,
        "past": -1,
        "ago": -1,
        "earlier": -1,
        "previous": -1,
        "this": 0,
        "next": 1,
        "coming": 1,
        "later": 1,
    },
    parts={
        "early": 0,
        "earlier": 0,
        "mid": 1,
        "late": 2,
        "later": 2,
        "the end of": 2,
        "the beginning of": 0,
        "the start of": 0,
    },
    counts={
        "a": 1,
        "an": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "several": 0,
        "a few": 0,
        "few": 0,
        "some": 0,
        "": 1,
    },
    patterns=(
        (
            "weekday_date",
            re.compile(
                rf"{WEEKDAY},?\s\(?(?:{MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{NOT_NUMBER}(?:,?\s(?P<year>\d{{4}}))?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?:,?\s(?P<year2>\d{{4}}))?)\)?"
            ),
        ),
        (
            "day_span",
            re.compile(
                rf"\b{MONTH}\s(?P<day>\d{{1,2}})\s?(?:[-–]|to|through)\s?(?P<lastday>\d{{1,2}}){NOT_NUMBER}(?:,?\s(?P<year>\d{{4}}))?\b"
            ),
        ),
        (
            "day_month",
            re.compile(
                rf"\b{MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{NOT_NUMBER}(?:,?\s(?P<year>(?:19|20)\d{{2}})\b)?"
            ),
        ),
        (
            "day_month",
            re.compile(
                rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}(?!\w)(?:,?\s(?P<year>(?:19|20)\d{{2}})\b)?"
            ),
        ),
        ("iso", re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<monthnumber>\d{2})-(?P<day>\d{2})(?!\d)")),
        (
            "numeric",
            re.compile(r"(?<![\d/.,-])(?P<monthnumber>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})(?![\d/-])"),
        ),
        (
            "month",
            re.compile(
                rf"\b(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id|[Tt]he\send\sof|[Tt]he\sbeginning\sof|[Tt]he\sstart\sof)[-\s](?:in\s)?)?(?:(?P<which>last|this|next)\s)?{MONTH}(?!\w)(?:,?\s(?P<year>(?:19|20)\d{{2}})\b)?"
            ),
        ),
        ("weekday", re.compile(rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s)?{WEEKDAY}\b")),
        (
            "relative",
            re.compile(
                r"\b(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater|[Tt]he\send\sof|[Tt]he\sbeginning\sof|[Tt]he\sstart\sof)[-\s](?:in\s)?)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s(?P<unit>week|weekend|month|year|summer|winter|spring|fall|autumn|decade)\b"
            ),
        ),
        (
            "ago",
            re.compile(
                r"\b(?P<count>\d{1,3}|[Aa]\sfew|[Ss]everal|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)\s(?P<unit>days?|weeks?|months?|years?|decades?|century|centuries)\s(?P<which>ago|earlier|later)\b"
            ),
        ),
        (
            "ago",
            re.compile(
                r"\b(?:the|in|over)\s(?P<which>last|past|next|coming)\s(?P<count>(?:\d{1,3}|few|several|two|three|four|five|six|seven|eight|nine|ten)\s|)(?P<unit>days?|weeks?|months?|years?|decades?)\b"
            ),
        ),
        (
            "day",
            re.compile(
                r"\b(?P<name>(?i:the day before yesterday|today|yesterday|tomorrow|tonight|last night|this morning|this afternoon|this evening))\b"
            ),
        ),
        (
            "year",
            re.compile(
                r"(?:(?<=\b[Ii]n\s)|(?<=\b[Ss]ince\s)|(?<=\b[Bb]y\s)|(?<=\b[Aa]fter\s)|(?<=\b[Bb]efore\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Oo]f\s)|(?<=\b[Tt]he\s))(?P<year>(?:19|20)\d{2})(?![\d,.]?\d|-|\s(?:people|soldiers|troops))"
            ),
        ),
    ),
)
