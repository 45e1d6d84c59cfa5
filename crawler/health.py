"""When a site is ill: it cannot be reached, has gone silent, or gives pages that are no longer read right."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from crawler.core.counts import SiteRun

HISTORY = 60
"""Runs of a site that are looked at: two months of a daily run."""

ENOUGH = 5
"""Runs with articles, or pages of one run, below which nothing is said: chance looks the same."""

SILENT_AFTER = timedelta(days=3)
"""No shorter silence is one: a weekend and a holiday."""

SILENT_GAPS = 6
"""A silence is this many times longer than the site's usual gap between two runs with articles."""

COLLAPSE = 1 / 3
"""A share or mean length that falls below this part of what it was has collapsed: a redesign, not a slow day."""


def ailments(now: SiteRun, earlier: list[SiteRun]) -> Iterator[str]:
    """Yield what is wrong with a site, one short phrase each; `earlier` is its history, newest first."""
    why = f": {now.reasons.most_common(1)[0][0]}" if now.reasons else ""
    if now.failed and not now.fetched and not now.discovered:
        yield f"could not be reached{why}"
        return
    if now.failed >= ENOUGH and now.failed > now.fetched:
        yield f"{now.failed} of {now.failed + now.fetched} pages could not be fetched{why}"
    seen = now.discovered or now.fetched or now.failed
    if not seen and not any(run.discovered or run.written for run in earlier):
        yield "no article was found"
    fruitful = [run for run in earlier if run.written]
    if len(fruitful) < ENOUGH:
        return
    refused = now.rejected.total()
    if not now.written:
        if refused >= ENOUGH:
            reason, count = now.rejected.most_common(1)[0]
            yield f"all {refused} pages were rejected, {count} as {reason}"
        elif (silence := _silence(now, fruitful)) is not None:
            yield f"no article for {silence.days} days"
        return
    if now.written < ENOUGH:
        return
    total = sum(run.written for run in fruitful)
    for name, what in (("dated", "with a date"), ("titled", "with a title")):
        before = sum(getattr(run, name) for run in fruitful) / total
        share = getattr(now, name) / now.written
        if share < before * COLLAPSE:
            yield f"{share:.0%} of the articles {what}, {before:.0%} before"
    length, before = now.characters / now.written, sum(run.characters for run in fruitful) / total
    if length < before * COLLAPSE:
        yield f"texts of {length:.0f} characters on average, {before:.0f} before"


def _silence(now: SiteRun, fruitful: list[SiteRun]) -> timedelta | None:
    """How long the site has been silent, where that is longer than it ever should be."""
    moments = [datetime.fromisoformat(run.started_at) for run in fruitful]
    gaps = [(newer - older).total_seconds() for newer, older in pairwise(moments)]
    silence = datetime.fromisoformat(now.started_at) - moments[0]
    return silence if silence > max(SILENT_AFTER, timedelta(seconds=SILENT_GAPS * median(gaps))) else None
