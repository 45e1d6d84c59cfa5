"""What each run got from each site, kept so that a site that goes silent is noticed."""

import json
from collections import Counter
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime

from crawler.ledger.ledger import Ledger


@dataclass(slots=True)
class SiteRun:
    """One site in one run."""

    site: str
    started_at: str = ""
    """When the run began: ISO 8601, UTC."""
    discovered: int = 0
    fetched: int = 0
    written: int = 0
    failed: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    """Reason to number of pages."""
    characters: int = 0
    """Of all texts written."""
    dated: int = 0
    """How many of the articles have `published`."""
    titled: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    """Why pages could not be fetched, with their number: of the run that is under way, not kept."""


def record_run(ledger: Ledger, started_at: datetime, outcome: str, sites: list[SiteRun]) -> None:
    """Keep a run that has ended, with what it got from each site."""
    now = datetime.now(UTC)
    with ledger.transaction() as db:
        run = db.execute(
            "INSERT INTO run (started_at, ended_at, outcome) VALUES (?, ?, ?)", (_iso(started_at), _iso(now), outcome)
        ).lastrowid
        for one in sites:
            db.execute(
                "INSERT INTO health VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    run,
                    one.site,
                    one.discovered,
                    one.fetched,
                    one.written,
                    one.failed,
                    json.dumps(one.rejected),
                    one.characters,
                    one.dated,
                    one.titled,
                ),
            )


def site_history(ledger: Ledger, site: str, runs: int) -> list[SiteRun]:
    """The last `runs` runs that asked a site, newest first."""
    rows = ledger.read(
        "SELECT site, started_at, discovered, fetched, written, failed, rejected, characters, dated, titled"
        " FROM health JOIN run ON run.id = health.run WHERE site = ? ORDER BY run.id DESC LIMIT ?",
        (site, runs),
    )
    columns = [one.name for one in fields(SiteRun) if one.name != "reasons"]
    return [SiteRun(**dict(zip(columns, row, strict=True)) | {"rejected": Counter(json.loads(row[6]))}) for row in rows]


def known_sites(ledger: Ledger) -> list[str]:
    """Every site that a run has asked."""
    return [site for (site,) in ledger.read("SELECT DISTINCT site FROM health ORDER BY site")]


def _iso(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
