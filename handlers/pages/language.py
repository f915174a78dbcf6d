"""Which language a page is in: what its address asks for, else what the browser prefers."""

from __future__ import annotations

import re

from handlers.texts import supported

CHOICE = re.compile(
    r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*)?"
)
MOST = 20  # languages that are looked at: browsers send a handful


def preferred(accepted: str, default: str) -> str:
    """The language of ours that an Accept-Language header wants most; the default if it wants none of them."""
    wanted = []
    for part in accepted.split(",")[:MOST]:
        choice = CHOICE.fullmatch(part)
        language = supported(choice[1]) if choice else None
        if choice and language and (weight := float(choice[2] or 1)):
            wanted.append((weight, language))
    return max(wanted, key=lambda pair: pair[0])[1] if wanted else default
