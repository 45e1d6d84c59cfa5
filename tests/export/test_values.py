"""Every format, value by value against the records."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crawler.columns import COLUMNS
from crawler.core.spreadsheets import HARMLESS, RUN
from pipelines.export.cells import plain, row
from pipelines.export.csv import BETWEEN
from pipelines.export.formats import Export, write_export
from pipelines.export.parquet import UNKNOWN
from pipelines.export.text import document
from pipelines.reading.selection import select
from pipelines.reading.snapshot import snapshot
from tests.export.made import Record, former, lines, output_folder, record

NAMES = [one.name for one in COLUMNS]
ROWS = list[list[Any]]


def read_parquet(path: Path) -> ROWS:
    return [[one[name] for name in NAMES] for one in pq.read_table(path).to_pylist()]


def read_partitions(path: Path) -> ROWS:
    return sorted(read_parquet(path), key=lambda one: str(one[1]))


def read_csv(path: Path) -> ROWS:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == NAMES
    return rows  # type: ignore[return-value]


def read_sqlite(path: Path) -> ROWS:
    with closing(sqlite3.connect(path)) as database:
        return [list(one) for one in database.execute(f"SELECT {', '.join(NAMES)} FROM articles ORDER BY number")]


def read_jsonl(path: Path) -> ROWS:
    return [list(json.loads(line).values()) for line in path.read_bytes().splitlines()]


def as_csv(value: Any) -> str:
    text = "" if value is None else BETWEEN.join(value) if isinstance(value, list) else str(plain(value))
    return HARMLESS + text if text.startswith(RUN) else text


def as_sqlite(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else plain(value)


def same(value: Any) -> Any:
    return value


FORMS: dict[str, tuple[str, Callable[[Path], ROWS], Callable[[Any], Any]]] = {
    "x.parquet": ("parquet", read_parquet, same),
    "parts": ("parquet", read_partitions, same),
    "x.csv": ("csv", read_csv, as_csv),
    "x.db": ("sqlite", read_sqlite, as_sqlite),
    "x.jsonl": ("jsonl", read_jsonl, plain),
    "hf": ("hf", lambda path: read_parquet(path / "data"), same),
}


def export(folder: Path, name: str, form: str, *records: Record, fields: list[str] | None = None) -> Path:
    source = folder / "source"
    source.write_bytes(lines(*records))
    write_export(select(snapshot([source])), Export(form, folder / name, fields or []))
    return folder / name


def expected(records: list[Record], value: Callable[[Any], Any]) -> ROWS:
    return [[value(one) for one in row(made, COLUMNS)] for made in records]


@pytest.mark.parametrize("name", FORMS)
def test_every_value_is_there(tmp_path: Path, name: str) -> None:
    form, read, value = FORMS[name]
    records = [record(number) for number in range(40)]
    if name == "parts":
        records.sort(key=lambda one: str(one["url"]))
    mixed = [former(one) if number % 7 == 0 else one for number, one in enumerate(records)]
    fields = NAMES if form == "jsonl" else None
    assert read(export(tmp_path, name, form, *mixed, fields=fields)) == expected(records, value)


def test_jsonl_is_the_record_itself(tmp_path: Path) -> None:
    path = export(tmp_path, "x.jsonl", "jsonl", record(0), former(record(1)))
    assert path.read_bytes() == lines(record(0), record(1))


def test_text_files_have_the_form_of_the_sample_documents(tmp_path: Path) -> None:
    made = [record(0), record(1, title=None), record(2, id="../../etc/x")]
    folder = export(tmp_path, "txt", "txt", *made)
    names = [path.name for path in sorted(folder.glob("*.txt"))]
    assert names == [f"000_{made[0]['id']}.txt", f"001_{made[1]['id']}.txt"]  # the third is nobody's record
    assert [path.read_text() for path in sorted(folder.glob("*.txt"))] == [
        f"{made[0]['title']}\n{made[0]['text']}",
        made[1]["text"],
    ]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["=1+1", "-", "+9", "@x", "\t=1", '"', "a\r\nb", "\0", "نص\n=1", "\ufeff", " | ", "'=", "\u2028"]
)
CHANGES = st.fixed_dictionaries(
    {"title": TEXTS | st.none(), "text": TEXTS, "tags": st.lists(TEXTS, max_size=3), "site": TEXTS | st.none()},
    optional={"published": TEXTS | st.none(), "authors": st.lists(TEXTS, max_size=2), "description": TEXTS},
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CHANGES, min_size=1, max_size=4), st.booleans())
def test_any_text_comes_through(tmp_path: Path, changes: list[Record], escaped: bool) -> None:
    records = [record(number, **change) for number, change in enumerate(changes)]
    source = tmp_path / "source"
    dumped = [json.dumps(one, ensure_ascii=escaped) for one in records]
    source.write_bytes("".join(line + "\n" for line in dumped).encode())
    for name, (form, read, value) in FORMS.items():
        if name == "parts":
            continue  # a site that is empty is hive's null: the next test
        write_export(select(snapshot([source])), Export(form, tmp_path / name, NAMES if form == "jsonl" else []))
        assert read(tmp_path / name) == expected(records, value), name
    write_export(select(snapshot([source])), Export("txt", tmp_path / "txt"))
    shown = [path.read_bytes().decode() for path in sorted((tmp_path / "txt").glob("*.txt"))]
    assert shown == list(map(document, records))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS | st.sampled_from([None, "", UNKNOWN]), min_size=1, max_size=4))
@example([None, "", UNKNOWN, None])  # all of them are hive's null: none may write over the others
def test_a_partition_holds_any_site(tmp_path: Path, sites: list[str | None]) -> None:
    records = [record(number, site=site) for number, site in enumerate(sites)]
    folder = export(tmp_path, "parts", "parquet", *records)
    # As text: Arrow takes sites that are all digits for numbers where it is left to guess.
    hive = pq.ParquetDataset(folder, partitioning=_as_text()).read().to_pylist()
    assert {one["url"]: one["site"] for one in hive} == {one["url"]: hive_value(one["site"]) for one in records}


def hive_value(site: str | None) -> str | None:
    return None if site in (None, "", UNKNOWN) else site


def _as_text() -> Any:
    import pyarrow as pa
    import pyarrow.dataset as ds

    return ds.partitioning(pa.schema([("site", pa.string()), ("month", pa.string())]), flavor="hive")


def test_partitions_are_by_site_and_month(tmp_path: Path) -> None:
    folder = export(tmp_path, "parts", "parquet", *map(record, range(9)))
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.parquet")} == {
        "site=site0/month=2026-11/part-0.parquet",
        "site=site0/month=2026-10/part-0.parquet",
        "site=site0/month=__HIVE_DEFAULT_PARTITION__/part-0.parquet",
        "site=site1/month=2026-11/part-0.parquet",
        "site=site1/month=2026-10/part-0.parquet",
        "site=site1/month=__HIVE_DEFAULT_PARTITION__/part-0.parquet",
        "site=site2/month=2026-10/part-0.parquet",
        "site=site2/month=2026-11/part-0.parquet",
    }


@pytest.mark.parametrize("name", FORMS)
def test_a_destination_whose_name_is_no_utf_8(tmp_path: Path, name: str) -> None:
    form, read, _ = FORMS[name]
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/no\xff"))
    folder.mkdir()
    path = export(folder, name, form, record(1))
    path.rename(tmp_path / name)  # readers have their own trouble with such a name
    assert len(read(tmp_path / name)) == 1


def test_parquet_types_do_not_depend_on_the_values(tmp_path: Path) -> None:
    empty = record(0, title=None, tags=[], authors=[], published=None, url="u", section=None, description=None)
    schema = pq.read_schema(export(tmp_path, "x.parquet", "parquet", empty))
    types = {name: str(schema.field(name).type) for name in NAMES}
    assert {name: types.pop(name) for name in ("authors", "tags", "flags")} == dict.fromkeys(
        ("authors", "tags", "flags"), "list<element: string>"
    )
    assert types.pop("revision") == "int32"
    assert types.pop("published_at") == "timestamp[us, tz=UTC]"
    assert types.pop("published_day") == "date32[day]"
    assert set(types.values()) == {"string"}


def test_the_stated_day_and_the_instant(tmp_path: Path) -> None:
    table = pq.read_table(export(tmp_path, "x.parquet", "parquet", record(1), record(3), record(5)))
    assert table["published_day"].to_pylist() == [date(2026, 11, 1), date(2026, 10, 5), None]
    instants = table["published_at"].to_pylist()
    assert instants[0] == datetime.fromisoformat("2026-11-02T04:30:05+00:00")
    assert instants[1:] == [None, None]


@pytest.mark.parametrize("name", ["x.parquet", "x.csv", "x.db", "x.jsonl", "parts", "hf"])
def test_no_record_at_all(tmp_path: Path, name: str) -> None:
    form, read, _ = FORMS[name]
    path = export(tmp_path, name, form)
    assert path.exists()
    if name != "parts":
        assert read(path) == []


@pytest.mark.parametrize("name", ["x.parquet", "x.csv", "x.jsonl", "hf"])
def test_fields_in_the_order_asked_for(tmp_path: Path, name: str) -> None:
    path = export(tmp_path, name, FORMS[name][0], record(1), fields=["published_day", "title", "tags"])
    wanted = {"published_day": date(2026, 11, 1), "title": record(1)["title"], "tags": ["مرفأ"]}
    if name == "x.csv":
        assert path.read_text("utf-8-sig").splitlines()[0] == '"published_day","title","tags"'
    elif name == "x.jsonl":
        found = json.loads(path.read_text())
        assert list(found.items()) == list((wanted | {"published_day": "2026-11-01"}).items())
    else:
        (found,) = pq.read_table(path / "data" if name == "hf" else path).to_pylist()
        assert list(found.items()) == list(wanted.items())


def test_partitions_of_few_fields(tmp_path: Path) -> None:
    folder = export(tmp_path, "parts", "parquet", record(1), fields=["title"])
    (path,) = folder.rglob("*.parquet")
    assert pq.ParquetFile(path).schema_arrow.names == ["title"]
    assert path.parent.name == "month=2026-11"


def test_only_what_repeats_has_a_dictionary(tmp_path: Path) -> None:
    out = output_folder(tmp_path / "out", *(record(number) for number in range(20)))
    write_export(select(snapshot([out])), Export("parquet", tmp_path / "x.parquet"))
    group = pq.ParquetFile(tmp_path / "x.parquet").metadata.row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    assert {one.path_in_schema for one in columns if one.has_dictionary_page} == {
        "site", "published_from", "source", "section", "language", "flags.list.element",
    }  # fmt: skip


def test_parquet_does_not_wait_for_pandas(tmp_path: Path) -> None:
    """It is installed beside pyarrow more often than not, and takes as long to import as ten thousand records."""
    out = output_folder(tmp_path / "out", record(0))
    program = """
import sys
from pathlib import Path
from pipelines.export.formats import Export, write_export
from pipelines.reading.selection import select
from pipelines.reading.snapshot import snapshot
write_export(select(snapshot([Path(sys.argv[1])])), Export("parquet", Path(sys.argv[2])))
print("pandas" in sys.modules)
"""
    command = [sys.executable, "-c", program, out, tmp_path / "x.parquet"]
    assert subprocess.check_output(command, text=True) == "False\n"
