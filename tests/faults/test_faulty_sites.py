"""One crawl over good and bad sites: the good are complete, the bad cost only themselves and are named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.faults.bad_web import GOOD, INJECTED, build
from tests.faults.watched import Watched, crawling, write_sites
from tests.server import Web, serving
from tests.spiders.crawling import Run


class Faults:
    """The run and what is left of it."""

    def __init__(self, watched: Watched, run: Run, web: Web) -> None:
        self.watched = watched
        self.run = run
        self.web = web


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faults]:
    folder = tmp_path_factory.mktemp("faults")
    web = Web()
    with serving(web):
        homes = build(web)
        sites = write_sites(folder / "sites", homes)
        with crawling(
            web, folder / "out", SITES_DIR=sites, DOWNLOAD_TIMEOUT=3, BUSY_DELAY=0.2, DNS_TIMEOUT=3
        ) as watched:
            run = watched.end(timeout=90)
    yield Faults(watched, run, web)


def test_the_good_site_is_complete(world: Faults) -> None:
    assert world.run.urls("good") == GOOD


def test_the_run_ends_and_says_that_some_sites_failed(world: Faults) -> None:
    assert world.run.status == 5
    assert "Traceback" not in world.run.errors
    assert world.watched.seconds < 60


@pytest.mark.parametrize(
    ("site", "words"),
    {
        "cookies": "could not be reached: too many redirects",
        "garbage": "could not be reached: robots.txt: the answer was no HTTP, or broke off",
        "loop": "could not be reached: too many redirects",
        "nodns": "could not be reached: robots.txt: no such host",
        "notls": "could not be reached: robots.txt: no TLS connection",
        "refused": "could not be reached: robots.txt: connection refused",
        "silent": "could not be reached: robots.txt: no answer in time",
        "slowbody": "could not be reached: robots.txt: no answer in time",
        "slowheaders": "could not be reached: robots.txt: no answer in time",
        "calendar": "no article was found",
        "empty": "no article was found",
        "error": "no article was found",
        "resets": "60 of 60 pages could not be fetched: the answer broke off",
    }.items(),
)
def test_a_bad_site_is_named_with_its_reason(site: str, words: str, world: Faults) -> None:
    assert f"site        {site}: {words}\n" in world.run.output


def test_good_sites_are_not_named(world: Faults) -> None:
    for site in ("good", "pages", "robots", "bomb"):
        assert f"site        {site}:" not in world.run.output


def test_memory_stays_under_the_bound(world: Faults) -> None:
    """docs/operations.md states it."""
    assert world.watched.main_mib < 400
    assert world.watched.worker_mib < 400


@pytest.mark.parametrize(
    ("page", "reason"),
    {
        "astronomic": "too large",
        "big-header": "the answer was no HTTP, or broke off",
        "broken-off": "the answer broke off",
        "brotli-bomb": "too large",
        "endless-redirect": "too many redirects",
        "gzip-bomb": "too large",
        "gzip-in-gzip": "too large",
        "less-than-nothing": "the answer was no HTTP, or broke off",
        "no-brotli": "the answer is damaged",
        "no-headers": "the answer was no HTTP, or broke off",
        "odd-status": "status 999",
        "redirect-broken": "the answer names a broken address",
        "redirect-missing": "status 302",
        "redirect-nowhere": "status 302",
        "torn-gzip": "the answer is damaged",
        "two-lengths": "the answer was no HTTP, or broke off",
        "zstd-bomb": "too large",
    }.items(),
)
def test_a_page_that_cannot_be_had_is_kept_with_its_reason(page: str, reason: str, world: Faults) -> None:
    """In the ledger: later runs try it again."""
    database = sqlite3.connect(world.run.folder / "ledger.sqlite")
    with closing(database):
        row = database.execute("SELECT state, reason FROM url WHERE url = ?", (f"http://pages.test/n/{page}",))
        assert row.fetchone() == ("failed", reason)


def test_a_page_that_is_none_is_rejected(world: Faults) -> None:
    rows = {row["origin"].rpartition("/")[2]: row["reason"] for row in world.run.rows("pages", "rejected")}
    assert rows == {"nothing": "empty-file", "no-content": "empty-file", "image-as-html": "binary"}


def test_wrong_charsets_and_types_do_not_cost_the_text(world: Faults) -> None:
    texts = {row["origin"].rpartition("/")[2]: row["text"] for row in world.run.rows("pages")}
    right = texts["3001"].replace("3001", "2000")
    pages = """cp1256-said-utf8 utf8-said-cp1256 odd-charset codec-as-charset html-as-binary html-as-image odd-coding
        nul-bytes""".split()
    assert {name: texts[name] for name in pages} == dict.fromkeys(pages, right)


def test_a_start_page_in_no_encoding_for_text_is_read(world: Faults) -> None:
    assert world.run.urls("charset") == ["http://charset.test/story/6001"]


def test_good_pages_between_broken_ones_are_all_written(world: Faults) -> None:
    numbers = {url.rpartition("/")[2] for url in world.run.urls("pages")}
    assert {str(number) for number in range(3001, 3024)} <= numbers


def test_a_dead_host_is_left_alone_and_its_pages_stay_due(world: Faults) -> None:
    # Fifteen tries; Twisted itself asks once more where a connection that was kept open breaks.
    assert len([path for path in world.web.paths("resets.test") if path.startswith("/n/")]) <= 32
    database = sqlite3.connect(world.run.folder / "ledger.sqlite")
    with closing(database):
        rows = database.execute("SELECT state, count(*) FROM url WHERE url LIKE 'http://resets%' GROUP BY state")
        counts = dict(rows.fetchall())
    assert sum(counts.values()) == 60
    assert counts["pending"] >= 55


def test_the_rules_at_the_beginning_of_a_huge_robots_txt_hold(world: Faults) -> None:
    assert world.run.urls("robots") == ["http://robots.test/n/1001"]
    assert "/secret/1" not in world.web.paths("robots.test")


def test_no_answer_writes_into_a_later_request(world: Faults) -> None:
    """No line through a redirect's address, and no cookie: none of the site's own, none across sites."""
    assert any("/n/3001?x=" in path for path in world.web.paths("pages.test"))
    for asked in world.web.asked:
        assert not {"cookie", INJECTED.lower()} & {name.lower() for name in asked.headers}, asked


def test_sitemaps_and_feeds_that_explode_do_not(world: Faults) -> None:
    assert "http://bomb.test/story/5001" in world.run.urls("bomb")
    assert "root:" not in str(world.run.rows("bomb"))
    assert not any("passwd" in path or "root" in path for path in world.web.paths("bomb.test"))
    assert len(world.web.paths("bomb.test")) < 60


def test_an_endless_calendar_ends(world: Faults) -> None:
    assert len(world.web.paths("calendar.test")) < 100
