"""A URL that discovery came upon."""

from dataclasses import dataclass, field

from crawler.items import Hints
from crawler.sites.urls import absolute, forms


@dataclass(frozen=True, slots=True)
class Found:
    """A page's normalised URL and what its feed or sitemap said of it."""

    url: str
    """The URL that the ledger knows the page by: crawler/discovery/urls.py, `normalise`."""
    hints: Hints = field(default_factory=Hints)
    fetch: str | None = None
    """The URL to ask the server for, where that is another (a trailing slash that the site insists on)."""
    render: bool = False
    """Whether its plain page showed nothing, so that it waits for a browser."""

    @property
    def address(self) -> str:
        """The URL to request."""
        return self.fetch or self.url


def find(link: object, base: str, home: str | None = None, hints: Hints | None = None) -> Found | None:
    """What a link on the page, feed or sitemap at `base` leads to; None where that is no http(s) URL.

    `home` is the site's start page, whose host stands for its twins (`urls.clean_url`).
    """
    target = absolute(base, link) if isinstance(link, str) else None
    both = forms(target, home) if target else None
    if both is None:
        return None
    key, fetch = both
    return Found(key, hints or Hints(), fetch if fetch != key else None)
