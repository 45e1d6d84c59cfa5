"""One site in one run: what it was asked, what it has offered, and what of that is wanted."""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from crawler.core.found import Found
from crawler.discovery.links import Links
from crawler.discovery.moments import day_in, newest
from crawler.discovery.options import Options
from crawler.discovery.url_patterns import UrlPatterns, is_page, segments
from crawler.ledger import Resource
from crawler.sites import Site
from crawler.sites.urls import same_owner, same_part, same_site

MAX_LISTS = 60
"""List pages of a site that one run follows, pagination included: the menus of large news sites have 20 to 40 entries.
A calendar or a filter that links to itself for ever ends here."""

MAX_PAGES = 10
"""Pages of one list that are turned over; a list whose page holds nothing new is not turned further."""

MAX_DEPTH = 2
"""Steps from the home page to a list: sections and their subsections."""

MAX_SITEMAPS = 300
"""Sitemaps of a site that one run reads: 25 years of monthly ones."""

MAX_FEEDS = 40
"""Feeds of a site that one run reads: a site that announces a feed a tag would have no end."""

COPIES = 5
"""Pages of one path, with different queries, that all were the same article: more of them are not asked for."""

HELD = 100
"""Article requests of a site that wait in memory; what is beyond waits in the ledger."""


@dataclass(slots=True)
class Listing:
    """A start or list page."""

    links: Links
    url: str
    level: int
    """Steps from the start page."""
    resource: Resource
    """What the ledger knows of it."""

    @property
    def name(self) -> str:
        """What the page's title begins with: the section's name."""
        return (self.links.title or "").partition(" - ")[0].partition(" | ")[0]


@dataclass(slots=True)
class Visit:
    """The state of one site's crawl; the spider moves it on."""

    site: Site
    options: Options
    home: str = ""
    """The start page; after it has answered, where its redirects ended."""
    listed: list[Found] | None = None
    """Articles that a list of URLs names: then nothing is discovered."""
    patterns: UrlPatterns = field(default_factory=UrlPatterns)
    asked: set[str] = field(default_factory=set)
    """Feeds, sitemaps and list pages that this run has asked for."""
    waiting: set[str] = field(default_factory=set)
    """Those of them that have not answered yet."""
    held: list[Listing] = field(default_factory=list)
    """Pages whose links are judged when feeds and sitemaps have told what articles look like."""
    kinds: Counter[str] = field(default_factory=Counter)
    """How many were asked, by kind."""
    met: set[str] = field(default_factory=set)
    """Articles that were discovered."""
    taken: set[str] = field(default_factory=set)
    """Articles that were requested."""
    due: int = 0
    """Articles that were found to be due and wanted; more than were requested where there was no room."""
    judging: bool = False
    """Whether feeds and sitemaps have told what articles look like, so that links can be judged as they come."""
    in_flight: int = 0
    answered: int = 0
    """Articles that were fetched, or could not be."""
    behind: bool = True
    """Whether the ledger may hold pending articles that were not requested yet."""
    away: bool = False
    """Whether the site does not answer: no more of its pages are taken up in this run."""
    same: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Path to the one article that its pages with a query have shown up to now, and how many did; no article where
    they showed several."""
    _listed: frozenset[str] = frozenset()
    _allow: list[re.Pattern[str]] = field(default_factory=list)
    _deny: list[re.Pattern[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.home = self.home or self.site.home
        self._listed = frozenset(one.url for one in self.listed or ())
        self._allow = [re.compile(pattern) for pattern in self.site.allow]
        self._deny = [re.compile(pattern) for pattern in self.site.deny]

    @property
    def room(self) -> float:
        """How many more articles may be requested now."""
        return min(HELD - self.in_flight, self.options.max - self.answered - self.in_flight)

    @property
    def is_supplied(self) -> bool:
        """Whether as many articles as the run may ask for have been asked for."""
        return self.answered + self.in_flight >= self.options.max

    @property
    def is_full(self) -> bool:
        """Whether the run has what it was asked for of this site."""
        return self.options.max < math.inf and self.answered >= self.options.max

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

    def wants(self, found: Found, *, inside: bool = False) -> bool:
        """Whether this run was asked for the article. `inside`: it was found on a page of the section asked for."""
        if self.is_copy(found.url) or (self._listed and found.url not in self._listed):
            return False
        since, section = self.options.since, self.options.section
        if since is not None:
            named = newest(found.hints) or day_in(found.url)
            if named is not None and named < since:
                return False
        return section is None or inside or self.in_section(found.url, found.hints.tags)

    def showed(self, url: str, article: str) -> None:
        """A page has been cleaned: it holds this article, by the hash of its text."""
        path, _, query = url.partition("?")
        if query:
            known, pages = self.same.get(path, (article, 0))
            self.same[path] = (article, pages + 1) if known == article else ("", 0)

    def is_copy(self, url: str) -> bool:
        """Whether a page is one more address (a session, a sort order) of an article that has shown too many."""
        path, _, query = url.partition("?")
        return bool(query) and self.same.get(path, ("", 0))[1] >= COPIES

    def in_section(self, url: str, names: list[str]) -> bool:
        """Whether a URL's path or one of the names that go with it is the section asked for."""
        wanted = self.options.section
        return wanted is None or wanted in {one.strip().lower() for one in [*segments(url), *names]}
