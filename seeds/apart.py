"""Reading what strangers wrote in a process of its own: what hangs there or eats memory takes nothing else along.

That process knows no secret of ours (its environment is empty), may use so much memory, and is killed if one reading
takes too long. The libraries that read pages and documents are large; they are loaded there only, and go when nothing
was read for a while.
"""

from __future__ import annotations

import asyncio
import atexit
import functools
import os
import pickle
import select
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO, ParamSpec, TypeVar

from seeds.unreadable import Reason, Unreadable

P = ParamSpec("P")
T = TypeVar("T")
LONGEST_READING = 30.0  # seconds
IDLE_SECONDS = 120.0
MEMORY = 1_500_000_000  # bytes of addresses
STARVED = 3  # how a process ends that has no memory left
LENGTH = struct.Struct("!Q")


class ReadingFault(Exception):
    """A fault of ours while something was read; its words say what kind and where."""


class ReadingRoom:
    """A process that reads one thing at a time; started when needed."""

    def __init__(self, longest: float = LONGEST_READING) -> None:
        self._longest = longest
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function of a module gives, called over there; it waits for others who read.

        Raises Unreadable: what the function raises, or TOO_HARD where it takes too much time or memory; ReadingFault.
        """
        asked = pickle.dumps((function, args, kwargs))
        with self._turn:
            answer = self._answer(asked)
        if answer is None:
            raise Unreadable(Reason.TOO_HARD)
        kind, value = pickle.loads(answer)  # noqa: S301 - our own process, which is given data and no code
        if kind == "raised":
            raise value
        result: T = value
        return result

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _answer(self, asked: bytes) -> bytes | None:
        for _ in range(2):
            fresh = self._process is None
            process = self._started()
            assert process.stdin is not None
            assert process.stdout is not None
            timer = threading.Timer(self._longest, process.kill)
            timer.start()
            try:
                _write(process.stdin, asked)
                answer = _read(process.stdout)
            except OSError:
                answer = None
            finally:
                timer.cancel()
            if answer is not None:
                return answer
            ended = process.wait()
            self.close()
            # It may have left, having been idle, the very moment it was asked; or what it read before holds all memory.
            if not (ended == 0 or (ended == STARVED and not fresh)):
                return None
        return None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from seeds.apart import serve; serve()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,  # Ctrl-C is for us
            )
        return self._process


_room = ReadingRoom()
atexit.register(_room.close)


async def read_apart(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a function of a module gives, called in the process apart. Raises Unreadable as `ReadingRoom.call`."""
    return await asyncio.to_thread(functools.partial(_room.call, function, *args, **kwargs))


def _write(pipe: BinaryIO | Any, data: bytes) -> None:
    pipe.write(LENGTH.pack(len(data)) + data)
    pipe.flush()


def _read(pipe: BinaryIO | Any) -> bytes | None:
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data: bytes = pipe.read(length)
    return data if len(data) == length else None


def serve() -> None:
    """Over there: answer until nobody asks; without memory end, for what the last reading took never all comes back."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    asked, answers = os.fdopen(0, "rb", buffering=0), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while select.select([asked], [], [], IDLE_SECONDS)[0]:
        data = _read_all(asked)
        if data is None:
            return
        try:
            answer = _answered(data)
        except MemoryError:
            sys.exit(STARVED)
        _write(answers, answer)


def _read_all(pipe: Any) -> bytes | None:
    """As `_read`, from a pipe that gives what it has."""
    data = b""
    wanted = LENGTH.size
    while len(data) < wanted:
        piece = pipe.read(wanted - len(data))
        if not piece:
            return None
        data += piece
        if len(data) == LENGTH.size and wanted == LENGTH.size:
            wanted += LENGTH.unpack(data)[0]
    return data[LENGTH.size :]


def _answered(data: bytes) -> bytes:
    function, args, kwargs = pickle.loads(data)  # noqa: S301 - from ourselves
    try:
        return pickle.dumps(("gave", function(*args, **kwargs)))
    except Unreadable as refusal:
        return pickle.dumps(("raised", refusal))
    except MemoryError:
        raise
    except RecursionError:
        return pickle.dumps(("raised", Unreadable(Reason.TOO_HARD)))
    except Exception as fault:  # noqa: BLE001 - told over here, with where it happened and without what was read
        where = "".join(traceback.format_tb(fault.__traceback__))
        return pickle.dumps(("raised", ReadingFault(f"{type(fault).__name__}\n{where}")))
