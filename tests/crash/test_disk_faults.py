"""A disk that fails in the middle of a write, at any step: nothing that is done is lost, nothing is there twice."""

import errno
import json
import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.extensions.archive import Archive
from crawler.items import Article, FetchedPage, Rejected, Trace
from crawler.ledger import Ledger
from crawler.warc import read_warc
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.rebuild import fill
from tests.crash.kill_points import killed_at
from tests.made_articles import made_article, trace_of

PAGES = range(8)
FAILED = 3
"""Exit status of a child process that ended with an OSError."""


def article(number: int) -> tuple[Article, Trace]:
    """Those with even numbers were fetched before midnight, the others behind it."""
    url = f"https://news.example/{number}"
    stamp = "2024-10-31T00:00:01Z" if number % 2 else "2024-10-30T23:59:59Z"
    made = made_article(url, f"text {number}" * 200, url=url, site="example", fetched_at=stamp)
    return made, trace_of(made, key=url)


def store(out: Path) -> CrawlStore:
    return CrawlStore(out, Ledger(out / "ledger.sqlite", partial(fill, out)))


def run(out: Path) -> None:
    """What a run does with the pages that are not done; three in a group, every fourth is rejected."""
    crawl = store(out)
    for number in PAGES:
        page, trace = article(number)
        if crawl.ledger.read("SELECT 1 FROM url WHERE url = ? AND state <> 'pending'", (trace.key,)):
            continue
        if number % 4:
            crawl.add(page, trace)
        else:
            crawl.reject(trace, Rejected("too-short"))
        if number % 3 == 2:
            crawl.flush()
    crawl.close()
    crawl.ledger.close()


def check(out: Path) -> None:
    """Behind a run that came to its end each page is there once, in the file of its day."""
    run(out)
    files = {path.name: [json.loads(line) for line in path.read_bytes().splitlines()] for path in out.glob("*/*.jsonl")}
    assert [row["id"] for row in files.pop("articles-2024-10-30.jsonl")] == [article(n)[0].id for n in (2, 6)]
    assert [row["id"] for row in files.pop("articles-2024-10-31.jsonl")] == [article(n)[0].id for n in (1, 3, 5, 7)]
    assert [row["origin"] for row in files.pop("rejected.jsonl")] == [article(n)[1].origin for n in (0, 4)]
    assert not files
    assert not list(out.rglob("*.damaged-*"))


def fails(action: Callable[[], object], prepare: Callable[[], object]) -> bool:
    """Run `action` in a child process, `prepare` before it: whether it ended with an OSError. Raises AssertionError
    where it ended in another way than that or well."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            prepare()
            try:
                action()
            except OSError:
                os._exit(FAILED)
            os._exit(0)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, FAILED)
    return os.waitstatus_to_exitcode(status) == FAILED


def limit(size: int) -> None:
    """From here on no file of this process grows beyond `size`: SQLite calls that a disk I/O error."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def io_error(point: int) -> None:
    """The fsync, rename or truncation number `point` of this process, and all behind it, fail."""
    left = point

    def failing(call: Callable[..., object]) -> Callable[..., object]:
        def asked(*args: object, **kwargs: object) -> object:
            nonlocal left
            left -= 1
            if left <= 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return call(*args, **kwargs)

        return asked

    for name in ("fsync", "replace", "rename"):
        setattr(os, name, failing(getattr(os, name)))


def each_fault(out: Path, prepares: Iterator[Callable[[], object]]) -> int:
    """Begin anew for each fault, until one is none; returns how many there were. What each left is whole."""
    for number, prepare in enumerate(prepares):
        again = out / str(number)
        if not fails(partial(run, again), prepare):
            check(again)
            return number
        check(again)
    raise AssertionError("still not at an end")


EACH = pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.soak)])
"""Every fifth fault, or each."""


@EACH
def test_a_file_that_cannot_grow(step: int, tmp_path: Path) -> None:
    assert each_fault(tmp_path, (partial(limit, size) for size in range(0, 1_000_000, 2_000 * step))) >= 5


@EACH
def test_a_disk_that_answers_with_errors(step: int, tmp_path: Path) -> None:
    assert each_fault(tmp_path, (partial(io_error, point) for point in range(1, 200, step))) >= 3


@EACH
def test_midnight_with_kills(step: int, tmp_path: Path) -> None:
    for point in range(1, 200, step):
        out = tmp_path / str(point)
        killed = killed_at(point, partial(run, out))
        check(out)
        if not killed:
            assert point > 20
            return


def test_an_archive_on_a_full_disk_is_read_to_its_last_whole_page(tmp_path: Path) -> None:
    """And what it could not keep has been said: those pages stay due."""
    kept = tmp_path / "kept.txt"

    def keep() -> None:
        archive = Archive(tmp_path / "archive", 10**9, "naqi")
        for number in range(60):
            url = f"http://news.example/{number}"
            body = b"<p>" + os.urandom(3000)
            archive.keep(HtmlResponse(url, body=body), Request(url))
            archive.sync()
            with kept.open("a") as file:
                file.write(f"{url}\n")

    assert fails(keep, partial(limit, 60_000))
    (path,) = (tmp_path / "archive").iterdir()
    pages = [one.url for one in read_warc(path) if isinstance(one, FetchedPage) and not one.refused]
    told = kept.read_text().split()
    assert pages[: len(told)] == told
    assert 5 < len(told) <= len(pages) <= len(told) + 1  # a page may be whole before its request is
