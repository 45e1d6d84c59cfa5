"""naqi beside other extractors, on the same pages: python -m tests.bench.clean [FOLDER] [--limit N] [--rounds N]

One table: CPU a page and pages a second of one core, both against trafilatura with metadata; the 99th percentile
against the median; peak memory; and how much of the text is right. Every page is given to every tool in turn, so that
a busy machine slows all of them alike; the median of the rounds counts for each page; the first round, which warms up,
does not. Without FOLDER the pages are made by tests/bench/pages.py; with it they are its `.html` files, and the text
is judged where a `.json` beside a page holds it as `body_text`.
"""

import argparse
import gc
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import mean, median

from tests.bench.pages import BenchPage, f1, load
from tests.bench.tools import installed, make

BASE = "trafilatura"


def costs(names: list[str], pages: list[BenchPage], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each page for each tool: the median of the rounds."""
    tools = {name: make(name) for name in names}
    spent: dict[str, list[list[float]]] = {name: [[] for _ in pages] for name in names}
    for number in range(rounds + 1):
        gc.collect()
        gc.freeze()  # a full collection walks over the modules of all the tools, in whichever page it falls
        for index, page in enumerate(pages):
            for name, tool in tools.items():
                begin = time.process_time()
                tool(page.html)
                if number:
                    spent[name][index].append(time.process_time() - begin)
    return {name: [median(values) for values in rows] for name, rows in spent.items()}


def quality(name: str, pages: list[BenchPage]) -> float | None:
    """The mean F1 over the pages whose text is known."""
    tool = make(name)
    scores = [f1(tool(page.html), page.paragraphs) for page in pages if page.paragraphs]
    return mean(scores) if scores else None


def peak_memory(name: str, pages: list[BenchPage]) -> float:
    """MB of this process after the tool has read the pages."""
    tool = make(name)
    for page in pages:
        tool(page.html)
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # Linux: what getrusage says of a young process still holds its parent's peak.
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory-of", help=argparse.SUPPRESS)
    args = parser.parse_args()
    pages = load(args.folder, args.limit)
    if args.memory_of:
        print(peak_memory(args.memory_of, pages))
        return
    names = installed()
    cost = costs(names, pages, args.rounds)
    base = sum(cost[BASE])
    size = mean(len(page.html) for page in pages) / 1024
    print(
        f"{len(pages)} pages of {size:.0f} KB, {args.rounds} rounds; {base / len(pages) * 1000:.1f} ms a page is 1.00"
    )
    each = median(mine / other for mine, other in zip(cost["naqi"], cost[BASE], strict=True))
    print(f"ratio of sums {sum(cost['naqi']) / base:.3f}, median of the pages' ratios {each:.3f}")
    print(f"{'':30} {'CPU':>5} {'pages/s':>8} {'p99/median':>11} {'memory':>7} {'F1':>6}")
    for name in names:
        rows = sorted(cost[name])
        again = [sys.executable, "-m", "tests.bench.clean", f"--memory-of={name}", f"--limit={args.limit}"]
        memory = subprocess.check_output([*again, *([str(args.folder)] if args.folder else [])], text=True)
        right = quality(name, pages)
        slow, judged = rows[int(len(rows) * 0.99)] / median(rows), "" if right is None else f"{right:6.3f}"
        ratios = f"{sum(rows) / base:5.2f} {base / sum(rows):8.2f} {slow:11.1f}"
        print(f"{name:30} {ratios} {float(memory.split()[-1]):4.0f} MB {judged}")


if __name__ == "__main__":
    main()
