"""The one function that every engine runs: one archive in, one file of records out, whole or not at all.

Running it again is resuming: a target that is there is done. A page that hangs or kills its worker costs that page,
which is named among the rejected ones, because each page is cleaned in a process of its own (pipelines/workers.py).
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from crawler.items import Article, FetchedPage, Rejected, Trace
from crawler.warc import read_warc
from pipelines.engines.knowledge import Knowledge
from pipelines.engines.target import ArchiveError, Target
from pipelines.engines.wanted import Wanted
from pipelines.tries import Unfinished
from pipelines.workers import Workers
from pipelines.writing.copies import Copies
from pipelines.writing.store import rejected_row

FIRST = 20
"""Pages at the beginning of an archive that must not all run into the time limit: then it is the machine's fault, and
going on would reject a whole archive. So it is where all pages of a shorter archive do, if there are two or more: of
one page, nobody can tell whose fault it is."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use. `workers` is the number of cleaning processes, `timeout` is seconds a page."""

    workers: int = 1
    timeout: float = 20.0


@dataclass(slots=True)
class Report:
    """What became of one archive."""

    source: str
    target: str
    already: bool = False
    """It had been cleaned before, and nothing was done."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many pages were `written`, `rejected`, in an `other-script`, of an `other-language` or `other-host`, `broken`
    records, and `other` records that are no pages."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """An archive that could not be cleaned, and why in one line. Running again tries it again."""

    source: str
    why: str


def clean_archive(
    source: Path,
    target: Path,
    wanted: Wanted | None = None,
    limits: Limits | None = None,
    *,
    name: str | None = None,
    knowledge: Knowledge | None = None,
) -> Report:
    """Clean one WARC into `target` (JSON Lines); rejected pages go to the file that `rejected_beside` names.

    Both appear whole, forced to the disk, the records last: where they are, all is done, and the archive is not read
    again. `wanted` says which pages are taken (all, where it is left out); `name` is what the records' `origin` calls
    the archive, where `source` is a copy of it; `knowledge` is what is known of sites and phrases. Raises ArchiveError
    where the archive cannot be read or changes meanwhile, too many of its pages run into the time limit or another
    process writes the target, OSError where it cannot be written. To be called where no event loop runs.
    """
    report = Report(str(source), str(target))
    if target.exists():
        report.already = True
        return report
    begin = time.monotonic()
    pages = map_pages(_pages(source, name or str(source)), knowledge or Knowledge())
    report.counts = asyncio.run(_clean(pages, target, wanted or Wanted(), limits or Limits()))
    report.seconds = round(time.monotonic() - begin, 1)
    return report


def _pages(source: Path, name: str) -> Iterator[FetchedPage | str]:
    """What is in an archive, as `read_warc` yields it, under the archive's own name."""
    found: FetchedPage | str | None = None
    before = _state(source)
    for found in read_warc(source):
        if isinstance(found, str):
            yield found
            continue
        if found.refused and found.refused.reason == "unreadable-file":
            raise ArchiveError(f"cannot be read: {found.refused.detail}")
        yield replace(found, origin=f"{name}#{found.origin.rpartition('#')[2]}")
    if found is None and not source.stat().st_size:
        raise ArchiveError("cannot be read: the file is empty")
    if _state(source) != before:
        raise ArchiveError("changed while it was read: it is still written, or fetched")


def _state(source: Path) -> tuple[int, int, int] | None:
    """What differs when a file has changed or is another; None where none is."""
    try:
        state = source.stat()
    except FileNotFoundError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns


def map_pages(pages: Iterator[FetchedPage | str], knowledge: Knowledge) -> Iterator[FetchedPage | str]:
    """The pages with what is known of each."""
    return (found if isinstance(found, str) else knowledge.told(found) for found in pages)


async def _clean(pages: Iterator[FetchedPage | str], target: Path, wanted: Wanted, limits: Limits) -> dict[str, int]:
    counts: Counter[str] = Counter()
    rows = Target(target)
    copies = Copies(keep=wanted.keep_copies)
    workers = Workers(limits.workers, limits.timeout)
    try:
        async for result, trace in _cleaned(pages, wanted, workers, counts):
            if isinstance(result, Article) and not wanted.is_other_language(result.language):
                result = first_of(result, copies)
            if isinstance(result, Rejected):
                counts["rejected"] += 1
                rows.reject(rejected_row(trace, result))
            elif wanted.is_other_language(result.language):
                counts["other-language"] += 1
            else:
                counts["written"] += 1
                rows.add(result.record())
        if set(counts) == {"broken"}:
            raise ArchiveError("no WARC archive: no record can be read in it")
        rows.finish()
    finally:
        rows.close()
        workers.close()
    return dict(counts)


async def _cleaned(
    pages: Iterator[FetchedPage | str], wanted: Wanted, workers: Workers, counts: Counter[str]
) -> AsyncIterator[tuple[Article | Rejected, Trace]]:
    """What the pages of an archive became, in their order; the others are counted."""
    ahead: list[asyncio.Task[tuple[Article | Rejected, Trace]]] = []
    lateness = _Lateness(workers.timeout)
    most = workers.count * 12
    try:
        for found in pages:
            if isinstance(found, str):
                counts[found] += 1
            elif why := wanted.unwanted(found):
                counts[why] += 1
            else:
                ahead.append(asyncio.create_task(_outcome(found, workers, lateness)))
                if len(ahead) >= most:
                    yield await ahead.pop(0)
            await asyncio.sleep(0)  # the workers are served also while most records are left out
        while ahead:
            yield await ahead.pop(0)
        lateness.at_the_end()
    finally:
        for task in ahead:
            task.cancel()


class _Lateness:
    """Whether any page is cleaned within the time limit. Pages that were refused before say nothing of that."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._pages = 0
        self._late = 0

    def see(self, result: Article | Rejected) -> None:
        """Hear of a page. Raises ArchiveError where it is the last of FIRST that all took too long."""
        self._pages += 1
        self._late += isinstance(result, Rejected) and result.reason == "cleaner-timeout"
        if self._late == self._pages == FIRST:
            raise ArchiveError(self._line(f"the first {FIRST} pages"))

    def at_the_end(self) -> None:
        """The archive ends. Raises ArchiveError where all pages took too long, and there was more than one."""
        if self._late == self._pages > 1:
            raise ArchiveError(self._line(f"its {self._pages} pages"))

    def _line(self, which: str) -> str:
        return (
            f"each of {which} took more than {self._timeout:g} s (CLEAN_TIMEOUT): this machine is too slow or too busy"
        )


def first_of(article: Article, copies: Copies) -> Article | Rejected:
    """The article; or that it is a copy of one that came before."""
    try:
        copies.check(article.record())
    except Rejected as why:
        return why
    return article


async def _outcome(page: FetchedPage, workers: Workers, lateness: _Lateness) -> tuple[Article | Rejected, Trace]:
    if page.refused:
        return page.refused, Trace.of(page)
    try:
        outcome = await workers.clean(page)
    except Unfinished as error:
        raise ArchiveError(str(error)) from error
    lateness.see(outcome[0])
    return outcome
