"""When a feed, a sitemap or a list page is asked again: often where there is news, rarely where there is none.

The figures are those of Common Crawl's news crawler and of Media Cloud, two crawlers that have run for years.
"""

import time
from dataclasses import replace

from crawler.ledger.resources import Resource

HOUR = 3600.0
DAY = 24 * HOUR

FIRST = {"sitemap": DAY, "part": DAY}
"""Seconds to the second visit, by kind; news sitemaps hold two days of news. A part is a sitemap of an index."""
FIRST_OTHER = 12 * HOUR
SHORTEST = 1.5 * HOUR
LONGEST_INTERVAL = 3 * DAY
FAILING = 3 * DAY
"""Seconds to the next try of a page that fails again and again. The first time it is SHORTEST, then twice as long each
time: an hour without a network must not silence a site for days."""
DEAD = 60 * DAY
"""Seconds to the next try of one that failed DEAD_AFTER times running, or is gone (404, 410)."""
DEAD_AFTER = 12
"""Some three weeks without an answer."""
RETIRED = 180 * DAY
"""A sitemap without anything new for so long is asked every DEAD seconds."""


def after_answer(resource: Resource, *, news: bool, now: float | None = None) -> Resource:
    """What to remember after a visit that was answered; `news` says whether there was something new."""
    now = time.time() if now is None else now
    before = resource.interval
    if before is None:
        interval = FIRST.get(resource.kind, FIRST_OTHER)
    else:
        interval = min(LONGEST_INTERVAL, max(SHORTEST, before / 2 if news else before * 1.5))
    changed_at = now if news or resource.changed_at is None else resource.changed_at
    if now - changed_at > RETIRED:
        interval = DEAD
    return replace(resource, interval=interval, next_due=now + interval, failures=0, changed_at=changed_at)


def after_failure(resource: Resource, *, gone: bool, now: float | None = None) -> Resource:
    """What to remember after a visit that failed; `gone` is the server's word that there is nothing (404, 410)."""
    now = time.time() if now is None else now
    failures = resource.failures + 1
    wait = DEAD if gone or failures >= DEAD_AFTER else min(FAILING, SHORTEST * 2 ** (failures - 1))
    return replace(resource, next_due=now + wait, failures=failures)


def is_due(resource: Resource | None, *, mind_intervals: bool, now: float | None = None) -> bool:
    """Whether to visit now. Without `mind_intervals` only places that were guessed, and were not there, are spared."""
    if resource is None:
        return True
    spared = mind_intervals or (resource.kind == "guess" and resource.failures > 0)
    return not spared or not resource.waits(time.time() if now is None else now, DEAD)
