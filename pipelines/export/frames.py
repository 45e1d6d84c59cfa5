"""Records for Python: one after the other, or as a typed data frame of pandas or polars."""

import logging
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from crawler.columns import COLUMNS, RECORD_COLUMNS, ColumnKind
from pipelines.export.cells import row
from pipelines.export.optional import need
from pipelines.reading.filters import Filters
from pipelines.reading.records import Record
from pipelines.reading.selection import Selection, select
from pipelines.reading.snapshot import snapshot, with_shards

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

log = logging.getLogger("naqi.reading")

Paths = str | PathLike[str] | Iterable[str | PathLike[str]]
"""An output folder or JSON Lines file, or several of them."""

PANDAS_TYPES: dict[ColumnKind, str] = {
    "string": "string",
    "strings": "object",
    "integer": "int32",
    "instant": "datetime64[us, UTC]",
    "day": "datetime64[s]",
}
"""The pandas type of each kind of column; a list stands in its cell as it is."""


def articles(path: Paths, *, newest: bool = True, duplicates: bool = True) -> Iterator[Record]:
    """The records of output folders or JSON Lines files, as dicts of the current schema.

    `newest` leaves out older revisions of an article, `duplicates=False` copies of an article that is there. Works
    while a crawl writes. Lines that are no records are named in the log and skipped. Raises NothingToRead (a
    FileNotFoundError) where a path is not there, OSError where a file cannot be read.
    """
    return _selected(path, Filters(newest=newest, duplicates=duplicates)).records()


@overload
def load(
    path: Paths, *, engine: Literal["pandas"] = "pandas", newest: bool = True, duplicates: bool = True
) -> "pd.DataFrame": ...
@overload
def load(path: Paths, *, engine: Literal["polars"], newest: bool = True, duplicates: bool = True) -> "pl.DataFrame": ...
def load(
    path: Paths, *, engine: Literal["pandas", "polars"] = "pandas", newest: bool = True, duplicates: bool = True
) -> Any:
    """The records of output folders or JSON Lines files as a data frame, one column a field (docs/record.md).

    The types are the same whatever the values are. The arguments are those of `articles`. Raises as it does, and
    MissingPackage (an ImportError) where pandas or polars is not installed, ValueError for another engine.
    """
    makers = {"pandas": _pandas, "polars": _polars}
    if engine not in makers:
        raise ValueError(f"engine {engine!r}: there are {', '.join(makers)}")
    library = need(engine, engine)
    selection = _selected(path, Filters(newest=newest, duplicates=duplicates))
    columns: dict[str, list[Any]] = {one.name: [] for one in COLUMNS}
    for record in selection.records():
        for values, value in zip(columns.values(), row(record, COLUMNS), strict=True):
            values.append(value)
    return makers[engine](library, columns)


def _pandas(pandas: Any, columns: dict[str, list[Any]]) -> Any:
    # A series each, of the type that it shall have: a frame made of all would guess.
    return pandas.DataFrame(
        {one.name: pandas.Series(columns.pop(one.name), dtype=PANDAS_TYPES[one.kind]) for one in COLUMNS}
    )


def _polars(polars: Any, columns: dict[str, list[Any]]) -> Any:
    types: dict[ColumnKind, Any] = {
        "string": polars.String,
        "strings": polars.List(polars.String),
        "integer": polars.Int32,
        "instant": polars.Datetime("us", "UTC"),
        "day": polars.Date,
    }
    return polars.DataFrame(columns, schema={one.name: types[one.kind] for one in COLUMNS})


def _selected(path: Paths, filters: Filters) -> Selection:
    paths = [path] if isinstance(path, str | PathLike) else path
    selection = select(snapshot(with_shards(map(Path, paths))), filters)
    for skipped in selection.skipped:
        log.warning("%s", skipped)
    return selection


def duckdb_columns() -> dict[str, str]:
    """The record's fields with DuckDB's types, for `columns` of its `read_json`, which would guess them."""
    types: dict[ColumnKind, str] = {"string": "VARCHAR", "strings": "VARCHAR[]", "integer": "INTEGER"}
    return {one.name: types[one.kind] for one in RECORD_COLUMNS}
