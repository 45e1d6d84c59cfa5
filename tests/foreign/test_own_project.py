"""Somebody else's Scrapy project with naqi's pipelines: nothing of naqi's settings, items of every kind."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from crawler.items import RECORD_FIELDS
from tests.made_pages import make_page

FILES = {
    "scrapy.cfg": "[settings]\ndefault = mine.settings\n",
    "mine/__init__.py": "",
    "mine/settings.py": """
        BOT_NAME = "mine"
        SPIDER_MODULES = ["mine.spiders"]
        ITEM_PIPELINES = {
            "pipelines.clean.CleanPipeline": 100,
            "mine.pipelines.Seen": 500,
            "pipelines.write.WritePipeline": 900,
        }
    """,
    "mine/pipelines.py": """
        from dataclasses import replace

        from crawler.items import Article


        class Seen:
            def process_item(self, item):
                if isinstance(item, Article) and item.url.endswith("/2"):
                    return replace(item, section="copied")
                return item
    """,
    "mine/spiders/__init__.py": "",
    "mine/spiders/mine.py": """
        from dataclasses import dataclass
        from pathlib import Path

        import scrapy
        from crawler.items import FetchedPage


        class Price(scrapy.Item):
            amount = scrapy.Field()


        @dataclass
        class Weather:
            city: str
            text: str = ""


        class Mine(scrapy.Spider):
            name = "mine"

            async def start(self):
                yield {"kind": "a dict", "text": "x"}
                yield Price(amount=3)
                yield Weather("Aden")
                for number in (1, 2):
                    body = Path(f"page-{number}.html").read_bytes()
                    yield FetchedPage(body=body, url=f"https://mine.example/news/{number}", site="mine")
                yield FetchedPage(body=b"", url="https://mine.example/news/3", site="mine")
    """,
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    for number in (1, 2):
        (folder / f"page-{number}.html").write_text(make_page(number).html, encoding="utf-8")
    command = [sys.executable, "-m", "scrapy", "crawl", "mine", "-O", "all.jl", "-s", "LOG_FILE=log.txt"]
    environment = {name: value for name, value in os.environ.items() if name != "SCRAPY_SETTINGS_MODULE"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_items_that_are_no_pages_go_through_as_they_are(project: Path) -> None:
    found = [row for row in rows(project / "all.jl") if "id" not in row]
    assert found == [{"kind": "a dict", "text": "x"}, {"amount": 3}, {"city": "Aden", "text": ""}]
    log = (project / "log.txt").read_text(encoding="utf-8")
    assert "ERROR" not in log
    assert "Traceback" not in log


def test_pages_become_records_in_the_default_folder_and_in_the_feed(project: Path) -> None:
    written = [row for path in project.glob("output/mine/articles-*.jsonl") for row in rows(path)]
    assert sorted(row["url"] for row in written) == [f"https://mine.example/news/{number}" for number in (1, 2)]
    assert sorted(row["id"] for row in rows(project / "all.jl") if "id" in row) == sorted(row["id"] for row in written)
    assert {tuple(row) for row in written} == {RECORD_FIELDS}
    assert [row["reason"] for row in rows(project / "output/mine/rejected.jsonl")] == ["empty-file"]


def test_a_pipeline_between_may_put_a_copy_in_an_articles_place(project: Path) -> None:
    written = [row for path in project.glob("output/mine/articles-*.jsonl") for row in rows(path)]
    assert [row["section"] == "copied" for row in sorted(written, key=lambda row: row["url"])] == [False, True]
