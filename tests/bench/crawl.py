"""Pages a second and memory of `scrapy crawl news`:

    python -m tests.bench.crawl [--count N] [--pages FOLDER] [--fetch-only]

A site of N pages on loopback, found through an index of sitemaps of 500 pages; without delays. The pages are those of
FOLDER (such as ../shared/gold/transplant.py --site writes), over and over, else made ones. --fetch-only leaves out
cleaning and writing: what is left is discovery, ledger and fetching. CPU and memory are the
crawl's, memory that of its largest process.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.made_pages import make_page
from tests.server import Page, Web, serving

HOME = "http://big.test/"
PART = 500
QUICK = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "AUTOTHROTTLE_ENABLED": 0,
    "ALLOW_PRIVATE_ADDRESSES": 1,
}


def build(count: int, folder: Path | None) -> Web:
    web = Web()
    files = sorted(folder.rglob("*.html")) if folder else []
    web.put(HOME + "robots.txt", Page(f"Sitemap: {HOME}index.xml", "text/plain"))
    web.put(HOME, "<p>صدى")
    index = ""
    for start in range(0, count, PART):
        numbers = range(start, min(start + PART, count))
        entries = "".join(f"<url><loc>{HOME}news/{100_000 + n}</loc></url>" for n in numbers)
        web.put(f"{HOME}{start}.xml", Page(f"<urlset>{entries}</urlset>", "application/xml"))
        index += f"<sitemap><loc>{HOME}{start}.xml</loc></sitemap>"
        for n in numbers:
            body = files[n % len(files)].read_bytes() if files else make_page(n).html.encode()
            web.put(f"{HOME}news/{100_000 + n}", Page(body))
    web.put(HOME + "index.xml", Page(f"<sitemapindex>{index}</sitemapindex>", "application/xml"))
    return web


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--fetch-only", action="store_true")
    args = parser.parse_args()
    settings = QUICK | ({"ITEM_PIPELINES": "{}"} if args.fetch_only else {})
    with tempfile.TemporaryDirectory() as folder, serving(build(args.count, args.pages)) as web:
        command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"url={HOME}"]
        for name, value in (settings | {"OUTPUT_DIR": folder}).items():
            command += ["-s", f"{name}={value}"]
        start = time.monotonic()
        subprocess.run(command, env=web.environment(), check=True)
        seconds = time.monotonic() - start
    pages = sum("/news/" in one.url for one in web.asked)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = 1000 * (used.ru_utime + used.ru_stime) / pages
    memory = used.ru_maxrss / 1024
    print(
        f"{pages} pages in {seconds:.1f} s: {pages / seconds:.1f} pages/s, {cpu:.1f} ms of CPU a page, {memory:.0f} MB"
    )


if __name__ == "__main__":
    main()
