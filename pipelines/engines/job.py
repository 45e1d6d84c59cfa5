"""One archive as a job: plain values that travel to another process or machine, and what is done with them there."""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from crawler.columns import COLUMNS
from pipelines.engines.archive import Failure, Limits, Report, clean_archive
from pipelines.engines.choices import FORMATS
from pipelines.engines.knowledge import Knowledge
from pipelines.engines.storage import StorageError, exists, fetched, is_remote, join, put
from pipelines.engines.target import ArchiveError, rejected_beside
from pipelines.engines.wanted import Wanted
from pipelines.export.destination import new_file
from pipelines.export.optional import MissingPackage
from pipelines.export.parquet import write_file
from pipelines.reading.filters import Filters
from pipelines.reading.selection import select
from pipelines.reading.snapshot import snapshot

ENDINGS = (".warc.gz", ".warc.zst", ".warc")


@dataclass(frozen=True, slots=True)
class Job:
    """Clean the archive at `source` into the file `target`: paths, or URLs that fsspec reads."""

    source: str
    target: str
    wanted: Wanted = field(default_factory=Wanted)
    limits: Limits = field(default_factory=Limits)
    knowledge: Knowledge = field(default_factory=Knowledge)


def job_of(
    source: str,
    folder: str,
    wanted: Wanted,
    limits: Limits,
    form: str = FORMATS[0],
    knowledge: Knowledge | None = None,
) -> Job:
    """The job of an archive whose records go to a folder, under the archive's name, in one of FORMATS."""
    name = source.rstrip("/").rpartition("/")[2]
    stem = next((name.removesuffix(ending) for ending in ENDINGS if name.endswith(ending)), name)
    return Job(source, join(folder, f"{stem}.{form}"), wanted, limits, knowledge or Knowledge())


def once_each(jobs: Iterable[Job]) -> list[Job]:
    """The jobs, that of an archive which is named twice once.

    Raises ValueError, one line, where two archives of one name would have the same target.
    """
    found: dict[str, Job] = {}
    for job in jobs:
        other = found.setdefault(job.target, job)
        if _place(other.source) != _place(job.source):
            raise ValueError(
                f"{other.source} and {job.source} would both become {job.target}: clean them into two folders"
            )
    return list(found.values())


def _place(source: str) -> str:
    return source if is_remote(source) else str(Path(source).resolve())


def run_job(job: Job) -> Report:
    """Do a job, wherever it is done. Doing it again does nothing.

    Raises ArchiveError, StorageError, MissingPackage or OSError, one line each.
    """
    plain = job.target.endswith(".jsonl") and not is_remote(job.target)
    if exists(job.target):
        return Report(job.source, job.target, already=True)
    with fetched(job.source) as source:
        if plain:
            report = _clean(source, Path(job.target), job)
        else:
            with tempfile.TemporaryDirectory(prefix="naqi-") as folder:
                report = _by_way_of(Path(folder), source, job)
    return replace(report, source=job.source, target=job.target)


def _clean(source: Path, target: Path, job: Job) -> Report:
    return clean_archive(source, target, job.wanted, job.limits, name=job.source, knowledge=job.knowledge)


def do_job(job: Job) -> Report | Failure:
    """Do a job; what hinders it is an answer, too."""
    try:
        return run_job(job)
    except (ArchiveError, StorageError, MissingPackage) as error:
        return Failure(job.source, str(error))
    except OSError as error:
        return Failure(job.source, f"{error.filename or job.target}: {error.strerror or error}")


def _by_way_of(folder: Path, source: Path, job: Job) -> Report:
    """Make the files in a folder of this machine, then put them where they belong, the records last."""
    beside, _, name = job.target.rpartition("/")
    lines = folder / Path(name).with_suffix(".jsonl")
    report = _clean(source, lines, job)
    rejected = rejected_beside(lines)
    _deliver(rejected, join(beside, rejected.name) if beside else rejected.name)
    if name.endswith(".parquet"):
        lines = _as_parquet(lines)
    _deliver(lines, job.target)
    return report


def _as_parquet(lines: Path) -> Path:
    path = lines.with_suffix(".parquet")
    write_file(select(snapshot([lines]), Filters(newest=False)), COLUMNS, path)
    return path


def _deliver(file: Path, place: str) -> None:
    if is_remote(place):
        put(file, place)
    else:
        with new_file(Path(place)) as begun:
            shutil.copyfile(file, begun)
