"""Waiting for what other tasks and processes do."""

import asyncio
from collections.abc import Callable

LONGEST = 170.0  # seconds: twice the longest pause before something uncertain is repeated


async def until(what: Callable[[], object], seconds: float = LONGEST) -> None:
    """Wait until something is so, at most so many seconds. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not what():
            await asyncio.sleep(0.005)
