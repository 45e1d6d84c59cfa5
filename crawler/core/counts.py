"""What a run gets from each site, counted as it goes. Scrapy's stats show the same figures; none is read there."""

from collections import Counter
from dataclasses import dataclass, field
from weakref import ref

from scrapy.crawler import Crawler


@dataclass(slots=True)
class SiteRun:
    """One site in one run."""

    site: str
    started_at: str = ""
    """When the run began: ISO 8601, UTC."""
    discovered: int = 0
    fetched: int = 0
    written: int = 0
    failed: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    """Reason to number of pages."""
    characters: int = 0
    """Of all texts written."""
    dated: int = 0
    """How many of the articles have `published`."""
    titled: int = 0
    rendered: int = 0
    """Pages that went through a browser."""
    rescued: int = 0
    """How many of these gave an article."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Why pages could not be fetched, with their number: of the run that is under way, not kept."""


class Counts:
    """The counts of a run by site. Stats get `naqi/<count>` for the run and `naqi/site/<site>/<count>` for the site."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = ref(crawler)  # its stats are made later than its spider, which declares the run
        self._sites: dict[str, SiteRun] = {}

    def sites(self) -> list[SiteRun]:
        """Every site that was asked or of which something was counted, in the order of names."""
        return [self._sites[name] for name in sorted(self._sites)]

    def of(self, site: str) -> SiteRun:
        """What the run has got from one site up to now."""
        return self._sites.get(site, SiteRun(site))

    def rendered(self, site: str) -> None:
        """A page has come through a browser."""
        self._site(site).rendered += 1
        self._show(site, "rendered")

    def asked(self, site: str) -> None:
        """Something is asked of a site: it is judged at the end of the run, also where nothing comes."""
        self._site(site)

    def discovered(self, site: str, number: int) -> None:
        """Pages that feeds, sitemaps and links named, and that this run had not met before."""
        self._site(site).discovered += number
        self._show(site, "discovered", number, run=False)

    def not_modified(self, site: str) -> None:
        """A feed or sitemap has not changed since it was read."""
        self._show(site, "not_modified", run=False)

    def broken_off(self, site: str) -> None:
        """A feed or sitemap was damaged or cut off; a part of it could be read."""
        self._show(site, "broken_off", run=False)

    def fetched(self, site: str) -> None:
        """An article page has come."""
        self._site(site).fetched += 1
        self._show(site, "fetched")

    def failed(self, site: str, reason: str) -> None:
        """A page could not be had."""
        one = self._site(site)
        one.failed += 1
        one.reasons[reason] += 1
        self._show(site, "failed")
        self._show(site, f"failed/{reason}")

    def written(self, site: str, characters: int, *, dated: bool, titled: bool, rendered: bool = False) -> None:
        """An article was written, with a text of so many characters; `rendered`: only a browser showed it."""
        one = self._site(site)
        one.written += 1
        one.characters += characters
        one.dated += dated
        one.titled += titled
        one.rescued += rendered
        self._show(site, "written")

    def unneeded(self, site: str, why: str) -> None:
        """An article was whole and is not written again: `unchanged`, for one."""
        self._show(site, why)

    def rejected(self, site: str, reason: str) -> None:
        """A page is no article."""
        self._site(site).rejected[reason] += 1
        self._show(site, "rejected")
        self._show(site, f"rejected/{reason}")

    def _site(self, site: str) -> SiteRun:
        return self._sites.setdefault(site, SiteRun(site))

    def _show(self, site: str, name: str, number: int = 1, *, run: bool = True) -> None:
        crawler = self._crawler()
        if crawler is None:
            return
        crawler.stats.inc_value(f"naqi/site/{site}/{name}", number)
        if run:
            crawler.stats.inc_value(f"naqi/{name}", number)
