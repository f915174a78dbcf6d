"""Settings as a button has room for them."""

from __future__ import annotations

import datetime as dt
import hashlib

from storage.records import Quiet, Taste


def short_hash(text: str) -> str:
    """A name as a button has room for it."""
    return hashlib.blake2s(text.encode(), digest_size=8).hexdigest()


def token(taste: Taste) -> str:
    """Which of its tastes a chat means."""
    return short_hash(f"{taste.kind} {taste.what}")


def night_of(text: str) -> Quiet:
    """Quiet hours from "22-6"."""
    begins, ends = text.split("-")
    return Quiet(dt.time(int(begins)), dt.time(int(ends)))
