"""What a run is, said once: its spider declares it, and every component asks here instead of looking at the spider."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler

from crawler.core.counts import Counts
from crawler.core.reach import Reach
from crawler.core.readers import Readers
from crawler.items import FetchedPage, Rejected
from crawler.sites import Site


@dataclass(slots=True, eq=False)
class Run:
    """One run of a spider."""

    counts: Counts
    sites: Mapping[str, Site] = field(default_factory=dict)
    """The sites that are asked, by name; a spider may add to them while it runs."""
    keeps_ledger: bool = True
    """Whether OUTPUT_DIR with its ledger is used. Off: a command takes what comes, and no lock or ledger is touched."""
    store: Any = None
    """Where records go instead of OUTPUT_DIR (`pipelines.writing.store.Store`), where a command brings its own."""
    readers: Readers = field(default_factory=Readers)
    """The processes that read what sites send; none is started before it is needed."""
    other_ways: Callable[[FetchedPage, Rejected, list[str]], bool] | None = None
    """Asked of a page without text, with why and the versions that it links: whether it is asked for once more."""
    since: datetime | None = None
    """Articles that are older are not wanted in this run; they stay due."""
    fresh: bool = False
    """OUTPUT_DIR/<spider>, with a ledger of its own, is emptied at the start."""
    reach: Reach = field(default_factory=Reach)
    """Whether any site answers."""
    waits_for: Callable[[], list[str]] = list
    """The names of the sites of which something is still asked, or to be asked."""


_runs: WeakKeyDictionary[Crawler, Run] = WeakKeyDictionary()


def declare_run(crawler: Crawler, run: Run) -> None:
    """Say what this run is. Spiders do it in `from_crawler`, before Scrapy makes any component."""
    _runs[crawler] = run


def run_of(crawler: Crawler) -> Run:
    """The run that a crawler makes; one that writes to OUTPUT_DIR where the spider is not naqi's and says nothing."""
    if crawler not in _runs:
        _runs[crawler] = Run(Counts(crawler))
    return _runs[crawler]
