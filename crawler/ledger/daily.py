"""How many pages a site was asked for on a day, for sites whose file names a number (`daily`)."""

from crawler.ledger.ledger import Ledger

KEPT_DAYS = 7
"""Days that are kept, counted by rows: only today's is ever asked for."""


def asked_on(ledger: Ledger, site: str, day: str) -> int:
    """Article pages that the site was asked for on that day, in all runs."""
    rows = ledger.read("SELECT pages FROM daily WHERE site = ? AND day = ?", (site, day))
    return int(rows[0][0]) if rows else 0


def count_asked(ledger: Ledger, site: str, day: str) -> None:
    """One page more. Raises LedgerError."""
    with ledger.transaction() as db:
        db.execute(
            "INSERT INTO daily VALUES (?, ?, 1) ON CONFLICT (site, day) DO UPDATE SET pages = pages + 1", (site, day)
        )
        db.execute(
            "DELETE FROM daily WHERE site = ? AND day NOT IN"
            " (SELECT day FROM daily WHERE site = ? ORDER BY day DESC LIMIT ?)",
            (site, site, KEPT_DAYS),
        )
