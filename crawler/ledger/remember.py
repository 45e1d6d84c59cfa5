"""A page that was found is remembered, with what was said of it."""

import sqlite3
from datetime import UTC, datetime

from crawler.core.found import Found
from crawler.ledger.hints import dump, is_later, load, merge
from crawler.ledger.waiting import day_ahead

DUE = frozenset({"pending", "failed"})
DONE = frozenset({"written", "rejected", "gone"})

KNOWN = (
    "SELECT state, hints, lastmod, coalesce(done_lastmod, CASE WHEN done_at < ? THEN done_at END), render"
    " FROM url WHERE url = ?"
)
NEW = "INSERT INTO url (url, site, state, hints, lastmod, found_at, address) VALUES (?, ?, 'pending', ?, ?, ?, ?)"


def remember(db: sqlite3.Connection, site: str, one: Found) -> Found | None:
    """The page with all that is known of it where it is due, else None. Inside the caller's transaction.

    Due is a page that was never done or that a `lastmod` says has changed since.
    """
    row = db.execute(KNOWN, (day_ahead(), one.url)).fetchone()
    if row is None:
        db.execute(NEW, (one.url, site, dump(one.hints), one.hints.lastmod, _instant(), one.fetch))
        return one
    state, old_hints, lastmod, done, render = row
    merged = merge(load(old_hints), one.hints)
    changed = state in DONE and is_later(merged.lastmod, done)
    state = "pending" if changed else state
    hints = dump(merged, done=state not in DUE)
    if hints != old_hints or merged.lastmod != lastmod or changed:
        db.execute(
            "UPDATE url SET hints = ?, lastmod = ?, state = ? WHERE url = ?", (hints, merged.lastmod, state, one.url)
        )
    return Found(one.url, merged, one.fetch, bool(render)) if state in DUE else None


def _instant() -> str:
    """To the microsecond: pages are taken up again in the order in which they were found."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
