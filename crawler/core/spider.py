"""The base of the spiders that a command of their own runs."""

from collections.abc import Mapping
from typing import Any, Self

from scrapy import Spider
from scrapy.crawler import Crawler

from crawler.core.counts import Counts
from crawler.core.run import Run, declare_run
from crawler.sites import Site


class CommandSpider(Spider):
    """Brings the `store` that its pages go to, or none; `scrapy crawl` does not offer it."""

    def __init__(self, store: Any = None, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.store = store

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's way of making a spider. It declares its run: no lock, no ledger."""
        self = super().from_crawler(crawler, *args, **kwargs)
        declare_run(crawler, Run(Counts(crawler), self.sites(), keeps_ledger=False, store=self.store))
        return self

    def sites(self) -> Mapping[str, Site]:
        """The sites that are known, by name; none where a subclass does not say."""
        return {}
