"""A crawl that has no file descriptors left for a while, and whose workers die then: no page is rejected for it."""

import os
import resource
import signal
import sys
from pathlib import Path

import pytest

from tests.faults.watched import crawling, write_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import article, rss

URLS = [f"http://dry.test/n/{number}" for number in range(1001, 1041)]
NO_WORKER = "No worker process can be started"


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
        with crawling(web, out, SITES_DIR=sites, DOWNLOAD_DELAY=0.2) as watched:
            watched.wait_for(lambda: any(path.stat().st_size for path in out.glob("dry/articles-*.jsonl")))
            watched.wait_for(watched.workers)
            main = watched.process.pid
            old = resource.prlimit(main, resource.RLIMIT_NOFILE, (3, resource.prlimit(main, resource.RLIMIT_NOFILE)[1]))
            for worker in watched.workers():
                os.kill(worker, signal.SIGKILL)
            watched.wait_for(lambda: NO_WORKER in watched.log())  # while pages wait that no run has rejected
            resource.prlimit(main, resource.RLIMIT_NOFILE, old)
            first = watched.end(timeout=100)
        assert first.status in (0, 5)  # 5: connections that could not be made are failures of the site's host
        assert first.rows("dry", "rejected") == []
        with crawling(web, out, SITES_DIR=sites) as watched:
            second = watched.end(timeout=100)
    assert second.status == 0
    assert second.rows("dry", "rejected") == []
    assert second.urls("dry") == URLS
