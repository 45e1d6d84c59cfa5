"""The CPU time of small mutated pages: `python -m tests.bench.slow_pages [PAGES] [FIRST_SEED]` prints the slowest."""

import contextlib
import sys
import time

from crawler.items import Rejected
from pipelines.cleaning.chain import clean_page
from tests.cleaning.mutated import LARGEST, mutated

PAGES = 3_000


def cost_of(seed: int) -> float:
    """CPU seconds that the mutated page of a seed takes."""
    raw = mutated(seed)
    assert len(raw) <= LARGEST
    started = time.process_time()
    with contextlib.suppress(Rejected):
        clean_page(raw, url="https://x.example/news/1")
    return time.process_time() - started


def costs_of(pages: int, first: int = 0) -> list[tuple[float, int]]:
    """CPU seconds and seed of each page, the slowest last."""
    cost_of(first)  # what is loaded once is no page's
    return sorted((cost_of(seed), seed) for seed in range(first, first + pages))


def share(costs: list[tuple[float, int]], part: float) -> float:
    """CPU seconds that this part of all pages stays within."""
    return costs[min(len(costs) - 1, int(len(costs) * part))][0]


def main() -> None:
    pages, first = int(sys.argv[1]) if sys.argv[1:] else PAGES, int(sys.argv[2]) if sys.argv[2:] else 0
    costs = costs_of(pages, first)
    parts = ", ".join(f"p{part * 100:g} {share(costs, part):.2f} s" for part in (0.5, 0.99, 0.999))
    print(f"{pages} mutated pages under {LARGEST // 1000} kB: {parts}, slowest {costs[-1][0]:.2f} s of CPU")
    for cost, seed in costs[:-6:-1]:
        print(f"  {cost:.2f} s  seed {seed}  {len(mutated(seed)) // 1000} kB")


if __name__ == "__main__":
    main()
