"""Worker processes that clean pages, each page with a time limit. Never threads: trafilatura crashes in them."""

import asyncio
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import TimeoutError as FutureTimeoutError
from multiprocessing import forkserver
from pathlib import Path
from typing import cast

from pebble import ProcessExpired, ProcessPool

from crawler.items import Article, Rejected
from crawler.sites import Site

PRELOADED = ["pipelines.warm"]
"""Imported once in the fork server, so that a worker starts in milliseconds, a restarted one too."""

RETRIES = 1
"""A page whose worker died is tried once more: the death may have been another's fault (out of memory, a kill)."""


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_early() -> None:
    """Let the fork server begin to import what a worker needs, while this process goes on importing what it needs.

    Called again, it does nothing.
    """
    # Multiprocessing runs the main script once more in each worker. Here that is Scrapy's command line, which no worker
    # needs: 0.25 s of imports and 30 MB each. Without a file's name there is nothing to run.
    main = sys.modules["__main__"]
    if getattr(main, "__spec__", None) is None:
        main.__file__ = None
    multiprocessing.set_forkserver_preload(PRELOADED)
    # The terminal sends its Ctrl-C to the server, too. In the middle of its imports it would die of it, and the pages
    # that a graceful stop still wants cleaned would be rejected for good. What is ignored here is ignored there.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


Task = Callable[[Article, Site | None, frozenset[str]], tuple[Article, Rejected | None]]
"""What a worker does with a page: a function that the worker can import."""


class Workers:
    """A pool of cleaning processes.

    `count` 0 is one a core; `timeout` is seconds a page; `task` is clean_in_worker where none is named. At most two
    pages a worker wait in the pool: the rest wait in the caller, so that memory stays flat and a crawl slows down
    instead.
    """

    def __init__(self, count: int, timeout: float, task: Task | None = None) -> None:
        self.count = count or usable_cores()
        self.timeout = timeout
        self._task = task or clean_in_worker
        start_early()
        self._pool = ProcessPool(max_workers=self.count, context=multiprocessing.get_context("forkserver"))
        self._room = asyncio.Semaphore(self.count * 2)

    async def clean(
        self, article: Article, site: Site | None, learned: frozenset[str]
    ) -> tuple[Article, Rejected | None]:
        """Clean one page in a worker; returns the article, as far as it came, and why it is rejected, if it is.

        Beside the page's own reasons: `cleaner-timeout` past the time limit, `cleaner-crashed` where its worker died
        twice.
        """
        async with self._room:
            for _ in range(1 + RETRIES):
                future = self._pool.schedule(self._task, args=[article, site, learned], timeout=self.timeout)
                try:
                    return cast(tuple[Article, Rejected | None], await asyncio.wrap_future(future))
                except FutureTimeoutError:
                    return article, Rejected("cleaner-timeout", f"took more than {self.timeout:g} s")
                except ProcessExpired as death:
                    died = f"its worker died twice (exit status {death.exitcode})"
            return article, Rejected("cleaner-crashed", died)

    def close(self) -> None:
        """Stop the workers. Pages under way are given up: a crawl closes its pipelines when there are none."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def clean_in_worker(article: Article, site: Site | None, learned: frozenset[str]) -> tuple[Article, Rejected | None]:
    """What a worker does with a page: returns the article, as far as it came, and why it was rejected, if it was."""
    # Imported here: the main process, which only names this function, is spared trafilatura and dateparser.
    from pipelines.cleaning.chain import clean_article

    try:
        clean_article(article, site, learned)
    except Rejected as why:
        return article, why
    except Exception as error:  # noqa: BLE001 - a fault of ours must not lose the page: it is kept with its reason
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return article, Rejected("cleaner-error", f"{type(error).__name__}: {error} ({where})"[:500])
    finally:
        article.html = b""
    return article, None
