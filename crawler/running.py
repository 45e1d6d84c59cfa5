"""Run one spider from a command: faults become one line and an exit status."""

import gc
import logging
from typing import Any, NamedTuple

from scrapy.crawler import AsyncCrawlerProcess, Crawler, CrawlerProcessBase
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoaderProtocol

from crawler import exit_status
from crawler.core.spider import CommandSpider
from crawler.core.text import shown
from crawler.extensions.run_lock import RunLocked
from crawler.ledger import LedgerError
from crawler.monitoring.report import RunReport
from crawler.monitoring.tell import tell
from crawler.telling import complain, in_words

QUIET = (
    "scrapy",
    "twisted",
    "asyncio",
    "trafilatura",
    "htmldate",
    "justext",
    "charset_normalizer",
    "py.warnings",
    "aiobotocore",
    "botocore",
    "s3fs",
    "gcsfs",
    "fsspec",
)
"""Libraries whose news below WARNING is not ours to tell."""

TOLD = ("scrapy.core.downloader.handlers", "scrapy.downloadermiddlewares.httpcompression")
"""Parts of Scrapy whose warnings say at length what the run's own log and summary say in a few words."""


class Ended(NamedTuple):
    """How a crawl ended."""

    status: int
    """The exit status."""
    stats: dict[str, Any]
    """Scrapy's stats; empty where the crawl could not begin."""


def quiet_libraries(settings: BaseSettings) -> None:
    """Leave naqi's own lines in the log. With `-L DEBUG` everything is said."""
    if settings["LOG_LEVEL"] != "DEBUG":
        for name in QUIET:
            logging.getLogger(name).setLevel(logging.WARNING)
        for name in ("scrapy.core.engine", "scrapy.core.scraper"):
            logging.getLogger(name).addFilter(_is_news)
        logging.getLogger("scrapy.utils.signal").addFilter(_is_fault)
        for name in TOLD:
            logging.getLogger(name).setLevel(logging.ERROR)


def safe_logs() -> None:
    """No control character of a page, feed or URL reaches the log, and by it a terminal; called again, it does nothing.

    Scrapy makes its log handler anew for each crawl, so the lines are made safe where they are made.
    """
    made = logging.getLogRecordFactory()
    if made is _safe_record:
        return
    logging.setLogRecordFactory(_safe_record)


def _safe_record(*arguments: Any, **named: Any) -> logging.LogRecord:
    record = logging.LogRecord(*arguments, **named)
    try:
        text = record.getMessage()
    except (TypeError, ValueError, KeyError):  # logging itself will tell that its arguments do not fit
        return record
    if not text.isprintable():
        record.msg, record.args = shown(text), None
    return record


def _is_news(record: logging.LogRecord) -> bool:
    """A ledger that cannot be used is told once, in one line; Scrapy's tracebacks of it say no more."""
    return not (record.exc_info and isinstance(record.exc_info[1], LedgerError))


def _is_fault(record: logging.LogRecord) -> bool:
    """Extensions of Scrapy's assert at a crawl's end that it has begun. One that could not is told in one line."""
    handler = record.args.get("receiver") if isinstance(record.args, dict) else None
    is_scrapys = str(getattr(handler, "__module__", "")).startswith("scrapy.extensions.")
    return not (is_scrapys and record.exc_info and isinstance(record.exc_info[1], AssertionError))


def leave_output_alone(settings: BaseSettings | None) -> None:
    """Take out of a run what locks, reads or writes OUTPUT_DIR: for commands that look at pages."""
    if settings is not None:
        settings.set("ITEM_PIPELINES", {}, priority="cmdline")
        settings.set("EXTENSIONS", {}, priority="cmdline")


def spiders_to_crawl(loader: SpiderLoaderProtocol) -> list[str]:
    """The names of the spiders that are meant to be run by `scrapy crawl`, sorted."""
    return sorted(name for name in loader.list() if not issubclass(loader.load(name), CommandSpider))


def run_spider(process: CrawlerProcessBase | None, crawler: Crawler, arguments: dict[str, Any]) -> Ended:
    """Run a crawl to its end. Prints one line where it could not begin."""
    assert isinstance(process, AsyncCrawlerProcess)
    quiet_libraries(process.settings)
    safe_logs()
    gc.freeze()  # what is there now stays to the end: no search for garbage is to go through it again and again
    task = process.crawl(crawler, **arguments)
    process.start()
    error = task.exception() if task.done() and not task.cancelled() else None
    if error is None:
        stats = crawler.stats.get_stats() if crawler.stats else {}
        return Ended(exit_status.of_crawl(stats), stats)
    for kind, status in (
        (RunLocked, exit_status.LOCKED),
        (OSError, exit_status.NO_OUTPUT),
        (ValueError, exit_status.USAGE),
    ):
        if isinstance(error, kind):
            complain(told := in_words(error))
            if not issubclass(crawler.spidercls, CommandSpider):
                tell(process.settings, RunReport(crawler.spidercls.name, status, fault=told))
            return Ended(status, {})
    raise error
