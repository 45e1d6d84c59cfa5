"""Archives: python -m tests.bench.archives FILE.warc.gz [--pages N] [--rounds N]

FILE is one of tests/bench/mixed_warc.py. Prints ratios of one run, the rounds interleaved, the best of each counting:
reading (records a second of processor time) by naqi's reader, warcio and, where it is installed, fastwarc; cleaning
with and without `--language ar`; and, on archives of N Arabic pages, `scrapy clean -o FOLDER/` against plain
multiprocessing.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from crawler.items import Rejected
from crawler.warc import read_warc
from pipelines.cleaning.chain import clean_fetched
from pipelines.export.optional import MissingPackage, need
from tests.bench.mixed_warc import write


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


def processor_seconds(command: list[str]) -> tuple[float, float]:
    """Processor time and time of a command, its children included."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = sum(getattr(after, name) - getattr(before, name) for name in ("ru_utime", "ru_stime"))
    return spent, time.perf_counter() - begin


def clean(paths: list[Path], *options: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as out:
        return processor_seconds(
            [sys.executable, "-m", "scrapy", "clean", *map(str, paths), "-o", f"{out}/records/", *options]
        )


def screening(path: Path, part: Path, shares: tuple[int, int]) -> None:
    """Pages a second of processor time, with `--language ar` over the whole, without over a part."""
    whole, few = shares
    with_it, _ = clean([path], "--language", "ar", "--jobs", "1")
    without, _ = clean([part], "--jobs", "1")
    print(f"--language ar: {whole / with_it:.0f} pages a second of processor time, without {few / without:.0f}")


def clean_archive_plainly(path: str) -> str:
    """What a worker of the plain pool does: one archive, its lines."""
    lines = []
    for page in read_warc(Path(path)):
        if not isinstance(page, str):
            result, _ = clean_fetched(page)
            lines.append(result.reason if isinstance(result, Rejected) else json.dumps(result.record()))
    Path(f"{path}.lines").write_text("\n".join(lines), encoding="utf-8")
    return path


def plainly(paths: list[Path], processes: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.bench.archives", "--plainly", str(processes), *map(str, paths)]
    return processor_seconds(command)


def pools(pages: int, rounds: int) -> None:
    """Four archives, two at a time, by `scrapy clean -o FOLDER/` and by multiprocessing's own pool."""
    took: dict[str, list[tuple[float, float]]] = {"pool": [], "plain": []}
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name, f"{one}.warc.gz") for one in "abcd"]
        for path in paths:
            write(path, pages, arabic=1.0)
        for _ in range(rounds):
            took["pool"].append(clean(paths, "--jobs", "2"))
            took["plain"].append(plainly(paths, 2))
    for at, what in enumerate(("processor time", "time")):
        pool, plain = (min(run[at] for run in took[one]) for one in ("pool", "plain"))
        print(f"four archives of {pages} pages, {what}: {plain / pool:.2f} of plain multiprocessing's speed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--plainly", type=int, default=0, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.plainly:
        context = get_context("forkserver")
        context.set_forkserver_preload(["pipelines.warm"])
        with context.Pool(args.plainly) as pool:
            pool.map(clean_archive_plainly, map(str, args.files), chunksize=1)
        return
    (path,) = args.files
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder, "part.warc.gz")
        write(part, 1_000)
        reading(part, args.rounds)
        screening(path, part, (by_naqi(path), 1_000))
    pools(args.pages, args.rounds)


if __name__ == "__main__":
    main()
