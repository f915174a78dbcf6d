"""The event loop of a process that may have slept: what has arrived is read before anybody's patience ends."""

from __future__ import annotations

import asyncio
import selectors


class Waking(selectors.DefaultSelector):
    """Looks once more before it says that nothing came.

    A process that was stopped and goes on, or a machine that slept, finds its waiting over and its deadlines passed;
    the answers that came meanwhile are there all the same.
    """

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What is ready; nothing only if that is so after the wait too."""
        return super().select(timeout) or super().select(0)


def new_loop() -> asyncio.AbstractEventLoop:
    """An event loop that sleeps well."""
    return asyncio.SelectorEventLoop(Waking())
