"""What the ledger, the rejected rows and the sample of removed lines say beside the records."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crawler.health import HISTORY, Ailment, ailments
from crawler.items import REASONS
from crawler.ledger import Ledger, LedgerError
from crawler.ledger.history import known_sites, site_history
from pipelines.cleaning.repeats import learned_keys
from pipelines.reading.lines import lines_of
from pipelines.reading.snapshot import rejected_files
from pipelines.writing.crawl_store import folder_name
from pipelines.writing.removed_sample import NAME, SAMPLES

EXAMPLES = 3
"""Rejected pages that are named of each reason."""

RULES = 60
"""Rules that are shown, those that remove most."""

REPEATS = 40
"""Lines that the sites' repeats taught, the most frequent ones."""


@dataclass(frozen=True, slots=True)
class IllSite:
    """A site with what is wrong with it."""

    name: str
    ailments: tuple[Ailment, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A line that was removed, between those that stayed."""

    site: str
    url: str
    before: str
    line: str
    after: str


@dataclass(slots=True)
class Rule:
    """A rule with how many lines it took."""

    name: str
    kind: str
    lines: int
    samples: list[Sample] = field(default_factory=list)


@dataclass(slots=True)
class Upkeep:
    """All of it."""

    ill: list[IllSite] = field(default_factory=list)
    watched: int = 0
    """Sites that a run has asked."""
    pages_a_second: float | None = None
    """Of the last run, where one has ended."""
    failures: Counter[str] = field(default_factory=Counter)
    """Reason to pages that could not be fetched and wait, over all sites."""
    failing_hosts: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    """Reason to (address, detail) of pages."""
    rules: list[Rule] = field(default_factory=list)
    repeats: list[tuple[str, str, int]] = field(default_factory=list)
    """Site, line and pages of what a site repeats."""


def look(folders: Iterable[Path]) -> Upkeep:
    """Read what lies beside the records of output folders. Raises LedgerError, OSError."""
    found = Upkeep()
    rules: dict[str, Rule] = {}
    folders = list(folders)
    for folder in folders:
        for ledger in (*folder.glob("ledger.sqlite"), *folder.glob("*/ledger.sqlite")):
            _read_ledger(ledger, found)
        for removed in (*folder.glob(NAME), *folder.glob(f"*/{NAME}")):
            _read_removed(removed, rules)
    found.rules = sorted(rules.values(), key=lambda rule: (-rule.lines, rule.name))[:RULES]
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
        for site in known_sites(ledger):
            pages, counts = ledger.repeats(folder_name(site))
            learned = learned_keys(counts, pages)
            found.repeats += [(site, line, counts[line]) for line in learned]
        found.repeats = sorted(found.repeats, key=lambda row: (-row[2], row))[:REPEATS]
        for site, reason, count in ledger.read(
            "SELECT site, reason, count(*) FROM url WHERE state = 'failed' GROUP BY site, reason"
        ):
            found.failures[reason or "-"] += count
            found.failing_hosts[site] += count
        for seconds, pages in ledger.read(
            "SELECT (julianday(ended_at) - julianday(started_at)) * 86400, sum(fetched) FROM run"
            " JOIN health ON health.run = run.id GROUP BY run.id ORDER BY run.id DESC LIMIT 1"
        ):
            found.pages_a_second = pages / seconds if seconds else None
    finally:
        ledger.close()


def _read_removed(path: Path, rules: dict[str, Rule]) -> None:
    try:
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        counts = database.execute("SELECT rule, kind, sum(lines) FROM rule GROUP BY rule, kind").fetchall()
        for name, kind, lines in counts:
            rules.setdefault(name, Rule(name, kind, 0)).lines += lines
        rows = database.execute("SELECT rule, site, url, before, line, after FROM sample ORDER BY rule, number, site")
        for name, *values in rows:
            if len(rules[name].samples) < SAMPLES:
                rules[name].samples.append(Sample(*values))
        database.close()
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: {error}") from error


def _rejected_rows(folders: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for piece in rejected_files(folders):
        for line in lines_of(piece):
            try:
                row = json.loads(line.text)
            except ValueError:
                continue
            if isinstance(row, dict) and isinstance(row.get("reason"), str) and row["reason"] in REASONS:
                yield row
