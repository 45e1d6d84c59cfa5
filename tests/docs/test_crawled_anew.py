"""What docs/operations.md says to do where one site must be crawled anew."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.documents import ROOT
from tests.faults.watched import write_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import article, crawl, rss

SITES = ("anew", "other")


def test_the_site_is_crawled_anew_and_no_other(tmp_path: Path) -> None:
    page = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    (statements,) = re.findall(r"anew \| .*?ledger\.sqlite \"(.*?)\"`", page)
    web = Web()
    for number, name in enumerate(SITES):
        url = f"http://{name}.test/n/{1001 + number}"
        web.put(f"http://{name}.test/", "<p>صدى")
        web.put(f"http://{name}.test/feed", Page(rss([url]), "application/rss+xml", etag='"1"'))
        web.put(url, article(1001 + number))
    sites = write_sites(tmp_path / "sites", {name: f"http://{name}.test/" for name in SITES})
    out = tmp_path / "out"
    with serving(web):
        crawl(web, out, SITES_DIR=sites)
        (out / "anew").rename(tmp_path / "away")
        with closing(sqlite3.connect(out / "ledger.sqlite")) as ledger:
            ledger.executescript(statements.replace("NAME", "anew"))
        web.asked.clear()
        run = crawl(web, out, SITES_DIR=sites)
    assert run.status == 0
    assert run.urls("anew") == ["http://anew.test/n/1001"]
    assert [row["revision"] for row in run.rows("anew")] == [1]
    assert web.paths("other.test") == []
