"""Which pages are known, due and done. All calls are synchronous and take well under a millisecond."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from crawler.core.found import Found
from crawler.core.text import all_valid, valid
from crawler.items import Hints, utc_stamp
from crawler.ledger.database import (
    LedgerError,
    close_database,
    forget_soundness,
    is_damage,
    is_locked,
    open_database,
    wait_less,
)
from crawler.ledger.for_reading import open_for_reading
from crawler.ledger.hints import load
from crawler.ledger.outcome import Outcome, record_outcome
from crawler.ledger.remember import remember
from crawler.ledger.repeats import read_counts
from crawler.ledger.resources import Resource
from crawler.ledger.waiting import FIRST, read_due

MAX_TRIES = 5
"""Runs in which a page may fail before it is given up: a page that fails five times is as good as gone."""

COUNT_DUE = "SELECT COUNT(*) FROM url WHERE site = ? AND state IN ('pending', 'failed')"


class Ledger:
    """The crawl's memory in one SQLite file."""

    def __init__(self, path: Path, fill: "Callable[[Ledger], None] | None" = None) -> None:
        """Open the ledger at `path`. Where there is none, it is made, and `fill` tells it what the output files hold:
        it appears whole or not at all. Raises LedgerError, OSError."""
        self.path = path
        self._damaged = False
        self._db = open_database(path, lambda db: fill(Ledger._over(path, db)) if fill else None)

    @classmethod
    def reader(cls, path: Path) -> "Ledger":
        """A ledger to be looked at only, also while a run is active. Raises LedgerError where there is none."""
        try:
            return cls._over(path, open_for_reading(path))
        except sqlite3.Error as error:
            raise LedgerError(f"{path}: {error}") from error

    @classmethod
    def _over(cls, path: Path, db: sqlite3.Connection) -> "Ledger":
        self = cls.__new__(cls)
        self.path, self._db, self._damaged = path, db, True  # its file is not ours to call sound
        db.isolation_level = None
        return self

    def close(self) -> None:
        """Let go of the file."""
        close_database(self.path, self._db, sound=not self._damaged)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything inside is committed together or not at all; a transaction inside another joins it."""
        if self._db.in_transaction:
            yield self._db
            return
        with self._told():
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
        with self._told():
            return self._db.execute(query, values).fetchall()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's words for a full disk, a lock, a damaged file become a LedgerError; a fault of ours stays one."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                self._damaged = True
                forget_soundness(self.path)
            if is_locked(error):
                wait_less(self._db)
            if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.DataError):
                raise
            raise LedgerError(f"{self.path}: {error}") from error

    # Pages

    def discover(self, site: str, found: Iterable[Found]) -> list[Found]:
        """Remember pages as pending, with their hints, and return those that are due.

        Due is a page that was never done or that a `lastmod` says has changed since. Hints of several witnesses are
        merged; the first to say something is kept, `lastmod` is the newest. A page whose URL is no valid Unicode
        cannot be asked for, and is left out.
        """
        due = []
        with self.transaction() as db:
            for raw in found:
                one = all_valid(raw)
                if one.url == raw.url and (page := remember(db, site, one)) is not None:
                    due.append(page)
        return due

    def is_written(self, url: str) -> bool:
        """Whether a page is known to be an article."""
        rows = self.read("SELECT state FROM url WHERE url = ?", (url,))
        return bool(rows and rows[0][0] == "written")

    def article_of(self, url: str) -> str | None:
        """The id of the article that a page was when it was last written; None where it never was one."""
        rows = self.read("SELECT article FROM url WHERE url = ?", (url,))
        return rows[0][0] if rows else None

    def hints(self, url: str) -> Hints:
        """All that feeds and sitemaps have said of a page up to now."""
        rows = self.read("SELECT hints FROM url WHERE url = ?", (url,))
        return load(rows[0][0]) if rows else Hints()

    def pending(self, site: str, limit: int) -> list[Found]:
        """Pages that earlier runs found and did not finish, oldest first."""
        return [one.page for one in read_due(self.read, site, FIRST, limit)]

    def count_due(self, site: str) -> int:
        """How many pages of a site wait for a later run, those that failed and are tried again among them."""
        return int(self.read(COUNT_DUE, (site,))[0][0])

    def fail(self, url: str, reason: str) -> None:
        """A page could not be fetched: it is tried again in later runs, up to MAX_TRIES times."""
        with self.transaction() as db:
            db.execute(
                "UPDATE url SET tries = tries + 1, reason = ?,"
                " state = CASE WHEN tries + 1 < ? THEN 'failed' ELSE 'abandoned' END WHERE url = ?",
                (valid(reason), MAX_TRIES, valid(url)),
            )

    def wait_for_browser(self, url: str) -> None:
        """The page shows nothing without its scripts. It stays due, in this run and later ones."""
        with self.transaction() as db:
            db.execute("UPDATE url SET render = 1 WHERE url = ?", (valid(url),))

    def ask_again(self, owners: Mapping[str, str]) -> None:
        """Articles by their id, and the page of each: other pages that were written as one are due again, as new.

        All pages are looked through: about a second for each million.
        """
        with self.transaction() as db:
            db.execute(
                "UPDATE url SET state = 'pending', article = NULL WHERE state = 'written'"
                " AND article IN (SELECT value FROM json_each(?)) AND url NOT IN (SELECT value FROM json_each(?))",
                (json.dumps(list(owners)), json.dumps(list(owners.values()))),
            )

    def commit(self, outcomes: Iterable[Outcome], lengths: dict[str, int]) -> None:
        """Pages are done and output files have grown: one transaction.

        `lengths` maps paths relative to the output folder to bytes that are already on disk.
        """
        now = utc_stamp()
        with self.transaction() as db:
            db.executemany(
                "INSERT INTO file VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET length = excluded.length",
                lengths.items(),
            )
            for one in map(all_valid, outcomes):
                record_outcome(db, one, now)

    def repeats(self, site: str) -> tuple[int, dict[str, int]]:
        """How many pages of a site were counted, and on how many of them each short line stood."""
        with self._told():
            return read_counts(self._db, site)

    def newest(self, article: str) -> tuple[str, int] | None:
        """The hash and the number of an article's newest revision, or None where it was never written.

        The hash is empty where the page is gone.
        """
        rows = self.read("SELECT content_hash, revision FROM article WHERE id = ?", (valid(article),))
        return (rows[0][0], rows[0][1]) if rows else None

    # Output files

    def lengths(self) -> dict[str, int]:
        """The committed length in bytes of each output file, by its path relative to the output folder."""
        return dict(self.read("SELECT path, length FROM file"))

    def length(self, path: str) -> int | None:
        """The committed length of one output file; None where it is not known."""
        rows = self.read("SELECT length FROM file WHERE path = ?", (path,))
        return rows[0][0] if rows else None

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
        with self.transaction() as db:
            db.execute(f"INSERT OR REPLACE INTO resource VALUES ({marks})", astuple(all_valid(resource)))
