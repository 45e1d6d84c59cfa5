"""Crawls of sites that show their text by script, with and without a browser."""

import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from crawler.rendering.chromium import why_none
from tests import processes
from tests.server import Page, Web, serving
from tests.spiders.crawling import QUICK, ROOT, SENTENCES, article, crawl, rss

HOST = "http://sada.test"
PATHS = ("plain/1001", "script/1002", "script/1003")
BROWSER = pytest.mark.skipif(why_none(None) is not None, reason=why_none(None) or "")
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 2)


def scripted(number: int, head: str = "", script: str = "/app.js") -> Page:
    title = f"مكتبة رقم {number} تفتح أبوابها"
    return Page(
        f'<html lang="ar"><head><title>{title}</title><meta property="og:type" content="article">{head}</head>'
        f'<body><h1>{title}</h1><div id="app"></div><img src="/x.png"><script src="{script}"></script></body></html>'
    )


def web(paths: tuple[str, ...] = PATHS) -> Web:
    web = Web()
    web.put(f"{HOST}/", '<link rel="alternate" type="application/rss+xml" href="/feed"><p>صدى')
    web.put(f"{HOST}/feed", Page(rss([f"{HOST}/{path}" for path in paths]), "application/rss+xml"))
    for path in paths:
        number = int(path[-4:])
        web.put(f"{HOST}/{path}", article(number) if path.startswith("plain") else scripted(number))
    show = "fetch('/api/text').then(r=>r.text()).then(t=>document.getElementById('app').innerHTML=t)"
    web.put(f"{HOST}/app.js", Page(show, "text/javascript; charset=utf-8"))
    web.put(f"{HOST}/api/text", Page(BODY, "text/plain; charset=utf-8"))
    return web


def test_the_version_that_a_page_links_is_taken_without_a_browser(tmp_path: Path) -> None:
    site = web()
    site.put(f"{HOST}/script/1002", scripted(1002, '<link rel="amphtml" href="/amp/1002">'))
    site.put(f"{HOST}/amp/1002", article(1002, head=f'<link rel="canonical" href="{HOST}/script/1002">'))
    site.put(f"{HOST}/script/1003", scripted(1003, '<link rel="amphtml" href="/amp/missing">'))
    with serving(site):
        run = crawl(site, tmp_path, f"url={HOST}/")
    assert run.urls("sada.test") == [f"{HOST}/plain/1001", f"{HOST}/script/1002"]
    (row,) = run.rows("sada.test", "rejected")
    assert (row["url"], row["reason"]) == (f"{HOST}/script/1003", "empty-body")
    assert run.status == 0


def test_a_browser_that_is_asked_for_and_missing_is_named_in_one_line(tmp_path: Path) -> None:
    with serving(web()) as site:
        run = crawl(site, tmp_path, f"url={HOST}/", RENDER="auto", CHROMIUM="/nowhere/chromium")
        assert run.status == 2
        assert run.errors.startswith("naqi: RENDER=auto needs ")
        assert run.errors.count("\n") == 1
        assert site.asked == []
        assert crawl(site, tmp_path, f"url={HOST}/", RENDER="maybe").status == 2


@pytest.mark.browser
@BROWSER
def test_pages_that_show_nothing_are_rendered_and_others_are_not(tmp_path: Path) -> None:
    with serving(web()) as site:
        run = crawl(site, tmp_path, f"url={HOST}/", RENDER="auto", ARCHIVE=1)
        assert run.urls("sada.test") == [f"{HOST}/{path}" for path in PATHS]
        assert {row["url"][-4:]: row["flags"] for row in run.rows("sada.test")} == {
            "1001": [],
            "1002": ["rendered"],
            "1003": ["rendered"],
        }
        assert run.rows("sada.test", "rejected") == []
        asked = site.paths("sada.test")
        assert asked.count("/plain/1001") == 1
        assert "/x.png" not in asked
    assert run.status == 0
    assert cleaned(tmp_path) == {row["id"]: told(row) for row in run.rows("sada.test")}


def cleaned(folder: Path) -> dict[str, dict[str, object]]:
    """The records of an output's archive, by id."""
    command = [sys.executable, "-m", "scrapy", "clean", str(folder / "archive"), "-o", str(folder / "again.jsonl")]
    assert processes.run(command, cwd=ROOT).returncode == 0
    lines = (folder / "again.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: told(row) for row in map(json.loads, lines)}


def told(row: dict[str, object]) -> dict[str, object]:
    """A record without what tells the way that it came in: the feed's date, the place of its bytes, its neighbours."""
    way = ("origin", "fetched_at", "published", "published_raw", "published_from", "duplicate_of", "contained_in")
    return {name: value for name, value in row.items() if name not in way}


@pytest.mark.browser
@BROWSER
def test_robots_txt_holds_for_what_a_page_asks_for(tmp_path: Path) -> None:
    site = web()
    site.put(f"{HOST}/robots.txt", Page("User-agent: *\nDisallow: /api/\n", "text/plain"))
    with serving(site):
        run = crawl(site, tmp_path, f"url={HOST}/", RENDER="auto")
    assert "/api/text" not in site.paths("sada.test")
    assert {row["reason"] for row in run.rows("sada.test", "rejected")} == {"empty-body"}
    assert len(run.rows("sada.test", "rejected")) == 2


@pytest.mark.browser
@BROWSER
def test_a_run_that_is_killed_while_it_renders_loses_nothing(tmp_path: Path) -> None:
    site = web()
    site.put(f"{HOST}/api/text", Page(BODY, "text/plain; charset=utf-8", wait=4))
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"url={HOST}/", "-s", "RENDER=auto"]
    for name, value in ({"OUTPUT_DIR": tmp_path, "NAQI_SITES": tmp_path / "no-sites"} | QUICK).items():
        command += ["-s", f"{name}={value}"]
    with serving(site):
        run = processes.start(command, cwd=ROOT, env=site.environment())
        deadline = time.monotonic() + 90
        while "/api/text" not in site.paths("sada.test") and time.monotonic() < deadline:
            time.sleep(0.1)
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
        site.put(f"{HOST}/api/text", Page(BODY, "text/plain; charset=utf-8"))
        site.asked.clear()
        again = crawl(site, tmp_path, f"url={HOST}/", RENDER="auto")
    assert again.urls("sada.test") == [f"{HOST}/{path}" for path in PATHS]
    assert again.rows("sada.test", "rejected") == []
