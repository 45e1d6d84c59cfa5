"""Archives: python -m tests.bench.archives FILE.warc.gz [--pages N] [--rounds N] [--only reading|language|pools]

FILE is one of tests/bench/mixed_warc.py. Prints, for one run (rounds interleaved, the best of each counts):
reading (records a second of processor time) by naqi's reader, warcio and, where it is installed, fastwarc; what a page
of FILE costs with `--language ar` (all pages) and without (the first PART), by what is done to it; and, on four
archives of N Arabic pages, the time of `scrapy clean -o FOLDER/` against plain multiprocessing: on a quiet machine.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from crawler.items import Article, Rejected
from crawler.warc import read_warc
from pipelines.cleaning.chain import clean_fetched
from pipelines.engines.wanted import Wanted
from pipelines.export.optional import MissingPackage, need
from tests.bench.mixed_warc import write

PART = 500
"""Pages of which all are cleaned."""


def by_naqi(path: Path) -> int:
    return sum(not isinstance(page, str) for page in read_warc(path))


def by_warcio(path: Path) -> int:
    with path.open("rb") as file:
        return sum(len(one.content_stream().read()) > 0 for one in ArchiveIterator(file) if one.rec_type == "response")


def by_fastwarc(path: Path) -> int:
    warc = need("fastwarc.warc", "bench")
    with path.open("rb") as file:
        records = warc.ArchiveIterator(file, record_types=warc.WarcRecordType.response)
        return sum(len(one.reader.read()) > 0 for one in records)


def reading(path: Path, rounds: int) -> None:
    """What reading costs: each reader unpacks every response and takes its body."""
    readers: dict[str, Callable[[Path], int]] = {"naqi": by_naqi, "warcio": by_warcio, "fastwarc": by_fastwarc}
    best: dict[str, float] = {}
    count = 0
    for _ in range(rounds):
        for name, read in readers.items():
            begin = time.process_time()
            try:
                count = read(path)
            except MissingPackage:
                continue
            best[name] = min(best.get(name, 1e9), time.process_time() - begin)
    for name, seconds in best.items():
        print(f"reading, {name}: {count / seconds:.0f} records a second, {best['naqi'] / seconds:.2f} of naqi's speed")


def language(path: Path) -> None:
    """What is done to the pages of an archive in one process: read, asked for their script, cleaned, written."""
    for name, wanted, most in (("with --language ar", Wanted("ar"), None), ("without", Wanted(), PART)):
        spent: Counter[str] = Counter()
        count = 0
        clock = time.process_time
        pages = islice((page for page in read_warc(path) if not isinstance(page, str)), most)
        begin = moment = clock()
        for page in pages:
            count += 1
            read = clock()
            left_out = wanted.unwanted(page)
            asked = clock()
            if not left_out:
                result, _ = clean_fetched(page)
                if isinstance(result, Article):
                    json.dumps(result.record(), ensure_ascii=False)
            spent.update({"reading": read - moment, "asking": asked - read, "cleaning": clock() - asked})  # type: ignore[dict-item]
            moment = clock()
        parts = ", ".join(f"{what} {1000 * seconds / count:.2f}" for what, seconds in spent.items())
        speed = count / (clock() - begin)
        print(f"{name}: {speed:.0f} pages a second of processor time ({count} pages; ms each: {parts})")


def seconds_of(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def clean(paths: list[Path], *options: str) -> float:
    with tempfile.TemporaryDirectory() as out:
        return seconds_of(
            [sys.executable, "-m", "scrapy", "clean", *map(str, paths), "-o", f"{out}/records/", *options]
        )


def clean_archive_plainly(path: str) -> str:
    """What a worker of the plain pool does: one archive, its lines."""
    lines = []
    for page in read_warc(Path(path)):
        if not isinstance(page, str):
            result, _ = clean_fetched(page)
            lines.append(result.reason if isinstance(result, Rejected) else json.dumps(result.record()))
    Path(f"{path}.lines").write_text("\n".join(lines), encoding="utf-8")
    return path


def plainly(paths: list[Path], processes: int) -> float:
    return seconds_of([sys.executable, "-m", "tests.bench.archives", "--plainly", str(processes), *map(str, paths)])


def pools(pages: int, rounds: int) -> None:
    """Four archives, two at a time, by `scrapy clean -o FOLDER/` and by multiprocessing's own pool."""
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name, f"{one}.warc.gz") for one in "abcd"]
        for path in paths:
            write(path, pages, arabic=1.0)
        took = [(clean(paths, "--jobs", "2"), plainly(paths, 2)) for _ in range(rounds)]
    pool, plain = (min(times) for times in zip(*took, strict=True))
    print(f"four archives of {pages} pages: {plain / pool:.2f} of plain multiprocessing's speed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", choices=["reading", "language", "pools"])
    parser.add_argument("--plainly", type=int, default=0, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.plainly:
        context = get_context("forkserver")
        context.set_forkserver_preload(["pipelines.warm"])
        with context.Pool(args.plainly) as pool:
            pool.map(clean_archive_plainly, map(str, args.files), chunksize=1)
        return
    (path,) = args.files
    if args.only in (None, "reading"):
        reading(path, args.rounds)
    if args.only in (None, "language"):
        language(path)
    if args.only in (None, "pools"):
        pools(args.pages, args.rounds)


if __name__ == "__main__":
    main()
