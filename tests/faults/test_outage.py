"""A server that dies in mid-crawl and comes back; a slow site with a backlog beside a good one."""

import signal
from pathlib import Path

from tests.faults import answers
from tests.faults.answers import played
from tests.faults.watched import crawling, write_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import article, rss

URLS = [f"http://frail.test/n/{number}" for number in range(1001, 1031)]


def test_what_an_outage_costs_the_next_run_writes(tmp_path: Path) -> None:
    web = Web()
    gone = played(answers.hang_up)
    web.put("http://frail.test/", "<p>صدى")
    web.put("http://frail.test/feed", Page(rss(URLS), "application/rss+xml"))
    with serving(web):
        sites = write_sites(tmp_path / "sites", {"frail": "http://frail.test/"})
        for number, url in enumerate(URLS):
            web.put(url, article(int(url[-4:])) if number < 10 else gone)
        with crawling(web, tmp_path / "out", SITES_DIR=sites, BUSY_DELAY=0.1) as watched:
            first = watched.end(timeout=60)
        assert first.status == 5
        assert "frail.test: the answer was no HTTP, or broke off, 15 times in a row" in first.errors
        assert "site        frail: " in first.output
        assert first.urls("frail") == URLS[:10]
        for url in URLS[10:]:
            web.put(url, article(int(url[-4:])))
        with crawling(web, tmp_path / "out", SITES_DIR=sites) as watched:
            second = watched.end(timeout=60)
    assert second.status == 0
    assert second.urls("frail") == URLS


def test_a_short_outage_is_waited_for(tmp_path: Path) -> None:
    """The server is away for five answers, then back: the same run writes everything."""
    web = Web()
    answered = {"count": 0}

    def page(number: int) -> Page:
        answered["count"] += 1
        return played(answers.hang_up) if 5 < answered["count"] <= 11 else article(number)

    web.put("http://frail.test/", "<p>صدى")
    web.put("http://frail.test/feed", Page(rss(URLS), "application/rss+xml"))
    for url in URLS:
        web.put(url, lambda _, number=int(url[-4:]): page(number))
    with serving(web):
        sites = write_sites(tmp_path / "sites", {"frail": "http://frail.test/"})
        with crawling(web, tmp_path / "out", SITES_DIR=sites, BUSY_DELAY=0.1, RETRY_TIMES=2) as watched:
            run = watched.end(timeout=60)
    assert run.status == 0
    assert run.urls("frail") == URLS


def test_a_hanging_site_with_a_backlog_does_not_hold_up_others(tmp_path: Path) -> None:
    """Its name comes first, its hundred pages are asked first; the time limit is longer than the other site needs."""
    web = Web()
    hanging = [f"http://a-hangs.test/n/{number}" for number in range(2001, 2101)]
    web.put("http://a-hangs.test/", "<p>صدى")
    web.put("http://a-hangs.test/feed", Page(rss(hanging), "application/rss+xml"))
    for url in hanging:
        web.put(url, played(answers.silence))
    web.put("http://frail.test/", "<p>صدى")
    web.put("http://frail.test/feed", Page(rss(URLS[:10]), "application/rss+xml"))
    for url in URLS[:10]:
        web.put(url, article(int(url[-4:])))
    with serving(web):
        homes = {"a-hangs": "http://a-hangs.test/", "frail": "http://frail.test/"}
        sites = write_sites(tmp_path / "sites", homes)
        with crawling(web, tmp_path / "first", "site=a-hangs", SITES_DIR=sites, OUTPUT_DIR=tmp_path / "out") as watched:
            watched.wait_for(lambda: "/n/2001" in web.paths("a-hangs.test"))
            watched.process.send_signal(signal.SIGKILL)  # now the ledger has a hundred pages that are due
            watched.end(timeout=10)
        web.asked.clear()
        settings = {"DOWNLOAD_TIMEOUT": 60, "CONCURRENT_REQUESTS": 8}
        with crawling(web, tmp_path / "out", SITES_DIR=sites, **settings) as watched:
            watched.wait_for(lambda: set(URLS[:10]) <= {one.url for one in web.asked}, seconds=40)
            assert len(web.paths("a-hangs.test")) <= 8
