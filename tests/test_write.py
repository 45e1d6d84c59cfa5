"""The write pipeline: what it counts, and for whom."""

import asyncio
from pathlib import Path
from unittest.mock import Mock

import pytest
from scrapy import Spider
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler

from crawler.core.counts import Counts
from crawler.core.run import Run, declare_run
from crawler.items import FetchedPage, Rejected
from pipelines.clean import RejectedPage, WaitingPage
from pipelines.write import Known, WritePipeline
from pipelines.writing.folder_name import folder_name
from pipelines.writing.kept_store import KeptStore
from pipelines.writing.store import GROUP
from tests.made_articles import made_article, trace_of


@pytest.mark.parametrize("site", ["sada.example", "a." * 60 + "example", "موقع.example", "My Site"])
def test_a_site_is_counted_under_the_name_that_it_was_discovered_under(site: str, tmp_path: Path) -> None:
    """However its folder is called: else its health is that of two sites, of which each is ill."""
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    counts = Counts(crawler)
    declare_run(crawler, Run(counts, keeps_ledger=False, store=KeptStore()))
    crawler._apply_settings()
    pipeline = WritePipeline.from_crawler(crawler)
    counts.discovered(site, 2)
    article = made_article("o", site=site)
    pipeline._timer = Mock()
    pipeline._trace_of = trace_of  # type: ignore[method-assign]
    pipeline.process_item(article)
    page = FetchedPage(body=b"", site=site)
    pipeline.item_dropped(page, RejectedPage(Rejected("list-page"), trace_of(article)))
    pipeline.item_error(page, DropItem("x"))  # type: ignore[arg-type]
    pipeline.close_spider()
    (one,) = counts.sites()
    assert (one.site, one.discovered, one.written, one.rejected.total()) == (site, 2, 1, 1)
    assert crawler.stats is not None
    assert crawler.stats.get_value(f"naqi/site/{site}/waiting") == 1


def test_a_page_of_no_site_is_counted_as_its_folder(tmp_path: Path) -> None:
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=False, store=KeptStore()))
    crawler._apply_settings()
    WritePipeline.from_crawler(crawler).item_error(FetchedPage(body=b""), DropItem("x"))  # type: ignore[arg-type]
    assert crawler.stats is not None
    assert crawler.stats.get_value(f"naqi/site/{folder_name(None)}/waiting") == 1


def test_an_article_that_another_pipeline_drops_is_told_of(tmp_path: Path) -> None:
    """The index of duplicates lets go of it: it will never be written. What is written already stays."""
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=False, store=KeptStore()))
    crawler._apply_settings()
    pipeline = WritePipeline.from_crawler(crawler)
    pipeline._timer = Mock()
    told: list[str] = []
    pipeline.unwritten = lambda article: told.append(article.id)
    article = made_article("o")
    refused = RejectedPage(Rejected("duplicate"), trace_of(article))
    for item, why in ((article, Known("unchanged")), (article, refused), (FetchedPage(), DropItem("x"))):
        pipeline.item_dropped(item, why)
    assert told == []
    pipeline.item_dropped(article, DropItem("a pipeline of somebody else's"))
    assert told == [article.id]


@pytest.mark.parametrize("failures", [1, 2])
def test_what_is_not_on_the_disk_is_not_counted_as_written(
    failures: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full for a moment, and one that stays full: a summary says what is in the files."""
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    counts = Counts(crawler)
    declare_run(crawler, Run(counts, keeps_ledger=False, store=KeptStore()))
    crawler._apply_settings()
    pipeline = WritePipeline.from_crawler(crawler)
    pipeline._timer = Mock()
    pipeline._trace_of = trace_of  # type: ignore[method-assign]
    answers = iter([OSError("full")] * failures + [None] * 2)

    def answer() -> None:
        if error := next(answers):
            raise error

    monkeypatch.setattr(pipeline.store, "flush", answer)
    monkeypatch.setattr(pipeline.store, "close", answer)
    pipeline.process_item(made_article("o", site="sada"))
    pipeline.item_dropped(FetchedPage(), RejectedPage(Rejected("list-page"), trace_of(made_article("p", site="sada"))))
    pipeline._flush()
    assert counts.sites() == []
    pipeline.close_spider()
    assert [(one.written, one.rejected.total()) for one in counts.sites()] == ([(1, 1)] if failures == 1 else [])
    assert crawler.stats is not None
    assert crawler.stats.get_value("naqi/site/sada/waiting", 0) == (0 if failures == 1 else 2)


def test_pages_go_to_the_disk_in_groups_and_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=False, store=KeptStore()))
    crawler._apply_settings()
    pipeline = WritePipeline.from_crawler(crawler)
    flushed: list[int] = []
    monkeypatch.setattr(pipeline.store, "flush", lambda: flushed.append(1))
    monkeypatch.setattr("pipelines.write.GROUP_SECONDS", 0.001)

    async def count() -> list[int]:
        for _ in range(GROUP):
            pipeline._count("sada", lambda: None)
        found = [len(flushed)]
        pipeline._count("sada", lambda: None)
        found.append(len(flushed))
        for _ in range(500):
            if len(flushed) < 2:
                await asyncio.sleep(0.01)
        return [*found, len(flushed)]

    assert asyncio.run(count()) == [1, 1, 2]


def test_a_group_that_is_full_and_the_end_leave_no_timer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A timer that still runs would cut the next group short, and write to files that are closed."""
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=False, store=KeptStore()))
    crawler._apply_settings()
    pipeline = WritePipeline.from_crawler(crawler)
    done: list[str] = []
    monkeypatch.setattr(pipeline.store, "flush", lambda: done.append("flush"))
    monkeypatch.setattr(pipeline.store, "close", lambda: done.append("close"))

    async def count() -> None:
        pipeline._count("sada", lambda: None)
        first = pipeline._timer
        for _ in range(GROUP - 1):
            assert pipeline._timer is first
            pipeline._count("sada", lambda: None)
        assert first is not None and first.cancelled() and pipeline._timer is None
        pipeline._count("sada", lambda: None)
        last = pipeline._timer
        pipeline.close_spider()
        assert last is not None and last.cancelled()

    asyncio.run(count())
    assert done == ["flush", "close"]


def test_a_page_that_waits_is_counted_once_and_not_as_rejected(tmp_path: Path) -> None:
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    counts = Counts(crawler)
    declare_run(crawler, Run(counts, keeps_ledger=False, store=KeptStore()))
    crawler._apply_settings()
    pipeline = WritePipeline.from_crawler(crawler)
    pipeline.item_dropped(FetchedPage(site="sada"), WaitingPage("sada", "no room"))
    pipeline.item_dropped(FetchedPage(site="sada"), DropItem("a pipeline of somebody else's"))
    assert crawler.stats is not None
    assert crawler.stats.get_value("naqi/site/sada/waiting") == 1
    assert pipeline._uncounted == []


def test_a_fault_of_our_own_while_writing_is_no_success(tmp_path: Path) -> None:
    """Scrapy logs what a pipeline's end raises, and counts nothing."""
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=False, store=KeptStore()))
    crawler._apply_settings()
    pipeline = WritePipeline.from_crawler(crawler)
    pipeline.store.close = Mock(side_effect=KeyError("a fault"))  # type: ignore[method-assign]
    with pytest.raises(KeyError):
        pipeline.close_spider()
    assert crawler.stats is not None
    assert crawler.stats.get_value("naqi/fault") is True
