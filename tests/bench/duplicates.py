"""What looking for duplicates costs a crawl: python -m tests.bench.duplicates [FOLDER] [--each N] [--rounds N]

20 virtual hosts on loopback, each with a feed of N articles, politeness off, crawled by turns with DUPLICATES=off and
with `mark`. Printed is the processor time a page of all processes of the crawl, start-up included, and by how much
`mark` takes more (pages a second fall by as much at most), with what the workers need for the signatures, which they
make in both modes. Without FOLDER the pages are made.
"""

import argparse
import multiprocessing
import statistics
import tempfile
import time
from pathlib import Path

from pipelines.duplicates.signature import Signature
from tests.bench.crawl import SITES, crawl, environment_for, put_sites, serve
from tests.bench.pages import BenchPage, load
from tests.bench.processor import adopt_orphans, used_by_children


def seconds_a_signature(pages: list[BenchPage]) -> float:
    """Processor time that the signature of a page's text takes, when most words were seen before."""
    texts = ["\n".join(page.paragraphs or []) for page in pages]
    for _ in range(2):
        began = time.process_time()
        for text in texts:
            Signature.of(text)
    return (time.process_time() - began) / len(texts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=serve, args=(args.folder, args.each, theirs), daemon=True
    )
    adopt_orphans()
    server.start()
    took: dict[str, list[float]] = {"off": [], "mark": []}
    try:
        with tempfile.TemporaryDirectory() as folder:
            environment, sites = environment_for(ours.recv()), put_sites(Path(folder))
            for turn in range(args.rounds):
                for mode in ("off", "mark") if turn % 2 else ("mark", "off"):
                    before = used_by_children(server.pid or 0)
                    _, pages = crawl("news", sites, environment, {"DUPLICATES": mode})
                    took[mode].append((used_by_children(server.pid or 0) - before) / pages)
    finally:
        server.terminate()
        server.join()
    for mode, seconds in took.items():
        each = ", ".join(f"{one * 1000:.2f}" for one in seconds)
        print(f"{mode:5} {statistics.median(seconds) * 1000:.2f} ms a page  ({each})")
    signature = seconds_a_signature(load(args.folder, 200))
    pairs = [(mark + signature) / off - 1 for off, mark in zip(took["off"], took["mark"], strict=True)]
    print(f"signature {signature * 1000:.2f} ms")
    print(f"mark takes {statistics.median(pairs):+.1%} of {SITES * args.each} pages, median of {args.rounds} rounds")


if __name__ == "__main__":
    main()
