"""What `kabar check` finds."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Weight(enum.Enum):
    """How much a remark matters; the value is how it is printed."""

    OK = "ok"
    NOTE = "note"  # worth knowing: the bot works, or will once it is started
    PROBLEM = "PROBLEM"  # something does not work, and stays so until somebody acts


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was looked at."""

    weight: Weight
    what: str
    seen: str  # and what to do next

    def __str__(self) -> str:
        return f"{self.weight.value:7} {self.what}: {self.seen}"


def ok(what: str, seen: str) -> Remark:
    """All is well."""
    return Remark(Weight.OK, what, seen)


def note(what: str, seen: str) -> Remark:
    """Not as it may be meant."""
    return Remark(Weight.NOTE, what, seen)


def problem(what: str, seen: str) -> Remark:
    """A real fault."""
    return Remark(Weight.PROBLEM, what, seen)
