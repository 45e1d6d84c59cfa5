"""The pages of one site that wait in the ledger, and in which order they are taken up."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from crawler.core.found import Found
from crawler.items import utc_stamp
from crawler.ledger.hints import load

Place = tuple[str, ...]
"""Where a page stands in its order: when it was found, and its URL."""

FIRST: Place = ("", "")
LAST: Place = ("\U0010ffff",) * 3

DUE_BEHIND = (
    "SELECT url, hints, address, render, found_at, url FROM url WHERE site = ? AND state IN ('pending', 'failed')"
    " AND (found_at, url) > (?, ?) ORDER BY found_at, url LIMIT ?"
)
WRITTEN_BEFORE = (
    "SELECT url, hints, address, render, found_at, done_at, url FROM url WHERE site = ? AND state = 'written'"
    " AND (done_at <= ? OR done_at > ?) AND (found_at, done_at, url) < (?, ?, ?)"
    " ORDER BY found_at DESC, done_at DESC, url DESC LIMIT ?"
)

Read = Callable[[str, tuple[Any, ...]], list[Any]]
"""What gives the rows of a query: `Ledger.read`."""


class Waiting(NamedTuple):
    """A page that waits."""

    page: Found
    place: Place


def read_due(read: Read, site: str, place: Place, limit: int) -> list[Waiting]:
    """The pages behind `place` that earlier runs found and did not finish, oldest first."""
    return [_waiting(*row) for row in read(DUE_BEHIND, (site, *place, limit))]


def read_written(read: Read, site: str, before: str, place: Place, limit: int) -> list[Waiting]:
    """Of the articles that were last written before `before` those behind `place`, the newest first; also those that
    were written in the future, by a clock that was ahead."""
    return [_waiting(*row) for row in read(WRITTEN_BEFORE, (site, before, day_ahead(), *place, limit))]


def day_ahead() -> str:
    """What is said to have happened behind this moment did so by a clock that was ahead; one that is a little so does
    no harm."""
    return utc_stamp(datetime.now(UTC) + timedelta(days=1))


def _waiting(url: str, hints: str, address: str | None, render: int, *place: str) -> Waiting:
    return Waiting(Found(url, load(hints), address, bool(render)), place)
