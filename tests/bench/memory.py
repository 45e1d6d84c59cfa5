"""Memory of a long crawl: python -m tests.bench.memory [--pages N] [--first N] [--clean]

Crawls N articles of 20 sites on loopback (`--clean`: cleans N saved pages) and prints the memory of the main process,
the fork server and the workers together when a tenth of the pages is done, and from then on: its growth is what a run
of weeks would multiply. Linux only; shared pages count once (PSS).
"""

import argparse
import contextlib
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.crawl import SETTINGS, SITES, environment_for, put_sites, serve
from tests.bench.pages import load

KINDS = 64
"""Different pages; the rest are the same again under other names."""


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    below: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                below.setdefault(parent, []).append(int(entry.name))
    found = [pid]
    for one in found:
        found += below.get(one, [])
    return found


def memory(pid: int) -> float:
    """MB that a process and all below it hold."""
    total = 0
    for one in tree(pid):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024


def lines(folder: Path) -> int:
    """Rows that are written so far."""
    return sum(path.read_bytes().count(b"\n") for path in folder.rglob("*.jsonl"))


def watch(command: list[str], out: Path, environment: dict[str, str], args: argparse.Namespace) -> None:
    """Run a command and print its memory at each tenth of the pages."""
    run = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    first, peak, step = 0.0, 0.0, 0
    try:
        while run.poll() is None:
            time.sleep(1)
            now = memory(run.pid)
            peak = max(peak, now)
            done = lines(out)
            if now and done >= args.first and done >= args.pages / 10 * (step + 1):
                step = int(done / (args.pages / 10))
                first = first or now
                print(f"{done:7} pages   {now:5.0f} MB   {now - first:+5.0f}", flush=True)
    finally:
        run.terminate()
        run.wait()
    print(f"peak {peak:.0f} MB, {lines(out)} pages")


def crawl(folder: Path, args: argparse.Namespace) -> None:
    """A crawl of 20 sites."""
    ours, theirs = multiprocessing.Pipe()
    each = args.pages // SITES
    context = multiprocessing.get_context("spawn")
    server = context.Process(target=serve, args=(None, each, theirs, KINDS), daemon=True)
    server.start()
    try:
        environment = environment_for(ours.recv())
        sites = put_sites(folder)
        command = [sys.executable, "-m", "scrapy", "crawl", "news"]
        for name, value in ({"OUTPUT_DIR": folder / "out", "SITES_DIR": sites} | SETTINGS).items():
            command += ["-s", f"{name}={value}"]
        watch(command, folder / "out", environment, args)
    finally:
        server.terminate()
        server.join()


def clean(folder: Path, args: argparse.Namespace) -> None:
    """A folder of saved pages."""
    pages = folder / "pages"
    (folder / "out").mkdir()
    pages.mkdir()
    for number, page in enumerate(load(None, KINDS)):
        (pages / f"{number:06}.html").write_bytes(page.html)
    for number in range(KINDS, args.pages):
        os.link(pages / f"{number % KINDS:06}.html", pages / f"{number:06}.html")
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "clean",
        str(pages),
        "-O",
        str(folder / "out" / "r.jsonl"),
        "--keep-copies",
    ]
    watch(command, folder / "out", dict(os.environ), args)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=50_000)
    parser.add_argument("--first", type=int, default=5_000)
    parser.add_argument("--clean", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        (clean if args.clean else crawl)(Path(name), args)


if __name__ == "__main__":
    main()
