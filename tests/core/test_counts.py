import pytest
from scrapy.crawler import Crawler
from scrapy.statscollectors import MemoryStatsCollector

from crawler.core.counts import Counts, SiteRun
from crawler.core.run import Run, declare_run, run_of
from crawler.core.spider import CommandSpider
from crawler.spiders.news import NewsSpider
from crawler.summary import summary


@pytest.fixture
def crawler() -> Crawler:
    crawler = Crawler(NewsSpider)
    crawler.stats = MemoryStatsCollector(crawler)
    return crawler


def test_counts_are_kept_by_site_and_shown_in_the_stats(crawler: Crawler) -> None:
    counts = Counts(crawler)
    counts.fetched("b.example")
    counts.rejected("a.example", "list-page")
    counts.written("a.example", 700, dated=True, titled=False)
    counts.failed("a.example", "status 404")
    first, second = counts.sites()
    assert first == SiteRun(
        "a.example",
        written=1,
        failed=1,
        characters=700,
        dated=1,
        rejected=first.rejected,
        reasons=first.reasons,
    )
    assert (first.rejected, first.reasons) == ({"list-page": 1}, {"status 404": 1})
    assert (second.site, second.fetched) == ("b.example", 1)
    assert crawler.stats is not None
    assert crawler.stats.get_value("naqi/rejected/list-page") == 1
    assert crawler.stats.get_value("naqi/site/a.example/written") == 1


@pytest.mark.parametrize("name", ["failed", "rejected", "site", "written", "failed/x"])
def test_a_site_may_have_the_name_of_a_count(crawler: Crawler, name: str) -> None:
    counts = Counts(crawler)
    counts.written(name, 10, dated=True, titled=True)
    counts.discovered(name, 3)
    assert [(one.site, one.written, one.discovered) for one in counts.sites()] == [(name, 1, 3)]
    assert crawler.stats is not None
    assert summary(crawler.stats.get_stats()).split() == ["written", "1", "rejected", "0"]


def test_a_run_is_what_its_spider_declares(crawler: Crawler) -> None:
    run = Run(Counts(crawler), fresh=True)
    declare_run(crawler, run)
    assert run_of(crawler) is run
    assert run_of(Crawler(NewsSpider)).keeps_ledger  # a spider that says nothing


def test_the_spider_of_a_command_keeps_no_ledger() -> None:
    crawler, store = Crawler(CommandSpider), object()
    CommandSpider.from_crawler(crawler, name="x", store=store)
    assert (run_of(crawler).keeps_ledger, run_of(crawler).store) == (False, store)


def test_a_site_that_is_asked_and_gives_nothing_is_judged(crawler: Crawler) -> None:
    counts = Counts(crawler)
    counts.asked("silent")
    assert [(one.site, one.discovered, one.fetched) for one in counts.sites()] == [("silent", 0, 0)]


@pytest.mark.parametrize(
    ("stats", "said"),
    [
        ({"naqi/sites_asked": 2, "finish_reason": "finished"}, ["nothing new"]),
        ({"naqi/sites_asked": 0, "finish_reason": "finished"}, ["nothing due"]),
        ({"naqi/sites_asked": 0, "finish_reason": "shutdown"}, []),
        ({"naqi/sites_asked": 1, "finish_reason": "finished", "naqi/sites_failed": ["a: gone"]}, []),
        ({"naqi/sites_asked": 2, "finish_reason": "finished", "naqi/fetched": 3}, []),
        ({"finish_reason": "finished"}, []),  # a command that asks no site
    ],
)
def test_a_run_that_had_nothing_to_fetch_says_why(stats: dict[str, object], said: list[str]) -> None:
    lines = summary(stats).split("\n")
    assert [line[:11] for line in lines if line.startswith("nothing")] == said


def test_where_the_crawl_is_gone_what_is_counted_is_counted_all_the_same() -> None:
    late = Counts(Crawler(NewsSpider))
    late._crawler = lambda: None  # type: ignore[assignment]
    late.rejected("a.example", "list-page")
    assert [site.rejected["list-page"] for site in late.sites()] == [1]
