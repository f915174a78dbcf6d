"""A process that was stopped reads what has arrived before its deadlines strike."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

HOUSE = Path(__file__).parents[2]
WAIT_FOR_IT = """
import asyncio, socket, sys
from bot.waking import new_loop

async def main():
    loop = asyncio.get_running_loop()
    arrived = loop.create_future()
    line = socket.socket(fileno=int(sys.argv[1]))
    line.setblocking(False)
    def read():
        loop.remove_reader(line)
        arrived.set_result(line.recv(100).decode())
    loop.add_reader(line, read)
    deadline = loop.call_later(2.0, lambda: arrived.done() or arrived.set_result("too late"))
    print("waiting", flush=True)
    print(await arrived, flush=True)

with asyncio.Runner(loop_factory=new_loop) as runner:
    runner.run(main())
"""


def test_an_answer_that_came_while_it_was_stopped_counts() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        process = subprocess.Popen(
            [sys.executable, "-c", WAIT_FOR_IT, str(theirs.fileno())],
            stdout=subprocess.PIPE,
            pass_fds=[theirs.fileno()],
            env={**os.environ, "PYTHONPATH": str(HOUSE)},
        )
        assert process.stdout
        with process.stdout:
            assert process.stdout.readline() == b"waiting\n"
            process.send_signal(signal.SIGSTOP)
            ours.send(b"in time")
            time.sleep(2.1)
            process.send_signal(signal.SIGCONT)
            assert process.stdout.readline() == b"in time\n"
        assert process.wait() == 0
