"""`scrapy crawl demo -O FILE`: Scrapy's own feed exports hold exactly the records, one row an article."""

import csv
import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.items import RECORD_FIELDS
from tests.demo.expected import RECORDS
from tests.demo.test_crawl import ROOT, read
from tests.processes import run as run_command

Rows = list[dict[str, Any]]
FORMATS = ("json", "jl", "csv", "xml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feeds")
    command = [sys.executable, "-m", "scrapy", "crawl", "demo", "-s", f"OUTPUT_DIR={folder}"]
    for kind in FORMATS:
        command += ["-O", str(folder / f"articles.{kind}")]
    done = run_command(command, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def records(folder: Path) -> Rows:
    rows = read(folder, "demo/articles-*.jsonl")
    assert len(rows) == len(RECORDS)
    return rows


def by_id(rows: Rows) -> Rows:
    return sorted(rows, key=lambda row: row["id"])


def read_json(path: Path) -> Rows:
    rows: Rows = json.loads(path.read_text(encoding="utf-8"))
    return rows


def read_lines(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("kind", "reader"), [("json", read_json), ("jl", read_lines)])
def test_json_holds_the_records_as_they_are(
    folder: Path, records: Rows, kind: str, reader: Callable[[Path], Rows]
) -> None:
    rows = reader(folder / f"articles.{kind}")
    assert by_id(rows) == by_id(records)
    assert {tuple(row) for row in rows} == {RECORD_FIELDS}
    assert records[0]["title"] in (folder / f"articles.{kind}").read_text(encoding="utf-8")


def test_csv_has_a_row_an_article_and_the_records_columns(folder: Path, records: Rows) -> None:
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == RECORD_FIELDS
    assert by_id(rows) == by_id([{name: as_cell(value) for name, value in row.items()} for row in records])


def as_cell(value: object) -> str:
    return ",".join(value) if isinstance(value, list) else "" if value is None else str(value)


def test_xml_has_an_element_a_field_and_none_for_what_is_not_known(folder: Path, records: Rows) -> None:
    items = ET.parse(folder / "articles.xml").getroot().findall("item")
    assert {tuple(field.tag for field in item) for item in items} == {RECORD_FIELDS}
    rows = [{field.tag: as_value(field) for field in item} for item in items]
    wanted = [
        {name: value if isinstance(value, list) else as_cell(value) for name, value in row.items()} for row in records
    ]
    assert by_id(rows) == by_id([{name: value or "" for name, value in row.items()} for row in wanted])


def as_value(field: ET.Element) -> str | list[str]:
    return [value.text or "" for value in field.findall("value")] or field.text or ""
