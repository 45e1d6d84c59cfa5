"""What is too much: large pages, thousands of addresses of one page, calendars without end. `make soak`."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.faults import answers
from tests.faults.answers import Endless, played
from tests.faults.watched import crawling, write_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import article, rss

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1200)]

HOME = "<html><body><p>صدى"
GOOD = [f"http://good.test/n/{number}" for number in range(1001, 1009)]


def put_good(web: Web) -> None:
    web.put("http://good.test/", HOME)
    web.put("http://good.test/feed", Page(rss(GOOD), "application/rss+xml"))
    for url in GOOD:
        web.put(url, article(int(url[-4:])))


def test_pages_of_100_megabytes_on_twenty_sites_at_once(tmp_path: Path) -> None:
    """With the length said and not said, and 60 MB of a sitemap; docs/operations.md states the bound."""
    web = Web()
    put_good(web)
    homes = {"good": "http://good.test/"}
    for number in range(20):
        host = f"large{number}.test"
        homes[f"large{number}"] = f"http://{host}/"
        web.put(f"http://{host}/", HOME)
        urls = [f"http://{host}/n/{page}" for page in range(1001, 1003)]
        web.put(f"http://{host}/feed", Page(rss(urls), "application/rss+xml"))
        for url in urls:
            web.put(url, played(answers.large(100, chunked=number % 2 == 0)))
        if number < 3:
            web.put(f"http://{host}/sitemap.xml", played(answers.large(60, chunked=True)))
    with serving(web):
        sites = write_sites(tmp_path / "sites", homes)
        with crawling(web, tmp_path / "out", SITES_DIR=sites, RETRY_TIMES=0) as watched:
            run = watched.end(timeout=900)
    assert run.urls("good") == GOOD
    assert "  40        too large" in run.output
    assert "Traceback" not in run.errors
    print(f"{watched.seconds:.0f} s, main {watched.main_mib:.0f} MiB, worker {watched.worker_mib:.0f} MiB")  # noqa: T201
    assert watched.main_mib < 600


def test_10000_addresses_of_one_page(tmp_path: Path) -> None:
    """The page is written once, and the run does not ask for all of them."""
    web = Web()
    put_good(web)
    links = "".join(f'<a href="/story/5001?session={n}">مكتبة جديدة تفتح أبوابها في الحي</a>' for n in range(10_000))
    page = article(5001, head='<link rel="canonical" href="http://many.test/story/5001">')
    web.hosts["many.test"] = Endless(lambda path: page if path.startswith("/story/5001") else None)
    web.put("http://many.test/", f"<html><body>{links}")
    with serving(web):
        sites = write_sites(tmp_path / "sites", {"many": "http://many.test/", "good": "http://good.test/"})
        with crawling(web, tmp_path / "out", SITES_DIR=sites) as watched:
            run = watched.end(timeout=600)
    asked = [path for path in web.paths("many.test") if path.startswith("/story/")]
    print(f"{watched.seconds:.0f} s, {len(asked)} pages asked, main {watched.main_mib:.0f} MiB")  # noqa: T201
    assert run.urls("good") == GOOD
    assert run.urls("many") == ["http://many.test/story/5001"]
    assert len(asked) < 300
    assert watched.main_mib < 300


def test_a_calendar_that_shows_articles_for_ever(tmp_path: Path) -> None:
    """Each day has an article and a link to the day before; each page is good, there is just no end of them."""

    def day(path: str) -> Page | None:
        number = int("".join(filter(str.isdigit, urlsplit(path).path)) or 90_000)
        if path.startswith("/story/"):
            return article(number)
        if path == "/" or path.startswith("/archive"):
            return Page(
                f'<html><body><nav><a href="/archive/{number - 1}">أرشيف اليوم السابق</a>'
                f'<a rel="next" href="/archive/page/{number - 1}">التالي</a></nav>'
                f'<a href="/story/{number}">مكتبة جديدة تفتح أبوابها في الحي القديم</a></body></html>'
            )
        return None

    web = Web()
    put_good(web)
    web.hosts["calendar.test"] = Endless(day)
    with serving(web):
        sites = write_sites(tmp_path / "sites", {"calendar": "http://calendar.test/", "good": "http://good.test/"})
        with crawling(web, tmp_path / "out", SITES_DIR=sites) as watched:
            run = watched.end(timeout=600)
    print(f"{watched.seconds:.0f} s, {len(web.paths('calendar.test'))} pages asked")  # noqa: T201
    assert run.urls("good") == GOOD
    assert len(web.paths("calendar.test")) < 300
    assert watched.main_mib < 300
