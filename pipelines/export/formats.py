"""The formats by name: what each writes, and to what."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crawler.columns import Column
from crawler.items import RECORD_VERSION, utc_stamp
from pipelines.export.cells import columns_named, fields_named
from pipelines.export.csv import write_csv
from pipelines.export.destination import DestinationError, new_file, new_folder
from pipelines.export.hugging_face import write_hugging_face
from pipelines.export.jsonl import pour_jsonl, write_jsonl
from pipelines.export.parquet import write_file, write_partitions
from pipelines.export.sqlite import must_be_replaceable, write_sqlite
from pipelines.export.table import arrow
from pipelines.export.text import write_text
from pipelines.reading.selection import Selection
from pipelines.reading.snapshot import LEDGER, is_of_a_crawl, is_record_file

FORMATS = {
    "parquet": "typed columns, zstd; one file where the name ends in .parquet, else a folder by site and month",
    "csv": "for spreadsheets",
    "jsonl": "the records, complete and of the current schema; to standard output where no destination is named",
    "txt": "a folder with a text file each",
    "sqlite": "a database with full text search (`scrapy search`, Datasette)",
    "hf": "a folder for Hugging Face's datasets, with a dataset card",
}
"""Each format in a line."""

WITHOUT_FIELDS = ("txt", "sqlite")
"""Formats that need certain fields, so that none can be left out."""

NEED_ARROW = ("parquet", "hf")


_NAMED_FOR = {".parquet": "parquet", ".csv": "csv", ".jsonl": "jsonl"}
"""What a file is taken for by its name, also by those who read it later."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written."""

    format: str
    """One of FORMATS."""
    destination: Path | None = None
    """None is standard output."""
    fields: Sequence[str] = ()
    """The columns that are wanted; all where none is named."""
    filters: Sequence[str] = ()
    """What was asked of the records, in words, for the dataset card."""
    rejected: Counter[str] = field(default_factory=Counter)
    """Pages that are no articles, by reason, for the dataset card."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns. Raises ValueError for an unknown name."""
        return fields_named(self.fields) if self.format == "jsonl" else columns_named(self.fields)

    def check(self, sources: Sequence[Path], folders: Sequence[Path] = ()) -> None:
        """Raise ValueError, one line, where this cannot be done, before anything is read.

        `sources` are the files that are read, which must not be replaced; `folders` the output folders that they are
        in. Raises MissingPackage.
        """
        if self.fields and self.format in WITHOUT_FIELDS:
            raise ValueError(f"--fields does not go with {self.format}, which has a form of its own")
        _ = self.columns
        if self.format in NEED_ARROW:
            arrow()
        if self.destination is None:
            if self.format != "jsonl":
                raise ValueError(f"-o DEST is wanted: {self.format} cannot go to standard output")
            return
        place = Path(os.path.realpath(self.destination))
        if any(one.resolve().is_relative_to(place) for one in sources):
            raise DestinationError(f"{self.destination} is what is read; name another destination")
        if folder := next((one for one in folders if is_record_file(self.destination, one)), None):
            raise DestinationError(f"{self.destination} would be read as records of {folder}; name a place outside it")
        if is_of_a_crawl(place):
            raise DestinationError(f"{self.destination} is a file of a crawl; name another destination")
        if place.name == LEDGER:
            raise DestinationError(f"{self.destination}: so a ledger is called; name another file")
        if self.format == "sqlite":
            must_be_replaceable(self.destination)
        other = _NAMED_FOR.get(self.destination.suffix.lower())
        if other and other != self.format:
            raise ValueError(
                f"{self.destination} is named for {other}: --to {other}, or another name for {self.format}"
            )


def write_export(selection: Selection, export: Export) -> None:
    """Write the selected records. Raises OSError, ValueError, MissingPackage; what stood there before is then whole."""
    place, columns = export.destination, export.columns
    if place is None:
        if sys.stdout is None:
            raise OSError("standard output is closed; name a file with -o")
        pour_jsonl(selection, columns, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    elif export.format in ("txt", "hf") or (export.format == "parquet" and place.suffix != ".parquet"):
        with new_folder(place, _about(selection, export)) as folder:
            if export.format == "txt":
                write_text(selection, folder)
            elif export.format == "hf":
                write_hugging_face(selection, columns, folder, export.rejected, export.filters)
            else:
                write_partitions(selection, columns, folder)
    else:
        with new_file(place) as path:
            if export.format == "parquet":
                write_file(selection, columns, path)
            elif export.format == "csv":
                write_csv(selection, columns, path)
            elif export.format == "sqlite":
                write_sqlite(selection, path)
            else:
                write_jsonl(selection, columns, path)


def _about(selection: Selection, export: Export) -> dict[str, object]:
    return {
        "made_by": "naqi export",
        "format": export.format,
        "record_version": RECORD_VERSION,
        "records": len(selection),
        "made_at": utc_stamp(),
    }
