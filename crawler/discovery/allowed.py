"""How much a site lets itself be asked: `hours` and `daily` of its file."""

import logging

from scrapy.exceptions import IgnoreRequest

from crawler.core.faults import HostAway
from crawler.discovery.visit import Visit
from crawler.ledger import Ledger
from crawler.ledger.daily import asked_on, count_asked
from crawler.sites.hours import day_of, is_open

log = logging.getLogger("naqi.news")


def may_ask(visit: Visit, ledger: Ledger) -> bool:
    """Whether the site's file lets it be asked now; the run then asks for no more pages than the day has left."""
    site = visit.site
    if not is_open(site):
        log.info("%s: its hours are %s, on its clock; it waits for a later run", site.name, site.hours)
        return False
    if site.daily is not None:
        left = site.daily - asked_on(ledger, site.name, day_of(site))
        if left <= 0:
            log.info("%s: the %d pages of this day were asked for; it waits for the next", site.name, site.daily)
        visit.articles.most = max(0, min(visit.articles.most, left))
        return left > 0
    return True


def ended(visit: Visit, ledger: Ledger, why: BaseException | None = None) -> None:
    """A page has answered, or failed with `why`; what we refused ourselves was not asked for."""
    visit.articles.ended(away=isinstance(why, HostAway))
    if visit.site.daily is not None and not isinstance(why, IgnoreRequest):
        count_asked(ledger, visit.site.name, day_of(visit.site))
