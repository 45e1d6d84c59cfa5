"""An export that cannot be done is refused before anything is read, and nothing of a crawl is written over."""

from pathlib import Path
from typing import Any

import pytest

from crawler.ledger import Ledger
from pipelines.export.destination import DestinationError
from pipelines.export.formats import Export


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"format": "sqlite", "destination": Path("x.db"), "fields": ("url",)}, "--fields does not go with sqlite"),
        ({"format": "csv", "destination": Path("x.csv"), "fields": ("nothing",)}, "nothing"),
        ({"format": "csv"}, "csv cannot go to standard output"),
        ({"format": "csv", "destination": Path("x.JSONL")}, "is named for jsonl: --to jsonl"),
    ],
)
def test_what_does_not_go_together(asked: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Export(**asked).check([])


@pytest.mark.parametrize(
    "asked",
    [
        {"format": "jsonl"},
        {"format": "csv", "destination": Path("x.csv"), "fields": ("url",)},
        {"format": "csv", "destination": Path("x.tsv")},
        {"format": "sqlite", "destination": Path("x.db")},
    ],
)
def test_what_goes(asked: dict[str, Any]) -> None:
    Export(**asked).check([])


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_is_read_is_not_replaced(tmp_path: Path, kind: str) -> None:
    source = tmp_path / "in/a.jsonl"
    source.parent.mkdir()
    source.touch()
    place = source if kind == "file" else source.parent
    with pytest.raises(DestinationError, match="is what is read"):
        Export("jsonl" if kind == "file" else "txt", place).check([source])
    Export("txt", tmp_path / "in-2").check([source])


def test_nothing_is_put_among_the_records_of_an_output(tmp_path: Path) -> None:
    with pytest.raises(DestinationError, match="would be read as records of"):
        Export("jsonl", tmp_path / "site/mine.jsonl").check([], [tmp_path])
    Export("jsonl", tmp_path / "mine.jsonl").check([], [tmp_path / "output"])


def test_no_file_of_a_crawl_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a.jsonl").touch()
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.commit([], {"site/a.jsonl": 0})
    ledger.close()
    with pytest.raises(DestinationError, match="is a file of a crawl"):
        Export("jsonl", tmp_path / "site/a.jsonl").check([])
    with pytest.raises(DestinationError, match="so a ledger is called"):
        Export("sqlite", tmp_path / "elsewhere/ledger.sqlite").check([])


def test_a_database_of_somebodys_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("notes")
    with pytest.raises(DestinationError):
        Export("sqlite", tmp_path / "x.db").check([])
