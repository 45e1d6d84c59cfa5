"""Many archives on this machine: a process each, so many at a time. One that dies costs no other archive."""

import asyncio
import json
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from threading import Thread

from crawler import exit_status
from pipelines.engines.archive import Failure, Report
from pipelines.engines.exchange import TRIES
from pipelines.engines.job import Job, do_job


def run_local(jobs: Iterable[Job], processes: int, tell: Callable[[Report | Failure], None]) -> list[Report | Failure]:
    """Do jobs, `processes` at a time; `tell` hears of each as it ends. Returns what became of each, in their order.

    To be called where no event loop runs.
    """
    return asyncio.run(_run_all(list(jobs), processes, tell))


async def _run_all(jobs: list[Job], processes: int, tell: Callable[[Report | Failure], None]) -> list[Report | Failure]:
    room = asyncio.Semaphore(processes)

    async def run(job: Job) -> Report | Failure:
        async with room:
            result = await _run(job)
        tell(result)
        return result

    return await asyncio.gather(*map(run, jobs))


async def _run(job: Job) -> Report | Failure:
    for _ in range(TRIES):
        command = [sys.executable, "-m", "pipelines.engines.local"]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=pipe)
        try:
            out, errors = await _answer_of(process, pickle.dumps(job))
        except asyncio.CancelledError:
            process.kill()
            raise
        if process.returncode == 0:
            row = json.loads(out)
            return Failure(**row) if "why" in row else Report(**row)
    last = errors.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return Failure(job.source, f"its process died {TRIES} times (status {process.returncode}) {last}".rstrip())


async def _answer_of(process: asyncio.subprocess.Process, job: bytes) -> tuple[bytes, bytes]:
    """Give a process its job; what it wrote when it has ended. Its standard input stays open meanwhile."""
    assert process.stdin and process.stdout and process.stderr
    process.stdin.write(job)
    out, errors, _ = await asyncio.gather(process.stdout.read(), process.stderr.read(), process.wait())
    process.stdin.close()
    return out, errors


def main() -> None:
    """What the process of one archive does: the job is on standard input, what became of it goes to standard output.

    Standard input is open as long as the process that gave the job is there: where that dies, this one does, so that
    what is begun again finds no other at work.
    """
    job = pickle.load(sys.stdin.buffer)  # our own process wrote it
    signal.signal(signal.SIGTERM, _end)
    Thread(target=_end_with, args=[sys.stdin.fileno()], daemon=True).start()
    sys.stdout.write(json.dumps(asdict(do_job(job))))


def _end_with(descriptor: int) -> None:
    """End this process when nobody holds the other end any more."""
    while os.read(descriptor, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _end(*_: object) -> None:
    sys.exit(exit_status.INTERRUPTED)  # not at once: what was begun is cleared away


if __name__ == "__main__":
    main()
