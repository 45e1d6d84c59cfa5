"""The export of 100,000 records, value by value. `make soak`."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from crawler.columns import COLUMNS
from pipelines.export.cells import plain, row
from pipelines.export.formats import FORMATS, Export, write_export
from pipelines.export.parquet import UNKNOWN
from pipelines.export.text import document
from pipelines.reading.periods import month
from pipelines.reading.selection import select
from pipelines.reading.snapshot import snapshot
from tests.export.large import large_output
from tests.export.made import Record
from tests.export.test_values import FORMS, NAMES, as_csv, as_sqlite

COUNT = 100_000

pytestmark = [pytest.mark.soak, pytest.mark.timeout(3600)]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_output(tmp_path_factory.mktemp("large"), COUNT, with_strange=True)


@pytest.fixture(scope="module")
def wanted(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records by other means than the export's: the last line of each id, completed by hand."""
    last: dict[str, tuple[Path, int]] = {}
    for path in sorted(out.glob("*/*.jsonl")):
        for number, line in enumerate(path.open("rb")):
            found = json.loads(line)["id"]
            last[found] = max(last.get(found, (path, number)), (path, number))
    file = tmp_path_factory.mktemp("wanted") / "records.jsonl"
    with file.open("w", encoding="utf-8") as written:
        for path in sorted(out.glob("*/*.jsonl")):
            for number, line in enumerate(path.open("rb")):
                found = json.loads(line)
                if last[found["id"]] == (path, number):
                    completed = {"revision": 1, "contained_in": None} | found
                    written.write(json.dumps({name: completed[name] for name in NAMES if name in completed}) + "\n")
    return file


def newest(wanted: Path) -> Iterator[Record]:
    return map(json.loads, wanted.open(encoding="utf-8"))


def parquet_rows(path: Path) -> Iterator[list[Any]]:
    for part in sorted(path.rglob("*.parquet")) if path.is_dir() else [path]:
        for batch in pq.ParquetFile(part).iter_batches(2000):
            yield from ([one[name] for name in NAMES] for one in batch.to_pylist())


def csv_rows(path: Path) -> Iterator[list[Any]]:
    csv.field_size_limit(2**24)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        assert next(reader) == NAMES
        yield from reader


def sqlite_rows(path: Path) -> Iterator[list[Any]]:
    with closing(sqlite3.connect(path)) as database:
        yield from map(list, database.execute(f"SELECT {', '.join(NAMES)} FROM articles ORDER BY number"))


def jsonl_rows(path: Path) -> Iterator[list[Any]]:
    for line in path.open("rb"):
        yield list(json.loads(line).values())


READERS = {"x.parquet": parquet_rows, "x.csv": csv_rows, "x.db": sqlite_rows, "hf": parquet_rows, "x.jsonl": jsonl_rows}
VALUES = {"x.csv": as_csv, "x.db": as_sqlite}


@pytest.mark.parametrize("name", READERS)
def test_every_value_of_a_large_export(out: Path, wanted: Path, tmp_path: Path, name: str) -> None:
    form = FORMS[name][0]
    write_export(select(snapshot([out])), Export(form, tmp_path / name))
    value = VALUES.get(name, lambda one: one)
    count = 0
    for found, made in zip_longest(READERS[name](tmp_path / name), newest(wanted)):
        expected = list(made.values()) if name == "x.jsonl" else [value(one) for one in row(made, COLUMNS)]
        assert found == expected
        count += 1
    assert count == COUNT - COUNT // 20


def test_every_value_of_large_partitions(out: Path, wanted: Path, tmp_path: Path) -> None:
    write_export(select(snapshot([out])), Export("parquet", tmp_path / "parts"))
    inside = [name for name in NAMES if name != "site"]
    expected = {made["id"]: hash(str(list(map(plain, row(made, COLUMNS))))) for made in newest(wanted)}
    for part in (tmp_path / "parts").rglob("*.parquet"):
        site, stands = (one.partition("=")[2] for one in part.relative_to(tmp_path / "parts").parts[:2])
        for one in pq.ParquetFile(part).read().to_pylist():
            values = {name: one[name] for name in inside} | {"site": None if site == UNKNOWN else site}
            assert (month(one["published"]) or UNKNOWN) == stands
            assert expected.pop(one["id"]) == hash(str([plain(values[name]) for name in NAMES]))
    assert not expected


def test_every_text_file_of_a_large_export(out: Path, wanted: Path, tmp_path: Path) -> None:
    write_export(select(snapshot([out])), Export("txt", tmp_path / "txt"))
    files = sorted((tmp_path / "txt").glob("*.txt"))
    for path, made in zip(files, newest(wanted), strict=True):
        assert path.read_bytes().decode() == document(made)


def test_all_formats_are_compared() -> None:
    assert {form for form, *_ in FORMS.values()} | {"txt"} == set(FORMATS)
