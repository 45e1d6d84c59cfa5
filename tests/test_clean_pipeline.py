"""What the pipeline makes of the answers of its workers; these stand in for processes."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy import Spider
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler

from crawler.core.counts import Counts
from crawler.core.run import Run, declare_run
from crawler.items import Article, FetchedPage, PageGroup, Rejected, Trace
from crawler.ledger import LedgerError
from pipelines.clean import CleanPipeline, RejectedPage, WaitingPage
from pipelines.in_worker import clean_in_worker
from pipelines.tries import Unfinished
from tests.made_pages import make_page

GOOD = FetchedPage(origin="good", body=make_page(1).html.encode())
EMPTY = FetchedPage(origin="empty", body=b"<p></p>")
REFUSED = FetchedPage(origin="refused", refused=Rejected("unreadable-file", "no such file"))
LOST = FetchedPage(origin="lost", body=b"x")


async def clean(page: FetchedPage) -> object:
    if page.origin == "lost":
        raise Unfinished("the worker processes were lost")
    return clean_in_worker(page)


async def clean_all(pages: list[FetchedPage]) -> list[object]:
    return [Unfinished("lost") if page.origin == "lost" else await clean(page) for page in pages]


@pytest.fixture
def pipeline() -> Iterator[CleanPipeline]:
    crawler = get_crawler(Spider)
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=False))
    made = CleanPipeline.from_crawler(crawler)
    made.workers.close()
    made.workers = SimpleNamespace(clean=clean, clean_all=clean_all)  # type: ignore[assignment]
    yield made


@pytest.mark.parametrize(
    ("page", "fault", "why"),
    [(EMPTY, RejectedPage, "empty-body"), (REFUSED, RejectedPage, "no such file"), (LOST, WaitingPage, "were lost")],
)
def test_what_is_no_article_says_why(
    page: FetchedPage, fault: type[DropItem], why: str, pipeline: CleanPipeline
) -> None:
    with pytest.raises(fault, match=why):
        asyncio.run(pipeline.process_item(page))


def test_each_page_of_a_group_is_one_or_says_why(pipeline: CleanPipeline) -> None:
    done = asyncio.run(pipeline.process_item(PageGroup((GOOD, REFUSED, LOST, EMPTY))))
    assert [article.origin for article in done.articles] == ["good"]
    assert {(page.origin, type(why)) for page, why in done.dropped} == {
        ("refused", RejectedPage),
        ("lost", WaitingPage),
        ("empty", RejectedPage),
    }


def test_an_article_that_is_too_old_for_the_run_is_dropped(
    pipeline: CleanPipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_is_too_old", lambda article, trace: True)
    with pytest.raises(DropItem, match="stays due"):
        asyncio.run(pipeline.process_item(GOOD))


def test_an_article_is_asked_whose_its_id_is(pipeline: CleanPipeline) -> None:
    """Before it is compared with others; where the ledger cannot say, the page stays due."""
    asked = []
    pipeline.own_ids = SimpleNamespace(settle=lambda article, trace, address: asked.append(trace.origin))  # type: ignore[assignment]
    asyncio.run(pipeline.process_item(GOOD))
    assert asked == ["good"]

    def fail(article: Article, trace: Trace, address: str | None) -> None:
        raise LedgerError("locked")

    pipeline.own_ids = SimpleNamespace(settle=fail)  # type: ignore[assignment]
    with pytest.raises(WaitingPage, match="locked"):
        asyncio.run(pipeline.process_item(GOOD))


def test_a_crawl_that_keeps_a_ledger_asks_it(tmp_path: Path) -> None:
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    made = CleanPipeline.from_crawler(crawler)
    made.workers.close()
    assert made.own_ids is not None


def test_who_has_another_page_s_id_is_asked_again_when_all_is_written(
    pipeline: CleanPipeline, caplog: pytest.LogCaptureFixture
) -> None:
    pipeline.workers = SimpleNamespace(close=lambda: None)  # type: ignore[assignment]

    def fail() -> None:
        raise LedgerError("locked")

    pipeline.own_ids = SimpleNamespace(ask_again=fail)  # type: ignore[assignment]
    pipeline.close_spider()
    assert "not fetched again: locked" in caplog.text
