"""The waiting pages of one site, walked once a run: none that is not wanted is read again and again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from crawler.core.found import Found
from crawler.items import utc_stamp
from crawler.ledger.ledger import Ledger
from crawler.ledger.waiting import FIRST, LAST, Place, Waiting, read_due, read_written

FOUND_AT = "SELECT found_at FROM url WHERE url = ?"


@dataclass(slots=True)
class Backlog:
    """How far a site's waiting pages were looked at in this run."""

    revisit: float | None = None
    """Hours; articles that were written longer ago are to be seen again. None: no article is."""
    is_walked: bool = False
    """Whether somebody looks at them just now."""
    _due: Place = FIRST
    _again: str | None = None
    """When the oldest page was found that had been passed before there was no room for it."""
    _written: Place = LAST
    _before: str = ""

    @contextmanager
    def walk(self) -> Iterator[None]:
        """While one looks at them, no other begins to."""
        self.is_walked = True
        try:
            yield
        finally:
            self.is_walked = False

    def ahead(self, ledger: Ledger, site: str, limit: int) -> list[Waiting]:
        """The next pages: those that earlier runs found and did not finish, oldest first; when there are none, articles
        to be seen again, newest first."""
        found = read_due(ledger.read, site, self._due, limit)
        if not found and self._again is not None:
            self._due, self._again = (self._again, ""), None
            found = read_due(ledger.read, site, self._due, limit)
        if not found and self.revisit is not None:
            self._before = self._before or utc_stamp(datetime.now(UTC) - timedelta(hours=self.revisit))
            found = read_written(ledger.read, site, self._before, self._written, limit)
        return found

    def passed(self, place: Place) -> None:
        """A page was requested, or is not wanted: the next one is ahead."""
        if len(place) == len(FIRST):
            self._due = place
        else:
            self._written = place

    def left(self, ledger: Ledger, pages: Iterable[Found]) -> None:
        """There was no room for pages that are wanted. They may have been passed when they were done or not wanted, or
        the clock was put back: then they are ahead again, behind all others."""
        if self._due == FIRST:
            return
        for one in pages:
            for (found_at,) in ledger.read(FOUND_AT, (one.url,)):
                if (found_at, one.url) <= self._due:
                    self._again = min(self._again or found_at, found_at)
