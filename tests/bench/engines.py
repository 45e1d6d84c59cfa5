"""Engines against this machine's own pool: python -m tests.bench.engines [--pages N] [--archives N] [--only NAME...]

Archives of N Arabic pages, two at a time, are cleaned by the local pool, by plain multiprocessing, and by Ray and Spark
on this machine where they are installed; and before it one page, for what the start costs. Prints of each how it
compares with the local pool: by the processor time of all its processes, the engine's own included, which a busy
machine disturbs little; and by the clock, which it does. Records must be the same.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from tests.bench.mixed_warc import write
from tests.bench.processor import adopt_orphans, used_by_children

NAMES = {"local": "multiprocessing", "plain": "multiprocessing", "ray": "ray", "spark": "pyspark"}
"""What is measured, and the module that it needs."""

NOBODY = -1
"""No process id."""


def cost_of(command: list[str]) -> tuple[float, float]:
    """Seconds of processor time and by the clock."""
    before, begin = used_by_children(NOBODY), time.perf_counter()
    ended = subprocess.run(command, capture_output=True, check=False, text=True)
    took = time.perf_counter() - begin
    if ended.returncode:
        sys.exit(f"{' '.join(command)}: status {ended.returncode}\n{ended.stderr}")
    return used_by_children(NOBODY) - before, took


def command_for(name: str, paths: list[Path], out: Path) -> list[str]:
    given = list(map(str, paths))
    if name == "plain":
        return [sys.executable, "-m", "tests.bench.archives", "--plainly", "2", *given]
    return [
        sys.executable,
        "-m",
        "scrapy",
        "clean",
        *given,
        "-o",
        f"{out}/",
        "--jobs",
        "2",
        "--engine",
        name,
        "--keep-copies",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--archives", type=int, default=2)
    parser.add_argument("--only", nargs="+", choices=NAMES, default=list(NAMES))
    args = parser.parse_args()
    adopt_orphans()
    costs: dict[str, tuple[float, float]] = {}
    starts: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        one_page = Path(folder, "one.warc.gz")
        write(one_page, 1, arabic=1.0)
        paths = [Path(folder, f"{one}.warc.gz") for one in range(args.archives)]
        for path in paths:
            write(path, args.pages, arabic=1.0)
        for name in args.only:
            if find_spec(NAMES[name]) is None:
                print(f"{name}: not installed")
                continue
            starts[name], _ = cost_of(command_for(name, [one_page], Path(folder, f"{name}-start")))
            costs[name] = cost_of(command_for(name, paths, Path(folder, name)))
            used, took = costs[name]
            print(
                f"{name}: {used:.0f} s of processor time, {starts[name]:.0f} to start; {took:.0f} s by the clock",
                flush=True,
            )
        written = {
            name: [(Path(folder, name) / f"{one}.jsonl").read_bytes() for one in range(args.archives)]
            for name in costs
            if name != "plain"
        }
    print(f"records of all engines the same: {len(set(map(tuple, written.values()))) == 1}")
    used, took = costs["local"]
    for name, (other_used, other_took) in costs.items():
        behind_start = (used - starts["local"]) / (other_used - starts[name])
        print(
            f"{name}: {used / other_used:.2f} of the local pool's pages a core, {behind_start:.2f} without the start,"
            f" {took / other_took:.2f} by the clock"
        )


if __name__ == "__main__":
    main()
