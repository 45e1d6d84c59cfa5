"""Says at once where a crawl cannot run, in place of one that ends, or hangs, without an article."""

import asyncio

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.reactor import is_reactor_installed

CURE = "naqi.crawl(...) runs anywhere; docs/python.md has the other ways"


class ReactorCheck:
    """Naqi fetches by Twisted's reactor, which a program that calls Scrapy may lack or may not have started."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ReactorCheck":
        """Raises RuntimeError, which whoever starts the crawl gets; NotConfigured where all is well."""
        if not crawler.settings.getbool("TWISTED_REACTOR_ENABLED"):
            raise RuntimeError(f"naqi fetches pages by Twisted's reactor, and TWISTED_REACTOR_ENABLED is off: {CURE}")
        if is_reactor_installed() and _in_a_loop():
            from twisted.internet import reactor

            if not reactor.running:
                raise RuntimeError(f"Twisted's reactor is installed in this loop but was never started: {CURE}")
        raise NotConfigured


def _in_a_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
