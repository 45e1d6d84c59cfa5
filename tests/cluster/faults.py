"""What an engine's own worker does in the tests of faults: each function travels to it by its name."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread

from crawler.items import FetchedPage
from pipelines.engines import archive, target
from pipelines.engines.archive import Failure, Report
from pipelines.engines.job import Job, do_job
from pipelines.in_worker import Outcome, clean_in_worker
from pipelines.workers import Workers


def hang_or_die(page: FetchedPage) -> Outcome:
    """A cleaning process: the page /3 hangs, the page /5 ends the process, the others are cleaned."""
    if page.url and page.url.endswith("/article/3"):
        time.sleep(600)
    if page.url and page.url.endswith("/article/5"):
        os._exit(3)
    return clean_in_worker(page)


def do_faulty_job(job: Job) -> Report | Failure:
    """A job in whose archives pages hang, and end their processes."""
    before = archive.Workers
    archive.Workers = partial(Workers, task=hang_or_die)  # type: ignore[assignment, misc]
    try:
        return do_job(job)
    finally:
        archive.Workers = before  # type: ignore[misc]


def do_killed_job(job: Job) -> Report | Failure:
    """A job whose engine's worker is killed once, in the middle of the archive: when rows have been written.

    The file `<target>.killed` says that it was.
    """
    target.GROUP = 10
    mark, begun = Path(f"{job.target}.killed"), Path(f"{job.target}.part")

    def kill() -> None:
        while not (begun.exists() and begun.stat().st_size):
            time.sleep(0.01)
        mark.write_text(str(os.getpid()))
        os.kill(os.getpid(), signal.SIGKILL)

    if not mark.exists():
        Thread(target=kill, daemon=True).start()
    return do_job(job)


def do_faulty_partition(jobs: Iterable[Job]) -> Iterator[Report | Failure]:
    """The same for Spark."""
    return map(do_faulty_job, jobs)


def do_killed_partition(jobs: Iterable[Job]) -> Iterator[Report | Failure]:
    """The same for Spark."""
    return map(do_killed_job, jobs)
