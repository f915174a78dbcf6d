"""Why something was not taken as an article."""

from __future__ import annotations

import enum


class Reason(enum.StrEnum):
    """The kinds of refusal; the value is stable, so that callers can put it into a reader's language."""

    MISSING = "missing"
    UNKNOWN_FORMAT = "unknown_format"
    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    NO_TEXT = "no_text"
    BAD_DATE = "bad_date"
    BAD_LINE = "bad_line"


WORDS = {
    Reason.MISSING: "there is no such file, or it cannot be opened",
    Reason.UNKNOWN_FORMAT: "only .md, .txt, .html and .jsonl files are read",
    Reason.EMPTY: "the file is empty",
    Reason.BINARY: "this is not text",
    Reason.TOO_LARGE: "this is too large for an article",
    Reason.NO_TEXT: "no article text was found in it",
    Reason.BAD_DATE: "the publication date cannot be read",
    Reason.BAD_LINE: "the line is not a JSON object with an article",
}


class Unreadable(Exception):
    """Something that cannot become an article: a reason for programs, words (English) for people."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        self.words = f"{WORDS[reason]} ({detail})" if detail else WORDS[reason]
        super().__init__(self.words)
