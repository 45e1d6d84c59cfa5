"""The keys of the articles that came last: held in memory, and put into the large table part by part.

A key is a hash: those of a group of articles would each go to another page of the large table, and each page be written
whole. So they wait until there are several for a page. What waits stands in a small table too, one row a group.
"""

import sqlite3
import struct
from bisect import bisect
from collections.abc import Iterable, Sequence

from pipelines.duplicates.choice import newest
from pipelines.duplicates.signature import KEPT_OF
from pipelines.duplicates.tables import Database

PARTS = 256
"""Parts of all keys, about as full. After as many groups each was put into the large table once. Of a group of 50
articles 34 pages are then written at 200,000 articles and 170 at 1,000,000, where it was 550; in memory are 13,000
articles, half of their keys at a time, 10 MB."""

GROUP = 50
"""Articles for which one part is put into the large table; of a larger group, as when an index is made, more are."""

_WIDE = 3 * PARTS // 4
"""Parts of equal width, among the keys that are kept of every text. Above are brief items' keys, fewer and fewer."""

_LIMIT = (1 << 32) // KEPT_OF

_BOUNDS = [
    *(_LIMIT * (at + 1) // _WIDE for at in range(_WIDE)),
    *(int(_LIMIT * KEPT_OF ** ((at + 1) / (PARTS - _WIDE))) for at in range(PARTS - _WIDE - 1)),
]

Pair = tuple[int, int]
"""A key, and the number of an article that has it."""


class RecentKeys:
    """Keys that are committed and not yet in the large table, or not for long."""

    def __init__(self, database: Database) -> None:
        """The database must hold the tables (tables.make_empty)."""
        self._parts: list[dict[int, tuple[int, ...]]] = [{} for _ in range(PARTS)]
        self._turn = 0
        """How many parts were put into the large table, in their order again and again."""
        self._written: tuple[int, list[Pair]] | None = None
        for turn, pairs in database.read("SELECT turn, pairs FROM duplicates_recent ORDER BY turn"):
            self._turn = turn
            self._take(struct.iter_unpack("<2I", pairs))

    def having(self, key: int) -> Sequence[int]:
        """The articles that have a key, the newest ROWS_PER_KEY of those that are recent."""
        return self._parts[bisect(_BOUNDS, key)].get(key, ())

    def write(self, db: sqlite3.Connection, pairs: list[Pair], articles: int) -> list[int]:
        """Keep so many articles' keys, inside the caller's transaction, and put the next part into the large table.

        Returns the keys that this put there.
        """
        turn = self._turn + min(max(-(-articles // GROUP), 1), PARTS)
        rows = [
            (key, number)
            for at in range(self._turn, turn)
            for key, numbers in self._parts[at % PARTS].items()
            for number in numbers
        ]
        db.executemany("INSERT OR IGNORE INTO duplicates_key VALUES (?, ?)", sorted(rows))
        packed = b"".join(struct.pack("<2I", *pair) for pair in pairs)
        db.execute("INSERT INTO duplicates_recent VALUES (?, ?)", (turn, packed))
        db.execute("DELETE FROM duplicates_recent WHERE turn <= ?", (turn - PARTS,))
        self._written = turn, pairs
        return [key for key, _ in rows]

    def written(self) -> None:
        """The transaction of the last `write` is done. (Where it failed, the same is written again.)"""
        if self._written is None:
            return
        turn, pairs = self._written
        for at in range(self._turn, turn):
            self._parts[at % PARTS].clear()
        self._turn, self._written = turn, None
        self._take(pairs)

    def _take(self, pairs: Iterable[tuple[int, ...]]) -> None:
        for key, number in pairs:
            part = self._parts[bisect(_BOUNDS, key)]
            part[key] = tuple(newest({*part[key], number})) if key in part else (number,)
