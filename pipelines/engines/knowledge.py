"""What a run knows of sites and phrases: plain values that travel with an archive to where it is cleaned."""

from dataclasses import dataclass, field, replace

from crawler.items import Corrections, FetchedPage
from crawler.sites import Site, SitesByHost


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The site files, shipped and the user's, and the user's corrections of the lexicon."""

    sites: tuple[Site, ...] = ()
    """Where there are none, a page's site is its host."""
    corrections: Corrections | None = field(default=None, repr=False)
    """None: those of the environment where the archive is cleaned."""

    _by_host: SitesByHost = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_host", SitesByHost(self.sites))

    def told(self, page: FetchedPage) -> FetchedPage:
        """The page with what is known of it."""
        site = self._by_host.of(page.url) if page.url else None
        return replace(page, site=site or page.site, corrections=self.corrections)
