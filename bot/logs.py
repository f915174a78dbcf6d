"""Logs: plain lines on standard error in which no secret can appear, whichever library wrote them."""

from __future__ import annotations

import logging
import math
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable
from types import TracebackType
from urllib.parse import quote

HIDDEN = "•••"
TOKEN = re.compile(r"\b\d{5,}(?::|%3A)[\w-]{30,}", re.IGNORECASE)  # a bot token, ours or not
IN_PATH = re.compile(r"/bot\d+(?::|%3A)[^/\s\"']+", re.IGNORECASE)  # a token where a Bot API address carries it
AGAIN = 30.0  # seconds until what was said is said again
REMINDER = 3600.0  # the same of an error: it was there at once, and what lasts is not news every second
MOST = 200  # sentences remembered
MORE = " (and {} times more since it was last written)"
log = logging.getLogger(__name__)


class Seldom(logging.Filter):
    """Lets the same words of the same logger through once in half a minute, with how often they were left out.

    While the database or the disk is away every part of a process says so, over and over. An error of the same words,
    its trace included, is written at once and then once an hour, since a fault of ours in what is done every second
    would fill the disk. What ends a process, and what the log itself traces, is never left out.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._said: dict[tuple[str, int, str], tuple[float, int]] = {}  # when, and how often it was left out since

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to write it; it may be given the count."""
        if record.exc_info or record.levelno > logging.ERROR:
            return True
        words, now = record.getMessage(), self._clock()
        key = (record.name, record.levelno, words)
        at, left_out = self._said.get(key, (-math.inf, 0))
        if now - at < _pause(record.levelno):
            self._said[key] = at, left_out + 1
            return False
        self._said.pop(key, None)
        self._forget(now)
        self._said[key] = now, 0
        if left_out:
            record.msg, record.args = f"{words}{MORE.format(left_out)}", ()
        return True

    def _forget(self, now: float) -> None:
        """Keep what may still be left out, and no more than that; all goes if that is too much.

        How often it was left out is written before it is forgotten.
        """
        if len(self._said) < MOST:
            return
        said = self._said
        young = {key: each for key, each in list(said.items()) if now - each[0] < _pause(key[1])}
        self._said = young if len(young) < MOST else {}
        for (name, level, words), (_, left_out) in said.items():
            if left_out and (name, level, words) not in self._said:
                logging.getLogger(name).log(level, "%s%s", words, MORE.format(left_out))


def _pause(level: int) -> float:
    """Seconds until the same words are written again."""
    return REMINDER if level >= logging.ERROR else AGAIN


class Redacting(logging.Formatter):
    """Formats a record, traceback and all, and then takes every secret out of the finished text."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        spellings = {form for secret in secrets for form in (secret, quote(secret, safe=""), repr(secret)[1:-1])}
        self._secrets = sorted(spellings, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The record as one text without secrets."""
        return self.redact(super().format(record))

    def redact(self, text: str) -> str:
        """The text with the known secrets, and whatever looks like a token, hidden."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return TOKEN.sub(HIDDEN, IN_PATH.sub(f"/bot{HIDDEN}", text))


def set_up(secrets: Iterable[str] = (), *, level: int = logging.INFO) -> None:
    """Send every library's log through one redacting handler, and uncaught exceptions with them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(secrets))
    handler.addFilter(Seldom())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    for chatty in ("httpx", "httpcore"):  # they log whole addresses
        logging.getLogger(chatty).setLevel(max(level, logging.WARNING))
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # warns whenever a tick outlasts the next: by design
    logging.getLogger("uvicorn").setLevel(logging.ERROR)  # warns of each call that is no HTTP: anybody can make those
    logging.getLogger("alembic").setLevel(max(level, logging.WARNING))
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """Log what nobody caught; Ctrl-C is no fault."""
    if not issubclass(kind, KeyboardInterrupt):
        log.critical("uncaught", exc_info=(kind, error or kind(), trace))
