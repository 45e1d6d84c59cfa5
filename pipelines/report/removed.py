"""What cleaning took out of pages: rules by how much they remove, each with samples in their context."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crawler.ledger import LedgerError
from crawler.ledger.for_reading import open_for_reading
from crawler.sites.hosts import host_of
from pipelines.reading.lines import lines_of
from pipelines.reading.snapshot import Piece, named
from pipelines.writing.removed_sample import LONGEST_SAMPLE, NAME, SAMPLES

RULES = 60
"""Rules that are shown, those that remove most."""

WHOLE = "*removed.jsonl"
"""Files of all removed lines: `crawl --removed`, `clean --removed`."""


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


def find_removed(folders: Iterable[Path]) -> tuple[list[Rule], list[Path]]:
    """The rules, those that remove most first, and the files that hold every removed line.

    What a crawl counts beside its ledger is asked first; where it has counted nothing, the files are read. Raises
    LedgerError, OSError.
    """
    rules: dict[str, Rule] = {}
    whole: list[Path] = []
    for folder in folders:
        for path in (*folder.glob(NAME), *folder.glob(f"*/{NAME}")):
            _read_sample(path, rules)
        whole += (path for path in named(folder, WHOLE, f"*/{WHOLE}") if path.is_file())
    if not rules:
        for path in whole:
            _read_whole(path, rules)
    return sorted(rules.values(), key=lambda rule: (-rule.lines, rule.name))[:RULES], whole


def _read_sample(path: Path, rules: dict[str, Rule]) -> None:
    try:
        database = open_for_reading(path)
        counts = database.execute("SELECT rule, kind, sum(lines) FROM rule GROUP BY rule, kind").fetchall()
        for name, kind, lines in counts:
            rules.setdefault(name, Rule(name, kind, 0)).lines += lines
        rows = database.execute("SELECT rule, site, url, before, line, after FROM sample ORDER BY rule, number, site")
        for name, *values in rows:
            if name in rules and len(rules[name].samples) < SAMPLES:
                rules[name].samples.append(Sample(*values))
        database.close()
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: {error}") from error


def _read_whole(path: Path, rules: dict[str, Rule]) -> None:
    """Rows as `clean --removed` writes them: they have no neighbours."""
    for line in lines_of(Piece(path, path.stat().st_size)):
        try:
            row: Any = json.loads(line.text)
        except ValueError:
            continue
        if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("rule", "kind", "text")):
            continue
        rule = rules.setdefault(row["rule"], Rule(row["rule"], row["kind"], 0))
        rule.lines += 1
        if len(rule.samples) < SAMPLES:
            address = str(row.get("url") or row.get("origin") or "")
            rule.samples.append(Sample(host_of(address) or address, address, "", row["text"][:LONGEST_SAMPLE], ""))
