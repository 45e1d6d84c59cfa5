"""What became of a page."""

import sqlite3
from dataclasses import asdict, dataclass
from typing import Literal

from crawler.ledger.repeats import count_lines

DoneState = Literal["written", "rejected", "gone"]
"""What a page that is done with is."""

DONE_WITH = (
    "INSERT INTO url (url, site, state, hints, found_at, done_at, reason, article)"
    " VALUES (:key, :site, :state, '{}', :now, :now, :reason, :article)"
    " ON CONFLICT (url) DO UPDATE SET state = :state, done_lastmod = lastmod, tries = 0, done_at = :now,"
    " reason = :reason, article = coalesce(:article, article), hints = json_remove(hints, '$.content')"
)
NEWEST = (
    "INSERT INTO article (id, site, content_hash, written_at, revision) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET content_hash = excluded.content_hash,"
    " written_at = excluded.written_at, revision = excluded.revision"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page."""

    key: str
    """The page's URL in the ledger."""
    site: str
    state: DoneState
    reason: str | None = None
    article: str | None = None
    content_hash: str | None = None
    revision: int = 1
    lines: tuple[str, ...] = ()
    """Folded keys of its short lines, for learning what the site repeats."""


def record_outcome(db: sqlite3.Connection, one: Outcome, now: str) -> None:
    """The page is done: inside the caller's transaction. `now` is a stamp of UTC (`utc_stamp`)."""
    db.execute(DONE_WITH, asdict(one) | {"now": now})
    if one.lines:
        count_lines(db, one.site, one.lines)
    if one.article and one.content_hash is not None:
        db.execute(NEWEST, (one.article, one.site, one.content_hash, now, one.revision))
