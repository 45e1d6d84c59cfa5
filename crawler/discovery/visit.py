"""One site in one run: what it was asked, what it has offered, and what of that is wanted.

All that changes while a site is crawled changes here; the spider and the discovery call, and read what they need.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from crawler.core.found import Found
from crawler.core.moments import newest
from crawler.discovery.copies import Copies
from crawler.discovery.options import Options
from crawler.discovery.reading import ListPage
from crawler.discovery.rules import Rules
from crawler.discovery.url_patterns import UrlPatterns, segments
from crawler.ledger import Backlog, Resource, ResourceKind
from crawler.sites import Site, day_in

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

MAX_HOMES = 3
"""Start pages that do nothing but lead on to another."""

CAPS = {"feed": MAX_FEEDS, "list": MAX_LISTS, "home": MAX_HOMES}
"""By kind of page; of all others MAX_SITEMAPS."""

HELD = 100
"""Article requests of a site that wait in memory; what is beyond waits in the ledger."""

COUNTED = 50_000
"""Articles of a site that are told apart while they are counted as discovered; some 4 MB. Beyond it, one that is met
again is counted again."""


@dataclass(slots=True)
class Listing:
    """A start or list page that has answered."""

    page: ListPage
    url: str
    level: int
    """Steps from the start page."""
    resource: Resource
    """What the ledger knows of it."""

    @property
    def name(self) -> str:
        """What the page's title begins with: the section's name."""
        return (self.page.links.title or "").partition(" - ")[0].partition(" | ")[0]


@dataclass(slots=True)
class Places:
    """Feeds, sitemaps, start and list pages of one site."""

    asked: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    """Those that have not answered yet."""
    held: list[Listing] = field(default_factory=list)
    """Pages whose links are judged when feeds and sitemaps have told what articles look like."""
    kinds: Counter[str] = field(default_factory=Counter)
    """How many were asked, by kind."""
    told: int = 0
    """Of how many the log has said what is wrong with them."""
    judging: bool = False
    """Whether feeds and sitemaps have told, so that links can be judged as they come."""

    def is_new(self, url: str, kind: ResourceKind) -> bool:
        """Whether the place is yet to be asked for and not one too many of its kind; it counts as asked then."""
        if url in self.asked or self.kinds[kind] >= CAPS.get(kind, MAX_SITEMAPS):
            return False
        self.asked.add(url)
        return True

    def wait_for(self, url: str, kind: ResourceKind) -> None:
        """It is requested."""
        self.kinds[kind] += 1
        self.waiting.add(url)

    def hold(self, page: Listing) -> None:
        """Keep a page until its links can be judged."""
        self.held.append(page)

    def settle(self, url: str) -> list[Listing]:
        """A place has answered or failed; returns the pages whose links can now be judged."""
        self.waiting.discard(url)
        if self.waiting or not self.held:
            return []
        self.judging = True
        held, self.held = self.held, []
        return held


@dataclass(slots=True)
class Articles:
    """The article pages of one site."""

    most: float = math.inf
    """How many the run may ask for."""
    taken: set[str] = field(default_factory=set)
    """Those that were requested."""
    due: int = 0
    """Found to be due and wanted; more than were requested where there was no room."""
    in_flight: int = 0
    answered: int = 0
    """Fetched, or could not be."""
    behind: bool = True
    """Whether the ledger may hold pending articles that were not requested yet."""
    away: bool = False
    """Whether the site does not answer: no more of its pages are taken up in this run."""
    _counted: set[int] = field(default_factory=set)

    @property
    def is_supplied(self) -> bool:
        """Whether as many as the run may ask for have been asked for."""
        return self.answered + self.in_flight >= self.most

    @property
    def is_refillable(self) -> bool:
        """Whether pages that wait in the ledger are to be taken up again: half of the room in memory is free."""
        return not self.away and self.behind and self.in_flight <= HELD // 2 and self.answered < self.most

    def count(self, found: Iterable[Found]) -> int:
        """How many of the pages this run had not met before."""
        before = len(self._counted)
        new = {hash(one.url) for one in found} - self._counted
        if before + len(new) > COUNTED:
            self._counted = set()
        self._counted |= new
        return len(new)

    def count_done(self, found: Iterable[Found]) -> int:
        """How many of the pages were neither requested nor wait for room: there is nothing to ask them for."""
        return 0 if self.behind else sum(one.url not in self.taken for one in found)

    def take(self, found: Found) -> bool:
        """Whether the page is to be requested now; where there is no room it waits in the ledger."""
        if found.url in self.taken:
            return False
        if self.in_flight >= HELD or self.is_supplied:
            self.behind = True
            return False
        self.taken.add(found.url)
        self.in_flight += 1
        return True

    def take_at_hand(self, found: Found) -> None:
        """The page is here already."""
        self.taken.add(found.url)
        self.answered += 1

    def ended(self, *, away: bool = False) -> None:
        """One that was requested has answered or failed; `away`: its host answers no more in this run."""
        self.in_flight -= 1
        self.answered += 1
        self.away = self.away or away

    def refilled(self, *, more: bool) -> None:
        """What waited in the ledger was looked at; `more`: there may be more behind it."""
        self.behind = more


class Visit:
    """The state of one site's crawl."""

    def __init__(self, site: Site, options: Options, listed: list[Found] | None = None) -> None:
        """`listed`: articles that a list of URLs names; then nothing is discovered."""
        self.site = site
        self.options = options
        self.listed = listed
        self.rules = Rules(site, site.home)
        self.patterns = UrlPatterns()
        self.places = Places()
        self.articles = Articles(options.max, behind=listed is None or options.revisit is not None)
        self.copies = Copies()
        self.backlog = Backlog(options.revisit)
        self.begun = False
        """Whether the run has come to this site."""
        self._listed = frozenset(one.url for one in listed or ())

    @property
    def is_busy(self) -> bool:
        """Whether something is under way, or yet to be asked."""
        return not self.begun or bool(self.places.waiting) or self.articles.in_flight > 0

    @property
    def home(self) -> str:
        """The start page; after it has answered, where its redirects ended."""
        return self.rules.home

    def moved(self, home: str) -> None:
        """The start page has answered from another address."""
        self.rules = self.rules.moved(home)

    def wants(self, found: Found, *, inside: bool = False) -> bool:
        """Whether this run was asked for the article. `inside`: it was found on a page of the section asked for."""
        if self.copies.has_more_of(found.url) or (self._listed and found.url not in self._listed):
            return False
        since, section = self.options.since, self.options.section
        if since is not None:
            named = newest(found.hints) or _first_moment(found.url)
            if named is not None and named < since:
                return False
        return section is None or inside or self.in_section(found.url, found.hints.tags)

    def in_section(self, url: str, names: list[str]) -> bool:
        """Whether a URL's path or one of the names that go with it is the section asked for."""
        wanted = self.options.section
        return wanted is None or wanted in {one.strip().lower() for one in [*segments(url), *names]}


def _first_moment(url: str) -> datetime | None:
    """The first moment, in UTC, of the day that a URL names; None where it names none."""
    found = day_in(url)
    return datetime.combine(found[0], time(), UTC) if found else None


def busy_sites(visits: Mapping[str, Visit]) -> list[str]:
    """The names of the sites of which something is under way, or yet to be asked."""
    return [name for name, visit in visits.items() if visit.is_busy]
