"""Many archives on this machine: a process each, so many at a time. One that dies costs no other archive."""

import asyncio
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict

from pipelines.engines.archive import Failure, Limits, Report
from pipelines.engines.exchange import TRIES
from pipelines.engines.job import Job, do_job
from pipelines.engines.wanted import Wanted


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
        command = [sys.executable, "-m", "pipelines.engines.local", as_text(job)]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe)
        try:
            out, errors = await process.communicate()
        except asyncio.CancelledError:
            process.kill()
            raise
        if process.returncode == 0:
            row = json.loads(out)
            return Failure(**row) if "why" in row else Report(**row)
    last = errors.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return Failure(job.source, f"its process died {TRIES} times (status {process.returncode}) {last}".rstrip())


def as_text(job: Job) -> str:
    """A job as JSON, for another process."""
    return json.dumps(asdict(job), default=sorted)


def from_text(text: str) -> Job:
    """The job that `as_text` wrote."""
    row = json.loads(text)
    wanted = row["wanted"]
    hosts_in, hosts_out = (frozenset(wanted[name]) for name in ("hosts_in", "hosts_out"))
    asked = Wanted(wanted["language"], hosts_in, hosts_out, keep_copies=wanted["keep_copies"])
    return Job(row["source"], row["target"], asked, Limits(**row["limits"]))


def main() -> None:
    """What the process of one archive does: what became of it goes to standard output, as JSON."""
    sys.stdout.write(json.dumps(asdict(do_job(from_text(sys.argv[1])))))


if __name__ == "__main__":
    main()
