"""`scrapy sites --health`: the last runs of each site, for people."""

from collections.abc import Iterator

from crawler.core.counts import SiteRun
from crawler.health import HISTORY, ailments
from crawler.ledger import Ledger
from crawler.ledger.history import site_history

SHOWN = 5
"""Runs of a site that are printed."""


def health_report(ledger: Ledger, sites: list[str]) -> Iterator[str]:
    """Yield the lines: ill sites first, then those that are well, each with its last runs, newest first."""
    histories = {site: site_history(ledger, site, HISTORY + 1) for site in sites}
    found = {site: [str(one) for one in ailments(runs[0], runs[1:])] for site, runs in histories.items()}
    ill = sum(map(bool, found.values()))
    for site in sorted(histories, key=lambda site: (not found[site], site)):
        yield f"{site}: {'; '.join(found[site]) or 'well'}"
        yield from map(_line, histories[site][:SHOWN])
    yield f"{len(sites)} sites, {ill} of them ill"


def _line(run: SiteRun) -> str:
    rejected = ", ".join(f"{reason} {count}" for reason, count in run.rejected.most_common(3))
    words = [
        f"  {run.started_at}  discovered {run.discovered:<5} fetched {run.fetched:<5} written {run.written:<5}",
        f"rejected {run.rejected.total():<5} failed {run.failed:<5}",
    ]
    if run.written:
        words.append(f"dated {run.dated / run.written:.0%}, {run.characters / run.written:.0f} characters")
    if run.rendered:
        words.append(f"rendered {run.rendered}, {run.rescued} of them articles")
    if rejected:
        words.append(f"({rejected})")
    return " ".join(words).rstrip()
