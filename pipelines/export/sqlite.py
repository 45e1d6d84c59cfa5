"""SQLite: one table, and an FTS5 index over its folded text that Datasette finds by itself."""

import errno
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from crawler.columns import COLUMNS, Column, ColumnKind
from crawler.items import RECORD_VERSION
from pipelines.cleaning.text import fold
from pipelines.export.cells import batched, plain, row
from pipelines.export.destination import DestinationError, is_stream
from pipelines.reading.records import Record
from pipelines.reading.selection import Selection

APPLICATION = 0x6E617169
"""`naqi` in ASCII: SQLite's application_id, which says that a file is an export and may be replaced."""

GROUP = 1000
"""Records a call to SQLite."""

_TYPES: dict[ColumnKind, str] = {
    "string": "TEXT",
    "strings": "TEXT",  # a JSON array, for json_each()
    "integer": "INTEGER",
    "instant": "TEXT",  # ISO 8601, as SQLite's own date functions want it
    "day": "TEXT",
}

_INDEX = """
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    folded, content="articles", content_rowid="number", tokenize="unicode61 remove_diacritics 0"
);
CREATE INDEX articles_id ON articles (id);
CREATE INDEX articles_site ON articles (site, published_day);
CREATE INDEX articles_day ON articles (published_day);
"""


def write_sqlite(selection: Selection, path: Path) -> None:
    """Write all records to a new database. Raises OSError.

    The column `folded` is what the index is over: FTS5 does not fold Arabic (harakat even split its words). Words
    that are looked up must be folded the same way: `scrapy search` does it.
    """
    with _as_os_error(path), closing(sqlite3.connect(path, isolation_level=None)) as database:
        # The file is new and becomes the export when it is whole: a journal would protect nothing.
        database.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = {APPLICATION};"
            f"PRAGMA user_version = {RECORD_VERSION}; {_table(COLUMNS)}{_INDEX}"
        )
        marks = ", ".join("?" * (len(COLUMNS) + 2))
        number = 0
        for group in batched(selection.records(), GROUP):
            rows = [(number + index, *_cells(record), _folded(record)) for index, record in enumerate(group, 1)]
            number += len(group)
            database.execute("BEGIN")
            database.executemany(f"INSERT INTO articles VALUES ({marks})", rows)
            database.executemany(
                "INSERT INTO articles_fts (rowid, folded) VALUES (?, ?)", [(one[0], one[-1]) for one in rows]
            )
            database.execute("COMMIT")
        database.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")


def must_be_replaceable(path: Path) -> None:
    """Raise DestinationError where a file stands at `path` that is no export: a ledger, somebody's database."""
    if is_stream(path):
        raise DestinationError(f"{path} is a device or a pipe, into which SQLite cannot write; name a file")
    if path.is_file():
        with path.open("rb") as file:
            header = file.read(72)
        if header and not (header.startswith(b"SQLite format 3\0") and header[68:72] == APPLICATION.to_bytes(4, "big")):
            raise DestinationError(f"{path} is no export of naqi; name another file")


def _table(columns: Sequence[Column]) -> str:
    lines = [f"{one.name} {_TYPES[one.kind]}{'' if one.optional else ' NOT NULL'}" for one in columns]
    return f"CREATE TABLE articles (number INTEGER PRIMARY KEY, {', '.join(lines)}, folded TEXT NOT NULL);"


def _cells(record: Record) -> Iterator[Any]:
    for value in row(record, COLUMNS):
        yield json.dumps(value, ensure_ascii=False) if isinstance(value, list) else plain(value)


def _folded(record: Record) -> str:
    return "\n".join(fold(line) for line in (record["title"] or "", *record["text"].split("\n")))


@contextmanager
def _as_os_error(path: Path) -> Iterator[None]:
    """A full disk, a place that cannot be written: SQLite's words become an OSError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(errno.EIO, str(error), str(path)) from error
