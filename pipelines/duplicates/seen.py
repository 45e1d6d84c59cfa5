"""Which numbers a database may hold: most articles share nothing with an earlier one, and need not be looked for."""

from collections.abc import Iterable

from pipelines.duplicates.tables import Database

SIZE = 1 << 20
"""Bytes. An article sets some 27 bits of them: at 100,000 articles three in four numbers are still known to be new."""


class Seen:
    """The numbers that were put into an index's tables since they were empty: articles, keys, hashes of paragraphs.

    What it says is not there is not there; of what it says may be there, some is not. Where the tables held something
    when it was made, anything may be there.
    """

    def __init__(self, database: Database) -> None:
        """The database must hold the tables (tables.make_empty)."""
        is_empty = not database.read("SELECT 1 FROM duplicates_text LIMIT 1")
        self._bits = bytearray(SIZE) if is_empty else None

    def add(self, numbers: Iterable[int]) -> None:
        """These are put into the tables."""
        if self._bits is not None:
            for number in numbers:
                self._bits[number >> 3 & SIZE - 1] |= 1 << (number & 7)

    def among(self, numbers: Iterable[int]) -> list[int]:
        """Those of some numbers that may be there, in their order."""
        bits = self._bits
        if bits is None:
            return list(numbers)
        return [number for number in numbers if bits[number >> 3 & SIZE - 1] >> (number & 7) & 1]
