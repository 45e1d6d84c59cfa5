"""The ledger of a crawl. Readers of an output open theirs without Scrapy, which takes a second to import."""

import shutil
from functools import partial
from pathlib import Path
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler
from scrapy.utils.misc import load_object

from crawler.core.run import run_of
from crawler.ledger.ledger import Ledger
from crawler.settings import LEDGER_FILL, OUTPUT_DIR

_open_ledgers: WeakKeyDictionary[Crawler, Ledger] = WeakKeyDictionary()


def ledger_of(crawler: Crawler) -> Ledger:
    """The one ledger of a crawl: `LEDGER`, by default OUTPUT_DIR/ledger.sqlite. Raises LedgerError, OSError.

    One that is lost is made anew by what LEDGER_FILL names. A run that is `fresh` has a folder and a ledger of its own,
    OUTPUT_DIR/<its name>, emptied here.
    """
    if crawler not in _open_ledgers:
        _open_ledgers[crawler] = _opened(crawler)
    return _open_ledgers[crawler]


def _opened(crawler: Crawler) -> Ledger:
    folder = Path(crawler.settings.get("OUTPUT_DIR", OUTPUT_DIR))
    if crawler.spider and run_of(crawler).fresh:
        return Ledger(_emptied(folder / crawler.spider.name) / "ledger.sqlite")  # is to know no other site
    fill = load_object(crawler.settings.get("LEDGER_FILL", LEDGER_FILL))
    path = Path(crawler.settings.get("LEDGER") or folder / "ledger.sqlite")
    return Ledger(path, partial(fill, folder))


def _emptied(folder: Path) -> Path:
    if folder.exists():
        shutil.rmtree(folder)
    return folder
