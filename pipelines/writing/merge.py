"""Output folders are brought into another: what shards or machines wrote becomes one, and duplicates are found."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.items import Article, Rejected
from pipelines.duplicates.index import Index
from pipelines.duplicates.marking import mark
from pipelines.duplicates.signature import Signature
from pipelines.reading.records import Record
from pipelines.reading.snapshot import snapshot
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.folder_name import folder_name
from pipelines.writing.merge_rows import Gone, Group, rejected_rows, trace_of
from pipelines.writing.merge_sources import bring_pending, in_order


@dataclass(slots=True)
class Merged:
    """What was brought in."""

    written: int = 0
    duplicates: int = 0
    """Of those that were written; with DUPLICATES=drop, those that were left out."""
    known: int = 0
    """Records that were there already."""
    older: int = 0
    """Texts that were left out, for their articles are there with later ones."""
    rejected: int = 0
    gone: int = 0
    """Articles whose pages are gone."""
    pending: int = 0
    """Pages that wait for the next run."""


def merge(folders: Sequence[Path], store: CrawlStore, *, mode: str = "mark") -> list[Merged]:
    """Bring the records, rejected rows, gone articles and pending pages of output folders into a store.

    `mode` is what DUPLICATES says. Records come in the order of their days, so that revisions and copies do, whatever
    the order of the folders is. Groups are committed as a crawl's are: killed at any moment, the next merge goes on
    where this one stopped, and one that has nothing to do does nothing. The folders themselves are only read. Returns
    what was brought in from each. Raises OSError, NothingToRead.
    """
    done = [Merged() for _ in folders]
    index = store.keep_index() if mode != "off" else None
    gone = Gone(folders, store.folder)
    there = _There(store.folder, gone)
    dropped = {_moment(row) for row in rejected_rows(store.folder) if row["reason"] == "duplicate"}
    group = Group(store)
    for at, record in in_order([snapshot([folder]) for folder in folders]):
        gone.see(record)
        if there.has(record) or _moment(record) in dropped:
            done[at].known += 1
        elif there.has_later(record):
            done[at].older += 1
        else:
            there.take(record)
            _add(record, store, index, mode, done[at])
            group.count()
    store.flush()
    for at, folder in enumerate(folders):
        done[at].rejected = _reject(folder, store)
    for at in gone.bring(store):
        done[at].gone += 1
    for at, folder in enumerate(folders):
        done[at].pending = bring_pending(folder, store.ledger)
    return done


class _There:
    """Which texts of which articles the store has, and when each article was last seen."""

    def __init__(self, folder: Path, gone: Gone) -> None:
        """Reads the records that are there. Raises OSError."""
        self._texts: set[int] = set()
        self._latest: dict[str, str] = dict(gone.here)
        for _, record in in_order([snapshot([folder])]):
            gone.see(record)
            self.take(record)

    def take(self, record: Record) -> None:
        """A record that is there from now on."""
        article = record["id"]
        self._texts.add(_mark(record))
        self._latest[article] = max(self._latest.get(article, ""), record["fetched_at"])

    def has(self, record: Record) -> bool:
        """Whether the text is there. One that an article has again, after another text, is new."""
        return _mark(record) in self._texts and not self._is_news(record)

    def has_later(self, record: Record) -> bool:
        """Whether the article has a later text: the highest revision must stay the newest."""
        moment: str = record["fetched_at"]
        return moment < self._latest.get(record["id"], "")

    def _is_news(self, record: Record) -> bool:
        moment: str = record["fetched_at"]
        return moment > self._latest[record["id"]]


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


def _mark(record: Record) -> int:
    """Tells one text of one article from all others: 64 bits, for a set of millions."""
    return hash((record["id"], record["content_hash"]))


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
