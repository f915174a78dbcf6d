"""Codes, ages and named places of a kind, as Indonesian and English write them."""

from __future__ import annotations

import re

from digest.language.roles import MODEL

_NAME = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"
_PERSON = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){1,3}"

CODES = (re.compile(r"\b(?P<letters>[A-Z]{2,3})[\s-]?(?P<digits>\d{3,4})\b"),)  # JT 693, KA-112
PLATES = (re.compile(r"\b(?P<number>[A-Z]{1,2}\s\d{3,4})\s(?P<series>[A-Z]{1,3})\b"),)  # B 1732 ZLO

MODELS = (  # "Calya B 1335 VOD", "B 1335 VOD, a Calya": of what make the car of one plate is
    re.compile(
        rf"\b(?P<model>{MODEL})(?:\s[a-z]+){{0,2}}(?:,?\s(?:dengan\s|bernomor\s|with\s)?(?:[Nn]omor\s[Pp]olisi|nopol|pelat(?:\snomor)?|license plate|registration)?:?)?\s\(?"
        r"(?P<plate>[A-Z]{1,2}\s?\d{3,4}\s?[A-Z]{1,3})\b"
    ),
)

AGES = (
    re.compile(
        rf"\b(?P<name>{_PERSON})(?:\s(?:alias|als)\s\w+)?\s\((?P<age>\d{{1,2}})(?:\s(?:tahun|th|thn))?\)"
    ),  # Bagas Lintang (24)
    re.compile(rf"\b(?P<name>{_PERSON}),\s(?P<age>\d{{1,2}})(?=[,.])"),  # Colin Dace, 29,
    re.compile(rf"\b(?P<age>\d{{1,2}})-year-old\s(?:[a-z]+\s){{0,2}}(?P<name>{_PERSON})"),  # 29-year-old Colin Dace
    re.compile(  # Agus (36), where no other name stands before it
        r"(?:^|(?<=[,;:(.]\s)|(?<=\sdan\s)|(?<=\sand\s)|(?<=\sialah\s)|(?<=\sadalah\s)|(?<=\syakni\s)|(?<=\syaitu\s))"
        r"(?P<name>[A-Z][a-z'’-]{2,})\s\((?P<age>[1-9]\d)(?:\s(?:tahun|th|thn))?\)"
    ),
)

PLACES = (
    re.compile(
        rf"\b(?:Rumah Sakit(?:\sUmum)?(?:\s(?:Daerah|Pusat))?(?:\s\([A-Z]+\))?|RSUD|RSUP|RSIA|RS)\s(?!Umum\b|Daerah\b)(?P<hospital>{_NAME})|\b[Hh]otel\s(?P<hotel>{_NAME})|\b(?:Stadion|stadion)\s(?P<stadium>{_NAME})"
        rf"|\b(?:Rutan|Lapas)\s(?P<prison>{_NAME})"
    ),
    re.compile(
        r"\b(?P<hospital>(?:[A-Z][\w.'’-]*\s){1,3})(?:Hospital|Medical Center)\b|\b(?P<hotel>(?:[A-Z][\w.'’-]*\s){1,3})Hotel\b"
        r"|\b(?P<stadium>(?:[A-Z][\w.'’-]*\s){1,3})(?:Stadium|Arena)\b|\b(?P<prison>(?:[A-Z][\w.'’-]*\s){1,3})(?:Prison|Jail)\b"
    ),
)

# In an article about a match a number behind a name is a minute or a shirt's.
MATCH = re.compile(
    r"(?<!\d\s)\bmenit(?:\ske)?[\s-]{1,2}\d|\b\d{1,3}(?:st|nd|rd|th)[\s-]minute\b|\b(?:45|90|105|120)\+\d\b|\d′|\(\d{1,3}['’](?!\w)"
    r"|\b(?:skor|kedudukan|score(?:line)? (?:was|of))\s(?:\w+\s){0,2}\d{1,2}[-–]\d{1,2}\b|\b(?:nomor punggung|shirt number|squad number)\b"
)
# Both together are of a match, too; a half alone may be of a year, and a score of a vote.
HALF = re.compile(r"\bbabak (?:pertama|kedua|i|ii)\b|\b(?:first|second) half\b(?! of\b)|\bhalf-?time\b")
SCORE = re.compile(
    r"(?<![\d.,/–-])\d{1,2}[-–]\d{1,2}(?![\d.,/–-]*\d)"
    r"(?!\s?(?:%|percent|per cent|persen|years?|months?|weeks?|days?|hours?|minutes?|people|million|billion|tahun|bulan|minggu|pekan|hari|jam|menit|orang|juta|miliar|ribu|km|met(?:er|re)s?)\b)"
)
