"""The batch job against the index: python -m tests.bench.duplicates_batch [--records N] [--engine E] [--jobs N]

Makes records in which stories come again (tests/duplicates/batch/records.py), asks the index one after the other, then
the batch job. Prints whether both say the same of each text, and what both cost: the time of the index over that of the
batch job, each with the reading of the files.
"""

import argparse
import tempfile
import time
from pathlib import Path

from pipelines.duplicates.batch.job import mark_all, parts_for, targets_of
from pipelines.engines.choices import ENGINES
from pipelines.engines.run import exchange_on
from tests.duplicates.batch.records import by_the_index, files, written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sites", type=int, default=50)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files(folder / "in", args.records, 1, max(1, args.records // 16), args.sites)
        targets = targets_of([folder / "in"], folder / "out")
        begin = time.perf_counter()
        marks, kinds = by_the_index(targets)
        middle = time.perf_counter()
        exchange = exchange_on(args.engine, parts_for(targets, 2 * args.jobs), args.jobs, None)
        try:
            done = mark_all(targets, exchange)
        finally:
            exchange.close()
        end = time.perf_counter()
        wrong = sum(marks[key] != mark for key, mark in written(targets).items())
    print(f"{args.records} records: {dict(kinds)}")
    print(f"batch job: {dict(done)}; marked otherwise than by the index: {wrong}")
    print(
        f"the index takes {(middle - begin) / (end - middle):.2f} times as long as {args.engine}, {args.jobs} at a time"
    )
    print(f"({middle - begin:.0f} s and {end - middle:.0f} s)")


if __name__ == "__main__":
    main()
