"""A time in which this process, and no other, does something: sends broadcasts, publishes, asks feeds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from handlers.context import Services

Clock = Callable[[], float]
CLOCKS: tuple[Clock, ...] = (time.monotonic, time.time)
FOR_EVER = float("inf")


@dataclass(slots=True)
class Tenure:
    """Ends by itself, without anybody being asked, unless it is renewed.

    Two clocks must agree that it goes on: the monotonic one, which nobody sets, and the wall's, which goes on while a
    machine sleeps. `services` write only as long as nobody else has taken the lease; `unbound` write what happened,
    whoever holds it now.
    """

    services: Services
    unbound: Services
    number: int = 0  # of the lease; 0: there is none, because there is no other process
    _clocks: tuple[Clock, ...] = CLOCKS
    _ends: tuple[float, ...] = (FOR_EVER, FOR_EVER)

    @classmethod
    def without_end(cls, services: Services) -> Self:
        """A time in which there is no other process."""
        return cls(services, services)

    @classmethod
    def under(cls, services: Services, name: str, number: int, clocks: tuple[Clock, ...] = CLOCKS) -> Self:
        """A time under a lease, ended already: `renew` says how long it is."""
        return cls(services.under(name, number), services, number, clocks, (0.0,) * len(clocks))

    def renew(self, asked_at: tuple[float, ...], seconds: float) -> None:
        """Go on for so long, counted from when the lease was asked for: when it was given, nobody here knows."""
        self._ends = tuple(moment + seconds for moment in asked_at)

    @property
    def goes_on(self) -> bool:
        """Whether it has not ended; asked before everything that cannot be taken back."""
        return all(clock() < end for clock, end in zip(self._clocks, self._ends, strict=True))
