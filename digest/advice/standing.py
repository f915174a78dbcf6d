"""Whether something stands in a text letter by letter, and not as a piece of something else."""

from __future__ import annotations

import re

# A word or a figure goes on here: "1|.500", "1.|500", "11| 000", "anak|-anak".
GOES_ON = re.compile(
    r"(?<=\w)(?=\w)|(?<=\w)(?=[.,:/'’‘\-–]\w)|(?<=\w[.,:/'’‘\-–])(?=\w)|(?<=\d)(?=\s\d{3}\b)|(?<=\d\s)(?=\d{3}\b)"
    r"|(?<=[$€£¥+\-−–])(?=\d)|(?<=\d)(?=\s?[%°])"
)


def find_standing(part: str, text: str, start: int = 0, end: int | None = None) -> int | None:
    """Where a part stands between two places of a text, in whole words and figures; None if it does not."""
    at = text.find(part, start, end) if part else -1
    while at >= 0:
        if not (GOES_ON.match(text, at) or GOES_ON.match(text, at + len(part))):
            return at
        at = text.find(part, at + 1, end)
    return None
