"""What a crawl takes out of pages: how much by rule and site, and a bounded sample of it in its context.

Kept in OUTPUT_DIR/removed.sqlite for the report. It is a sample, not a promise: what a kill takes is not made up for.
"""

import logging
import sqlite3
from collections import Counter
from pathlib import Path

from crawler.items import Article, RemovedLine, Trace
from crawler.ledger.database import is_damage, set_aside

log = logging.getLogger("naqi.output")

NAME = "removed.sqlite"
"""The file's name in OUTPUT_DIR."""

SAMPLES = 10
"""Lines that are kept of a rule and site."""

LONGEST_SAMPLE = 400
"""Characters of a line that are kept."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS rule (
    site TEXT, rule TEXT, kind TEXT, lines INTEGER NOT NULL, PRIMARY KEY (site, rule)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sample (
    site TEXT, rule TEXT, number INTEGER, url TEXT, place TEXT, before TEXT, line TEXT, after TEXT,
    PRIMARY KEY (site, rule, number)
) WITHOUT ROWID;
"""


class RemovedSample:
    """Counts removed lines and keeps the first SAMPLES of each rule and site; more is not held in memory."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where the file cannot be used."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._open()
        self._lines: Counter[tuple[str, str, str]] = Counter()
        self._rows: list[tuple[str | int | None, ...]] = []

    def take(self, article: Article, trace: Trace) -> None:
        """Take what was removed from an article's page."""
        site = article.site or ""
        text = article.text.split("\n")
        for line in trace.removed:
            self._lines[site, line.rule, line.kind] += 1
            if self._kept[site, line.rule] < SAMPLES:
                self._kept[site, line.rule] += 1
                self._rows.append(self._row(site, article, line, text))

    def flush(self) -> None:
        """Put what was taken into the file. Raises OSError."""
        if not self._lines:
            return
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(
                "INSERT INTO rule VALUES (?, ?, ?, ?)"
                " ON CONFLICT (site, rule) DO UPDATE SET lines = lines + excluded.lines",
                [(*key, count) for key, count in self._lines.items()],
            )
            self._db.executemany("INSERT OR REPLACE INTO sample VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self._rows)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._begin_anew_or_raise(error)
        self._lines.clear()
        self._rows.clear()

    def close(self) -> None:
        """Let go of the file; what was not flushed is left out."""
        self._db.close()

    def _open(self) -> None:
        try:
            self._db = sqlite3.connect(self._path, isolation_level=None)
            self._db.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; {_SCHEMA}")
            kept = self._db.execute("SELECT site, rule, count(*) FROM sample GROUP BY site, rule").fetchall()
        except sqlite3.Error as error:
            self._begin_anew_or_raise(error)
            return
        self._kept = Counter({(site, rule): count for site, rule, count in kept})

    def _begin_anew_or_raise(self, error: sqlite3.Error) -> None:
        """A damaged file is moved aside: it holds a sample, for which no run is to end."""
        if not (isinstance(error, sqlite3.DatabaseError) and is_damage(error)):
            raise OSError(f"{self._path}: {error}") from error
        self._db.close()
        log.warning("%s is damaged and was moved to %s; it is begun anew", self._path, set_aside(self._path).name)
        self._open()

    def _row(self, site: str, article: Article, line: RemovedLine, text: list[str]) -> tuple[str | int | None, ...]:
        at = line.position
        around = [text[at - 1] if at > 0 else "", line.text, text[at] if at < len(text) else ""]
        before, gone, after = (_valid(one[:LONGEST_SAMPLE]) for one in around)
        number = self._kept[site, line.rule]
        return site, line.rule, number, article.url or article.origin, line.place, before, gone, after


def _valid(text: str) -> str:
    """Half characters, which a page may hold and SQLite refuses, become `?`."""
    return text.encode("utf-8", "replace").decode()
