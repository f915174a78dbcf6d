"""A document that somebody sent becomes articles."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import PurePath

from digest.model import Article
from seeds.apart import read_apart
from seeds.files import LARGE, read_file


async def read_document(name: str, data: bytes, *, now: dt.datetime) -> list[Article]:
    """The articles of a document, all or none; at least one.

    Args:
        name: what it is called; its ending tells the format.
        data: what it holds.
        now: when it is read (aware).

    Raises:
        Unreadable: why it was refused, as `read_file`.
    """
    if PurePath(name).suffix.lower() not in LARGE:
        return await asyncio.to_thread(read_file, data, name, now=now)
    return await read_apart(read_file, data, name, now=now)
