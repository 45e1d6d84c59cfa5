"""Parquet: one file, or a folder partitioned by site and month, hive style."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from crawler.columns import Column
from pipelines.export.optional import need
from pipelines.export.table import Reader, arrow, schema_of, tables, whole_lines
from pipelines.reading.selection import Partition, Selection

if TYPE_CHECKING:
    import pyarrow as pa

LEVEL = 1
"""Of zstd: 1,400 real articles are 9 % larger than at level 3; 450 MB of made ones take half the time to compress."""

REPEATED = ("site", "published_from", "source", "section", "language", "flags")
"""Columns whose values come again and again: these have a dictionary. To look for one in texts costs a tenth of the
writing (measured) and finds none."""

ROW_GROUP = 16 * 1024 * 1024
"""Bytes of Arrow data that become a row group of one file."""

HELD = 24 * 1024 * 1024
"""Bytes of JSON that are held over all partitions: beyond it the largest ones are written."""

UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
"""What hive and all that read its layout take for null."""


class _File:
    """One Parquet file that grows by row groups."""

    def __init__(self, path: Path, schema: "pa.Schema") -> None:
        self._file = path.open("wb")  # Arrow opens no path whose name is not UTF-8
        self._writer = need("pyarrow.parquet", "export").ParquetWriter(
            self._file, schema, compression="zstd", compression_level=LEVEL, use_dictionary=_repeated(schema)
        )
        self._schema = schema
        self._held: list[pa.Table] = []
        self._size = 0

    def add(self, table: "pa.Table") -> None:
        """Take rows; they are written when a row group is full."""
        self._held.append(table)
        self._size += table.nbytes
        if self._size >= ROW_GROUP:
            self._write()

    def close(self) -> None:
        """Write what is held."""
        self._write()
        self._writer.close()
        self._file.close()

    def _write(self) -> None:
        if self._held:
            self._writer.write_table(arrow().concat_tables(self._held))
            self._held, self._size = [], 0


def _repeated(schema: "pa.Schema") -> list[str]:
    """REPEATED, as Parquet names what has the values: of a list its elements."""
    types = arrow().types
    return [
        f"{one.name}.list.element" if types.is_list(one.type) else one.name for one in schema if one.name in REPEATED
    ]


def write_file(selection: Selection, columns: Sequence[Column], path: Path) -> None:
    """Write all records to one file. Raises MissingPackage, OSError."""
    file = _File(path, schema_of(columns))
    for table in tables(selection, columns):
        file.add(table)
    file.close()


def write_shards(selection: Selection, columns: Sequence[Column], folder: Path, rows: int) -> list[str]:
    """Write files of about `rows` records each, named as Hugging Face names them; returns their names.

    Raises MissingPackage, OSError.
    """
    count = max(1, -(-len(selection) // rows))
    names = [f"train-{number:05}-of-{count:05}.parquet" for number in range(count)]
    source, left = tables(selection, columns), None
    for name in names:
        file, taken = _File(folder / name, schema_of(columns)), 0
        while taken < rows and (left is not None or (left := next(source, None)) is not None):
            part = left.slice(0, rows - taken)
            file.add(part)
            taken += part.num_rows
            left = left.slice(part.num_rows) if part.num_rows < left.num_rows else None
        file.close()
    return names


def write_partitions(selection: Selection, columns: Sequence[Column], folder: Path) -> None:
    """Write `site=…/month=YYYY-MM/part-N.parquet`. Raises MissingPackage, OSError.

    The site stands in the folder's name and, as the layout has it, not in the files. The month is that of
    `published`; what is not known is hive's null.
    """
    partitions = _Partitions(selection.names, [one for one in columns if one.name != "site"], folder)
    for number, line in zip(selection.partitions, whole_lines(selection), strict=True):
        partitions.add(number, line)
    partitions.close()


class _Partitions:
    """Holds lines until there are enough of one partition; each time they become one more file of it."""

    def __init__(self, names: Sequence[Partition], columns: Sequence[Column], folder: Path) -> None:
        self._names = names
        self._folder = folder
        self._reader = Reader(columns)
        self._schema = schema_of(columns)
        self._lines: dict[int, list[bytes]] = defaultdict(list)
        self._sizes: Counter[int] = Counter()
        self._held = 0
        self._parts: Counter[Path] = Counter()

    def add(self, number: int, line: bytes) -> None:
        """Take a line of the partition that has this number among the names."""
        self._lines[number].append(line)
        self._sizes[number] += len(line)
        self._held += len(line)
        while self._held > HELD:
            self._write(max(self._sizes, key=self._sizes.__getitem__))

    def close(self) -> None:
        """Write what is held."""
        for number in list(self._lines):
            self._write(number)

    def _write(self, number: int) -> None:
        site, month = (quote(one, safe="") if one else UNKNOWN for one in self._names[number])
        folder = self._folder / f"site={site}" / f"month={month}"
        folder.mkdir(parents=True, exist_ok=True)
        file = _File(folder / f"part-{self._parts[folder]}.parquet", self._schema)
        for table in self._reader.tables(self._lines.pop(number)):
            file.add(table)
        file.close()
        self._held -= self._sizes.pop(number)
        self._parts[folder] += 1
