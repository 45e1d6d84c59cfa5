import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

from crawler.columns import COLUMNS
from pipelines.export.cells import row
from pipelines.export.frames import PANDAS_TYPES, articles, load
from pipelines.export.optional import MissingPackage
from pipelines.reading.snapshot import NothingToRead
from tests.export.made import former, in_file_order, lines, output_folder, record

RECORDS = [record(number) for number in range(20)]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return output_folder(tmp_path / "out", *RECORDS)


def plain_value(value: Any) -> Any:
    """A cell of pandas as Python has it."""
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime() if value.tzinfo else value.date()
    return None if value is pd.NaT or value is pd.NA else value


def test_articles_are_the_records(out: Path) -> None:
    assert list(articles(out)) == in_file_order(*RECORDS)
    assert list(articles(str(out))) == list(articles([out]))


def test_pandas_value_by_value(out: Path) -> None:
    frame = load(out)
    found = [[plain_value(value) for value in values] for values in frame.itertuples(index=False)]
    assert found == [row(one, COLUMNS) for one in in_file_order(*RECORDS)]


def test_polars_value_by_value(out: Path) -> None:
    assert [list(values) for values in load(out, engine="polars").rows()] == [
        row(one, COLUMNS) for one in in_file_order(*RECORDS)
    ]


@pytest.mark.parametrize("records", [[], [record(6, published=None, title=None)], RECORDS])
def test_types_do_not_depend_on_the_values(tmp_path: Path, records: list[dict[str, Any]]) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(*records))
    frame = load(tmp_path)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        one.name: PANDAS_TYPES[one.kind] for one in COLUMNS
    }
    schema = load(tmp_path, engine="polars").schema
    assert (schema["published_at"], schema["published_day"]) == (pl.Datetime("us", "UTC"), pl.Date)
    assert (schema["tags"], schema["source"], schema["revision"]) == (pl.List(pl.String), pl.String, pl.Int32)


def test_a_frame_goes_to_parquet_and_comes_back(out: Path, tmp_path: Path) -> None:
    frame = load(out)
    frame.to_parquet(tmp_path / "x.parquet")
    back = pd.read_parquet(tmp_path / "x.parquet")
    assert back["published_at"].equals(frame["published_at"])
    assert back["title"].tolist() == frame["title"].tolist()


def test_dates_can_be_reckoned_with(out: Path) -> None:
    frame = load(out)
    newest = frame[frame["published_day"] >= "2026-11-01"]
    assert set(newest["published_day"].dt.date) == {date(2026, 11, 1)}
    assert newest["published_at"].max() == datetime.fromisoformat("2026-11-02T04:30:05+00:00")


def test_revisions_and_duplicates(tmp_path: Path) -> None:
    made = [record(0), record(0, revision=2), record(1, duplicate_of=record(0)["id"]), former(record(2))]
    (tmp_path / "a.jsonl").write_bytes(lines(*made))
    assert len(load(tmp_path)) == 3
    assert len(load(tmp_path, newest=False)) == 4
    assert [one["revision"] for one in articles(tmp_path, duplicates=False)] == [2, 1]


def test_what_is_no_record_is_named_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{}\n" + lines(record(0)))
    assert len(load(tmp_path)) == 1
    assert [one.getMessage() for one in caplog.records] == [f"{tmp_path}/a.jsonl: line 1 is skipped: no record of naqi"]


def test_what_cannot_be_loaded(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NothingToRead, match="no such file or folder"):
        articles(out / "none")
    with pytest.raises(ValueError, match="engine 'spark': there are pandas, polars"):
        load(out, engine="spark")  # type: ignore[call-overload]
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingPackage, match=r"^polars is not installed: pip install polars"):
        load(out, engine="polars")
    assert len(load(out)) == 20
