"""A crawl that has no file descriptors left for a while, and whose workers die then: no page is rejected for it."""

import os
import resource
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.watched import Watched, crawling, write_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import article, rss

URLS = [f"http://dry.test/n/{number}" for number in range(1001, 1041)]


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="prlimit(2)")
def test_no_page_is_rejected_and_the_run_ends(tmp_path: Path) -> None:
    web = Web()
    web.put("http://dry.test/", "<p>صدى")
    web.put("http://dry.test/feed", Page(rss(URLS), "application/rss+xml"))
    for url in URLS:
        web.put(url, article(int(url[-4:])))
    sites = write_sites(tmp_path / "sites", {"dry": "http://dry.test/"})
    out = tmp_path / "out"
    with serving(web):
        with crawling(web, out, SITES_DIR=sites, DOWNLOAD_DELAY=0.1, CLEAN_WORKERS=2) as watched:
            watched.wait_for(lambda: any(path.stat().st_size for path in out.glob("dry/articles-*.jsonl")))
            main = watched.process.pid
            old = resource.prlimit(main, resource.RLIMIT_NOFILE, (3, resource.prlimit(main, resource.RLIMIT_NOFILE)[1]))
            kill_a_worker(watched)
            time.sleep(4)
            with suppress(ProcessLookupError):  # it has ended: its site was asked too often in vain
                resource.prlimit(main, resource.RLIMIT_NOFILE, old)
            first = watched.end(timeout=100)
        assert first.rows("dry", "rejected") == []
        with crawling(web, out, SITES_DIR=sites) as watched:
            second = watched.end(timeout=100)
    assert second.status == 0
    assert second.rows("dry", "rejected") == []
    assert second.urls("dry") == URLS


def kill_a_worker(watched: Watched) -> None:
    """One of the two that the fork server has begotten: the youngest process of the crawl."""
    os.kill(max(watched.pids()), signal.SIGKILL)
