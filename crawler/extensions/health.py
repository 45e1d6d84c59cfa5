"""Keeps what each run got from each site, and names the sites that are ill."""

from datetime import UTC, datetime

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.core.run import run_of
from crawler.core.signals import output_failed
from crawler.health import HISTORY, ailments
from crawler.items import utc_stamp
from crawler.ledger import LedgerError
from crawler.ledger.history import record_run, site_history
from crawler.ledger.of_crawl import ledger_of


class Health:
    """At the end of a crawl sets the stats `naqi/sites_asked` (a number), `naqi/sites_failed`, `naqi/sites_ill`, and
    `naqi/unanswered`: whether something was asked for and no site has answered, also those of a list of pages."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._began = datetime.now(UTC)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Health":
        """Raises NotConfigured where no ledger is kept: saved pages have no sites to watch."""
        if not run_of(crawler).keeps_ledger:
            raise NotConfigured
        self = cls(crawler)
        crawler.signals.connect(self.spider_closed, signals.spider_closed)
        return self

    def spider_closed(self, reason: str) -> None:
        """Judge the run and keep it. The ledger is closed here: nothing uses it later."""
        ledger = ledger_of(self.crawler)
        stats = self.crawler.stats
        assert stats is not None
        sites = run_of(self.crawler).counts.sites()
        failed: list[str] = []
        ill: list[str] = []
        for one in sites:
            one.started_at = utc_stamp(self._began)
            found = [str(ill) for ill in ailments(one, site_history(ledger, one.site, HISTORY))]
            if found:
                unreached = not one.fetched and not one.discovered and one.failed
                (failed if unreached else ill).append(f"{one.site}: {'; '.join(found)}")
        try:
            record_run(ledger, self._began, reason, sites)
            stats.set_value("naqi/pending", sum(ledger.count_due(site) for site in run_of(self.crawler).sites))
        except LedgerError as error:
            self.crawler.signals.send_catch_log(output_failed, error=error)
        reach = run_of(self.crawler).reach
        reach.ended(len(sites))
        stats.set_value("naqi/unanswered", not reach.answered and any(one.failed for one in sites))
        stats.set_value("naqi/sites_asked", len(sites))
        stats.set_value("naqi/sites_failed", failed)
        stats.set_value("naqi/sites_ill", ill)
        ledger.close()
