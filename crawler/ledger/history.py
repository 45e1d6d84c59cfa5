"""What each run got from each site, kept so that a site that goes silent is noticed."""

import json
from collections import Counter
from dataclasses import fields
from datetime import datetime

from crawler.core.counts import SiteRun
from crawler.items import utc_stamp
from crawler.ledger.ledger import Ledger

KEPT_RUNS = 1000
"""Runs whose health is kept: six weeks of hourly runs, nearly three years of daily ones."""


def record_run(ledger: Ledger, started_at: datetime, outcome: str, sites: list[SiteRun]) -> None:
    """Keep a run that has ended, with what it got from each site."""
    with ledger.transaction() as db:
        run = db.execute(
            "INSERT INTO run (started_at, ended_at, outcome) VALUES (?, ?, ?)",
            (utc_stamp(started_at), utc_stamp(), outcome),
        ).lastrowid
        db.execute("DELETE FROM health WHERE run <= ?", ((run or 0) - KEPT_RUNS,))
        for one in sites:
            db.execute(
                "INSERT INTO health VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                    one.rendered,
                    one.rescued,
                ),
            )


def site_history(ledger: Ledger, site: str, runs: int) -> list[SiteRun]:
    """The last `runs` runs that asked a site, newest first."""
    rows = ledger.read(
        "SELECT site, started_at, discovered, fetched, written, failed, rejected, characters, dated, titled,"
        " rendered, rescued"
        " FROM health JOIN run ON run.id = health.run WHERE site = ? ORDER BY health.run DESC LIMIT ?",
        (site, runs),
    )
    columns = [one.name for one in fields(SiteRun) if one.name != "reasons"]
    return [SiteRun(**dict(zip(columns, row, strict=True)) | {"rejected": Counter(json.loads(row[6]))}) for row in rows]


def known_sites(ledger: Ledger) -> list[str]:
    """Every site that a run has asked."""
    return [site for (site,) in ledger.read("SELECT DISTINCT site FROM health ORDER BY site")]
