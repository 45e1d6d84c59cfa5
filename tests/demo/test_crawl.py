"""`scrapy crawl demo`, the whole way: served, discovered, fetched, cleaned, written."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from crawler.items import RECORD_FIELDS
from crawler.spiders.demo import DemoSpider
from pipelines.cleaning.text import fold
from tests.demo.expected import FIELDS, RECORDS, REJECTS, same
from tests.processes import run as run_command

ROOT = Path(__file__).parent.parent.parent


class Run(NamedTuple):
    done: subprocess.CompletedProcess[str]
    records: list[dict[str, Any]]
    rejects: list[dict[str, Any]]
    removed: list[dict[str, Any]]


def read(folder: Path, pattern: str) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted(folder.glob(pattern))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def crawl(folder: Path) -> Run:
    command = [sys.executable, "-m", "scrapy", "crawl", "demo", "--removed", "-s", f"OUTPUT_DIR={folder}"]
    done = run_command(command, cwd=ROOT)
    files = ("articles-*.jsonl", "rejected.jsonl", "removed.jsonl")
    return Run(done, *(read(folder, f"demo/{name}") for name in files))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("output")


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    return crawl(folder)


def test_it_ends_well_and_says_nothing_of_faults(run: Run) -> None:
    assert run.done.returncode == 0, run.done.stderr
    assert not re.search(r"\b(?:ERROR|WARNING|Traceback)\b", run.done.stderr), run.done.stderr


def test_every_article_is_written_once(run: Run) -> None:
    assert sorted(record["url"] for record in run.records) == sorted(want["url"] for want in RECORDS.values())


@pytest.mark.parametrize("slug", RECORDS)
def test_each_record_is_as_expected(run: Run, slug: str) -> None:
    want = RECORDS[slug]
    got = next(record for record in run.records if record["url"] == want["url"])
    wrong = {f: (got[f], want[f]) for f in ["id", "origin", *FIELDS] if not same(f, got[f], want[f], got["fetched_at"])}
    assert not wrong
    assert tuple(got) == RECORD_FIELDS
    assert got["content_hash"] == hashlib.sha256(fold(got["text"]).encode()).hexdigest()


def test_what_is_no_article_is_rejected_by_its_reason(run: Run) -> None:
    assert {row["url"]: row["reason"] for row in run.rejects} == {
        want["url"]: want["reason"] for want in REJECTS.values()
    }


def test_what_robots_txt_forbids_is_not_fetched(run: Run) -> None:
    assert not [row for row in run.records + run.rejects if "/private/" in row["origin"]]


def test_the_table_says_what_was_done(run: Run, folder: Path) -> None:
    table = run.done.stdout
    assert re.search(rf"^written +{len(RECORDS)}$", table, re.MULTILINE)
    assert re.search(rf"^rejected +{len(REJECTS)}$", table, re.MULTILINE)
    assert (fetched := re.search(r"^fetched +(\d+)$", table, re.MULTILINE))
    assert int(fetched[1]) >= len(RECORDS) + len(REJECTS)
    for want in REJECTS.values():
        assert re.search(rf"^ +1 +{want['reason']}$", table, re.MULTILINE)
    for path in folder.glob("demo/*.jsonl"):
        assert str(path) in table


def test_a_second_run_starts_afresh(run: Run, folder: Path) -> None:
    other = folder / "other-site" / "articles-2024-01-01.jsonl"
    other.parent.mkdir()
    other.write_text('{"id": "x"}\n', encoding="utf-8")
    again = crawl(folder)
    assert again.done.returncode == 0, again.done.stderr
    assert len(again.records) == len(RECORDS)
    assert other.read_text(encoding="utf-8") == '{"id": "x"}\n'


def test_every_removed_line_is_kept_with_its_rule_and_its_page(run: Run) -> None:
    rows = run.removed
    visits = {(row["origin"], row["fetched_at"]) for row in run.records + run.rejects}
    assert {(row["origin"], row["fetched_at"]) for row in rows} <= visits
    assert all(row["rule"] and row["kind"] for row in rows)
    by_url = {row["url"]: row["title"] for row in rows}
    assert all(by_url[row["url"]] == row["title"] for row in run.records if row["url"] in by_url)
    assert len(by_url) > len(run.records) / 2


@pytest.mark.parametrize("name", ["site", "url", "urls", "shard"])
def test_no_other_site_is_asked_in_the_demo_s_haste(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: demo is one site"):
        DemoSpider(**{name: {"shard": "0/2", "url": "https://sada.example/"}.get(name, "x")})
