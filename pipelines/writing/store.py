"""What a place for records must be able to do, and the row of a rejected page."""

from dataclasses import asdict
from typing import Protocol

from crawler.items import Article, Rejected, Trace
from pipelines.duplicates.index import Index
from pipelines.writing.lines import Row

GROUP = 50
"""Pages a group: one fsync and one commit for each. At 5 ms an fsync, 0.1 ms a page."""


class Store(Protocol):
    """A place for records. Rows are held until `flush` puts them on the disk, in groups."""

    def add(self, article: Article, trace: Trace) -> str:
        """Take a finished article and its trace; returns `written`, or why it is not needed: `unchanged`.

        Raises Rejected where it is not to be written.
        """
        ...

    def is_copy(self, article: Article) -> bool:
        """Whether `add` is sure to raise Rejected: nothing need be found out about the article."""
        ...

    def reject(self, trace: Trace, why: Rejected) -> None:
        """Take the row of a page that is no article."""
        ...

    def keep_index(self) -> Index | None:
        """The index of duplicates, which the store commits with its lines from now on; None where it keeps none.

        Raises OSError.
        """
        ...

    def flush(self) -> None:
        """Put everything that was taken on the disk. Raises OSError where there is no room; nothing is then lost."""
        ...

    def close(self) -> None:
        """Flush and let go of the files."""
        ...

    def places(self) -> list[str]:
        """Where the files are, for people."""
        ...


def removed_rows(trace: Trace, url: str | None, title: str | None) -> list[Row]:
    """The rows that a file of removed lines holds of a page: one for each line that was taken out of it, in order."""
    page = {"origin": trace.origin, "url": url, "title": title, "fetched_at": trace.fetched_at}
    return [page | asdict(line) for line in trace.removed]


def rejected_row(trace: Trace, why: Rejected) -> Row:
    """The row that rejected.jsonl holds of a page."""
    return {
        "origin": trace.origin,
        "url": trace.url,
        "reason": why.reason,
        "detail": why.detail,
        "fetched_at": trace.fetched_at,
    }
