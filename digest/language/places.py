"""Codes, ages and named places of a kind, as Indonesian and English write them."""

from __future__ import annotations

import re

_NAME = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"
_PERSON = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){1,3}"

CODES = (re.compile(r"\b(?P<letters>[A-Z]{2,3})[\s-]?(?P<digits>\d{3,4})\b"),)  # JT 693, KA-112

AGES = (
    re.compile(
        rf"\b(?P<name>{_PERSON})(?:\s(?:alias|als)\s\w+)?\s\((?P<age>\d{{1,2}})(?:\s(?:tahun|th|thn))?\)"
    ),  # Bagas Lintang (24)
    re.compile(rf"\b(?P<name>{_PERSON}),\s(?P<age>\d{{1,2}})(?=[,.])"),  # Colin Dace, 29,
)

PLACES = (
    re.compile(
        rf"\b(?:Rumah Sakit|RSUD|RSUP|RSIA|RS)\s(?P<hospital>{_NAME})|\b[Hh]otel\s(?P<hotel>{_NAME})|\b(?:Stadion|stadion)\s(?P<stadium>{_NAME})"
        rf"|\b(?:Rutan|Lapas)\s(?P<prison>{_NAME})"
    ),
    re.compile(
        r"\b(?P<hospital>(?:[A-Z][\w.'’-]*\s){1,3})(?:Hospital|Medical Center)\b|\b(?P<hotel>(?:[A-Z][\w.'’-]*\s){1,3})Hotel\b"
        r"|\b(?P<stadium>(?:[A-Z][\w.'’-]*\s){1,3})(?:Stadium|Arena)\b|\b(?P<prison>(?:[A-Z][\w.'’-]*\s){1,3})(?:Prison|Jail)\b"
    ),
)
