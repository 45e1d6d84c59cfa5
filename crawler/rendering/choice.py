"""Which sites are rendered: by setting and site file; and which have shown that all their pages need it."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from scrapy.settings import BaseSettings

from crawler.core.counts import SiteRun
from crawler.rendering.chromium import why_none
from crawler.sites import Site

log = logging.getLogger("naqi.render")

ENOUGH = 5
"""Articles that only a browser showed, after which a site has shown that it needs one."""

SELDOM = 10
"""So many of these to one article without a browser at most; and one page in so many is still asked for without."""

RUNS = 3
"""Earlier runs that are looked at: a site that was built anew shows it soon."""


def renders(settings: BaseSettings, site: Site) -> bool:
    """Whether pages of a site that show nothing are rendered: RENDER where it is set, but for a file that says off."""
    setting = str(settings.get("RENDER") or "").lower()
    return setting != "off" and (site.render or setting) == "auto"


def browser_missing(settings: BaseSettings, sites: Iterable[Site]) -> str | None:
    """Why the sites of a run that are to be rendered cannot be; None where they can, or there are none.

    Raises ValueError, one line: RENDER is auto, and there is no browser.
    """
    setting = str(settings.get("RENDER") or "").lower()
    if not any(renders(settings, site) for site in sites):
        return None
    missing = why_none(settings.get("CHROMIUM"))
    if missing and setting == "auto":
        raise ValueError(missing)
    if missing:
        log.warning("%s; pages that show nothing without their scripts are rejected", missing)
    return missing


@dataclass
class Need:
    """Whether a site has shown that its pages need a browser."""

    rescued: int = 0
    """Articles that only a browser showed, in earlier runs."""
    plain: int = 0
    """Articles that the page itself showed."""
    asked: int = 0

    @classmethod
    def of(cls, runs: Iterable[SiteRun]) -> "Need":
        """What earlier runs have shown."""
        known = list(runs)
        rescued = sum(run.rescued for run in known)
        return cls(rescued, sum(run.written for run in known) - rescued)

    def at_once(self, now: SiteRun) -> bool:
        """Whether the next page is to be rendered at once; `now` is what this run has got. Call it once a page."""
        rescued, plain = self.rescued + now.rescued, self.plain + now.written - now.rescued
        if rescued < ENOUGH or plain * SELDOM > rescued:
            return False
        self.asked += 1
        return self.asked % SELDOM != 0
