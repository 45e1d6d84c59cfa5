"""CPU, memory and size of exports: python -m tests.bench.export [--records N] [FORMAT...]

Makes an output folder of 100,000 records (450 MB; 20 sites, 30 days) and exports it once in each format, each time in a
process of its own, as a user does. CPU is user and system time together; memory is the peak of the process (VmHWM as
the kernel hands it out with the exit status). The first line times `json.loads` over the same files, by which the
figures of a busy machine can be compared with those of another.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.export.large import large_output

FORMS = {
    "parquet": "articles",
    "parquet-file": "articles.parquet",
    "csv": "articles.csv",
    "jsonl": "articles.jsonl",
    "txt": "texts",
    "sqlite": "articles.db",
    "hf": "dataset",
}


def cost(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of a command. Raises CalledProcessError."""
    environment = os.environ | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    assert process.stderr
    said = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise subprocess.CalledProcessError(status, command, stderr=said)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def size(path: Path) -> float:
    """MB."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files) / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("formats", nargs="*", choices=[*FORMS, []], default=list(FORMS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out = large_output(folder / "out", options.records)
        begin = time.process_time()
        for path in out.glob("*/*.jsonl"):
            for line in path.open("rb"):
                json.loads(line)
        print(f"{options.records} records, {size(out):.0f} MB; json.loads {time.process_time() - begin:.1f} s CPU\n")
        print(f"{'format':<14}{'CPU s':>8}{'MB peak':>9}{'MB':>8}")
        for form in options.formats:
            place = folder / FORMS[form]
            command = [sys.executable, "-m", "scrapy", "export", str(out), "--to", form.split("-")[0], "-o", str(place)]
            seconds, memory = cost(command)
            print(f"{form:<14}{seconds:>8.1f}{memory:>9.0f}{size(place):>8.0f}", flush=True)


if __name__ == "__main__":
    main()
