"""Tells of the end of a crawl: ALERT_COMMAND and METRICS_FILE (docs/operations.md)."""

import asyncio
import logging
import shutil

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.core.run import run_of
from crawler.monitoring.alert import AlertError, words_of
from crawler.monitoring.report import report_of
from crawler.monitoring.tell import tell

log = logging.getLogger("naqi.monitoring")


class Monitoring:
    """Waits for the end of the crawl. One that could not begin is told of where it is started, crawler/running.py."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Monitoring":
        """Says at once where the command is none. Raises NotConfigured where nobody wants to be told."""
        settings = crawler.settings
        if not run_of(crawler).keeps_ledger or not (settings.get("ALERT_COMMAND") or settings.get("METRICS_FILE")):
            raise NotConfigured
        if command := settings.get("ALERT_COMMAND"):
            try:
                words = words_of(command)
                if words and shutil.which(words[0]) is None:
                    raise AlertError(f"ALERT_COMMAND {words[0]}: there is no such command")
            except AlertError as error:
                log.warning("%s", error)
        self = cls(crawler)
        crawler.signals.connect(self.engine_stopped, signals.engine_stopped)
        return self

    async def engine_stopped(self) -> None:
        """All is written and judged: tell. In a thread, for a program's loop may go on meanwhile."""
        assert self.crawler.stats is not None and self.crawler.spider is not None
        sites = run_of(self.crawler).counts.sites()
        report = report_of(self.crawler.spider.name, self.crawler.stats.get_stats(), sites)
        await asyncio.to_thread(tell, self.crawler.settings, report)
