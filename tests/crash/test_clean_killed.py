"""`scrapy clean`, killed with SIGKILL at random moments and run again: nothing lost, nothing twice, nothing torn."""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.made_pages import make_page
from tests.processes import Command, run, start


def make_folder(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.html").write_text(make_page(number).html, encoding="utf-8")
    return folder


ENVIRONMENT = os.environ | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}


def command(pages: Path, out: Path, *options: object) -> list[str]:
    return [sys.executable, "-m", "scrapy", "clean", str(pages), "-o", str(out), *map(str, options)]


def clean(pages: Path, out: Path, *options: object) -> Command:
    return start(command(pages, out, *options), env=ENVIRONMENT)


def kill_when_under_way(process: Command, out: Path, rng: random.Random) -> bool:
    """Wait for the first lines of this run, then a random moment, then SIGKILL to the process and its workers.

    -> whether it was killed before its end.
    """
    before = out.stat().st_size if out.exists() else 0
    until = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < until:
        if out.exists() and out.stat().st_size > before:
            break
        time.sleep(0.02)
    time.sleep(rng.random())
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def run_killed(tmp_path: Path, count: int, kills: int, seed: int) -> list[str]:
    """-> the origins in the output after `kills` kills and one run to the end; every line must be whole."""
    pages, out, rejected = make_folder(tmp_path / "pages", count), tmp_path / "o.jsonl", tmp_path / "rejected.jsonl"
    empty = [pages / f"{number:05}-empty.html" for number in range(0, count, 10)]
    for path in empty:
        path.touch()
    rng = random.Random(seed)
    options = ("--rejected", rejected)
    killed = [kill_when_under_way(clean(pages, out, *options), out, rng) for _ in range(kills)]
    assert any(killed)
    assert clean(pages, out, *options).wait(timeout=300) == 0
    rows = [json.loads(line) for line in rejected.read_text(encoding="utf-8").splitlines()]
    assert Counter(row["origin"] for row in rows) == Counter(map(str, empty))
    return [Path(json.loads(line)["origin"]).name for line in out.read_text(encoding="utf-8").splitlines()]


def test_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    origins = run_killed(tmp_path, count=300, kills=2, seed=1)
    assert Counter(origins) == Counter(f"{number:05}.html" for number in range(300))


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_graceful_stop_is_quick_and_loses_nothing(tmp_path: Path, stop: signal.Signals) -> None:
    pages, out = make_folder(tmp_path / "pages", 400), tmp_path / "o.jsonl"
    process = clean(pages, out)
    until = time.monotonic() + 30
    while not (out.exists() and out.stat().st_size) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(stop)
    assert process.wait(timeout=10) == 130
    stopped_at = out.read_bytes()
    assert stopped_at.endswith(b"\n")
    assert clean(pages, out).wait(timeout=100) == 0
    origins = [json.loads(line)["origin"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(origins) == len(set(origins)) == 400
    assert out.read_bytes().startswith(stopped_at)


def test_a_full_disk_stops_the_run_with_one_line_and_room_completes_it(tmp_path: Path) -> None:
    """The limit on a file's size stands for a disk that is full."""
    pages, out = make_folder(tmp_path / "pages", 200), tmp_path / "o.jsonl"
    full = run(command(pages, out), env=ENVIRONMENT, largest_file=200_000)
    assert full.returncode == 6
    assert "cannot be written" in full.stderr
    assert "Traceback" not in full.stderr
    assert out.read_bytes().endswith(b"\n")
    assert clean(pages, out).wait(timeout=100) == 0
    origins = [json.loads(line)["origin"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(origins) == len(set(origins)) == 200


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_lost_over_2000_files(tmp_path: Path, seed: int) -> None:
    origins = run_killed(tmp_path, count=2000, kills=4, seed=seed)
    assert Counter(origins) == Counter(f"{number:05}.html" for number in range(2000))
