"""Where somebody's own words begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = "“„«‹"
CLOSING = "”»›"
MARK = re.compile(r'["“”„«»‹›]')


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks, marks included; `closed` is False when the closing mark is missing."""

    start: int
    end: int
    closed: bool = True


def find_quotes(text: str, start: int = 0, end: int | None = None) -> list[Quote]:
    """The quotations in one paragraph, in order; one that never closes ends with the paragraph."""
    stop = len(text) if end is None else end
    found: list[Quote] = []
    opened: int | None = None
    for mark in MARK.finditer(text, start, stop):
        at = mark.start()
        if opened is None:
            if _opens(text, at, start, stop):
                opened = at
        elif _closes(text, at, stop):
            found.append(Quote(opened, at + 1))
            opened = None
        elif mark[0] in OPENING or _opens(text, at, start, stop):
            # A new quotation before the old one closed: the old one lost its closing mark.
            found.append(Quote(opened, at, closed=False))
            opened = at
    if opened is not None:
        found.append(Quote(opened, stop, closed=False))
    return found


def _opens(text: str, at: int, start: int, stop: int) -> bool:
    """Whether a mark outside a quotation opens one."""
    if text[at] in CLOSING:
        return False
    return at + 1 < stop and (text[at] in OPENING or not text[at + 1].isspace() or at == start)


def _closes(text: str, at: int, stop: int) -> bool:
    """Whether a mark inside a quotation closes it."""
    if text[at] in CLOSING:
        return True
    if text[at] in OPENING:
        return False
    after = text[at + 1] if at + 1 < stop else " "
    before = text[at - 1] if at else " "
    if not before.isspace() or not after.isalnum():
        return True
    # `…, "kata dia`: a blank slipped in before the closing mark.
    return after.islower() and text[:at].rstrip()[-1:] in (",", ".", "?", "!")
