"""The ledger's file: made, opened, brought up to date, and moved aside when it cannot be read."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

log = logging.getLogger("naqi.ledger")

VERSION = 1
"""Version of the tables below, in SQLite's `user_version`."""

SCHEMA = """
CREATE TABLE url (          -- one row a page that was ever discovered
    url TEXT PRIMARY KEY,   -- normalised
    site TEXT NOT NULL,
    state TEXT NOT NULL,    -- pending, written, rejected, failed
    hints TEXT NOT NULL,    -- what feeds and sitemaps said of it, JSON
    lastmod TEXT,           -- the newest lastmod that was announced
    done_lastmod TEXT,      -- the lastmod that held when it was last done
    tries INTEGER NOT NULL DEFAULT 0,
    found_at TEXT NOT NULL,
    done_at TEXT,
    reason TEXT,            -- why it was rejected or failed
    article TEXT,           -- id of its article
    address TEXT            -- the URL to request, where that is another (a trailing slash)
) WITHOUT ROWID;
CREATE INDEX url_due ON url (site, state, found_at);
CREATE TABLE article (      -- one row an article that was written, at its newest revision
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    written_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE file (         -- how much of each output file is committed
    path TEXT PRIMARY KEY,  -- relative to the output folder
    length INTEGER NOT NULL -- bytes
) WITHOUT ROWID;
CREATE TABLE resource (     -- feeds, sitemaps and section pages: when to ask again, and how
    url TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    kind TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    interval REAL,          -- seconds between two visits
    next_due REAL,          -- seconds since the epoch
    failures INTEGER NOT NULL DEFAULT 0,
    changed_at REAL,        -- when it last had something new
    note TEXT
) WITHOUT ROWID;
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT
);
CREATE TABLE health (       -- what each run got from each site
    run INTEGER NOT NULL,
    site TEXT NOT NULL,
    discovered INTEGER NOT NULL,
    fetched INTEGER NOT NULL,
    written INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    rejected TEXT NOT NULL, -- reason to count, JSON
    characters INTEGER NOT NULL,  -- of all texts written
    dated INTEGER NOT NULL, -- how many of them have `published`
    titled INTEGER NOT NULL,
    PRIMARY KEY (run, site)
) WITHOUT ROWID;
CREATE TABLE repeat (       -- on how many pages of a site a short line was seen
    site TEXT NOT NULL,
    line TEXT NOT NULL,     -- folded; the empty line counts the pages
    pages INTEGER NOT NULL,
    PRIMARY KEY (site, line)
) WITHOUT ROWID;
"""


class LedgerError(OSError):
    """The ledger cannot be used; the message is one line for people."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's words for a full disk, a lock, a damaged file become a LedgerError; a fault of ours stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.DataError):
            raise
        raise LedgerError(f"{path}: {error}") from error


def open_database(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Open the ledger at `path` and make it where it is missing.

    Returns the connection (autocommit; transactions are explicit) and whether the ledger is new, so that it must be
    filled from the output files. One that SQLite cannot read is moved aside, never overwritten. Raises LedgerError
    where it was made by a newer naqi or the place cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not _is_sound(path):
        aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}")
        path.rename(aside)
        for suffix in ("-wal", "-shm"):
            extra = path.with_name(path.name + suffix)
            if extra.exists():
                extra.rename(aside.with_name(aside.name + suffix))
        log.warning("%s is damaged and was moved to %s; it is made anew from the output files", path, aside.name)
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            connection.close()
            raise LedgerError(f"{path} was made by a newer naqi (ledger version {version}, this one knows {VERSION})")
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL: a commit is on disk before the next line is written; it costs 0.1 ms (measured, design).
        connection.execute("PRAGMA synchronous = FULL")
        if version == 0:
            connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
    except sqlite3.Error as error:
        raise LedgerError(f"{path} cannot be used as ledger: {error}") from error
    return connection, version == 0


def _is_sound(path: Path) -> bool:
    """Whether SQLite can read the whole file. A ledger that another run has locked counts as sound."""
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0 and tables:
                return False
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False
