"""Many archives on this machine: so many processes, each at one at a time. One that dies costs no other archive."""

import asyncio
import json
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from queue import SimpleQueue
from threading import Thread

from crawler import exit_status
from pipelines.engines.archive import Failure, Report
from pipelines.engines.exchange import TRIES
from pipelines.engines.job import Job, do_job

MAX_ANSWER = 1_000_000
"""Bytes of what a process answers: a few counts, or one line for people."""


def run_local(jobs: Iterable[Job], processes: int, tell: Callable[[Report | Failure], None]) -> list[Report | Failure]:
    """Do jobs, `processes` at a time; `tell` hears of each as it ends. Returns what became of each, in their order.

    To be called where no event loop runs.
    """
    return asyncio.run(_run_all(list(jobs), processes, tell))


async def _run_all(jobs: list[Job], processes: int, tell: Callable[[Report | Failure], None]) -> list[Report | Failure]:
    results: dict[int, Report | Failure] = {}
    left = iter(enumerate(jobs))

    async def work() -> None:
        process = _Process()
        try:
            for at, job in left:
                results[at] = await process.do(job)
                tell(results[at])
            await process.end()
        finally:
            process.kill()
            await process.end()

    tasks = [asyncio.create_task(work()) for _ in range(min(processes, len(jobs)))]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            if not task.cancelling():  # it is ending its process
                task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [results[at] for at in range(len(jobs))]


class _Process:
    """A process that does one job after another, for what cleans is imported once then. One that died is begun anew."""

    def __init__(self) -> None:
        self._running: asyncio.subprocess.Process | None = None
        self._errors: asyncio.Task[bytes] | None = None
        """Reads what it says on standard error, until it ends."""

    async def do(self, job: Job) -> Report | Failure:
        """Do a job; where the process dies over it, once more, TRIES times in all."""
        for _ in range(TRIES):
            running = self._running or await self._start()
            assert running.stdin and running.stdout
            running.stdin.write(pickle.dumps(job))
            if line := await running.stdout.readline():
                row = json.loads(line)
                return Failure(**row) if "why" in row else Report(**row)
            errors = await self.end()
        last = errors.decode("utf-8", "replace").strip().rpartition("\n")[2]
        return Failure(job.source, f"its process died {TRIES} times (status {running.returncode}) {last}".rstrip())

    async def _start(self) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        command = [sys.executable, "-m", "pipelines.engines.local"]
        running = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=pipe, limit=MAX_ANSWER)
        assert running.stderr
        self._running, self._errors = running, asyncio.create_task(running.stderr.read())
        return running

    async def end(self) -> bytes:
        """Let the process end, which it does when its standard input does; what it said on standard error."""
        running, errors = self._running, self._errors
        if running is None or errors is None:
            return b""
        assert running.stdin and running.stdout
        running.stdin.close()
        said, _, _ = await asyncio.gather(errors, running.stdout.read(), running.wait())
        self._running = None
        return said

    def kill(self) -> None:
        """End the process at once, if there is one."""
        if self._running is not None and self._running.returncode is None:
            self._running.kill()


def main() -> None:
    """What the process does: jobs come on standard input, what became of each goes to standard output, a line each.

    Standard input is open as long as the process that gives the jobs is there: where that dies, this one does, so that
    what is begun again finds no other at work.
    """
    signal.signal(signal.SIGTERM, _end)
    jobs: SimpleQueue[Job | None] = SimpleQueue()
    Thread(target=_read, args=[jobs], daemon=True).start()
    while (job := jobs.get()) is not None:
        sys.stdout.write(json.dumps(asdict(do_job(job))) + "\n")
        sys.stdout.flush()
    _end()


def _read(jobs: "SimpleQueue[Job | None]") -> None:
    """Take the jobs that come; end this process when nobody holds the other end any more.

    A signal alone is not seen by one that is just beginning to wait for the next job: it would wait for ever.
    """
    try:
        while True:
            jobs.put(pickle.load(sys.stdin.buffer))  # our own process wrote it
    except (EOFError, pickle.UnpicklingError):  # the end, or the end in the middle of one
        jobs.put(None)
        os.kill(os.getpid(), signal.SIGTERM)


def _end(*_: object) -> None:
    sys.unraisablehook = lambda _: None  # an event loop that is half made or half closed complains of its end
    sys.exit(exit_status.INTERRUPTED)  # not at once: what was begun is cleared away


if __name__ == "__main__":
    main()
