"""Keeps what each run got from each site, and names the sites that are ill."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.core.signals import output_failed
from crawler.health import HISTORY, ailments
from crawler.ledger import Ledger, LedgerError
from crawler.ledger.history import SiteRun, record_run, site_history

COUNTS = ("discovered", "fetched", "written", "failed", "characters", "dated", "titled")


class Health:
    """At the end of a crawl sets the stats `naqi/sites_asked` (a number), `naqi/sites_failed` and `naqi/sites_ill`."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._began = datetime.now(UTC)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Health":
        """Raises NotConfigured where the spider brings a store of its own: saved pages have no sites to watch."""
        if hasattr(crawler.spider, "store"):
            raise NotConfigured
        self = cls(crawler)
        crawler.signals.connect(self.spider_closed, signals.spider_closed)
        return self

    def spider_closed(self, reason: str) -> None:
        """Judge the run and keep it. The ledger is closed here: nothing uses it later."""
        ledger = Ledger.of(self.crawler)
        stats = self.crawler.stats
        assert stats is not None
        sites = site_runs(stats.get_stats())
        failed: list[str] = []
        ill: list[str] = []
        for one in sites:
            one.started_at = f"{self._began:%Y-%m-%dT%H:%M:%SZ}"
            found = list(ailments(one, site_history(ledger, one.site, HISTORY)))
            if found:
                unreached = not one.fetched and not one.discovered and one.failed
                (failed if unreached else ill).append(f"{one.site}: {'; '.join(found)}")
        try:
            record_run(ledger, self._began, reason, sites)
        except LedgerError as error:
            self.crawler.signals.send_catch_log(output_failed, error=error)
        stats.set_value("naqi/sites_asked", len(sites))
        stats.set_value("naqi/sites_failed", failed)
        stats.set_value("naqi/sites_ill", ill)
        ledger.close()


def site_runs(stats: dict[str, Any]) -> list[SiteRun]:
    """Gather `naqi/<site>/<count>` and `naqi/<site>/rejected/<reason>`, and of failures, by site."""
    found: dict[str, SiteRun] = {}
    for key, value in stats.items():
        prefix, _, rest = key.partition("/")
        site, _, name = rest.partition("/")
        if prefix != "naqi" or not name or site in {"rejected", "failed"}:
            continue
        one = found.setdefault(site, SiteRun(site, rejected=Counter()))
        if name in COUNTS:
            setattr(one, name, value)
        elif name.startswith("rejected/"):
            one.rejected[name.removeprefix("rejected/")] = value
        elif name.startswith("failed/"):
            one.reasons[name.removeprefix("failed/")] = value
    return [found[site] for site in sorted(found)]
