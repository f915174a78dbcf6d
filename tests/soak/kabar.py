"""`kabar`, on a machine whose clock can be set ahead, and where one made-up article ends whatever reads it.

What is due is told by that clock. Leases, deadlines and pauses go on in real time, by the clocks of the database and of
the machine: a clock that is set ahead lets no lease end.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot import app, cli, running
from handlers.context import Services
from handlers.desk import changing
from tests.handlers.feeding.poison import read_or_suffer
from tests.soak.clock import Clock

CLOCK = "SOAK_CLOCK"  # the variable that names the clock's file


def main() -> None:
    """Run the command that the arguments name."""
    clock = Clock(Path(os.environ[CLOCK]))

    def make_services(*given: Any, **more: Any) -> Services:
        return replace(app.make_services(*given, **more), now=clock.now)

    with (
        patch.object(running, "make_services", make_services),
        patch.object(running, "now", clock.now),
        patch.object(changing, "read_article", read_or_suffer),
    ):
        cli.main()


if __name__ == "__main__":
    main()
