"""Many archives into a folder, by the engine that is asked for, and what to tell of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from crawler.origins import is_warc
from crawler.saved import find_files
from pipelines.engines.archive import Failure, Report
from pipelines.engines.exchange import Exchange, LocalExchange
from pipelines.engines.job import Job
from pipelines.engines.local import run_local
from pipelines.engines.ray_engine import RayExchange, run_ray
from pipelines.engines.spark_engine import SparkExchange, run_spark
from pipelines.engines.storage import is_remote, remote_files


def archives_in(paths: Iterable[str]) -> Iterator[str]:
    """The archives that paths name: a folder stands for those in and below it, a URL for itself.

    A URL that ends in a slash is a folder, and one with a star a pattern. Raises ValueError, one line, for a path that
    is no archive and for a folder without any; StorageError where a remote one cannot be looked into.
    """
    for path in paths:
        if is_remote(path) and (path.endswith("/") or "*" in path):
            found = [file for file in remote_files(path) if is_warc(Path(file))]
        elif not is_remote(path) and Path(path).is_dir():
            found = [str(file) for file, _ in find_files(Path(path)) if is_warc(file)]
        elif is_remote(path) or is_warc(Path(path)):
            found = [path]
        else:
            raise ValueError(f"{path}: only WARC archives are cleaned into a folder; name a file after -o for others")
        if not found:
            raise ValueError(
                f"{path}: there is no WARC archive (.warc, .warc.gz); a folder behind -o is for archives, and"
                " records of other pages go to a file: -o FILE.jsonl"
            )
        yield from found


def run_jobs(
    jobs: list[Job], engine: str, processes: int, address: str | None, tell: Callable[[Report | Failure], None]
) -> list[Report | Failure]:
    """Do jobs by one of ENGINES; `tell` hears of each as it ends. Raises MissingPackage where the engine is not there.

    `processes` is how many archives are under way at once on this machine; a cluster decides that itself. `address` is
    the cluster's, as the engine names it.
    """
    if engine == "ray":
        return run_ray(jobs, address, tell)
    if engine == "spark":
        return run_spark(jobs, address, tell)
    return run_local(jobs, processes, tell)


def exchange_on(engine: str, parts: int, processes: int, address: str | None) -> Exchange:
    """What one of ENGINES does for a batch job of so many parts. Raises MissingPackage where it is not there."""
    if engine == "ray":
        return RayExchange(parts, address)
    if engine == "spark":
        return SparkExchange(parts, address)
    return LocalExchange(parts, processes)


def line_of(result: Report | Failure) -> str:
    """One archive, in one line."""
    if isinstance(result, Failure):
        place = "" if result.why.startswith(f"{result.source}: ") else f"{result.source}: "
        return f"failed      {place}{result.why}"
    if result.already:
        return f"already     {result.target}"
    counts = ", ".join(f"{count} {name}" for name, count in sorted(result.counts.items()))
    damaged = ""
    if result.counts.get("broken"):
        damaged = f"; {result.source} is damaged or cut off: with a whole one, delete {result.target} and run again"
    return f"in          {result.target}  ({counts or 'no pages'}; {result.seconds:g} s){damaged}"


def totals(results: Iterable[Report | Failure]) -> str:
    """All archives, as a short table."""
    counts: Counter[str] = Counter()
    archives: Counter[str] = Counter()
    for result in results:
        if isinstance(result, Failure):
            archives["failed"] += 1
        else:
            archives["already" if result.already else "cleaned"] += 1
            counts.update(result.counts)
    rows = [("archives", ", ".join(f"{count} {name}" for name, count in sorted(archives.items())) or "0")]
    rows += [(name, str(counts[name])) for name in ("written", "rejected")]
    rows += [("left out", f"{counts[name]} {name}") for name in sorted(counts) if name not in ("written", "rejected")]
    return "\n".join(f"{name:<12}{value}" for name, value in rows)
