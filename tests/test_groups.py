"""Saved pages go through the pipelines in groups, and everything comes out as it does one by one."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from scrapy import Spider
from scrapy.exceptions import DropItem
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from crawler import settings as own
from crawler.core.counts import Counts
from crawler.core.run import Run, declare_run
from crawler.items import Article, FetchedPage, PageGroup, Rejected
from crawler.spiders.saved import GROUP, GROUP_BYTES, _grouped, sees_single_items
from pipelines.clean import RejectedPage, WaitingPage
from pipelines.each import each
from pipelines.write import WritePipeline
from pipelines.writing.kept_store import KeptStore
from tests.made_articles import made_article, trace_of
from tests.made_pages import make_page
from tests.processes import run

PROJECT = {name: getattr(own, name) for name in ("ITEM_PIPELINES", "EXTENSIONS", "ADDONS")} | {"LOG_LEVEL": "INFO"}


@pytest.mark.parametrize(
    ("changed", "single"),
    [
        ({}, False),
        ({"ITEM_PIPELINES": own.ITEM_PIPELINES | {"mine.Mine": 950}}, True),
        ({"EXTENSIONS": own.EXTENSIONS | {"mine.Mine": 950}}, True),
        ({"ADDONS": own.ADDONS | {"mine.Mine": 950}}, True),
        ({"FEEDS": {"x.json": {"format": "json"}}}, True),
        ({"HANDOVER_FD": 0}, True),
        ({"LOG_LEVEL": "DEBUG"}, True),
        ({"SPIDER_MIDDLEWARES": {"mine.Mine": 950}}, True),
        ({"CLOSESPIDER_ITEMCOUNT": "3"}, True),
    ],
)
def test_whoever_looks_at_items_gets_them_one_by_one(changed: dict[str, Any], single: bool) -> None:
    assert sees_single_items(Settings(PROJECT | changed)) is single


def test_pages_go_together_until_they_are_many_or_large() -> None:
    async def pages() -> AsyncIterator[FetchedPage]:
        for size in [1] * (GROUP + 1) + [GROUP_BYTES, 1]:
            yield FetchedPage(body=b"x" * size)

    async def sizes() -> list[int]:
        return [len(group.pages) async for group in _grouped(pages())]

    assert asyncio.run(sizes()) == [GROUP, 2, 1]


def test_an_article_that_goes_out_of_a_group_leaves_the_others() -> None:
    first, second, third = (made_article(name) for name in ("a", "b", "c"))
    before = (FetchedPage(), DropItem("before"))

    def process(article: Article) -> Article:
        if article is second:
            raise DropItem("now")
        return article

    group = each(PageGroup((), (first, second, third), (before,)), process)
    assert group.articles == (first, third)
    assert [(item, str(why)) for item, why in group.dropped] == [(before[0], "before"), (second, "now")]


def test_a_group_is_counted_as_its_pages_are(tmp_path: Path) -> None:
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    store = KeptStore()
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=False, store=store))
    crawler._apply_settings()
    pipeline = WritePipeline.from_crawler(crawler)
    pipeline._timer = Mock()
    pipeline._trace_of = trace_of  # type: ignore[method-assign]
    articles = tuple(made_article(name, site="a.test") for name in ("a", "b"))
    page = FetchedPage(body=b"", site="a.test")
    dropped = (
        (page, RejectedPage(Rejected("list-page"), trace_of(articles[0]))),
        (page, WaitingPage("a.test", "the run ends")),
    )
    pipeline.process_item(PageGroup((page,) * 4, articles, dropped))
    pipeline._flush()
    assert crawler.stats is not None
    told = crawler.stats.get_stats()
    assert told["item_scraped_count"] == 1  # Scrapy counts the group itself
    assert told["item_dropped_count"] == 2
    assert (told["item_dropped_reasons_count/RejectedPage"], told["item_dropped_reasons_count/WaitingPage"]) == (1, 1)
    assert (told["naqi/written"], told["naqi/rejected/list-page"], told["naqi/waiting"]) == (2, 1, 1)
    assert [type(result) for result, _ in store.pages] == [Article, Article, Rejected]
    pipeline.item_error(PageGroup((page, page)), DropItem("x"))  # type: ignore[arg-type]
    assert told["naqi/waiting"] == 3


def test_a_run_in_groups_gives_what_a_run_page_by_page_gives(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(2 * GROUP + 3):
        (folder / f"{number:02}.html").write_text(make_page(number % (2 * GROUP)).html, encoding="utf-8")
    (folder / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    (folder / "binary.html").write_bytes(b"\x89PNG" + b"\0" * 99)
    (folder / "torn.html.gz").write_bytes(b"\x1f\x8bx")
    outputs = []
    for name, level in (("groups", "INFO"), ("single", "DEBUG")):
        files = [tmp_path / f"{name}.{kind}" for kind in ("jsonl", "rejected", "removed")]
        words = [
            "-O",
            files[0].name,
            "--rejected",
            files[1].name,
            "--removed",
            files[2].name,
            "-s",
            f"LOG_LEVEL={level}",
        ]
        command = [sys.executable, "-m", "naqi", "clean", "pages", *words, "--jobs", "1"]
        done = run(command, cwd=tmp_path, timeout=60)
        assert done.returncode == 0, done.stderr
        rows = [[json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] for file in files]
        assert [len(rows[0]), len(rows[1])] == [2 * GROUP, 6]
        outputs.append([sorted(map(_timeless, part)) for part in rows])
        summary = done.stderr[done.stderr.rindex("read  ") :]
        outputs[-1].append([line for line in summary.splitlines() if "in  " not in line])
    assert outputs[0] == outputs[1]


def _timeless(row: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in row.items() if name != "fetched_at"}, sort_keys=True)
