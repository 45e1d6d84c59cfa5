"""The process that workers branch off: started early, with what a worker needs imported once."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from pathlib import Path

PRELOADED = ["pipelines.warm"]
"""Imported once in the fork server, so that a worker starts in milliseconds, a restarted one too."""

FOR_ONE_PAGE = ["pipelines.warm_one"]
"""The same for a run of one page, which then waits for nothing that few pages need."""


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_early(*, one_page: bool = False) -> None:
    """Let the fork server begin to import what a worker needs, while this process goes on importing what it needs.

    `one_page` says that there is only one to clean. Called again, it does nothing.
    """
    # Multiprocessing runs the main script once more in each worker. Here that is Scrapy's command line, which no worker
    # needs: 0.25 s of imports and 30 MB each. Without a file's name there is nothing to run.
    main = sys.modules["__main__"]
    if getattr(main, "__spec__", None) is None:
        main.__file__ = None
    multiprocessing.set_forkserver_preload(FOR_ONE_PAGE if one_page else PRELOADED)
    # The terminal sends its Ctrl-C to the server, too. In the middle of its imports it would die of it, and the pages
    # that a graceful stop still wants cleaned would be rejected for good. What is ignored here is ignored there.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with _own_import_path():
            forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


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
