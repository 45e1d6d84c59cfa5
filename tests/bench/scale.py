"""`scrapy clean` on one core and on two: python -m tests.bench.scale [FOLDER] [--pages N] [--rounds N]

Prints the pages a second of two cores against one (the whole run held to it) and against one worker (the main process
may use the other core), against plain multiprocessing without Scrapy (the ceiling: files in, JSON lines out), and the
seconds that a run of one small file takes; and the processor time of the main process: what a page costs it beyond a
run of two files. Rounds are interleaved, the best of each counts. Without FOLDER they are made by tests/bench/pages.py,
all different; of a folder with fewer than N each is taken several times. A copy of a page costs the main process half
of what another page does, so it is told how many of the pages differ, and what records came of them.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from crawler.items import FetchedPage, Rejected
from tests.bench.pages import load
from tests.made_pages import make_page

SCRAPY = [sys.executable, "-m", "scrapy"]


class Run(NamedTuple):
    """What a run of `scrapy clean` took and gave."""

    seconds: float
    used: float
    """Processor time of the main process: that of the workers, whom nobody waits for, is not in it."""
    records: list[dict[str, Any]]


def put(folder: Path, source: Path | None, count: int) -> int:
    """Fill a folder with `count` pages: those of the source over and over. Returns how many differ."""
    pages = load(source, count)
    for number in range(count):
        (folder / f"{number:06}.html").write_bytes(pages[number % len(pages)].html)
    return len({page.html for page in pages[:count]})


def scrapy_clean(folder: Path, workers: int, cores: int = 0) -> Run:
    """A run, held to so many cores where the system can do that (0 is all)."""
    with tempfile.TemporaryDirectory() as out:
        begin, before = time.perf_counter(), os.times()
        command = [*SCRAPY, "clean", str(folder), "-O", f"{out}/r.jsonl", "-s", f"CLEAN_WORKERS={workers}"]
        hold = partial(os.sched_setaffinity, 0, range(cores)) if cores and hasattr(os, "sched_setaffinity") else None
        subprocess.run(command, check=True, capture_output=True, preexec_fn=hold)
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        took = time.perf_counter() - begin
        return Run(took, used, [json.loads(line) for line in Path(out, "r.jsonl").open(encoding="utf-8")])


def clean_file(path: str) -> str:
    """What a worker of the plain pool does."""
    from pipelines.cleaning.chain import clean_fetched

    result, _ = clean_fetched(FetchedPage(origin=path, body=Path(path).read_bytes()))
    row = {"origin": path, "reason": result.reason} if isinstance(result, Rejected) else result.record()
    return json.dumps(row, ensure_ascii=False)


def plain(folder: Path, workers: int) -> float:
    """Seconds of a run of multiprocessing's own pool, start-up included."""
    begin = time.perf_counter()
    context = get_context("forkserver")
    context.set_forkserver_preload(["pipelines.warm"])
    with context.Pool(workers) as pool, tempfile.TemporaryFile("w", encoding="utf-8") as out:
        paths: Iterable[str] = sorted(str(path) for path in folder.iterdir())
        for line in pool.imap_unordered(clean_file, paths, chunksize=4):
            out.write(line + "\n")
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    two = min(2, os.cpu_count() or 1)
    with tempfile.TemporaryDirectory() as name:
        folder, small = Path(name, "pages"), Path(name, "small")
        folder.mkdir()
        small.mkdir()
        different = put(folder, args.folder, args.pages)
        for file in ("one.html", "two.html"):
            (small / file).write_text(make_page(1).html, encoding="utf-8")
        took: dict[str, list[float]] = {}
        used: dict[str, list[float]] = {}
        for _ in range(args.rounds):
            took.setdefault("start", []).append(scrapy_clean(small / "one.html", 0).seconds)
            used.setdefault("start", []).append(scrapy_clean(small, two).used)
            took.setdefault("core", []).append(scrapy_clean(folder, 1, cores=1).seconds)
            took.setdefault("one", []).append(scrapy_clean(folder, 1).seconds)
            run = scrapy_clean(folder, two)
            took.setdefault("two", []).append(run.seconds)
            used.setdefault("two", []).append(run.used)
            took.setdefault("plain", []).append(plain(folder, two))
    best = {key: min(values) for key, values in took.items()}
    a_page = (min(used["two"]) - min(used["start"])) / max(1, args.pages - 2)
    articles, texts = (len({row[name] for row in run.records}) for name in ("id", "content_hash"))
    records = f"{len(run.records)} records of {articles} articles, {texts} texts"
    print(f"{args.pages} pages, {different} of them different: {records}")
    print(f"best of {args.rounds}, start-up included; {two} of {os.cpu_count()} cores")
    print(f"two cores against one: {best['core'] / best['two']:.2f} times the pages a second")
    print(f"two workers against one: {best['one'] / best['two']:.2f}")
    print(f"scrapy clean against plain multiprocessing: {best['plain'] / best['two']:.2f}")
    print(f"main process: {a_page * 1000:.2f} ms a page")
    print(f"scrapy clean of one small file: {best['start']:.2f} s")


if __name__ == "__main__":
    main()
