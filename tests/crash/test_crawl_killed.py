"""A crawl, killed with SIGKILL at random moments and run again: nothing lost, nothing twice, nothing torn."""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.items import FetchedPage
from pipelines.cleaning.chain import clean_fetched
from tests.faults.watched import Watched
from tests.made_pages import make_page
from tests.processes import Command, start
from tests.server import Page, Web, serving

HOST = "marsad.test"
SETTINGS = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": 0,
    "ALLOW_PRIVATE_ADDRESSES": 1,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
}
REFUSED = 7
"""Of ten pages this one is empty: a page that is rejected."""

IN_FLIGHT = 150
"""Pages that a kill may cost a second fetch: those being fetched and cleaned, and the group that is not committed."""


@dataclass
class Site:
    """A site of numbered articles, and the folder that is crawled into."""

    web: Web
    count: int
    folder: Path
    asked_for: tuple[str, ...] = ("-a", f"url=http://{HOST}/")

    def start(self) -> Command:
        command = [sys.executable, "-m", "scrapy", "crawl", "news", "--removed", *self.asked_for]
        for name, value in ({"OUTPUT_DIR": self.folder} | SETTINGS).items():
            command += ["-s", f"{name}={value}"]
        environment = self.web.environment() | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}
        return start(command, env=environment)

    def urls(self) -> list[str]:
        """The URLs of all records in all files; a torn line fails here."""
        files = sorted(self.folder.glob("*/articles-*.jsonl"))
        return [json.loads(line)["url"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    def removed(self) -> dict[str, list[tuple[str, int]]]:
        """The removed lines of each URL, sorted; a torn row fails here."""
        lines: dict[str, list[tuple[str, int]]] = {}
        for file in self.folder.glob("*/removed.jsonl"):
            for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
                lines.setdefault(row["url"], []).append((row["text"], row["position"]))
        return {url: sorted(rows) for url, rows in lines.items()}

    def rejected(self) -> list[str]:
        """The URLs of all rows of pages that are no article."""
        files = self.folder.glob("*/rejected.jsonl")
        return [json.loads(line)["url"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    def fetched(self) -> Counter[str]:
        """How often each article page was asked for."""
        return Counter(one.url for one in self.web.asked if urlsplit(one.url).path.startswith("/news/"))


def make_site(web: Web, count: int, folder: Path) -> Site:
    urls = urls_of(count)
    for number, url in enumerate(urls):
        web.put(url, Page(page_of(number)))
    places = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    web.put(f"http://{HOST}/robots.txt", Page(f"Sitemap: http://{HOST}/sitemap.xml", type="text/plain"))
    sitemap = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
    web.put(f"http://{HOST}/sitemap.xml", Page(sitemap, type="application/xml"))
    web.put(f"http://{HOST}/", Page("<html><body><h1>مرصد</h1></body></html>"))
    return Site(web, count, folder)


def urls_of(count: int) -> list[str]:
    return [f"http://{HOST}/news/{number}" for number in range(count)]


def page_of(number: int) -> str:
    """A page with two lines that are none of the article's; one of ten is empty, and rejected."""
    if number % 10 == REFUSED:
        return ""
    more = f"<p>تابعونا على تلغرام</p><p>المصدر: وكالة مرصد {number}</p>"
    return make_page(number).html.replace('</div><div class="share">', f'{more}</div><div class="share">')


def removed_of(number: int, url: str) -> list[tuple[str, int]]:
    """What cleaning takes out of a page of the site; by which rule changes with what the crawl has learned."""
    page = FetchedPage(body=page_of(number).encode(), url=url, content_type="text/html")
    _, trace = clean_fetched(page)
    return sorted((line.text, line.position) for line in trace.removed)


def kill_under_way(site: Site, rng: random.Random, *, alone: bool) -> bool:
    """Start a crawl, wait until it fetches articles, then a random moment, then SIGKILL. -> whether it was running.

    `alone`: only the main process is killed, as the system does that is out of memory; its workers must end by
    themselves.
    """
    before = site.fetched().total()
    process = site.start()
    until = time.monotonic() + 60
    while process.poll() is None and site.fetched().total() == before and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(rng.random() * 2)
    if process.poll() is None:
        (os.kill if alone else os.killpg)(process.pid, signal.SIGKILL)
    status = process.wait()
    Watched(process, site.folder).wait_until_gone(seconds=20)
    return status == -signal.SIGKILL


def check_killed(folder: Path, count: int, kills: int, seed: int) -> None:
    """Kill a crawl `kills` times, let it finish, and count."""
    rng = random.Random(seed)
    with serving(Web()) as web:
        site = make_site(web, count, folder)
        killed = sum(kill_under_way(site, rng, alone=number % 2 == 0) for number in range(kills))
        assert site.start().wait(timeout=300) == 0
        assert killed
        urls, rejected = site.urls(), site.rejected()
        articles = {number: url for number, url in enumerate(urls_of(count)) if number % 10 != REFUSED}
        assert Counter(urls) == Counter(articles.values())
        assert Counter(rejected) == Counter(set(urls_of(count)) - set(articles.values()))
        assert removed_of(1, f"http://{HOST}/news/1")
        assert site.removed() == {url: removed_of(number, url) for number, url in articles.items()}
        again = sum(times - 1 for times in site.fetched().values())
        assert again <= killed * IN_FLIGHT
        before = site.fetched().total()
        assert site.start().wait(timeout=100) == 0
        assert site.fetched().total() == before, "a run behind a complete one fetches no article"
        assert site.urls() == urls
        assert site.rejected() == rejected


@pytest.mark.timeout(300)
def test_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    check_killed(tmp_path / "output", count=150, kills=2, seed=1)


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_lost_over_twenty_kills(tmp_path: Path, seed: int) -> None:
    check_killed(tmp_path / "output", count=500, kills=4, seed=seed)
