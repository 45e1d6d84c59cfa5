"""`scrapy list`: the spiders that `scrapy crawl` runs; those that a command of their own runs are left out."""

import argparse

from scrapy.commands.list import Command as ListCommand
from scrapy.spiderloader import get_spider_loader

from crawler.running import spiders_to_crawl
from crawler.telling import show


class Command(ListCommand):
    """Lists spiders."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print their names."""
        assert self.settings is not None
        show("\n".join(spiders_to_crawl(get_spider_loader(self.settings))))
