"""The process that workers branch off: started early, with what a worker needs imported once.

A run of one page has a worker that branches off the run's own process, before that has a thread or an event loop.
"""

import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from crawler.core.socket_folder import room_for_sockets

PRELOADED = ["pipelines.warm"]
"""Imported once in the fork server, so that a worker starts in milliseconds, a restarted one too."""

BRANCHES = sys.platform == "linux"
"""Whether a process may go on in a branch of itself. On macOS libraries of the system have threads (Python's docs)."""


class Branch(NamedTuple):
    """A worker that branched off this process."""

    process: BaseProcess
    channel: socket.socket
    """This process's end of the socket by which it gets its work."""


class _Early:
    """What was started before it was asked for."""

    server = False
    """The fork server."""
    branched = False
    """The worker of a run of one page."""
    branch: Branch | None = None
    """That worker, until somebody takes it."""


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_early(*, one_page: bool = False) -> None:
    """Let another process begin to import what a worker needs, while this process goes on importing what it needs.

    `one_page` says that there is only one to clean. Called again, it does nothing. Raises OSError where the machine
    lets no process start.
    """
    if _Early.branched:
        return
    if one_page and BRANCHES and not _Early.server:
        _Early.branch = _branch_off()
        _Early.branched = True
    else:
        start_server()


def take_branch() -> Branch | None:
    """The worker that branched off this process, for whoever asks first; else None: the fork server has workers."""
    branch, _Early.branch = _Early.branch, None
    return branch


def start_server() -> None:
    """Start the fork server. Called again, it does nothing. Raises OSError as above."""
    if _Early.server:
        return
    from multiprocessing import forkserver  # a run of one page needs none

    # Multiprocessing runs the main script once more in each worker. Here that is Scrapy's command line, which no worker
    # needs: 0.25 s of imports and 30 MB each. Without a file's name there is nothing to run.
    main = sys.modules["__main__"]
    if getattr(main, "__spec__", None) is None:
        main.__file__ = None
    multiprocessing.set_forkserver_preload(PRELOADED)
    with _deaf_to_the_terminal(), _own_import_path(), room_for_sockets():
        forkserver.ensure_running()
    _Early.server = True


@contextmanager
def both_ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """The two ends of a new socket, this process's and that of a worker which is started meanwhile.

    The worker's is closed here afterwards, and this process's where no worker was started. Raises OSError.
    """
    ours, theirs = socket.socketpair()
    try:
        yield ours, theirs
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()


def _branch_off() -> Branch:
    context = multiprocessing.get_context("fork")
    with both_ends() as (ours, theirs):
        process = context.Process(target=_go_on, args=(ours, theirs), daemon=True, name="naqi-worker")
        with _deaf_to_the_terminal():
            process.start()
    return Branch(process, ours)


def _go_on(ours: socket.socket, theirs: socket.socket) -> None:
    """What the branch does."""
    ours.close()  # else it would never be seen that nobody is at the other end
    from pipelines.warm_one import serve_one

    serve_one(theirs)


@contextmanager
def _deaf_to_the_terminal() -> Iterator[None]:
    """Let a process start that ignores SIGINT and SIGHUP. The terminal sends its Ctrl-C, and its own end, to it, too.

    In the middle of its imports it would die of it, and the pages that a graceful stop still wants cleaned would be
    rejected for good. What is ignored here is ignored there.
    """
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, how in before.items():
            signal.signal(number, how)


@contextmanager
def _own_import_path() -> Iterator[None]:
    """Keep the server, which is started with `-c`, from importing what lies in the working folder.

    The folder may hold a `pipelines` of somebody else's. Where it is the one that holds ours, it stays.
    """
    if "PYTHONSAFEPATH" in os.environ or Path(__file__).parents[1] == Path.cwd():
        yield
        return
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTHONSAFEPATH"]
