"""One output folder is brought into another: what shards or machines wrote becomes one, and duplicates are found."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.core.found import Found
from crawler.items import REASONS, Article, Rejected, Trace
from crawler.ledger import Ledger
from crawler.sites.urls import normalise
from pipelines.duplicates.index import Index
from pipelines.duplicates.signature import Signature
from pipelines.reading.lines import lines_of
from pipelines.reading.records import NotARecord, Record, parse
from pipelines.reading.snapshot import Piece, rejected_files, snapshot
from pipelines.writing.crawl_store import CrawlStore, folder_name
from pipelines.writing.lines import read_lines
from pipelines.writing.store import GROUP

log = logging.getLogger("naqi.merge")


@dataclass(slots=True)
class Merged:
    """What was brought in."""

    written: int = 0
    duplicates: int = 0
    """Of those that were written."""
    known: int = 0
    """Records that were there already."""
    rejected: int = 0
    pending: int = 0
    """Pages that wait for the next run."""


def merge(folder: Path, store: CrawlStore, *, duplicates: bool = True) -> Merged:
    """Bring the records, rejected rows and pending pages of an output folder into a store.

    Groups are committed as a crawl's are: killed at any moment, the next merge goes on where this one stopped, and
    one that has nothing to do does nothing. The folder itself is only read. Raises OSError, NothingToRead.
    """
    done = Merged()
    index = store.keep_index() if duplicates else None
    seen = {_mark(record) for record in _records(snapshot([store.folder]))}
    waiting = 0
    for record in _records(snapshot([folder])):
        if _mark(record) in seen:
            done.known += 1
            continue
        seen.add(_mark(record))
        done.written += 1
        done.duplicates += _add(record, store, index)
        waiting += 1
        if waiting % GROUP == 0:
            store.flush()
    store.flush()
    done.rejected = _reject(folder, store)
    done.pending = _discover(folder, store.ledger)
    return done


def _add(record: Record, store: CrawlStore, index: Index | None) -> bool:
    """Put a record into the store; returns whether it is a duplicate."""
    article = Article(**record)
    if index is not None:
        match = index.take(article.id, folder_name(article.site), Signature.of(article.text))
        article.duplicate_of = match.duplicate_of
        article.contained_in = None if match.duplicate_of else match.contained_in
    trace = Trace(article.origin, article.url, article.site, article.fetched_at, _key(article.origin, article.url))
    store.add(article, trace)
    return article.duplicate_of is not None


def _records(pieces: tuple[Piece, ...]) -> Iterator[Record]:
    """All records, day by day; lines that are none are passed over."""
    for piece in sorted(pieces, key=lambda piece: (piece.path.name, piece.path.parent.name)):
        for line in lines_of(piece):
            try:
                yield parse(line.text).record
            except NotARecord as why:
                log.warning("%s: line %d is passed over: %s", piece.path, line.number, why)


def _mark(record: Record) -> int:
    """Tells one text of one article from all others: 64 bits of both hashes, for a set of millions."""
    return int(record["id"], 16) ^ int(record["content_hash"][:16], 16)


def _reject(folder: Path, store: CrawlStore) -> int:
    """The rows of rejected pages that the store's ledger does not know as done."""
    count = 0
    for piece in rejected_files([folder]):
        for line in read_lines(piece.path):
            row = line.row or {}
            origin, reason = row.get("origin"), row.get("reason")
            if not isinstance(origin, str) or reason not in REASONS:
                continue
            key = _key(origin, row.get("url"))
            if store.ledger.read("SELECT 1 FROM url WHERE url = ? AND state NOT IN ('pending', 'failed')", (key,)):
                continue
            trace = Trace(origin, row.get("url"), piece.path.parent.name, row.get("fetched_at") or "", key)
            store.reject(trace, Rejected(reason, str(row.get("detail") or "")))
            count += 1
            store.flush()
    return count


def _discover(folder: Path, ledger: Ledger) -> int:
    """Pages that the other ledger knows and has not done. Raises LedgerError."""
    path = folder / "ledger.sqlite"
    if not path.is_file():
        return 0
    other = Ledger.reader(path)
    try:
        count = 0
        for url, site, address in other.read("SELECT url, site, address FROM url WHERE state = 'pending'"):
            if not ledger.read("SELECT 1 FROM url WHERE url = ?", (url,)):
                ledger.discover(site, [Found(url, other.hints(url), address)])
                count += 1
        return count
    finally:
        other.close()


def _key(origin: str, url: str | None) -> str:
    """The URL that a ledger knows the page by, as when a lost ledger is made anew."""
    return normalise(origin) or url or origin
