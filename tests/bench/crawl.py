"""Crawling 20 sites: python -m tests.bench.crawl [FOLDER] [--each N] [--rounds N] [--only WAY…]

20 virtual hosts on loopback, each with a feed of N articles, politeness off. Prints how many times as fast naqi's news
spider is as the same spider with trafilatura in its callback (tests/bench/inline.py), as that with news-please there,
and as news-please's own from_urls, which extracts on all cores. Whole processes are timed, start-up included; rounds
are interleaved, the best of each counts. Without FOLDER the pages are made. Each run is told as it ends:
the three others take minutes.
"""

import argparse
import importlib.util
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from tests.bench.pages import BenchPage, load
from tests.server import Page, Web, serving

SITES = 20
FEED = 1000
"""Articles of a feed; the crawl reads 2,000 of one."""
ENOUGH = 0.8
"""The part of the pages that each way must have read: one that fails at once would be the fastest of all."""

SETTINGS = {
    "ALLOW_PRIVATE_ADDRESSES": 1,
    "AUTOTHROTTLE_ENABLED": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "DOWNLOAD_DELAY": 0,
    "ROBOTSTXT_OBEY": 0,
}
NEWS_PLEASE = """
import json, sys
from newsplease import NewsPlease
if __name__ == "__main__":
    urls = json.load(open(sys.argv[1]))
    found = NewsPlease.from_urls(urls, request_args={"timeout": 30}, fetch_images=False)
    print(sum(bool(getattr(one, "maintext", None)) for one in found.values()))
"""


def article_urls(site: int, each: int) -> list[str]:
    return [f"http://site{site}.test/news/2024/10/30/{number}" for number in range(1, each + 1)]


def build(pages: list[BenchPage], each: int) -> Web:
    """The sites: a home page that names the feeds, the feeds, the articles."""
    web = Web()
    for site in range(SITES):
        home, urls = f"http://site{site}.test/", article_urls(site, each)
        parts = [urls[at : at + FEED] for at in range(0, len(urls), FEED)]
        links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/feed{n}">' for n in range(len(parts)))
        web.put(home, Page(f"<html><head><title>موقع</title>{links}</head><body><p>أخبار</p></body></html>"))
        for number, part in enumerate(parts):
            items = "".join(f"<item><title>خبر</title><link>{url}</link></item>" for url in part)
            feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>موقع</title>{items}</channel></rss>'
            web.put(f"{home}feed{number}", Page(feed, type="application/rss+xml"))
        for number, url in enumerate(urls):
            web.put(url, Page(pages[(site * each + number) % len(pages)].html))
    return web


def serve(folder: Path | None, each: int, port: Connection, kinds: int | None = None) -> None:
    """Serve in a process of its own until the other end closes; `kinds` is how many pages differ, all where None."""
    with serving(build(load(folder, kinds or SITES * each), each)) as web:
        port.send(web.port)
        port.poll(None)


def crawl(spider: str, sites: Path, environment: dict[str, str], extra: dict[str, object]) -> tuple[float, int]:
    """Seconds of a crawl, and the pages that it wrote or rejected."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "scrapy", "crawl", spider]
        for name, value in ({"OUTPUT_DIR": out, "SITES_DIR": sites} | SETTINGS | extra).items():
            command += ["-s", f"{name}={value}"]
        begin = time.perf_counter()
        subprocess.run(command, env=environment, capture_output=True, check=False)
        seconds = time.perf_counter() - begin
        rows = sum(len(path.read_bytes().splitlines()) for path in Path(out).glob("site*/*.jsonl"))
        return seconds, rows


def news_please(urls: list[str], environment: dict[str, str]) -> tuple[float, int]:
    """Seconds that news-please takes for the URLs, on all cores, and the pages in which it found text."""
    with tempfile.TemporaryDirectory() as folder:
        script, listed = Path(folder, "run.py"), Path(folder, "urls.json")
        script.write_text(NEWS_PLEASE, encoding="utf-8")
        listed.write_text(json.dumps(urls), encoding="utf-8")
        begin = time.perf_counter()
        done = subprocess.run(
            [sys.executable, str(script), str(listed)], env=environment, capture_output=True, text=True, check=True
        )
        return time.perf_counter() - begin, int(done.stdout.split()[-1])


def environment_for(port: int) -> dict[str, str]:
    """The environment of a process that shall see the test sites and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return kept | {"http_proxy": f"http://127.0.0.1:{port}"}


def put_sites(folder: Path) -> Path:
    """Write the site files; returns their folder. Nothing but the articles is followed."""
    sites = folder / "sites"
    sites.mkdir()
    for number in range(SITES):
        rules = f"home = 'http://site{number}.test/'\ndeny = ['^http://[^/]+/(?!news/2024/|feed\\d+$|$)']\n"
        (sites / f"site{number}.toml").write_text(rules, encoding="utf-8")
    return sites


def ways(sites: Path, each: int, environment: dict[str, str]) -> dict[str, Callable[[], tuple[float, int]]]:
    """Each way to read the sites by its name: it returns its seconds and the pages that it read."""
    inline = {
        "SPIDER_MODULES": "tests.bench.inline",
        "ITEM_PIPELINES": '{"pipelines.write.WritePipeline": 900}',
    }
    urls = [url for number in range(SITES) for url in article_urls(number, each)]
    known: dict[str, Callable[[], tuple[float, int]]] = {
        "naqi": partial(crawl, "news", sites, environment, {}),
        "trafilatura-inline": partial(crawl, "inline", sites, environment, inline),
    }
    if importlib.util.find_spec("newsplease"):
        known["news-please-inline"] = partial(crawl, "inline-news-please", sites, environment, inline)
        known["news-please"] = partial(news_please, urls, environment)
    return known


def measure(folder: Path, args: argparse.Namespace, port: int) -> dict[str, list[tuple[float, int]]]:
    """Every way in turn, so that a busy machine slows all of them alike."""
    known = ways(put_sites(folder), args.each, environment_for(port))
    took: dict[str, list[tuple[float, int]]] = {}
    for _ in range(args.rounds):
        for name, way in known.items():
            if name == "naqi" or not args.only or name in args.only:
                took.setdefault(name, []).append(way())
                seconds, pages = took[name][-1]
                print(f"{name}: {pages} pages in {seconds:.1f} s", file=sys.stderr, flush=True)
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", nargs="+", metavar="WAY", help="beside naqi: trafilatura-inline, news-please …")
    args = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=serve, args=(args.folder, args.each, theirs), daemon=True
    )
    server.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            took = measure(Path(folder), args, ours.recv())
    finally:
        server.terminate()
        server.join()
    wanted = SITES * args.each
    print(f"{SITES} sites, {wanted} articles, best of {args.rounds}, {os.cpu_count()} cores")
    best = {name: min(rows) for name, rows in took.items()}
    for name, (seconds, pages) in best.items():
        print(f"{name:22} {pages:5} pages   naqi is {seconds / best['naqi'][0]:5.2f} times as fast")
    if failed := [name for name, (_, pages) in best.items() if pages < wanted * ENOUGH]:
        sys.exit(f"nothing is compared: {', '.join(failed)} read too few of the pages")


if __name__ == "__main__":
    main()
