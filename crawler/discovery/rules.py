"""Which pages a site's own rules let through: pure, so that the reading processes can ask, too."""

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property

from crawler.core.found import Found
from crawler.discovery.url_patterns import is_page
from crawler.sites import Site
from crawler.sites.owners import same_owner, same_part, same_site


@dataclass(frozen=True)
class Rules:
    """What belongs to a site, and what of that can be an article."""

    site: Site
    home: str
    """The start page; after it has answered, where its redirects ended."""

    def moved(self, home: str) -> "Rules":
        """The rules with another start page."""
        return replace(self, home=home)

    def owns(self, url: str, *, linked: bool) -> bool:
        """Whether a page is the site's: by a link the host decides, by the site's own feed or sitemap the owner.

        Where the start page is the Arabic part of a larger site (`/ar`, `/arabic`), only that part is.
        """
        rule = same_site if linked else same_owner
        if not rule(url, self.home, self.site.hosts) or not same_part(url, self.site.home):
            return False
        return not any(one.search(url) for one in self._deny)

    def admits(self, found: Found, *, linked: bool = False) -> bool:
        """Whether the page can be an article of the site by its rules; of one that a sitemap lists, by its URL, too."""
        if not self.owns(found.url, linked=linked) or not (linked or is_page(found.url, listed=True)):
            return False
        return not self._allow or any(one.search(found.url) for one in self._allow)

    @cached_property
    def _allow(self) -> list[re.Pattern[str]]:
        return [_compiled(pattern) for pattern in self.site.allow]

    @cached_property
    def _deny(self) -> list[re.Pattern[str]]:
        return [_compiled(pattern) for pattern in self.site.deny]


_compiled = cache(re.compile)
