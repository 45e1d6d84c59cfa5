"""What one article's crawl of a site has shown of it: its start page, robots.txt, feeds, sitemaps and the article."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.robotstxt import RobotParser

from crawler.core.run import run_of
from crawler.ledger import Ledger
from crawler.politeness.robots import ALL_CLOSED, ALL_OPEN
from crawler.sites import Site
from crawler.sites.hosts import host_of

RobotsState = Literal["read", "none", "closed", "not asked"]
"""What came of robots.txt; `closed`: it could not be had, and nothing was asked."""

ROBOTS: dict[int, RobotsState] = {id(ALL_CLOSED): "closed", id(ALL_OPEN): "none"}
"""What the middleware stands in for a robots.txt that could not be had, and for one that is not there."""

SOURCES = {"feed": "feeds", "sitemap": "sitemaps"}


@dataclass(slots=True)
class SiteCheck:
    """What a look at one site gave."""

    name: str
    home: bool = False
    """Whether the start page has answered."""
    robots: RobotsState = "not asked"
    feeds: tuple[int, int] = (0, 0)
    """Those that could be read, and all that the file, the start page and the usual places name."""
    sitemaps: tuple[int, int] = (0, 0)
    found: int = 0
    """Articles that start page, feeds and sitemaps name."""
    article: dict[str, Any] | None = None
    """The record of the one article; None where none came out."""
    faults: list[str] = field(default_factory=list)
    """What went wrong, a phrase each."""

    @property
    def is_well(self) -> bool:
        """Whether the file may be called checked, once a person has looked at the article."""
        return self.home and self.article is not None and bool(self.article["title"])


def robots_told(crawler: Crawler) -> dict[str, RobotsState]:
    """Hosts to what is known of their robots.txt, in the words of `SiteCheck.robots`; filled while the crawl runs."""
    told: dict[str, RobotsState] = {}

    def parsed(robotparser: RobotParser | None, request: Request) -> None:
        told[urlsplit(request.url).netloc] = ROBOTS.get(id(robotparser), "read")

    crawler.signals.connect(parsed, signals.robots_parsed, weak=False)
    return told


def look(crawler: Crawler, output: Path, robots: dict[str, RobotsState]) -> list[SiteCheck]:
    """What a crawl into the folder `output` that has ended shows of its sites, in order of name.

    Raises LedgerError where there is no ledger to read.
    """
    ledger = Ledger.reader(output / "ledger.sqlite")
    try:
        return [_look(crawler, site, ledger, output, robots) for _, site in sorted(run_of(crawler).sites.items())]
    finally:
        ledger.close()


def _look(crawler: Crawler, site: Site, ledger: Ledger, output: Path, robots: dict[str, RobotsState]) -> SiteCheck:
    counts = run_of(crawler).counts.of(site.name)
    check = SiteCheck(site.name, found=counts.discovered, article=_article(output / site.name))
    check.faults += [f"{reason} ({times} times)" if times > 1 else reason for reason, times in counts.reasons.items()]
    check.faults += [f"the page was no article: {reason}" for reason in counts.rejected]
    resources = ledger.resources(site.name)
    check.home = any(one.kind == "home" and not one.failures for one in resources)
    hosts = [host for host in robots if host.removeprefix("www.") == urlsplit(site.home).netloc.removeprefix("www.")]
    hosts += [host for host in robots if host_of(f"http://{host}/").endswith(f".{host_of(site.home)}")]
    check.robots = robots[hosts[0]] if hosts else check.robots
    for kind, name in SOURCES.items():
        named = [one for one in resources if one.kind == kind]
        setattr(check, name, (sum(not one.failures for one in named), len(named)))
        check.faults += [f"{kind} {one.url} could not be read" for one in named if one.failures]
    if check.home and not check.found:
        check.faults.append("no article was found")
    return check


def _article(folder: Path) -> dict[str, Any] | None:
    for path in folder.glob("articles-*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            record: dict[str, Any] = json.loads(line)
            return record
    return None
