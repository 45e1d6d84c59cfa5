"""What the pipelines hand on as it came, leave due, or ask for in another way; without processes or a crawl."""

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Spider
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler

from crawler.core.counts import Counts
from crawler.core.found import Found
from crawler.core.run import Run, declare_run
from crawler.items import PageGroup
from crawler.ledger import LedgerError
from crawler.sites.by_host import SitesByHost
from crawler.sites.hosts import short_name
from crawler.sites.load import _is_url
from crawler.sites.robots_tag import tag_directives
from crawler.sites.site import Site
from crawler.sites.usage_terms import UsageTerms, usage_headers
from pipelines import clean as module
from pipelines.clean import CleanPipeline, RejectedPage, WaitingPage
from tests.made_articles import made_article, trace_of
from tests.test_clean_pipeline import EMPTY, GOOD, clean, clean_all

KEY = "https://sada.test/1"


def pipeline(**known: Any) -> CleanPipeline:
    crawler = get_crawler(Spider)
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=False, **known))
    made = CleanPipeline.from_crawler(crawler)
    made.workers.close()
    made.workers = SimpleNamespace(clean=clean, clean_all=clean_all)  # type: ignore[assignment]
    return made


def test_what_is_no_page_goes_through() -> None:
    item = {"of": "somebody else's spider"}
    assert asyncio.run(pipeline().process_item(item)) is item


@pytest.mark.parametrize(("asked", "fault"), [(True, DropItem), (False, RejectedPage)])
def test_a_page_without_text_is_rejected_unless_it_is_asked_for_in_another_way(
    asked: bool, fault: type[DropItem]
) -> None:
    with pytest.raises(DropItem) as raised:
        asyncio.run(pipeline(other_ways=lambda page, why, versions: asked).process_item(EMPTY))
    assert type(raised.value) is fault


def test_a_ledger_that_fails_leaves_the_page_due() -> None:
    def fails(*_: object) -> bool:
        raise LedgerError("no room")

    with pytest.raises(WaitingPage, match="no room"):
        asyncio.run(pipeline(other_ways=fails).process_item(EMPTY))
    group = asyncio.run(pipeline(other_ways=fails).process_item(PageGroup((GOOD, EMPTY))))
    assert [article.origin for article in group.articles] == ["good"]
    assert [type(why) for _, why in group.dropped] == [WaitingPage]
    made = pipeline()

    async def broken(page: object) -> object:
        raise LedgerError("no room")

    made.workers.clean = broken  # type: ignore[method-assign, assignment]
    with pytest.raises(WaitingPage, match="no room"):
        asyncio.run(made.process_item(GOOD))


SINCE = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "modified", "since", "key", "old"),
    [
        ("2026-10-01", None, SINCE, KEY, True),
        ("2026-10-01", "2026-11-02", SINCE, KEY, False),
        ("2026-11-02", "2026-10-01", SINCE, KEY, True),
        ("2026-11-01", None, SINCE, KEY, False),
        (None, None, SINCE, KEY, False),
        ("2026-10-01", None, None, KEY, False),
        ("2026-10-01", None, SINCE, "", False),
    ],
)
def test_what_is_older_than_was_asked_for_stays_due_and_its_day_is_remembered(
    published: str | None,
    modified: str | None,
    since: datetime | None,
    key: str,
    old: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[tuple[str, Found]] = []
    ledger = SimpleNamespace(discover=lambda site, found: told.extend((site, one) for one in found))
    monkeypatch.setattr(module, "ledger_of", lambda crawler: ledger)
    article = made_article(KEY, site="sada")
    article.published, article.modified = published, modified
    assert pipeline(since=since)._is_too_old(article, trace_of(article, key=key)) is old
    assert [(site, one.url, (one.hints.own_published or "")[:10]) for site, one in told] == (
        [("sada", KEY, "2026-10-01")] if old else []
    )


# Addresses and headers of sites


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://sada.test/", True),
        ("https://sada.test/a b", False),
        ("https://sada.test/a\nb", False),
        ("ftp://sada.test/", False),
        ("https:///a", False),
        ("https://sada.test:0/", False),
        ("https://sada.test:x/", False),
    ],
)
def test_what_is_the_address_of_a_site(url: str, good: bool) -> None:
    assert _is_url(url) is good


def test_a_directive_with_a_value_is_no_crawlers_name() -> None:
    assert tag_directives(["otherbot: noindex, max-snippet: 5, nofollow"]) == frozenset()
    assert tag_directives(["noai, unavailable_after: 1 Jan 2027, nofollow"]) >= {"noai", "nofollow"}
    assert "noindex" in tag_directives(["a b: noindex, noindex"])


def test_only_headers_of_a_pages_use_are_kept_each_under_its_name() -> None:
    kept = usage_headers([("X-Robots-Tag", " noai "), ("Server", "x"), ("TDM-Policy", "p")])
    assert kept == (("x-robots-tag", "noai"), ("tdm-policy", "p"))
    assert UsageTerms(kept).values("tdm-policy") == ["p"]


def test_a_site_is_found_by_its_host_and_has_a_name_of_letters() -> None:
    sada = Site("sada", "https://www.sada.test/")
    sites = SitesByHost([sada])
    assert sites.of("https://news.sada.test/1") is sada
    assert sites.of("https://sadar.test/1") is None
    assert short_name("https://www.sada.test/") == "sada"
    assert short_name("https:///") == "site"
