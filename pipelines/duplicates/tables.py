"""The index's tables in the ledger's database: made, brought to this version, declared stale."""

import re
import sqlite3
from contextlib import AbstractContextManager
from typing import Any, Protocol

from pipelines.duplicates.signature import ALGORITHM

SCHEMA = """
CREATE TABLE duplicates_text (   -- one row an article, at its newest revision
    number INTEGER PRIMARY KEY,  -- in the order in which they came
    id INTEGER NOT NULL,         -- the article's id, as a signed number
    first INTEGER,               -- number of the article that it is a duplicate of
    length INTEGER NOT NULL,     -- of the whole text, in codes
    codes BLOB NOT NULL          -- signature.stored
);
CREATE UNIQUE INDEX duplicates_id ON duplicates_text (id);
CREATE TABLE duplicates_key (    -- signature.keys
    key INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (key, number)
) WITHOUT ROWID;
CREATE TABLE duplicates_recent (  -- keys on their way to duplicates_key (recent.py): one row a group of articles
    turn INTEGER PRIMARY KEY,
    pairs BLOB NOT NULL          -- key and number, 32 bits each, the least byte first
);
CREATE TABLE duplicates_repeat ( -- in how many articles of a site a paragraph stood
    site TEXT NOT NULL,
    paragraph INTEGER NOT NULL,  -- hash of its codes, 0 counts the articles
    articles INTEGER NOT NULL,
    PRIMARY KEY (site, paragraph)
) WITHOUT ROWID;
CREATE TABLE duplicates_state (
    algorithm INTEGER NOT NULL,
    complete INTEGER NOT NULL    -- 0: articles are missing
)
"""

TABLES = frozenset(re.findall(r"CREATE TABLE (\w+)", SCHEMA))
"""The names of all of them."""


class Database(Protocol):
    """What the index is kept in: the ledger, or a file of its own."""

    def read(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """All rows that a query gives."""
        ...

    def transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        """Everything inside is committed together or not at all."""
        ...


def is_complete(database: Database) -> bool:
    """Whether all articles are in an index of this algorithm, and none of its tables is gone."""
    there = {name for (name,) in database.read("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not there >= TABLES:
        return False
    return database.read("SELECT algorithm, complete FROM duplicates_state") == [(ALGORITHM, 1)]


def article_count(database: Database) -> int:
    """How many articles are in the index."""
    ((count,),) = database.read("SELECT count(*) FROM duplicates_text")
    return int(count)


def make_empty(database: Database) -> None:
    """Throw the index away and begin one, which is incomplete until it is said to be complete."""
    with database.transaction() as db:
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'duplicates_*'"
        for (name,) in database.read(query):
            db.execute(f'DROP TABLE "{name}"')
        for statement in SCHEMA.split(";"):
            db.execute(statement)
        db.execute("INSERT INTO duplicates_state VALUES (?, 0)", (ALGORITHM,))


def declare(database: Database, *, complete: bool) -> None:
    """Say whether all articles are in the index; where there is none, there is nothing to say."""
    if database.read("SELECT 1 FROM sqlite_schema WHERE name = 'duplicates_state'"):
        with database.transaction() as db:
            db.execute("UPDATE duplicates_state SET complete = ?", (complete,))
