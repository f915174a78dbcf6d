"""Working off what is due, some at a time: one that fails holds up nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from handlers.errors import trace
from storage.errors import Superseded

T = TypeVar("T")
log = logging.getLogger(__name__)


def work_off(
    find: Callable[[], Sequence[T]], do: Callable[[Sequence[T]], int], put_off: Callable[[T], None], what: str
) -> int:
    """Do what `find` gives until it gives nothing; returns for how many something was done.

    What fails together is tried one by one, and put off where it fails again. Raises StorageError from `find` and
    `put_off`, and Superseded: then another process does this.
    """
    done = 0
    while due := find():
        try:
            done += do(due)
        except Superseded:
            raise
        except Exception as error:  # noqa: BLE001 - one bad one must not hold up the others
            log.error("%d %s failed together: %s", len(due), what, "".join(trace(error)))
            done += sum(_alone(each, do, put_off, what) for each in due)
    return done


def _alone(one: T, do: Callable[[Sequence[T]], int], put_off: Callable[[T], None], what: str) -> int:
    try:
        return do([one])
    except Superseded:
        raise
    except Exception as error:  # noqa: BLE001 - as above; it is logged and tried again later
        log.error("one of the %s was put off: %s", what, "".join(trace(error)))
        put_off(one)
        return 0
