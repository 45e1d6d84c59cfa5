"""The first item pipeline: a fetched page becomes an article, in a worker process."""

from dataclasses import fields

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.core.run import run_of
from crawler.core.signals import give_up
from crawler.items import Article, Rejected
from crawler.ledger import Ledger
from crawler.sites import Site
from pipelines.learned import Learned
from pipelines.workers import Unfinished, Workers

FIELDS = tuple(field.name for field in fields(Article))


class RejectedPage(DropItem):
    """A page that is no article: counted by Scrapy, kept with its reason by the write pipeline."""

    def __init__(self, why: Rejected) -> None:
        # Not a failure, and the summary counts it: a line in the log for each would drown the others.
        super().__init__(f"{why.reason}: {why.detail}" if why.detail else why.reason, log_level="DEBUG")
        self.why = why


class CleanPipeline:
    """Sends each page to a worker and fills the item that the spider yielded, in place."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self.run = run_of(crawler)
        self.learned = Learned(Ledger.of(crawler) if self.run.keeps_ledger else None)
        self.workers = Workers(settings.getint("CLEAN_WORKERS"), settings.getfloat("CLEAN_TIMEOUT"))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "CleanPipeline":
        """Scrapy's way of making a component."""
        self = cls(crawler)
        crawler.signals.connect(self.workers.give_up, give_up)
        return self

    async def process_item(self, item: Article) -> Article:
        """Clean the page; raises RejectedPage where it is no article, DropItem where the run ends before."""
        why = item.refused
        if why is None:
            try:
                done, why = await self.workers.clean(item, self._site(item), self.learned.of(item.site))
            except Unfinished:
                raise DropItem("the run ends; the page waits for the next one", log_level="DEBUG") from None
            for name in FIELDS:
                setattr(item, name, getattr(done, name))
        item.html = b""
        if why:
            raise RejectedPage(why)
        return item

    def close_spider(self) -> None:
        """All pages are through: stop the workers."""
        self.workers.close()

    def _site(self, item: Article) -> Site | None:
        return self.run.sites.get(item.site or "")
