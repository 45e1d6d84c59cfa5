"""Crawls of outlets that print the same stories, killed at random: the index of duplicates is that of their records."""

import json
import random
import sqlite3
import struct
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipelines.duplicates.fill import OwnDatabase, open_index
from pipelines.duplicates.index import name_of
from tests.crash.test_crawl_killed import Site, kill_under_way
from tests.duplicates.texts import story
from tests.faults.watched import write_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import rss

OUTLETS = ("awwal", "thani", "thalith")
SHARED = 3
"""Of so many stories of an outlet one is in all outlets."""


def story_of(outlet: int, number: int) -> int:
    return number if number % SHARED == 0 else 1_000 * (outlet + 1) + number


def outlets(web: Web, count: int) -> dict[str, int]:
    """Fill the web; gives each article's URL and the story that it tells."""
    told = {}
    for outlet, name in enumerate(OUTLETS):
        urls = [f"http://{name}.test/news/{number}" for number in range(1, count + 1)]
        for number, url in enumerate(urls, 1):
            told[url] = story_of(outlet, number)
            text = "".join(f"<p>{line}</p>" for line in story(told[url]).split("\n"))
            title = f"قصة رقم {number} من {name}"
            head = f'<html lang="ar"><head><title>{title}</title></head>'
            web.put(url, Page(f"{head}<body><article><h1>{title}</h1>{text}</article></body></html>"))
        web.put(f"http://{name}.test/", "<p>صدى")
        web.put(f"http://{name}.test/feed", Page(rss(urls), "application/rss+xml"))
    return told


def clusters(rows: list[dict[str, Any]]) -> set[frozenset[str]]:
    """The URLs of one story each, by what the records say."""
    first = {row["id"]: row["duplicate_of"] or row["id"] for row in rows}
    found = defaultdict(set)
    for row in rows:
        found[first[row["id"]]].add(row["url"])
    return {frozenset(urls) for urls in found.values()}


def content(database: Any) -> dict[str, Any]:
    """What an index says, whatever the order in which its articles came."""
    ids = {number: name_of(one) for number, one in database.execute("SELECT number, id FROM duplicates_text")}
    pairs = database.execute("SELECT key, number FROM duplicates_key").fetchall()
    for (packed,) in database.execute("SELECT pairs FROM duplicates_recent"):
        pairs += struct.iter_unpack("<2I", packed)
    texts = database.execute("SELECT id, first, length, codes FROM duplicates_text")
    return {
        "texts": {name_of(one): (ids.get(first), length, codes) for one, first, length, codes in texts},
        "keys": {(key, ids[number]) for key, number in pairs},
        "repeats": sorted(database.execute("SELECT * FROM duplicates_repeat WHERE articles > 0")),
        "state": database.execute("SELECT * FROM duplicates_state").fetchall(),
    }


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(4))
def test_the_index_is_that_of_the_records(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    out = tmp_path / "output"
    with serving(Web()) as web:
        told = outlets(web, count=90)
        sites = write_sites(tmp_path / "sites", {name: f"http://{name}.test/" for name in OUTLETS})
        site = Site(web, 90, out, ("-s", f"SITES_DIR={sites}"))
        killed = sum(kill_under_way(site, rng, alone=number % 2 == 0) for number in range(4))
        assert killed
        assert site.start().wait(timeout=300) == 0
    files = sorted(out.glob("*/articles-*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert Counter(row["url"] for row in rows) == Counter(list(told))
    stories = defaultdict(set)
    for url, number in told.items():
        stories[number].add(url)
    assert clusters(rows) == {frozenset(urls) for urls in stories.values()}
    own = OwnDatabase()
    open_index(own, files)
    with closing(sqlite3.connect(out / "ledger.sqlite")) as ledger:
        assert content(ledger) == content(own._db)
