"""A command that is forked from the process of `tests/processes/server.py`."""

import atexit
import json
import socket
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import IO, Any

_one_request_at_a_time = Lock()


class Forked:
    """A process of the fork server's; the names are those of `subprocess.Popen`."""

    def __init__(self, words: list[str], told: socket.socket) -> None:
        """`told` gives its number and, when it is over, its exit status, each in a message of its own."""
        self.words = words
        self.returncode: int | None = None
        self.pid = int(told.recv(32))
        self._told = told

    def poll(self) -> int | None:
        """Its exit status, as of `subprocess`; None while it runs."""
        return self._status(0)

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status when it is over. Raises subprocess.TimeoutExpired after `timeout` seconds."""
        status = self._status(timeout)
        if status is None:
            raise subprocess.TimeoutExpired(self.words, timeout or 0)
        return status

    def _status(self, timeout: float | None) -> int | None:
        if self.returncode is None:
            self._told.settimeout(timeout)
            try:
                self.returncode = int(self._told.recv(32))
            except (TimeoutError, BlockingIOError):
                return None
            self._told.close()
        return self.returncode


def fork(words: list[str], streams: Sequence[IO[bytes]], request: dict[str, Any]) -> Forked:
    """Start `python -m WORDS…` with these as its standard input, output and errors.

    `request` has "folder", "environment", "session" (whether it is the head of a session of its own) and
    "largest_file" (bytes, or None).
    """
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    descriptors = [*(stream.fileno() for stream in streams), theirs.fileno()]
    with theirs, _one_request_at_a_time:
        socket.send_fds(_server(), [json.dumps(request | {"words": words}).encode()], descriptors)
    return Forked(words, ours)


@cache
def _server() -> socket.socket:
    """The channel to the process that forks, which is started at the first command of a test process."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    for end in (ours, theirs):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 18)
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.processes.server", str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    theirs.close()

    def end() -> None:
        ours.close()
        server.wait()

    atexit.register(end)
    return ours
