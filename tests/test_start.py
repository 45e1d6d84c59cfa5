"""What every start of a command loads."""

import subprocess
import sys

HEAVY = {
    "aiohttp",
    "dateparser",
    "feedparser",
    "scrapy.core.downloader.handlers.http11",
    "tldextract",
    "trafilatura",
    "usp",
}
"""A tenth of a second each, and more: only those who use them load them."""

LOOK = """
import sys
from scrapy.utils.misc import walk_modules
for package in ("crawler.commands", "crawler.spiders"):
    walk_modules(package)
import pipelines.clean, pipelines.write
print(" ".join(sys.modules))
"""


def test_no_command_waits_for_libraries_that_it_may_not_need() -> None:
    loaded = subprocess.check_output([sys.executable, "-c", LOOK], text=True).split()
    assert {"crawler.commands.clean", "crawler.spiders.news"} <= set(loaded)
    assert not HEAVY & set(loaded)
