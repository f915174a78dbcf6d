"""Why something was not taken as an article, or as a feed."""

from __future__ import annotations

import enum
from typing import Any


class Reason(enum.StrEnum):
    """The kinds of refusal; the value is stable, so that callers can put it into a reader's language."""

    # files and texts
    MISSING = "missing"
    UNKNOWN_FORMAT = "unknown_format"
    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    NO_TEXT = "no_text"
    BAD_DATE = "bad_date"
    BAD_LINE = "bad_line"
    DAMAGED = "damaged"
    LOCKED = "locked"
    SCANNED = "scanned"
    TOO_HARD = "too_hard"
    # addresses and the way there
    BAD_ADDRESS = "bad_address"
    CREDENTIALS = "credentials"
    BAD_PORT = "bad_port"
    NOT_PUBLIC = "not_public"
    NO_HOST = "no_host"
    UNREACHABLE = "unreachable"
    INSECURE = "insecure"
    TOO_SLOW = "too_slow"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BAD_ANSWER = "bad_answer"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    BUSY = "busy"
    SERVER_FAULT = "server_fault"
    ROBOTS = "robots"
    # pages
    NOT_A_PAGE = "not_a_page"
    NOT_AN_ARTICLE = "not_an_article"
    PAYWALL = "paywall"
    CONSENT = "consent"
    ROBOT_CHECK = "robot_check"
    SCRIPT_ONLY = "script_only"
    LIVE = "live"
    UNFINISHED = "unfinished"
    # feeds
    NOT_A_FEED = "not_a_feed"
    NO_FEED = "no_feed"


WORDS = {
    Reason.MISSING: "there is no such file, or it cannot be opened",
    Reason.UNKNOWN_FORMAT: "only .md, .txt, .html, .pdf, .docx and .jsonl files are read",
    Reason.EMPTY: "the file is empty",
    Reason.BINARY: "this is not text",
    Reason.TOO_LARGE: "this is too large for an article",
    Reason.NO_TEXT: "no article text was found in it",
    Reason.BAD_DATE: "the publication date cannot be read",
    Reason.BAD_LINE: "the line is not a JSON object with an article",
    Reason.DAMAGED: "the document is damaged",
    Reason.LOCKED: "the document is locked with a password",
    Reason.SCANNED: "the document holds pictures of text, and no text",
    Reason.TOO_HARD: "reading it takes too much time or memory",
    Reason.BAD_ADDRESS: "this is not an address of the web (http or https)",
    Reason.CREDENTIALS: "an address with a name or password is not opened",
    Reason.BAD_PORT: "only the usual ports of the web, 80 and 443, are opened",
    Reason.NOT_PUBLIC: "the address leads into a private network",
    Reason.NO_HOST: "there is no such host",
    Reason.UNREACHABLE: "the host cannot be reached",
    Reason.INSECURE: "the host cannot prove who it is (TLS)",
    Reason.TOO_SLOW: "the host answers too slowly",
    Reason.TOO_MANY_REDIRECTS: "the address leads on and on",
    Reason.BAD_ANSWER: "the host's answer cannot be understood",
    Reason.GONE: "there is nothing at this address",
    Reason.FORBIDDEN: "the host does not let Kabar in",
    Reason.BUSY: "the host asks to come back later",
    Reason.SERVER_FAULT: "the host has a fault",
    Reason.ROBOTS: "the host asks programs to stay away from this address (robots.txt)",
    Reason.NOT_A_PAGE: "what is there is not a page of text",
    Reason.NOT_AN_ARTICLE: "the page lists articles and is not one itself",
    Reason.PAYWALL: "the page shows the whole article to subscribers only",
    Reason.CONSENT: "the page asks for consent first and shows no article",
    Reason.ROBOT_CHECK: "the page wants proof that a person is reading",
    Reason.SCRIPT_ONLY: "the page shows its text only with JavaScript",
    Reason.LIVE: "the page is a live blog that keeps changing",
    Reason.UNFINISHED: "the page holds only a part of the article",
    Reason.NOT_A_FEED: "what is there is not a feed (RSS, Atom or JSON Feed)",
    Reason.NO_FEED: "the page names no feed",
}


class Unreadable(Exception):
    """Something that cannot become an article: a reason for programs, words (English) for people."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        self.words = f"{WORDS[reason]} ({detail})" if detail else WORDS[reason]
        super().__init__(self.words)

    def __reduce__(self) -> tuple[Any, ...]:
        """How it travels between processes."""
        return type(self), (self.reason, self.detail)
