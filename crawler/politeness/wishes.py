"""Asks each host for the files in which it says what its pages may be used for, before its first page."""

import time
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred

from crawler.core.faults import HostAway, Stopping
from crawler.core.run import run_of
from crawler.core.spider import header_pairs
from crawler.ledger import Resource, ResourceKind
from crawler.ledger.of_crawl import ledger_of
from crawler.politeness.agent import NAME
from crawler.politeness.robots import FAULTS
from crawler.politeness.robots_rules import RobotsRules
from crawler.politeness.wish_files import (
    AI_FILE,
    MAX_FILE,
    TDM_FILE,
    HostWishes,
    load_wishes,
    read_ai_file,
    read_tdm_file,
)
from crawler.sites.usage_terms import UsageTerms, usage_headers

KEPT = 24 * 3600
"""Seconds that the files are not asked for again: what RFC 9309, 2.4, gives robots.txt."""

KIND: ResourceKind = "wishes"
"""The ledger's word for the pair of files."""

ABOUT_PAGES = "about_pages"
"""Request meta: this request brings a page that may become a record."""


class PublishersWishes:
    """Downloader middleware: a request with `meta["about_pages"]` (a site's name) waits until its host's files are
    known; `request.meta["host_wishes"]` has them then.

    The ledger keeps what they say for a day. A host that does not answer for them has said nothing in this run.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._known: dict[str, HostWishes | Deferred[HostWishes]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PublishersWishes":
        """Raises NotConfigured for a run without a ledger: none of its pages become records of a site."""
        if not run_of(crawler).keeps_ledger:
            raise NotConfigured
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Put what the host says beside the request."""
        if site := request.meta.get(ABOUT_PAGES):
            request.meta["host_wishes"] = await self._of(site, request)

    async def _of(self, site: str, request: Request) -> HostWishes:
        parts = urlsplit(request.url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._known:
            waiting: Deferred[HostWishes] = Deferred()
            self._known[host] = waiting
            wishes = HostWishes()
            try:
                wishes = await self._ask(site, host)
            finally:  # whatever happened, nobody waits for ever
                self._known[host] = wishes
                waiting.callback(wishes)
        known = self._known[host]
        return await maybe_deferred_to_future(known) if isinstance(known, Deferred) else known

    async def _ask(self, site: str, host: str) -> HostWishes:
        ledger, key = ledger_of(self.crawler), host + TDM_FILE
        kept = ledger.resource(key)
        if kept is not None and kept.waits(time.time(), KEPT):
            return load_wishes(kept.note)
        tdm, ai = await self._fetch(host + TDM_FILE), await self._fetch(host + AI_FILE)
        readers = run_of(self.crawler).readers
        try:
            wishes = HostWishes(
                await readers.read(site, read_tdm_file, tdm) if tdm else (),
                await readers.read(site, read_ai_file, ai, NAME) if ai else (),
            )
        except (ValueError, Stopping):  # they take longer than READ_SECONDS to read
            return HostWishes()
        if tdm is not None and ai is not None:
            ledger.save_resource(Resource(key, site, KIND, next_due=time.time() + KEPT, note=wishes.dump()))
        return wishes

    async def _fetch(self, url: str) -> bytes | None:
        """The file's bytes; none of them where the host has no such file or robots.txt closes it; None: no answer."""
        engine = self.crawler.engine
        assert engine is not None
        meta = {"download_maxsize": MAX_FILE, "dont_retry": True}
        try:
            response = await engine.download_async(Request(url, priority=900, meta=meta, callback=NO_CALLBACK))
        except HostAway:
            return None
        except (IgnoreRequest, DownloadCancelledError):  # not for us, or larger than any such file
            return b""
        except FAULTS:
            return None
        return response.body if response.status == 200 else None if response.status >= 500 else b""


def stated_of(response: Response) -> UsageTerms:
    """What is stated of a page that was fetched, outside of the page itself."""
    meta: dict[str, Any] = response.request.meta if response.request else {}
    wishes: HostWishes = meta.get("host_wishes") or HostWishes()
    rules: RobotsRules = meta.get("robots_rules") or RobotsRules()
    url = response.url
    return UsageTerms(
        usage_headers(header_pairs(response)), wishes.tdm_of(url), rules.usage_of(url), wishes.closed_to_ai(url)
    )
