"""JSON Lines: every record complete and of the current schema, to a file or another program."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from crawler.columns import RECORD_COLUMNS, Column
from pipelines.export.cells import plain, row
from pipelines.reading.selection import Selection


def write_jsonl(selection: Selection, columns: Sequence[Column], path: Path) -> None:
    """Write all records to one file. Raises OSError."""
    with path.open("wb") as file:
        pour_jsonl(selection, columns, file)


def pour_jsonl(selection: Selection, columns: Sequence[Column], file: BinaryIO) -> None:
    """Write all records to an open file or pipe. Raises OSError."""
    whole = tuple(columns) == RECORD_COLUMNS
    names = [one.name for one in columns]
    for record in selection.records():
        found = record if whole else dict(zip(names, map(plain, row(record, columns)), strict=True))
        file.write(json.dumps({name: found[name] for name in names}, ensure_ascii=False).encode("utf-8") + b"\n")
