"""Pages that show no text as the server sends them: the version that they link, then the browser.

Until one of the ways has given an article, or all have failed, the page stays due in the ledger: a run that is killed
in between loses nothing.
"""

from dataclasses import dataclass, replace
from typing import Any

from scrapy import Request

from crawler.core.found import Found
from crawler.discovery.crawl import Crawl
from crawler.discovery.visit import Visit
from crawler.items import Attempt, FetchedPage, Rejected
from crawler.ledger.history import site_history
from crawler.rendering.choice import RUNS, Need, renders
from crawler.rendering.middleware import RENDER
from crawler.sites.owners import same_owner

EMPTY = frozenset({"empty-body", "too-short"})
"""Reasons of pages that may show more elsewhere."""

LATER = -10
"""Priority of such requests: what waits already is cheaper."""


@dataclass(frozen=True)
class Emptied:
    """A page that showed nothing, and how it is asked for once more."""

    page: FetchedPage
    why: Rejected
    attempt: Attempt
    """`version` or `browser`, as `FetchedPage.attempt` has it."""

    def in_place_of(self, other: FetchedPage) -> FetchedPage:
        """What came in the other way, under the page's own address and origin."""
        return replace(other, url=self.page.url, origin=self.page.origin, attempt=self.attempt)


class OtherWays:
    """Asks once more for pages that showed nothing; the spider has one."""

    def __init__(self, crawl: Crawl, missing: str | None) -> None:
        """`missing`: why there is no browser, or None."""
        self.crawl = crawl
        self._missing = missing
        self._needs: dict[str, Need] = {}

    def try_again(self, page: FetchedPage, why: Rejected, versions: list[str]) -> bool:
        """Whether the page is asked for in another way; then it stays due, and its rejection is not written."""
        visit = self.crawl.visits.get(page.site_name or "")
        if visit is None or why.reason not in EMPTY or not page.key or self.crawl.is_stopping:
            return False
        if not page.attempt:
            for address in versions:
                if same_owner(address, visit.home, visit.site.hosts):
                    self._send(self.crawl.request(visit, Found(page.key), Emptied(page, why, "version"), address))
                    return True
        request = self.in_browser(visit, Emptied(page, why, page.attempt))
        if request is not None:
            self._send(request)
        return request is not None

    def in_browser(self, visit: Visit, emptied: Emptied) -> Request | None:
        """The request that renders the page; None where it was rendered already, or its site is not."""
        if emptied.attempt == "browser" or self._missing or not renders(self.crawl.settings, visit.site):
            return None
        page = emptied.page
        self.crawl.ledger.wait_for_browser(page.key)
        again = Emptied(page, emptied.why, "browser")
        return self.crawl.request(visit, Found(page.key, render=True), again, page.origin)

    def without_version(self, visit: Visit, emptied: Emptied) -> Request | FetchedPage:
        """The version that a page links could not be had: it is rendered, or is what it was."""
        rendered = self.in_browser(visit, emptied)
        visit.articles.in_flight += rendered is not None
        return rendered or replace(emptied.page, refused=emptied.why)

    def meta(self, visit: Visit, found: Found) -> dict[str, Any]:
        """Request meta of an article: whether it is rendered at once."""
        if self._missing or not renders(self.crawl.settings, visit.site):
            return {}
        name = visit.site.name
        if name not in self._needs:
            self._needs[name] = Need.of(site_history(self.crawl.ledger, name, RUNS))
        return {RENDER: True} if found.render or self._needs[name].at_once(self.crawl.counts.of(name)) else {}

    def _send(self, request: Request) -> None:
        """From within a pipeline, so while the engine waits for this page's item: it cannot end before."""
        request.cb_kwargs["visit"].articles.in_flight += 1
        engine = self.crawl.crawler.engine
        assert engine is not None
        engine.crawl(request)
