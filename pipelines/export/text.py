"""Text files: the title on the first line, where there is one, then one paragraph a line."""

from pathlib import Path

from pipelines.reading.records import Record
from pipelines.reading.selection import Selection

DIGITS = 3
"""Digits of a file's number at least: those of the sample documents."""


def write_text(selection: Selection, folder: Path) -> None:
    """Write `NNN_<id>.txt` for each record (an id is 16 hex digits), numbered from 0 in the order of the files.

    Raises OSError.
    """
    digits = max(DIGITS, len(str(len(selection) - 1)))
    for number, record in enumerate(selection.records()):
        name = f"{number:0{digits}}_{record['id']}.txt"
        (folder / name).write_text(document(record), encoding="utf-8", newline="")


def document(record: Record) -> str:
    """A record as a document."""
    return "\n".join(filter(None, (record["title"], record["text"])))
