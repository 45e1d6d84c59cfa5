"""How much is held in memory while a table is written: groups of lines, of rows, of a partition."""

from collections import Counter, defaultdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.export import parquet, table


def test_lines_become_tables_by_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "BATCH", 10)
    monkeypatch.setattr(table.Reader, "_read", lambda self, lines: len(lines))
    assert list(table.Reader.tables(object.__new__(table.Reader), [b"123456"] * 5)) == [2, 2, 1]


def test_rows_are_written_by_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROW_GROUP", 1)
    rows = pa.table({"id": ["1", "2"]})
    file = parquet._File(tmp_path / "x.parquet", rows.schema)
    for _ in range(3):
        file.add(rows)
    file.close()
    assert pq.ParquetFile(tmp_path / "x.parquet").num_row_groups == 3


def test_of_all_partitions_so_much_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "HELD", 10)
    partitions = object.__new__(parquet._Partitions)
    partitions._lines, partitions._sizes, partitions._held = defaultdict(list), Counter(), 0
    written: list[int] = []

    def write(number: int) -> None:
        written.append(number)
        partitions._held -= partitions._sizes.pop(number)

    monkeypatch.setattr(partitions, "_write", write)
    for number in (1, 2, 2, 1):
        partitions.add(number, b"1234")
    assert written == [2]  # the one that holds most
