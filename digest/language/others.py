"""Words for another time, or another of its kind, than what is in the news; lower-case patterns.

Who needs more of them (drills, other crowds) adds its own where it uses them.
"""

from __future__ import annotations

import re

_SPANS = "year|month|week|season|decade|summer|winter|spring|autumn"
_SPANS_ID = "tahun|bulan|pekan|minggu|musim|dekade"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
TIME_BEFORE = (
    rf"\b(?:last|previous) (?:{_SPANS}|{_MONTHS}|time)\b|\b(?:{_SPANS})s? (?:ago|earlier|before)\b"
    rf"|\b(?:{_SPANS_ID}) (?:lalu|silam|kemarin|sebelumnya)\b"
)
"""A time before the one in the news: "last year", "two weeks ago", "pekan lalu"."""
ANOTHER_ONE = r"\b(?:another|others?|separate|similar|previous|earlier|second(?![ -](?:\w+est|most)\b)|lain|lainnya|terpisah|serupa|sebelumnya|kedua(?! (?:belah|pihak)\b))\b"
"""Another of the same kind, or one before."""

BEFORE = re.compile(TIME_BEFORE)
IN_THE_PAST = re.compile(rf"{TIME_BEFORE}|\b(?:in|pada|tahun) (?:19|20)\d\d\b")
OTHER_TIME = re.compile(rf"{TIME_BEFORE}|\bpernah\b|(?P<year>\b(?:19|20)\d\d\b)")
OTHER_ONE = re.compile(rf"{ANOTHER_ONE}|\bsame \w+ in\b")
"""Beside a noun it is another than the one in the news."""
