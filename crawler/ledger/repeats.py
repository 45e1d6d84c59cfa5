"""On how many pages of a site each short line stood: what repeats is the site's furniture."""

import sqlite3
from collections.abc import Iterable

PRUNE_EVERY = 500
"""Pages of a site between two prunings: what is rare is forgotten, so that the table does not grow with the archive.
Lossy counting (Manku and Motwani, VLDB 2002) with an error of 2 lines in 500, far under any threshold."""

PRUNE_BELOW = 3
"""Lines that were seen on fewer pages when a pruning comes are forgotten."""


def count_lines(db: sqlite3.Connection, site: str, lines: Iterable[str]) -> None:
    """Count one page and its lines, inside the caller's transaction."""
    db.executemany(
        "INSERT INTO repeat VALUES (?, ?, 1) ON CONFLICT (site, line) DO UPDATE SET pages = pages + 1",
        [(site, ""), *((site, line) for line in set(lines) if line)],
    )
    (pages,) = db.execute("SELECT pages FROM repeat WHERE site = ? AND line = ''", (site,)).fetchone()
    if pages % PRUNE_EVERY == 0:
        db.execute("DELETE FROM repeat WHERE site = ? AND line != '' AND pages < ?", (site, PRUNE_BELOW))


def read_counts(db: sqlite3.Connection, site: str) -> tuple[int, dict[str, int]]:
    """Return the number of pages that were counted, and the lines that stood on PRUNE_BELOW pages or more."""
    wanted = "SELECT line, pages FROM repeat WHERE site = ? AND (pages >= ? OR line = '')"
    counts = dict(db.execute(wanted, (site, PRUNE_BELOW)))
    return counts.pop("", 0), counts
