"""What the ledger knows of a feed, a sitemap or a section page."""

from dataclasses import dataclass
from typing import Literal

ResourceKind = Literal["home", "list", "feed", "sitemap", "part", "guess", "wishes"]
"""Start page, section page, feed, sitemap, part of a sitemap, a feed or sitemap that may be there, and a server's files
of wishes."""


@dataclass(slots=True)
class Resource:
    """The memory of one discovery page; times are seconds since the epoch."""

    url: str
    site: str
    kind: ResourceKind
    etag: str | None = None
    last_modified: str | None = None
    """The Last-Modified header as it was sent."""
    interval: float | None = None
    """Seconds between two visits."""
    next_due: float | None = None
    failures: int = 0
    changed_at: float | None = None
    """When it last had something new."""
    note: str | None = None
    """Free for the discovery that owns the resource."""

    def waits(self, now: float, most: float) -> bool:
        """Whether it is not to be asked yet. Nothing is put off for longer than `most` seconds: where it is, the clock
        was ahead when it was last asked."""
        return self.next_due is not None and 0 < self.next_due - now <= most
