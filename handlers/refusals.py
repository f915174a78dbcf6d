"""Refusals put into words: for every reason why something was not read, the key of the text that says so."""

from __future__ import annotations

from handlers.errors import UserMistake
from handlers.texts import LANGUAGES, texts
from seeds.unreadable import Reason, Unreadable

REFUSED = {
    Reason.MISSING: "unreadable-missing",
    Reason.UNKNOWN_FORMAT: "unreadable-unknown-format",
    Reason.EMPTY: "unreadable-empty",
    Reason.BINARY: "unreadable-binary",
    Reason.TOO_LARGE: "unreadable-too-large",
    Reason.NO_TEXT: "unreadable-no-text",
    Reason.BAD_DATE: "unreadable-bad-date",
    Reason.BAD_LINE: "unreadable-bad-line",
    Reason.DAMAGED: "unreadable-damaged",
    Reason.LOCKED: "unreadable-locked",
    Reason.SCANNED: "unreadable-scanned",
    Reason.TOO_HARD: "unreadable-too-hard",
    Reason.BAD_ADDRESS: "unreadable-bad-address",
    Reason.CREDENTIALS: "unreadable-credentials",
    Reason.BAD_PORT: "unreadable-bad-port",
    Reason.NOT_PUBLIC: "unreadable-not-public",
    Reason.NO_HOST: "unreadable-no-host",
    Reason.UNREACHABLE: "unreadable-unreachable",
    Reason.INSECURE: "unreadable-insecure",
    Reason.TOO_SLOW: "unreadable-too-slow",
    Reason.TOO_MANY_REDIRECTS: "unreadable-too-many-redirects",
    Reason.BAD_ANSWER: "unreadable-bad-answer",
    Reason.GONE: "unreadable-gone",
    Reason.FORBIDDEN: "unreadable-forbidden",
    Reason.BUSY: "unreadable-busy",
    Reason.SERVER_FAULT: "unreadable-server-fault",
    Reason.ROBOTS: "unreadable-robots",
    Reason.NOT_A_PAGE: "unreadable-not-a-page",
    Reason.NOT_AN_ARTICLE: "unreadable-not-an-article",
    Reason.PAYWALL: "unreadable-paywall",
    Reason.CONSENT: "unreadable-consent",
    Reason.ROBOT_CHECK: "unreadable-robot-check",
    Reason.SCRIPT_ONLY: "unreadable-script-only",
    Reason.LIVE: "unreadable-live",
    Reason.UNFINISHED: "unreadable-unfinished",
    Reason.NOT_A_FEED: "unreadable-not-a-feed",
    Reason.NO_FEED: "unreadable-no-feed",
}


def mistake(refusal: Unreadable) -> UserMistake:
    """The sentence that tells somebody why what they sent was not read."""
    return UserMistake(REFUSED[refusal.reason])


def not_alone(process: str) -> str:
    """The sentence, in every language, for whoever starts a second process at an SQLite file."""
    return "\n".join(texts(language).plain("not-alone", process=process) for language in reversed(LANGUAGES))
