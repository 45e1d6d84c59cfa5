"""The write pipeline: what becomes of an item when the store takes it, knows it, refuses it or fails."""

from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from scrapy import Spider
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler

from crawler.core.counts import Counts, SiteRun
from crawler.core.run import Run, declare_run
from crawler.core.signals import group_ends, output_failed
from crawler.items import Article, FetchedPage, PageGroup, Rejected, Trace
from pipelines.clean import RejectedPage, WaitingPage
from pipelines.write import Known, WritePipeline
from pipelines.writing.kept_store import KeptStore
from tests.made_articles import made_article, trace_of

SITE = "sada"


class Answers(KeptStore):
    """A store that answers as it is told to."""

    def __init__(self, answer: Exception | str = "written") -> None:
        super().__init__()
        self.answer = answer

    def add(self, article: Article, trace: Trace) -> str:
        if isinstance(self.answer, Exception):
            raise self.answer
        super().add(article, trace)
        return self.answer

    def reject(self, trace: Trace, why: Rejected) -> None:
        if isinstance(self.answer, OSError):
            raise self.answer
        super().reject(trace, why)


class Made:
    """A pipeline over a store, and what it told the crawl of faults of the output."""

    def __init__(self, store: KeptStore) -> None:
        crawler = get_crawler(Spider)
        self.counts = Counts(crawler)
        declare_run(crawler, Run(self.counts, keeps_ledger=False, store=store))
        crawler._apply_settings()
        assert crawler.stats is not None
        self.stats, self.signals = crawler.stats, crawler.signals
        self.faults: list[OSError] = []
        crawler.signals.connect(self._failed, output_failed)
        self.pipeline = WritePipeline.from_crawler(crawler)
        self.pipeline._timer = Mock()
        self.clean: Any = None
        crawler.get_item_pipeline = lambda _: self.clean  # type: ignore[method-assign,assignment]

    def _failed(self, error: OSError) -> None:
        self.faults.append(error)

    def end(self) -> SiteRun | None:
        """What is counted of the site."""
        self.pipeline.close_spider()
        return next(iter(self.counts.sites()), None)

    def waiting(self) -> Any:
        return self.stats.get_value(f"naqi/site/{SITE}/waiting", 0)


def article(name: str = "o") -> Article:
    return made_article(name, site=SITE)


def test_what_is_no_article_goes_through() -> None:
    store, item = Answers(), {"of": "somebody else's spider"}
    assert Made(store).pipeline.process_item(item) is item
    assert store.pages == []


def test_the_trace_of_an_article_is_the_one_that_cleaning_has_kept() -> None:
    made, item = Made(store := Answers()), article()
    made.clean = Mock(trace_of=lambda one: trace_of(one, key="https://sada.test/asked"))
    made.pipeline.process_item(item)
    made.clean = None  # a pipeline that somebody else has put together
    made.pipeline.process_item(item)
    assert [trace.key for _, trace in store.pages] == ["https://sada.test/asked", ""]


def test_an_article_that_is_written_goes_on_and_one_that_is_known_does_not() -> None:
    item, made = article(), Made(Answers())
    assert made.pipeline.process_item(item) is item
    one = made.end()
    assert one is not None and one.written == 1
    made = Made(Answers("unchanged"))
    with pytest.raises(Known, match="o: unchanged"):
        made.pipeline.process_item(item)
    assert made.end() is None
    assert made.stats.get_value(f"naqi/site/{SITE}/unchanged") == 1


def test_where_the_output_fails_the_page_waits_and_the_crawl_is_told() -> None:
    fault = OSError("no room")
    made = Made(Answers(fault))
    with pytest.raises(WaitingPage, match="no room"):
        made.pipeline.process_item(article())
    assert made.faults == [fault]
    made.pipeline.item_dropped(FetchedPage(), RejectedPage(Rejected("list-page"), trace_of(article())))
    assert made.faults == [fault, fault]
    assert made.end() is None


def test_an_article_that_the_store_refuses_is_rejected_with_what_was_found() -> None:
    store = Answers(Rejected("duplicate"))
    made = Made(store)
    with pytest.raises(Known, match="o: duplicate"):
        made.pipeline.process_item(article())
    ((why, trace),) = store.pages
    assert isinstance(why, Rejected) and trace.found is not None and trace.found["text"] == article().text
    one = made.end()
    assert one is not None and one.rejected == {"duplicate": 1}


def test_an_article_is_named_by_its_address_where_it_has_one() -> None:
    item = made_article("file.html", url="https://sada.test/1")
    for answer in ("unchanged", Rejected("duplicate")):
        with pytest.raises(Known, match=r"https://sada\.test/1: "):
            Made(Answers(answer)).pipeline.process_item(item)


def test_each_article_of_a_group_is_written_and_counted() -> None:
    store = Answers()
    made, (one, two) = Made(store), (article("1"), article("2"))
    refused = RejectedPage(Rejected("list-page"), trace_of(article("3")))
    group = PageGroup((), articles=(one, two), dropped=((FetchedPage(), refused),))
    assert made.pipeline.process_item(group).articles == (one, two)
    assert [what for what, _ in store.pages if isinstance(what, Article)] == [one, two]
    counted = made.end()
    assert counted is not None and (counted.written, counted.rejected.total()) == (2, 1)
    # Scrapy counts the group itself as one more item that was scraped.
    names = ("item_dropped_count", "item_scraped_count", "item_dropped_reasons_count/RejectedPage")
    assert [made.stats.get_value(name) for name in names] == [1, 1, 1]


def test_each_page_of_a_group_that_failed_stays_due() -> None:
    pages = [FetchedPage(body=b"", site=SITE), FetchedPage(body=b"", site=SITE)]
    made = Made(Answers())
    made.pipeline.item_error(PageGroup(tuple(pages)), DropItem("x"))  # type: ignore[arg-type]
    made.pipeline.item_error({"of": "others"}, DropItem("x"))  # type: ignore[arg-type]
    assert made.waiting() == 2


def test_what_others_keep_of_a_page_goes_to_the_disk_before_it_is_called_done() -> None:
    made, fault = Made(Answers()), OSError("no room for the archive")

    def fails() -> None:
        raise fault

    def keeps() -> OSError:
        return fault

    made.pipeline.process_item(article())
    made.signals.connect(keeps, group_ends)
    made.pipeline._flush()
    assert made.faults == [fault]
    assert made.end() is None and made.waiting() == 1


def test_lines_that_are_removed_are_sampled_of_what_is_written_alone() -> None:
    for answer, taken in (("written", 1), ("unchanged", 0)):
        made = Made(Answers(answer))
        made.pipeline.removed = sample = Mock()
        with suppress(Known):
            made.pipeline.process_item(article())
        made.end()
        assert (sample.take.call_count, sample.flush.call_count, sample.close.call_count) == (taken, 1, 1)


def test_a_crawl_samples_the_lines_that_it_removes_and_a_command_does_not(tmp_path: Path) -> None:
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    crawler._apply_settings()
    pipeline = WritePipeline.from_crawler(crawler)
    pipeline.close_spider()
    assert pipeline.removed is not None and (tmp_path / "removed.sqlite").exists()
    assert Made(Answers()).pipeline.removed is None
