"""One archive as a job: plain values that travel to another process or machine, and what is done with them there."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.engines.archive import ArchiveError, Failure, Limits, Report, clean_archive, rejected_beside
from pipelines.engines.storage import StorageError, exists, fetched, is_remote, join, put
from pipelines.engines.wanted import Wanted

ENDINGS = (".warc.gz", ".warc.zst", ".warc")


@dataclass(frozen=True, slots=True)
class Job:
    """Clean the archive at `source` into the JSON Lines file `target`: paths, or URLs that fsspec reads."""

    source: str
    target: str
    wanted: Wanted = field(default_factory=Wanted)
    limits: Limits = field(default_factory=Limits)


def job_of(source: str, folder: str, wanted: Wanted, limits: Limits) -> Job:
    """The job of an archive whose records go to a folder, under the archive's name."""
    name = source.rstrip("/").rpartition("/")[2]
    stem = next((name.removesuffix(ending) for ending in ENDINGS if name.endswith(ending)), name)
    return Job(source, join(folder, f"{stem}.jsonl"), wanted, limits)


def run_job(job: Job) -> Report:
    """Do a job, wherever it is done. Doing it again does nothing.

    Raises ArchiveError, StorageError or OSError, one line each.
    """
    if not is_remote(job.source) and not is_remote(job.target):
        return clean_archive(Path(job.source), Path(job.target), job.wanted, job.limits)
    if exists(job.target):
        return Report(job.source, job.target, already=True)
    with fetched(job.source) as source, tempfile.TemporaryDirectory(prefix="naqi-") as folder:
        local = not is_remote(job.target)
        target = Path(job.target) if local else Path(folder, job.target.rpartition("/")[2])
        report = clean_archive(source, target, job.wanted, job.limits, name=job.source)
        if not local:
            beside = job.target.rpartition("/")[0]
            put(rejected_beside(target), join(beside, rejected_beside(target).name))
            put(target, job.target)
    report.source, report.target = job.source, job.target
    return report


def do_job(job: Job) -> Report | Failure:
    """Do a job; what hinders it is an answer, too."""
    try:
        return run_job(job)
    except (ArchiveError, StorageError, OSError) as error:
        return Failure(job.source, str(error))
