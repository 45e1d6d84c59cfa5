"""Ends the run's reading processes with it."""

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.core.readers import SECONDS
from crawler.core.run import run_of
from crawler.core.signals import give_up


class Reading:
    """Kills what is still being read when a stopping run gives up what is under way, and all at the run's end."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Reading":
        """Scrapy's way of making a component."""
        self = cls()
        readers = run_of(crawler).readers
        readers.seconds = crawler.settings.getfloat("READ_SECONDS", SECONDS)
        crawler.signals.connect(readers.close, give_up)
        crawler.signals.connect(readers.close, signals.engine_stopped)
        return self
