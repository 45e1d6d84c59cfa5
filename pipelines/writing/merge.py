"""One output folder is brought into another: what shards or machines wrote becomes one, and duplicates are found."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.core.found import Found
from crawler.items import Article, Rejected
from crawler.ledger import Ledger
from pipelines.duplicates.index import Index
from pipelines.duplicates.marking import mark
from pipelines.duplicates.signature import Signature
from pipelines.reading.lines import lines_of
from pipelines.reading.records import NotARecord, Record, parse
from pipelines.reading.snapshot import Piece, snapshot
from pipelines.writing.crawl_store import CrawlStore, folder_name
from pipelines.writing.merge_rows import Gone, Group, rejected_rows, trace_of

log = logging.getLogger("naqi.merge")


@dataclass(slots=True)
class Merged:
    """What was brought in."""

    written: int = 0
    duplicates: int = 0
    """Of those that were written; with DUPLICATES=drop, those that were left out."""
    known: int = 0
    """Records that were there already."""
    rejected: int = 0
    gone: int = 0
    """Articles whose pages are gone."""
    pending: int = 0
    """Pages that wait for the next run."""


def merge(folder: Path, store: CrawlStore, *, mode: str = "mark") -> Merged:
    """Bring the records, rejected rows, gone articles and pending pages of an output folder into a store.

    `mode` is what DUPLICATES says. Groups are committed as a crawl's are: killed at any moment, the next merge goes on
    where this one stopped, and one that has nothing to do does nothing. The folder itself is only read. Raises OSError,
    NothingToRead.
    """
    done = Merged()
    index = store.keep_index() if mode != "off" else None
    gone = Gone(folder, store.folder)
    dropped = {_moment(row) for row in rejected_rows(store.folder) if row["reason"] == "duplicate"}
    seen = set()
    for record in _records(snapshot([store.folder])):
        seen.add(_mark(record))
        gone.see(record)
    group = Group(store)
    for record in _records(snapshot([folder])):
        gone.see(record)
        if (_mark(record) in seen and not gone.came_back(record, store.ledger)) or _moment(record) in dropped:
            done.known += 1
            continue
        seen.add(_mark(record))
        _add(record, store, index, mode, done)
        group.count()
    store.flush()
    done.rejected = _reject(folder, store)
    done.gone = gone.bring(store)
    done.pending = _discover(folder, store.ledger)
    return done


def _add(record: Record, store: CrawlStore, index: Index | None, mode: str, done: Merged) -> None:
    """Put a record into the store, or the row of one that is left out."""
    article = Article(**record)
    trace = trace_of(record, article.site)
    if index is not None:
        article.duplicate_of = article.contained_in = None
        if why := mark(article, folder_name(article.site), Signature.of(article.text), index, mode):
            store.reject(trace, why)
            done.duplicates += 1
            return
    if store.add(article, trace) != "written":
        done.known += 1
        return
    done.written += 1
    done.duplicates += article.duplicate_of is not None


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


def _moment(row: Record) -> int:
    """Tells one visit of one page from all others."""
    return hash((row["origin"], row["fetched_at"]))


def _reject(folder: Path, store: CrawlStore) -> int:
    """The rows of rejected pages that the store's ledger does not know as done."""
    count = 0
    group = Group(store)
    taken: set[str] = set()
    for row in rejected_rows(folder):
        trace = trace_of(row, row["folder"])
        key = trace.key or trace.origin
        done = "SELECT 1 FROM url WHERE url = ? AND state NOT IN ('pending', 'failed')"
        if key in taken or store.ledger.read(done, (key,)):
            continue
        store.reject(trace, Rejected(row["reason"], str(row.get("detail") or "")))
        count += 1
        taken.add(key)
        if group.count():
            taken.clear()  # the ledger knows them now
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
