"""Records as Arrow tables of one explicit schema, a few megabytes at a time."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import orjson

from crawler.columns import RECORD_COLUMNS, Column, ColumnKind
from crawler.items import RECORD_VERSION
from pipelines.export.cells import day_and_instant
from pipelines.export.optional import need
from pipelines.reading.records import parse
from pipelines.reading.selection import Selection

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 6 * 1024 * 1024
"""Bytes of JSON that become one table. Smaller ones cost more calls, larger ones memory (both measured)."""

_DAY_0 = date(1970, 1, 1).toordinal()
_INSTANT_0 = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def arrow() -> Any:
    """The module pyarrow. Raises MissingPackage."""
    return need("pyarrow", "export")


def schema_of(columns: Sequence[Column]) -> "pa.Schema":
    """The one schema of all tables with these columns."""
    pa = arrow()
    types: dict[ColumnKind, Any] = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "integer": pa.int32(),
        "instant": pa.timestamp("us", tz="UTC"),
        "day": pa.date32(),
    }
    fields = [pa.field(one.name, types[one.kind], nullable=one.optional) for one in columns]
    return pa.schema(fields, metadata={"naqi.record.version": str(RECORD_VERSION)})


def tables(selection: Selection, columns: Sequence[Column]) -> Iterator["pa.Table"]:
    """The selected records as tables of at least one row. Raises MissingPackage, OSError."""
    return Reader(columns).tables(whole_lines(selection))


def whole_lines(selection: Selection) -> Iterator[bytes]:
    """The selected records as lines of JSON that are complete and of the current schema. Raises OSError."""
    for line, as_written in selection.lines():
        yield line if as_written else orjson.dumps(parse(line).record)


class Reader:
    """Makes tables of lines. Arrow's own JSON reader takes a third of the time of Python's."""

    def __init__(self, columns: Sequence[Column]) -> None:
        names = {one.name for one in columns} | {"published"}
        self._json = need("pyarrow.json", "export")
        self._schema = schema_of(columns)
        # What is read may be null for Arrow's reader; the cast to the schema says where it is not.
        own = [one for one in RECORD_COLUMNS if one.name in names]
        self._record_schema = arrow().schema([field.with_nullable(True) for field in schema_of(own)])

    def tables(self, lines: Iterable[bytes]) -> Iterator["pa.Table"]:
        """Tables of at least one row, of lines that are complete records of the current schema."""
        batch: list[bytes] = []
        size = 0
        for line in lines:
            batch.append(line)
            size += len(line)
            if size >= BATCH:
                yield self._read(batch)
                batch, size = [], 0
        if batch:
            yield self._read(batch)

    def _read(self, lines: list[bytes]) -> "pa.Table":
        pa = arrow()
        own = self._by_arrow(lines)
        read = [day_and_instant(text) for text in own["published"].to_pylist()]
        values = {name: own[name] for name in own.column_names}
        values["published_day"] = _numbers(
            "i", pa.date32(), [day.toordinal() - _DAY_0 if day else None for day, _ in read]
        )
        instants = [(at - _INSTANT_0) // _MICROSECOND if at else None for _, at in read]
        values["published_at"] = _numbers("q", pa.timestamp("us", tz="UTC"), instants)
        return pa.table([values[name] for name in self._schema.names], schema=self._schema)

    def _by_arrow(self, lines: list[bytes]) -> "pa.Table":
        text = b"\n".join(lines)
        try:
            return self._json.read_json(
                arrow().BufferReader(text),
                parse_options=self._json.ParseOptions(
                    explicit_schema=self._record_schema, unexpected_field_behavior="ignore"
                ),
                read_options=self._json.ReadOptions(block_size=len(text) + 1, use_threads=False),
            )
        except arrow().ArrowInvalid:  # JSON that Python reads and Arrow does not: a key that is there twice
            return self._by_python(lines)

    def _by_python(self, lines: list[bytes]) -> "pa.Table":
        return arrow().Table.from_pylist([parse(line).record for line in lines], schema=self._record_schema)


def _numbers(code: str, kind: "pa.DataType", values: Sequence[int | None]) -> "pa.Array":
    """An Arrow array of numbers or nulls; `code` is what `array` calls numbers of the type's size.

    `pa.array` imports pandas wherever it is installed, which takes as long as ten thousand records.
    """
    pa = arrow()
    there = "".join("0" if one is None else "1" for one in reversed(values))  # Arrow's bits begin with the lowest
    bits = int(there or "0", 2).to_bytes(-(-len(values) // 8), "little")
    numbers = array(code, [one or 0 for one in values])
    return pa.Array.from_buffers(kind, len(values), [pa.py_buffer(bits), pa.py_buffer(numbers)])
