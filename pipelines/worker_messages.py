"""What a worker process runs: it takes pages from its socket, does its task with them, and sends what that gave."""

import pickle
import signal
import struct
from collections.abc import Callable
from socket import socket
from typing import Any

from crawler.items import FetchedPage

HEADER = struct.Struct("!cQ")
"""What stands before each message of a worker: its kind, and how many bytes follow."""

TAKEN = b"T"
"""The worker has the pages, and begins with them. Nothing follows."""

DONE = b"D"
"""What the task gave for each page follows, pickled."""

FAULT = b"F"
"""The machine is at fault (no memory, no descriptors), or what a task gave cannot be sent: a line in UTF-8 follows."""


def serve(channel: socket) -> None:
    """Do the task that comes first with one batch of pages after another until nobody is at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the run, which ends this process
    with channel, channel.makefile("rb") as incoming:
        task = None
        while True:
            try:
                task = task or pickle.load(incoming)  # our own process wrote it
                pages = pickle.load(incoming)
                channel.sendall(HEADER.pack(TAKEN, 0))
                kind, answer = _answer(task, pages)
                channel.sendall(HEADER.pack(kind, len(answer)) + answer)
            except (EOFError, OSError, pickle.UnpicklingError):
                return


def _answer(task: Callable[[FetchedPage], Any], pages: list[FetchedPage]) -> tuple[bytes, bytes]:
    try:
        return DONE, pickle.dumps([task(page) for page in pages])
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told where the pages came from
        return FAULT, f"{type(error).__name__}: {error}".encode(errors="replace")
