"""Four shards of one crawl, two of them killed with SIGKILL and all run again: every article once."""

import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.discovery.shards import shard_of
from tests.crash.test_crawl_killed import SETTINGS
from tests.made_pages import make_page
from tests.processes import Command, run, start
from tests.server import Page, Web, serving

SITES, ARTICLES, SHARDS = 12, 12, 4


def make_sites(web: Web, folder: Path) -> list[str]:
    """A dozen sites of numbered articles, and their site files; returns the articles' URLs."""
    urls = []
    folder.mkdir()
    for site in range(SITES):
        host = f"site-{site}.test"
        own = [f"http://{host}/news/{number}" for number in range(ARTICLES)]
        for number, url in enumerate(own):
            web.put(url, Page(make_page(100 * site + number).html))
        places = "".join(f"<url><loc>{url}</loc></url>" for url in own)
        web.put(f"http://{host}/robots.txt", Page(f"Sitemap: http://{host}/sitemap.xml", type="text/plain"))
        urlset = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
        web.put(f"http://{host}/sitemap.xml", Page(urlset, type="application/xml"))
        web.put(f"http://{host}/", Page("<html><body><h1>مرصد</h1></body></html>"))
        (folder / f"site-{site}.toml").write_text(f'home = "http://{host}/"\n')
        urls += own
    return urls


ENVIRONMENT = os.environ | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}


def crawl(web: Web, tmp_path: Path, shard: int, shards: int = SHARDS) -> Command:
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"shard={shard}/{shards}"]
    for name, value in ({"OUTPUT_DIR": tmp_path / "out", "SITES_DIR": tmp_path / "sites"} | SETTINGS).items():
        command += ["-s", f"{name}={value}"]
    environment = web.environment() | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    return start(command, env=environment)


def has_fetched(web: Web, shard: int) -> bool:
    hosts = {urlsplit(one.url).netloc for one in web.asked if "/news/" in one.url}
    return any(shard_of(host, SHARDS) == shard for host in hosts)


@pytest.mark.timeout(200)
def test_every_article_is_there_once(tmp_path: Path) -> None:
    with serving(Web()) as web:
        urls = make_sites(web, tmp_path / "sites")
        killed = []
        for shard in range(SHARDS):
            process = crawl(web, tmp_path, shard)
            if shard < 2:
                until = time.monotonic() + 60
                while process.poll() is None and not has_fetched(web, shard) and time.monotonic() < until:
                    time.sleep(0.02)
                os.killpg(process.pid, signal.SIGKILL)
                killed.append(process.wait() == -signal.SIGKILL)
            else:
                assert process.wait(timeout=100) == 0
        assert all(killed)
        again = [crawl(web, tmp_path, shard) for shard in range(SHARDS)]
        assert [process.wait(timeout=150) for process in again] == [0] * SHARDS
    files = sorted((tmp_path / "out").glob("shard-*-of-4/*/articles-*.jsonl"))
    found = [json.loads(line)["url"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert Counter(found) == Counter(urls)
    for file in files:
        assert file.parts[-3] == f"shard-{shard_of(f'{file.parts[-2]}.test', SHARDS)}-of-4"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [f"shard-{n}-of-4" for n in range(SHARDS)]


@pytest.mark.soak
@pytest.mark.timeout(400)
def test_from_four_shards_to_five(tmp_path: Path) -> None:
    """The folders are renamed: sites that stay are not asked for their articles again, and the merge has each once."""
    out = tmp_path / "out"
    with serving(Web()) as web:
        urls = make_sites(web, tmp_path / "sites")
        for shard in range(SHARDS):
            assert crawl(web, tmp_path, shard).wait(timeout=150) == 0
            (out / f"shard-{shard}-of-{SHARDS}").rename(out / f"shard-{shard}-of-{SHARDS + 1}")
        web.asked.clear()
        for shard in range(SHARDS + 1):
            assert crawl(web, tmp_path, shard, SHARDS + 1).wait(timeout=150) == 0
        again = {one.url for one in web.asked if "/news/" in one.url}
    moved = {url for url in urls if shard_of(urlsplit(url).netloc, SHARDS + 1) == SHARDS}
    assert again == moved
    assert 0 < len(moved) < len(urls)
    whole = tmp_path / "whole"
    for _ in range(2):
        assert (
            run(
                [sys.executable, "-m", "scrapy", "ledger", "merge", str(out), "-s", f"OUTPUT_DIR={whole}"],
                env=ENVIRONMENT,
            ).returncode
            == 0
        )
    files = sorted(whole.glob("*/articles-*.jsonl"))
    found = [json.loads(line)["url"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert Counter(found) == Counter(urls)
