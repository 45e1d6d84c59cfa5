"""What a merge brings in beside records: rows of rejected pages, and articles whose pages are gone."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from crawler.items import REASONS, Rejected, Trace
from crawler.sites.urls import normalise
from pipelines.reading.lines import lines_of
from pipelines.reading.records import Record
from pipelines.reading.snapshot import Piece, named
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.lines import Row, row_of
from pipelines.writing.store import GROUP


class Group:
    """Flushes a store each time that it has taken GROUP rows."""

    def __init__(self, store: CrawlStore) -> None:
        self._store = store
        self._waiting = 0

    def count(self) -> bool:
        """One more was taken; returns whether all of them are on the disk now. Raises OSError."""
        self._waiting = (self._waiting + 1) % GROUP
        if self._waiting == 0:
            self._store.flush()
        return self._waiting == 0


class Gone:
    """Articles whose pages are gone: in the folder that is brought in, and in the one that it is brought into.

    An article may come back: of its record and its row in gone.jsonl the later one holds.
    """

    def __init__(self, folders: Sequence[Path], into: Path) -> None:
        """Reads the gone.jsonl of all. Raises OSError."""
        self._brought: dict[str, tuple[int, Row]] = {}
        """By article: the newest row, and which folder's it is."""
        for at, folder in enumerate(folders):
            for article, row in _newest(folder).items():
                if article not in self._brought or self._brought[article][1]["fetched_at"] < row["fetched_at"]:
                    self._brought[article] = at, row
        self.here = {article: row["fetched_at"] for article, row in _newest(into).items()}
        """When articles of the store went, by their ids."""
        self._written: dict[str, str] = {}
        """When the newest record of an article that is gone was fetched."""

    def see(self, record: Record) -> None:
        """A record of one of the folders."""
        article = record["id"]
        if article in self._brought:
            self._written[article] = max(self._written.get(article, ""), record["fetched_at"])

    def bring(self, store: CrawlStore) -> list[int]:
        """Tell the store which of its articles are gone; returns, for each that it did not know of, the folder that
        says so. Raises OSError."""
        told = []
        group = Group(store)
        for article, (at, row) in self._brought.items():
            known = store.ledger.newest(article)
            if known and known[0] and self._written.get(article, "") <= row["fetched_at"]:
                store.reject(trace_of(row, row["folder"]), Rejected("gone", str(row.get("detail") or "")))
                told.append(at)
                group.count()
        store.flush()
        return told


def rejected_rows(folder: Path) -> Iterator[Row]:
    """The rows of rejected pages in an output folder, each with the name of its `folder`. Raises OSError."""
    yield from _rows(folder, "rejected.jsonl")


def trace_of(row: Row, site: str | None) -> Trace:
    """What a store must know of a page whose record or row comes from another folder."""
    origin, url = row["origin"], row.get("url")
    # The URL that a ledger knows the page by, as when a lost ledger is made anew.
    return Trace(origin, url, site, row["fetched_at"], normalise(origin) or url or origin)


def _newest(folder: Path) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for row in _rows(folder, "gone.jsonl"):
        article = row.get("id")
        if isinstance(article, str) and (article not in rows or rows[article]["fetched_at"] <= row["fetched_at"]):
            rows[article] = row
    return rows


def _rows(folder: Path, name: str) -> Iterator[Row]:
    for path in sorted(named(folder, f"*{name}", f"*/*{name}")):
        for line in lines_of(Piece(path, path.stat().st_size)):
            row = row_of(line.text) or {}
            if isinstance(row.get("origin"), str) and row.get("reason") in REASONS:
                moment = row.get("fetched_at")
                yield row | {"folder": path.parent.name, "fetched_at": moment if isinstance(moment, str) else ""}
