"""Which pages are known, due and done. All calls are synchronous and take well under a millisecond."""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler

from crawler.core.found import Found
from crawler.core.run import run_of
from crawler.items import Hints
from crawler.ledger.database import open_database, told
from crawler.ledger.repeats import count_lines, read_counts
from crawler.ledger.resources import Resource
from crawler.settings import OUTPUT_DIR

MAX_TRIES = 5
"""Runs in which a page may fail before it is given up: a page that fails five times is as good as gone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page."""

    key: str
    """The page's URL in the ledger."""
    site: str
    state: str
    """`written` or `rejected`."""
    reason: str | None = None
    article: str | None = None
    content_hash: str | None = None
    lines: tuple[str, ...] = ()
    """Folded keys of its short lines, for learning what the site repeats."""


class Ledger:
    """The crawl's memory in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db, self.is_new = open_database(path)

    @classmethod
    def of(cls, crawler: Crawler) -> "Ledger":
        """The one ledger of a crawl: `LEDGER`, by default OUTPUT_DIR/ledger.sqlite. Raises LedgerError, OSError.

        A run that is `fresh` has a folder and a ledger of its own, OUTPUT_DIR/<its name>, emptied here.
        """
        if crawler not in _open_ledgers:
            folder = Path(crawler.settings.get("OUTPUT_DIR", OUTPUT_DIR))
            if crawler.spider and run_of(crawler).fresh:
                ledger = cls(_emptied(folder / crawler.spider.name) / "ledger.sqlite")
                ledger.is_new = False  # a new ledger learns from the files of all sites: this one is to know none
            else:
                ledger = cls(Path(crawler.settings.get("LEDGER") or folder / "ledger.sqlite"))
            _open_ledgers[crawler] = ledger
        return _open_ledgers[crawler]

    @classmethod
    def reader(cls, path: Path) -> "Ledger":
        """A ledger to be looked at only, also while a run is active. Raises LedgerError where there is none."""
        self = cls.__new__(cls)
        self.path, self.is_new = path, False
        with told(path):
            self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        return self

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything inside is committed together or not at all; a transaction inside another joins it."""
        if self._db.in_transaction:
            yield self._db
            return
        with told(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # SQLite has rolled back by itself when the disk is full
                    self._db.execute("ROLLBACK")
                raise

    def read(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """All rows that a query gives. Raises LedgerError."""
        with told(self.path):
            return self._db.execute(query, values).fetchall()

    # Pages

    def discover(self, site: str, found: Iterable[Found]) -> list[Found]:
        """Remember pages as pending, with their hints, and return those that are due.

        Due is a page that was never done or that a `lastmod` says has changed since. Hints of several witnesses are
        merged; the first to say something is kept, `lastmod` is the newest.
        """
        due = []
        with self.transaction():
            for one in found:
                row = self._db.execute("SELECT * FROM url WHERE url = ?", (one.url,)).fetchone()
                if row is None:
                    self._db.execute(
                        "INSERT INTO url (url, site, state, hints, lastmod, found_at, address)"
                        " VALUES (?, ?, 'pending', ?, ?, ?, ?)",
                        (one.url, site, _dump(one.hints), one.hints.lastmod, _now(), one.fetch),
                    )
                    due.append(one)
                    continue
                _, _, state, old_hints, lastmod, done_lastmod, tries, _, done_at, *_ = row
                merged = _merge(_load(old_hints), one.hints)
                changed = state in ("written", "rejected") and _is_later(merged.lastmod, done_lastmod or done_at)
                if _dump(merged) != old_hints or merged.lastmod != lastmod or changed:
                    self._db.execute(
                        "UPDATE url SET hints = ?, lastmod = ?, state = ? WHERE url = ?",
                        (_dump(merged), merged.lastmod, "pending" if changed else state, one.url),
                    )
                if changed or state == "pending" or (state == "failed" and tries < MAX_TRIES):
                    due.append(Found(one.url, merged, one.fetch))
        return due

    def is_written(self, url: str) -> bool:
        """Whether a page is known to be an article."""
        row = self._db.execute("SELECT state FROM url WHERE url = ?", (url,)).fetchone()
        return bool(row and row[0] == "written")

    def hints(self, url: str) -> Hints:
        """All that feeds and sitemaps have said of a page up to now."""
        rows = self.read("SELECT hints FROM url WHERE url = ?", (url,))
        return _load(rows[0][0]) if rows else Hints()

    def pending(self, site: str, limit: int) -> list[Found]:
        """Pages that earlier runs found and did not finish, oldest first."""
        rows = self.read(
            "SELECT url, hints, address FROM url WHERE site = ?"
            " AND (state = 'pending' OR state = 'failed' AND tries < ?) ORDER BY found_at LIMIT ?",
            (site, MAX_TRIES, limit),
        )
        return [Found(url, _load(hints), address) for url, hints, address in rows]

    def stale(self, site: str, hours: float, limit: int) -> list[Found]:
        """Pages that were written longer than `hours` ago, the newest of them first: to be visited again."""
        before = f"{datetime.now(UTC) - timedelta(hours=hours):%Y-%m-%dT%H:%M:%SZ}"
        rows = self.read(
            "SELECT url, hints, address FROM url WHERE site = ? AND state = 'written' AND done_at <= ?"
            " ORDER BY found_at DESC LIMIT ?",
            (site, before, limit),
        )
        return [Found(url, _load(hints), address) for url, hints, address in rows]

    def fail(self, url: str, reason: str) -> None:
        """A page could not be fetched: it is tried again in later runs, up to MAX_TRIES times."""
        with self.transaction():
            self._db.execute(
                "UPDATE url SET state = 'failed', tries = tries + 1, reason = ? WHERE url = ?", (reason, url)
            )

    def commit(self, outcomes: Iterable[Outcome], lengths: dict[str, int]) -> None:
        """Pages are done and output files have grown: one transaction.

        `lengths` maps paths relative to the output folder to bytes that are already on disk.
        """
        now = _now()
        with self.transaction():
            self._db.executemany(
                "INSERT INTO file VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET length = excluded.length",
                lengths.items(),
            )
            for one in outcomes:
                self._db.execute(
                    "INSERT INTO url (url, site, state, hints, found_at, done_at, reason, article)"
                    " VALUES (:key, :site, :state, '{}', :now, :now, :reason, :article)"
                    " ON CONFLICT (url) DO UPDATE SET state = :state, done_lastmod = lastmod, tries = 0,"
                    " done_at = :now, reason = :reason, article = coalesce(:article, article)",
                    asdict(one) | {"now": now},
                )
                if one.lines:
                    count_lines(self._db, one.site, one.lines)
                if one.article and one.content_hash:
                    self._db.execute(
                        "INSERT INTO article VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                        " content_hash = excluded.content_hash, written_at = excluded.written_at",
                        (one.article, one.site, one.content_hash, now),
                    )

    def repeats(self, site: str) -> tuple[int, dict[str, int]]:
        """How many pages of a site were counted, and on how many of them each short line stood."""
        with told(self.path):
            return read_counts(self._db, site)

    def content_hash(self, article: str) -> str | None:
        """The hash of an article's newest revision, or None where it was never written."""
        rows = self.read("SELECT content_hash FROM article WHERE id = ?", (article,))
        return rows[0][0] if rows else None

    # Output files

    def lengths(self) -> dict[str, int]:
        """The committed length in bytes of each output file, by its path relative to the output folder."""
        return dict(self.read("SELECT path, length FROM file"))

    def forget_file(self, path: str) -> None:
        """A file was taken away by its owner: it starts anew when it is next written."""
        with self.transaction():
            self._db.execute("DELETE FROM file WHERE path = ?", (path,))

    # Feeds, sitemaps, section pages

    def resource(self, url: str) -> Resource | None:
        """What is known of a feed, sitemap or section page."""
        rows = self.read("SELECT * FROM resource WHERE url = ?", (url,))
        return Resource(*rows[0]) if rows else None

    def resources(self, site: str) -> list[Resource]:
        """All discovery pages that are known of a site."""
        return [Resource(*row) for row in self.read("SELECT * FROM resource WHERE site = ?", (site,))]

    def save_resource(self, resource: Resource) -> None:
        """Remember a discovery page, in place of what was known."""
        marks = ", ".join("?" * len(fields(Resource)))
        with self.transaction():
            self._db.execute(f"INSERT OR REPLACE INTO resource VALUES ({marks})", astuple(resource))


_open_ledgers: WeakKeyDictionary[Crawler, Ledger] = WeakKeyDictionary()


def _emptied(folder: Path) -> Path:
    if folder.exists():
        shutil.rmtree(folder)
    return folder


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _dump(hints: Hints) -> str:
    return json.dumps({k: v for k, v in asdict(hints).items() if v}, ensure_ascii=False)


def _load(hints: str) -> Hints:
    return Hints(**json.loads(hints))


def _merge(old: Hints, new: Hints) -> Hints:
    merged = Hints(**(asdict(new) | {k: v for k, v in asdict(old).items() if v}))
    if _is_later(new.lastmod, old.lastmod):
        merged.lastmod = new.lastmod
    return merged


def _is_later(new: str | None, old: str | None) -> bool:
    """Whether `new` is a later moment; strings that are no ISO 8601 are later when they differ."""
    if not new or new == old:
        return False
    if not old:
        return True
    try:
        moments = [datetime.fromisoformat(text) for text in (new, old)]
    except ValueError:
        return True
    first, second = (m if m.tzinfo else m.replace(tzinfo=UTC) for m in moments)
    return first > second
