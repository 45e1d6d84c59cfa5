"""A crawl that is told to stop, or whose helpers die, loses nothing."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import answers
from tests.faults.watched import Watched, crawling, write_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import article, rss

URLS = [f"http://slow.test/n/{number}" for number in range(1001, 1021)]
HANG_UP = signal.SIGHUP
"""It comes from the terminal to each process of the crawl, and is handed on as SIGTERM: one test of both."""
SETTINGS = {"DOWNLOAD_DELAY": 0.4, "DOWNLOAD_TIMEOUT": 30, "CLEAN_WORKERS": 2}


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[tuple[Web, Path]]:
    """A site that takes its time, and one that hangs for ever with its second article."""
    web = Web()
    web.put("http://slow.test/", Page("<p>صدى", wait=0.05))
    web.put("http://slow.test/feed", Page(rss(URLS), "application/rss+xml"))
    for url in URLS:
        page = article(int(url[-4:]))
        page.wait = 0.05
        web.put(url, page)
    hanging = [f"http://hangs.test/n/{number}" for number in range(2001, 2041)]
    web.put("http://hangs.test/", "<p>صدى")
    web.put("http://hangs.test/feed", Page(rss(hanging), "application/rss+xml"))
    for url in hanging:
        web.put(url, answers.played(answers.silence))
    with serving(web):
        yield web, write_sites(tmp_path / "sites", {name: f"http://{name}.test/" for name in ("hangs", "slow")})


def written(folder: Path) -> list[Path]:
    return [path for path in folder.glob("slow/articles-*.jsonl") if path.stat().st_size]


def number_written(folder: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in written(folder))


def complete(web: Web, folder: Path, sites: Path) -> None:
    """Run again: every article is there, once."""
    web.hosts["hangs.test"].clear()
    with crawling(web, folder, SITES_DIR=sites) as watched:
        run = watched.end(timeout=60)
    assert run.urls("slow") == URLS


def stop(watched: Watched, how: signal.Signals) -> None:
    watched.wait_for(lambda: written(watched.folder))
    if how is HANG_UP:
        os.killpg(watched.process.pid, how)
    watched.process.send_signal(how)  # as a shell that ends does to its jobs, which have it already


@pytest.mark.parametrize(
    "how", [HANG_UP, *(pytest.param(one, marks=pytest.mark.soak) for one in (signal.SIGTERM, signal.SIGINT))]
)
def test_a_signal_ends_the_crawl_soon_and_loses_nothing(
    how: signal.Signals, slow: tuple[Web, Path], tmp_path: Path
) -> None:
    web, sites = slow
    with crawling(web, tmp_path / "out", SITES_DIR=sites, **SETTINGS) as watched:
        stop(watched, how)
        run = watched.end(timeout=10)
        watched.wait_until_gone()
    assert run.status == 130
    assert "Traceback" not in run.errors
    assert 0 < len(run.urls("slow")) < len(URLS)
    complete(web, tmp_path / "out", sites)


@pytest.mark.soak
def test_a_second_ctrl_c_ends_at_once_and_the_next_run_completes_it(slow: tuple[Web, Path], tmp_path: Path) -> None:
    web, sites = slow
    with crawling(web, tmp_path / "out", SITES_DIR=sites, **SETTINGS) as watched:
        stop(watched, signal.SIGINT)
        time.sleep(0.5)  # two signals at once are one
        watched.process.send_signal(signal.SIGINT)
        run = watched.end(timeout=10)
        watched.wait_until_gone()
    assert run.status == 130
    assert "Traceback" not in run.errors
    complete(web, tmp_path / "out", sites)


def test_minutes_end_the_crawl_cleanly(slow: tuple[Web, Path], tmp_path: Path) -> None:
    """That it ends at all shows that it does not wait for the site that hangs."""
    web, sites = slow
    settings = SETTINGS | {"DOWNLOAD_TIMEOUT": 3600}
    with crawling(web, tmp_path / "out", "minutes=0.05", SITES_DIR=sites, **settings) as watched:
        run = watched.end(timeout=100)
    assert run.status in (0, 5)  # 5: the site that hangs has been noticed
    assert "Traceback" not in run.errors
    assert len(run.urls("slow")) < len(URLS)


def test_a_worker_that_dies_costs_no_page(slow: tuple[Web, Path], tmp_path: Path) -> None:
    web, sites = slow
    web.hosts["hangs.test"].clear()
    with crawling(web, tmp_path / "out", SITES_DIR=sites, DOWNLOAD_DELAY=0.1, CLEAN_WORKERS=2) as watched:
        # A page whose worker dies twice is rejected: let those of the first be done, which come before all that wait.
        for lines in (0, 14):
            watched.wait_for(lambda lines=lines: number_written(watched.folder) > lines and watched.workers())
            os.kill(watched.workers()[-1], signal.SIGKILL)
        run = watched.end(timeout=60)
    assert run.urls("slow") == URLS
    assert "Traceback" not in run.errors
