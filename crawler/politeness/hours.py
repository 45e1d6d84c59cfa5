"""Sites that want to be asked at certain hours only."""

import logging

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.core.faults import Stopping
from crawler.core.run import run_of
from crawler.sites.hours import is_open

log = logging.getLogger("naqi.pace")

SITE = "of_site"
"""Request meta: the name of the site that a request is for."""


class OutsideHours(Stopping):
    """The site's hours are over: for it the run has ended, and its pages stay due."""


class SiteHours:
    """Downloader middleware: outside the `hours` of its file a site gets no requests, robots.txt among them."""

    def __init__(self, crawler: Crawler) -> None:
        self.run = run_of(crawler)
        self._said: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "SiteHours":
        """Scrapy's way of making a component."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises OutsideHours."""
        site = self.run.sites.get(request.meta.get(SITE, ""))
        if site is None or is_open(site):
            return
        if site.name not in self._said:
            self._said.add(site.name)
            log.info("%s: its hours, %s, are over; what is left waits for a later run", site.name, site.hours)
        raise OutsideHours(f"outside the hours of {site.name}")
