"""A document that somebody sent becomes articles."""

from __future__ import annotations

import asyncio
import datetime as dt

from digest.model import Article
from seeds.files import read_file


async def read_document(name: str, data: bytes, *, now: dt.datetime) -> list[Article]:
    """The articles of a document, all or none; at least one.

    Args:
        name: what it is called; its ending tells the format.
        data: what it holds.
        now: when it is read (aware).

    Raises:
        Unreadable: why it was refused, as `read_file`.
    """
    return await asyncio.to_thread(read_file, data, name, now=now)
