"""What the ledger, the rejected rows and the removed lines say beside the records."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from crawler.health import HISTORY, Ailment, ailments
from crawler.items import REASONS
from crawler.ledger import Ledger
from crawler.ledger.history import known_sites, site_history
from crawler.sites.hosts import host_of
from pipelines.cleaning.repeats import learned_keys
from pipelines.reading.lines import lines_of
from pipelines.reading.snapshot import rejected_files
from pipelines.report.removed import Rule, find_removed
from pipelines.writing.folder_name import folder_name

EXAMPLES = 3
"""Rejected pages that are named of each reason."""

REPEATS = 40
"""Lines that the sites' repeats taught, the most frequent ones."""

RENDERED_RUNS = 3
"""Runs of a site in which a page that only the browser showed says that it needs one (`rendering.choice.RUNS`)."""


@dataclass(frozen=True, slots=True)
class IllSite:
    """A site with what is wrong with it."""

    name: str
    ailments: tuple[Ailment, ...]


@dataclass(slots=True)
class Speed:
    """What the runs that began on a day took."""

    pages: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds if self.seconds else 0.0


@dataclass(slots=True)
class Upkeep:
    """All of it."""

    ill: list[IllSite] = field(default_factory=list)
    watched: int = 0
    """Sites that a run has asked."""
    speeds: dict[date, Speed] = field(default_factory=dict)
    """Day (UTC) to its runs, of the days that are shown."""
    failures: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(host, reason) to pages that could not be fetched and wait."""
    rendered: Counter[str] = field(default_factory=Counter)
    """Site to articles that only a browser showed, in its last runs."""
    rejected: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    """Reason to (address, detail) of pages."""
    rules: list[Rule] = field(default_factory=list)
    removed_files: list[Path] = field(default_factory=list)
    """Files that hold every removed line, where they were asked for."""
    repeats: list[tuple[str, str, int]] = field(default_factory=list)
    """Site, line and pages of what a site repeats."""

    @property
    def reasons(self) -> Counter[str]:
        """Pages that could not be fetched, by reason alone."""
        found: Counter[str] = Counter()
        for (_, reason), count in self.failures.items():
            found[reason] += count
        return found


def look(folders: Iterable[Path], since: date = date.min, until: date = date.max) -> Upkeep:
    """Read what lies beside the records of output folders; `since` and `until` bound the days of the speeds.

    Raises LedgerError, OSError.
    """
    found = Upkeep()
    folders = list(folders)
    for folder in folders:
        for ledger in (*folder.glob("ledger.sqlite"), *folder.glob("*/ledger.sqlite")):
            _read_ledger(ledger, found)
    found.speeds = {day: found.speeds[day] for day in sorted(found.speeds) if since <= day <= until}
    found.rules, found.removed_files = find_removed(folders)
    for row in _rejected_rows(folders):
        reason = row["reason"]
        found.rejected[reason] += 1
        if len(found.examples[reason]) < EXAMPLES:
            found.examples[reason].append((str(row.get("url") or row.get("origin")), str(row.get("detail") or "")))
    return found


def _read_ledger(path: Path, found: Upkeep) -> None:
    ledger = Ledger.reader(path)
    try:
        for site in known_sites(ledger):
            found.watched += 1
            runs = site_history(ledger, site, HISTORY + 1)
            if ill := tuple(ailments(runs[0], runs[1:])):
                found.ill.append(IllSite(site, ill))
            if rescued := sum(run.rescued for run in runs[:RENDERED_RUNS]):
                found.rendered[site] += rescued
            pages, counts = ledger.repeats(folder_name(site))
            found.repeats += [(site, line, counts[line]) for line in learned_keys(counts, pages)]
        found.repeats = sorted(found.repeats, key=lambda row: (-row[2], row))[:REPEATS]
        for url, reason in ledger.read("SELECT url, reason FROM url WHERE state = 'failed'"):
            found.failures[host_of(url) or "-", reason or "-"] += 1
        for day, seconds, pages in ledger.read(
            "SELECT date(started_at), sum((julianday(ended_at) - julianday(started_at)) * 86400),"
            " sum((SELECT sum(fetched) FROM health WHERE health.run = run.id))"
            " FROM run WHERE ended_at IS NOT NULL GROUP BY date(started_at)"
        ):
            speed = found.speeds.setdefault(date.fromisoformat(day), Speed())
            speed.pages += pages or 0
            speed.seconds += seconds or 0
    finally:
        ledger.close()


def _rejected_rows(folders: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for piece in rejected_files(folders):
        for line in lines_of(piece):
            try:
                row = json.loads(line.text)
            except ValueError:
                continue
            if isinstance(row, dict) and isinstance(row.get("reason"), str) and row["reason"] in REASONS:
                yield row
