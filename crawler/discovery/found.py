"""A URL that discovery came upon."""

from dataclasses import dataclass, field

from crawler.items import Hints


@dataclass(frozen=True, slots=True)
class Found:
    """A page's normalised URL and what its feed or sitemap said of it."""

    url: str
    hints: Hints = field(default_factory=Hints)
