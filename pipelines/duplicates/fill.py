"""The index, made anew from records that are written: when it is lost, incomplete, or of another algorithm."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crawler.items.article import is_id
from pipelines.duplicates.index import Index
from pipelines.duplicates.signature import Signature
from pipelines.duplicates.tables import Database, declare, is_complete, make_empty
from pipelines.writing.lines import Row, read_lines

ROWS = 500
"""Records of a transaction while the index is made."""


class OwnDatabase:
    """An index of its own, for a run without a ledger: SQLite keeps it in a file that goes when it is closed."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)

    def read(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """All rows that a query gives."""
        return self._db.execute(query, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything inside is committed together or not at all; one inside another joins it."""
        if self._db.in_transaction:
            yield self._db
            return
        with self._db:
            self._db.execute("BEGIN")
            yield self._db

    def close(self) -> None:
        """Throw it away."""
        self._db.close()


def open_index(database: Database, files: Iterable[Path]) -> Index:
    """The index in a database; made anew from the records in `files` where it is not whole.

    A process that is killed while it makes one leaves it incomplete, and the next makes it anew. Raises OSError.
    """
    if is_complete(database):
        return Index(database)
    make_empty(database)
    index = Index(database)
    _take_all(index, database, files)
    declare(database, complete=True)
    return index


def _take_all(index: Index, database: Database, files: Iterable[Path]) -> None:
    group: list[str] = []
    early: list[tuple[str, str, Signature, str]] = []

    def commit() -> None:
        with database.transaction():
            index.commit(group)
        index.release(group)
        group.clear()

    for row in _records(files):
        signature = Signature.of(row["text"])
        original = row.get("duplicate_of")
        if not index.put(row["id"], row["site"], signature, original) and original:
            early.append((row["id"], row["site"], signature, original))  # the original stands in a later file
        group.append(row["id"])
        if len(group) == ROWS:
            commit()
    commit()
    for article, site, signature, original in early:
        index.put(article, site, signature, original)
        group.append(article)
    commit()


def _records(files: Iterable[Path]) -> Iterator[Row]:
    """The records, day by day, so that of two sites the earlier comes first. Each with the folder that it is in."""
    for path in sorted(files, key=lambda path: (path.name, path.parent.name)):
        for line in read_lines(path):
            row = line.row
            if row and is_id(row.get("id")) and isinstance(row.get("text"), str):
                site = path.parent.name if path.name.startswith("articles-") else str(row.get("site") or "")
                original = row.get("duplicate_of")
                yield row | {"site": site, "duplicate_of": original if is_id(original) else None}
