"""CPU of clean_page beside trafilatura's: python -m tests.bench.clean FOLDER [--limit N] [--rounds N]

Both read the same .html files of FOLDER in one run, in turns, warm; a page's time is the median of its rounds. Prints
the ratio that issue and docs speak of: clean_page, all stages, to trafilatura.bare_extraction(with_metadata=True).
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from crawler.items import Rejected
from pipelines.cleaning.chain import clean_page


def naqi(raw: bytes) -> None:
    try:
        clean_page(raw)
    except Rejected:
        return


def peer(raw: bytes) -> None:
    trafilatura.bare_extraction(raw, with_metadata=True)


def measure(pages: list[bytes], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of CPU a page; every round visits all pages, so that no page meets a cache of itself alone."""
    ways: dict[str, Callable[[bytes], None]] = {"naqi": naqi, "trafilatura": peer}
    taken: dict[str, list[list[float]]] = {name: [[] for _ in pages] for name in ways}
    for _ in range(rounds):
        for number, raw in enumerate(pages):
            for name, way in ways.items():
                start = time.process_time()
                way(raw)
                taken[name][number].append(1000 * (time.process_time() - start))
    return {name: [statistics.median(times) for times in rows] for name, rows in taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(args.folder.glob("*.html"))[: args.limit]]
    naqi(pages[0])
    peer(pages[0])
    taken = measure(pages, args.rounds)
    for name, times in taken.items():
        ordered = sorted(times)
        print(
            f"{name:12} mean {statistics.mean(times):6.1f} ms  median {statistics.median(times):6.1f}"
            f"  p99 {ordered[int(0.99 * (len(ordered) - 1))]:6.1f}  max {ordered[-1]:6.1f}"
        )
    own, other = taken["naqi"], taken["trafilatura"]
    each = statistics.median(a / b for a, b in zip(own, other, strict=True))
    print(f"ratio of sums {sum(own) / sum(other):.3f}  median of the pages' ratios {each:.3f}  pages {len(pages)}")


if __name__ == "__main__":
    main()
