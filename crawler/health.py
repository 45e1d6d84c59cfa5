"""When a site is ill: it cannot be reached, has gone silent, or gives pages that are no longer read right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any, Literal

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


WarningKind = Literal[
    "unreached", "failing", "empty", "scripted", "refused", "silent", "undated", "untitled", "shorter"
]

TEXTS: Mapping[WarningKind, str] = {
    "unreached": "could not be reached{why}",
    "failing": "{failed} of {asked} pages could not be fetched{why}",
    "empty": "no article was found",
    "scripted": "{count} of {pages} pages show no text without a browser: try RENDER=auto",
    "refused": "all {pages} pages were rejected, {count} as {reason}",
    "silent": "no article for {days} days",
    "undated": "{now:.0%} of the articles with a date, {before:.0%} before",
    "untitled": "{now:.0%} of the articles with a title, {before:.0%} before",
    "shorter": "texts of {now:.0f} characters on average, {before:.0f} before",
}
"""Each kind of ailment in English; the report has them in Arabic, too."""


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is wrong with a site; `str` gives one short phrase."""

    kind: WarningKind
    values: Mapping[str, Any] = field(default_factory=dict)
    """What stands between the braces of TEXTS; of `silent` also `usual`, articles a run before."""

    def __str__(self) -> str:
        """One short phrase for people."""
        return TEXTS[self.kind].format(**self.values)


def ailments(now: SiteRun, earlier: list[SiteRun]) -> Iterator[Ailment]:
    """Yield what is wrong with a site; `earlier` is its history, newest first."""
    why = f": {now.reasons.most_common(1)[0][0]}" if now.reasons else ""
    if now.failed and not now.fetched and not now.discovered:
        yield Ailment("unreached", {"why": why})
        return
    if now.failed >= ENOUGH and now.failed > now.fetched:
        yield Ailment("failing", {"failed": now.failed, "asked": now.failed + now.fetched, "why": why})
    seen = now.discovered or now.fetched or now.failed or now.written or now.rejected  # not all spiders discover
    if not seen and not any(run.discovered or run.written for run in earlier):
        yield Ailment("empty")
    pages = now.written + now.rejected.total()
    if (count := now.rejected["empty-body"]) >= ENOUGH and 2 * count > pages and not now.rendered:
        yield Ailment("scripted", {"count": count, "pages": pages})
        if not now.written:
            return
    fruitful = [run for run in earlier if run.written]
    if len(fruitful) < ENOUGH:
        return
    total = sum(run.written for run in fruitful)
    refused = now.rejected.total()
    if not now.written:
        if refused >= ENOUGH:
            reason, count = now.rejected.most_common(1)[0]
            yield Ailment("refused", {"pages": refused, "count": count, "reason": reason})
        elif (silence := _silence(now, fruitful)) is not None:
            yield Ailment("silent", {"days": silence.days, "usual": round(total / len(fruitful))})
        return
    if now.written < ENOUGH:
        return
    for kind, name in _SHARES:
        before = sum(getattr(run, name) for run in fruitful) / total
        share = getattr(now, name) / now.written
        if share < before * COLLAPSE:
            yield Ailment(kind, {"now": share, "before": before})
    length, before = now.characters / now.written, sum(run.characters for run in fruitful) / total
    if length < before * COLLAPSE:
        yield Ailment("shorter", {"now": length, "before": before})


_SHARES: tuple[tuple[WarningKind, str], ...] = (("undated", "dated"), ("untitled", "titled"))


def _silence(now: SiteRun, fruitful: list[SiteRun]) -> timedelta | None:
    """How long the site has been silent, where that is longer than it ever should be."""
    today = datetime.fromisoformat(now.started_at)
    # A clock that was ahead has begun runs in the future: they say nothing of when it was.
    moments = [moment for run in fruitful if (moment := datetime.fromisoformat(run.started_at)) <= today]
    if len(moments) < ENOUGH:
        return None
    gaps = [(newer - older).total_seconds() for newer, older in pairwise(moments)]
    silence = today - moments[0]
    return silence if silence > max(SILENT_AFTER, timedelta(seconds=SILENT_GAPS * median(gaps))) else None
