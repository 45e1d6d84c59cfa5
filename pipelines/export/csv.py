"""CSV that a spreadsheet opens: UTF-8 with a byte order mark, every cell quoted, no cell that would be run."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crawler.columns import Column
from crawler.core.spreadsheets import harmless
from pipelines.export.cells import plain, row
from pipelines.reading.selection import Selection

BETWEEN = " | "
"""What stands between the values of a list."""


def write_csv(selection: Selection, columns: Sequence[Column], path: Path) -> None:
    """Write all records to one file (RFC 4180). Raises OSError."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([one.name for one in columns])
        for record in selection.records():
            writer.writerow([cell(value) for value in row(record, columns)])


def cell(value: Any) -> str:
    """A value as a cell; nothing for null."""
    if value is None:
        return ""
    text = BETWEEN.join(value) if isinstance(value, list) else str(plain(value))
    return harmless(text)
