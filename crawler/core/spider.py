"""The base of the spiders that a command of their own runs."""

import logging
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.core.counts import Counts
from crawler.core.run import Run, declare_run
from crawler.items import FetchedPage
from crawler.sites import (
    Site,
    SiteError,
    SitesByHost,
    UsageTerms,
    load_sites,
    site_folders,
    usage_headers,
    whose,
    wrong_sites,
)

log = logging.getLogger("naqi.sites")


def as_fetched(response: Response, site: Site | str | None = None) -> FetchedPage:
    """A page by itself, of which no ledger, feed or sitemap knows."""
    header = response.headers.get("Content-Type")
    return FetchedPage(
        body=response.body,
        url=response.url,
        origin=response.url,
        site=site,
        content_type=header.decode("latin-1") if header else None,
        fetched_at=datetime.now(UTC),
        stated=UsageTerms(usage_headers(header_pairs(response))),
    )


def header_pairs(response: Response) -> Iterator[tuple[str, str]]:
    """The headers of an answer, one pair a line."""
    return ((n.decode("latin-1"), v.decode("latin-1")) for n, lines in response.headers.items() for v in lines)


class CommandSpider(Spider):
    """Brings the `store` that its pages go to, or none; `scrapy crawl` does not offer it."""

    def __init__(self, store: Any = None, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.store = store
        self.sites = SitesByHost()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's way of making a spider. It declares its run: no lock, no ledger."""
        self = super().from_crawler(crawler, *args, **kwargs)
        known = known_sites(crawler.settings)
        self.sites = SitesByHost(known.values())
        declare_run(crawler, Run(Counts(crawler), known, keeps_ledger=False, store=self.store))
        return self

    def site_for(self, url: str | None) -> Site | str | None:
        """What the site files know of the site that a page is of; else its host, or None where it has no URL."""
        return whose(url, self.sites)


def known_sites(settings: BaseSettings) -> Mapping[str, Site]:
    """The sites that site files describe, by name, for pages that can be had without: what is wrong is logged."""
    try:
        folders = site_folders(settings).read
        known, wrong = load_sites(*folders), wrong_sites(*folders)
    except SiteError as error:
        log.warning("%s", error)
        return {}
    for why in wrong.values():
        log.warning("%s; its site is cleaned as if there were no file", why)
    return known
