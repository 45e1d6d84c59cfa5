"""The values of a table's columns."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from crawler.columns import COLUMNS, RECORD_COLUMNS, Column
from pipelines.reading.periods import period
from pipelines.reading.records import Record

_BY_NAME = {column.name: column for column in COLUMNS}


def columns_named(names: Sequence[str]) -> tuple[Column, ...]:
    """The columns of these names, in this order; all of them where none is named. Raises ValueError, one line."""
    for name in names:
        if name not in _BY_NAME:
            raise ValueError(f"there is no field {name!r}: there are {', '.join(_BY_NAME)}")
    return tuple(_BY_NAME[name] for name in dict.fromkeys(names)) or COLUMNS


def fields_named(names: Sequence[str]) -> tuple[Column, ...]:
    """As `columns_named`, but the record's own fields where none is named."""
    return columns_named(names) if names else RECORD_COLUMNS


def day_and_instant(published: str | None) -> tuple[date | None, datetime | None]:
    """`published_day` and `published_at` of a record's date."""
    covered = period(published)
    return (covered.day, covered.instant) if covered else (None, None)


def row(record: Record, columns: Sequence[Column]) -> list[Any]:
    """The values of one record: str, list of str, int, date, datetime in UTC, or None."""
    day, instant = day_and_instant(record["published"])
    read = {"published_day": day, "published_at": instant}
    return [read[one.name] if one.name in read else record[one.name] for one in columns]


def plain(value: Any) -> Any:
    """A value with its date or instant as ISO 8601 text, as formats have it that know no dates."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def batched(records: Iterator[Record], size: int) -> Iterator[list[Record]]:
    """Records in lists of `size`, the last one shorter."""
    batch: list[Record] = []
    for record in records:
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def with_read_columns(record: Record) -> Record:
    """The record with `published_at` and `published_day`, as text."""
    return {one.name: plain(value) for one, value in zip(COLUMNS, row(record, COLUMNS), strict=True)}
