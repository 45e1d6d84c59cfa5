"""Records of saved pages: one file that the user names. The file is its own memory, so no ledger is needed."""

import logging
from collections.abc import Callable
from pathlib import Path

from crawler.core.disk import claim_files
from crawler.items import Article, Rejected, Trace
from pipelines.duplicates.fill import OwnDatabase, open_index
from pipelines.duplicates.index import Index
from pipelines.writing.copies import Copies
from pipelines.writing.lines import Line, LinesFile, Row, cut_back, read_lines, rewrite, set_aside
from pipelines.writing.rebuild import BEGINNINGS
from pipelines.writing.store import rejected_row, removed_rows

log = logging.getLogger("naqi.output")


HASH = 16
"""Hex digits of a text's hash that are kept in memory: two texts of one article never share them by chance."""


class FileStore:
    """Appends records to one file and rejected rows to another.

    A run that was killed is carried on by running it again: the files' torn tails are cut at the start, and pages
    that are in them already (by `origin`) are not cleaned again.
    """

    def __init__(
        self,
        records: Path | None,
        rejected: Path | None = None,
        removed: Path | None = None,
        *,
        keep_copies: bool = False,
    ) -> None:
        """`records` None is standard output. With `keep_copies` an article is written as often as it comes.

        Raises Taken where another run writes one of them, OSError where one cannot be written, ValueError where one
        that exists holds something else.
        """
        self.done: set[str] = set()
        """The origins that the files hold already."""
        self._copies = Copies(keep=keep_copies)
        self._newest: dict[str, tuple[str, int]] = {}
        """Hash and number of the newest revision of each article, by id."""
        self._paths = [path for path in (records, rejected, removed) if path]
        with claim_files(self._paths):
            for path in (records, rejected):
                if path and path.is_file():
                    self.done |= _take_up(path, self._see)
            if removed and removed.is_file() and _take_up(removed, lambda row: None) - self.done:
                # Several rows a page, written before the page's record: rows of pages that are not done go.
                rewrite(removed, lambda line: line.row is not None and line.row["origin"] in self.done)
            self._files = [
                LinesFile(records),
                LinesFile(rejected) if rejected else None,
                LinesFile(removed) if removed else None,
            ]
        for file in self._files:  # not those that were held till now: a file that was mended is another
            if file:
                file.claim()
        self._rows: list[list[Row]] = [[], [], []]
        self._records = records
        self._compared: list[str] = []
        """Articles, copies too, that the index of duplicates may hold until the next flush."""
        self._database: OwnDatabase | None = None
        self._index: Index | None = None

    def add(self, article: Article, trace: Trace) -> str:
        """Take an article, and its removed lines where they are asked for. Raises Rejected where it is a copy."""
        self._compared.append(article.id)
        row = article.record()
        self._copies.check(row)
        known = self._newest.get(article.id, (article.content_hash[:HASH], 1))
        row["revision"] = article.revision = known[1] + (known[0] != article.content_hash[:HASH])
        self._newest[article.id] = article.content_hash[:HASH], article.revision
        self._rows[0].append(row)
        self._take_removed(trace, article.url, article.title)
        return "written"

    def is_copy(self, article: Article) -> bool:
        """Whether `add` will raise."""
        return self._copies.has(article)

    def reject(self, trace: Trace, why: Rejected) -> None:
        """Take a rejected page."""
        self._rows[1].append(rejected_row(trace, why))
        self._take_removed(trace, trace.url, trace.found.get("title"))

    def keep_index(self) -> Index:
        """The index of duplicates, made from the records that the file has. It goes with the run."""
        self._database = OwnDatabase()
        self._index = open_index(self._database, [self._records] if self._records and self._records.is_file() else [])
        return self._index

    def flush(self) -> None:
        """Put what was taken on the disk: removed lines and rejects first, records last."""
        for index in (2, 1, 0):
            file, rows = self._files[index], self._rows[index]
            if file and rows:
                file.append(rows)
            if index == 0 and self._index:
                self._index.commit([row["id"] for row in rows])
                self._index.release(self._compared)
            self._rows[index] = []
        self._compared = []

    def close(self) -> None:
        """Flush and close."""
        try:
            self.flush()
        finally:
            for file in self._files:
                if file:
                    file.close()
            if self._database:
                self._database.close()

    def places(self) -> list[str]:
        """The files' paths."""
        return [str(path) for path in self._paths]

    def _take_removed(self, trace: Trace, url: str | None, title: str | None) -> None:
        if self._files[2]:
            self._rows[2] += removed_rows(trace, url, title)

    def _see(self, row: Row) -> None:
        """Learn from a row of an earlier run."""
        article, text, revision = (row.get(name) for name in ("id", "content_hash", "revision"))
        if isinstance(article, str) and isinstance(text, str):
            self._newest[article] = text[:HASH], revision if isinstance(revision, int) else 1
            self._copies.see(row)


def _take_up(path: Path, see: Callable[[Row], None]) -> set[str]:
    """Read a file of an earlier run and return its origins; `see` is told each of its rows.

    A torn line at its end, which a killed run leaves, is cut off; lines damaged otherwise are set aside. Raises
    ValueError where the file holds something else than naqi's rows; it is then not touched.
    """
    origins: set[str] = set()
    bad: list[Line] = []
    size, last = 0, None
    for last in read_lines(path):
        size += len(last.content)
        if last.row is None:
            bad.append(last)
        elif isinstance(last.row.get("origin"), str):
            origins.add(last.row["origin"])
            see(last.row)
        else:
            raise _foreign(path)
    if bad and not origins and not bad[0].content.startswith((*BEGINNINGS, b"\0")):
        raise _foreign(path)
    if last is not None and last.row is None and not last.content.endswith(b"\n"):
        cut = cut_back(path, size - len(last.content))
        log.info("%s: %d bytes that a killed run left at its end were cut off", path, cut)
        bad.pop()
    if bad:
        set_aside(path, bad)
    elif last is not None and last.row is not None and not last.content.endswith(b"\n"):
        rewrite(path, lambda line: True)  # its last line lacks the end
    return origins


def _foreign(path: Path) -> ValueError:
    return ValueError(f"{path} holds something else than naqi's rows; name another file, or -O to overwrite it")
