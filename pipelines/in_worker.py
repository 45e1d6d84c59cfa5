"""What a cleaning process runs: it takes pages from its socket, cleans them, and sends back what became of them."""

import pickle
import signal
import struct
import traceback
from collections.abc import Callable
from pathlib import Path
from socket import socket

from crawler.core.machine import is_machine_fault
from crawler.items import Article, FetchedPage, Rejected, Trace
from crawler.saved import read_page

Outcome = tuple[Article | Rejected, Trace]
"""The article, or why there is none, and what happened on the way."""

Task = Callable[[FetchedPage], Outcome]
"""What a worker does with a page: a function that the worker can import."""

HEADER = struct.Struct("!cQ")
"""What stands before each message of a worker: its kind, and how many bytes follow."""

TAKEN = b"T"
"""The worker has the pages, and begins with them. Nothing follows."""

DONE = b"D"
"""The outcomes of the pages follow, pickled."""

FAULT = b"F"
"""The machine is at fault (no memory, no descriptors), or what a task gave cannot be sent: a line in UTF-8 follows."""


def serve(channel: socket, task: Task) -> None:
    """Clean one batch of pages after another until nobody is at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the run, which ends this process
    with channel, channel.makefile("rb") as incoming:
        while True:
            try:
                pages = pickle.load(incoming)  # our own process wrote it
                channel.sendall(HEADER.pack(TAKEN, 0))
                kind, answer = _answer(task, pages)
                channel.sendall(HEADER.pack(kind, len(answer)) + answer)
            except (EOFError, OSError, pickle.UnpicklingError):
                return


def _answer(task: Task, pages: list[FetchedPage]) -> tuple[bytes, bytes]:
    try:
        return DONE, pickle.dumps([task(page) for page in pages])
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told where the pages came from
        return FAULT, f"{type(error).__name__}: {error}".encode(errors="replace")


def clean_in_worker(page: FetchedPage) -> Outcome:
    """What a worker does with a page: returns the article, or why there is none, and what happened on the way.

    Raises what is no fault of the page (`is_machine_fault`).
    """
    # Imported here: the main process, which only names this function, is spared trafilatura and dateparser.
    from pipelines.cleaning.chain import clean_fetched
    from pipelines.duplicates.signature import Signature

    try:
        result, trace = clean_fetched(read_page(page) if page.body is None else page)
        if isinstance(result, Article):
            trace.paragraphs = Signature.of(result.text).paragraphs
        return result, trace
    except Rejected as why:
        return why, Trace.of(page)
    except Exception as error:
        if is_machine_fault(error):
            raise
        # A fault of ours must not lose the page: it is kept with its reason.
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return Rejected("cleaner-error", f"{type(error).__name__}: {error} ({where})"[:500]), Trace.of(page)
