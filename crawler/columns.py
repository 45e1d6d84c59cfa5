"""The columns of a table of records: the record's fields, and what is read from them for tools that sort by time."""

from dataclasses import dataclass
from typing import Any, Literal, get_type_hints

from crawler.items import RECORD_FIELDS, Article

ColumnKind = Literal["string", "strings", "integer", "instant", "day"]

ARROW_TYPES: dict[ColumnKind, str] = {
    "string": "string",
    "strings": "list<string>",
    "integer": "int32",
    "instant": "timestamp[us, UTC]",
    "day": "date32",
}
"""What Apache Arrow and Parquet call each kind."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    kind: ColumnKind
    optional: bool
    """Whether it may be null."""


def _column(name: str, hint: Any) -> Column:
    kinds: dict[Any, tuple[ColumnKind, bool]] = {
        str: ("string", False),
        str | None: ("string", True),
        list[str]: ("strings", False),
        int: ("integer", False),
    }
    return Column(name, *kinds[hint])


_HINTS = get_type_hints(Article)

RECORD_COLUMNS: tuple[Column, ...] = tuple(_column(name, _HINTS[name]) for name in RECORD_FIELDS)
"""The record's own fields, in its order."""

READ_COLUMNS: tuple[Column, ...] = (Column("published_at", "instant", True), Column("published_day", "day", True))
"""What is read from `published`, where it says so much."""

COLUMNS: tuple[Column, ...] = RECORD_COLUMNS + READ_COLUMNS
"""All columns of a table of records."""

MEANINGS = {
    "published_at": "The instant that `published` names, where it has a time and an offset; else null.",
    "published_day": "The day that `published` names, as stated there, where it is as precise as a day; else null.",
}
"""What READ_COLUMNS mean, each in a line: docs/record.md prints them."""
