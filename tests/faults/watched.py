"""Crawls whose processes are watched: how long, how much memory, what they listen on."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from tests.processes import Command, start
from tests.server import Web
from tests.spiders.crawling import QUICK, ROOT, Run

MIB = 1024


@dataclass
class Watched:
    """A crawl under way, or over."""

    process: Command
    folder: Path
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    peaks: dict[int, int] = field(default_factory=dict)
    """The most memory that each process has held, KiB (VmHWM); what it shares with the others counts to each."""

    @property
    def main_mib(self) -> float:
        return self.peaks[self.process.pid] / MIB

    @property
    def worker_mib(self) -> float:
        """Of the largest other process."""
        return max(peak for pid, peak in self.peaks.items() if pid != self.process.pid) / MIB

    def pids(self) -> list[int]:
        """The crawl's processes: all of its session."""
        return [pid for pid, session in _sessions() if session == self.process.pid]

    def workers(self) -> list[int]:
        """Those of its processes that clean pages: children of the fork server, which is a child of the main one."""
        return [pid for pid in self.pids() if self._is_worker(pid)]

    def _is_worker(self, pid: int) -> bool:
        try:
            parent, grandparent = _parent(pid), _parent(_parent(pid))
        except OSError:  # it ended while it was looked at
            return False
        return parent != self.process.pid and grandparent == self.process.pid

    def log(self) -> str:
        """What it has said on standard error so far."""
        return self.process.errors_so_far()

    def wait_for(self, what: Callable[[], object], seconds: float = 30) -> None:
        """Wait until `what` is true while the crawl runs."""
        until = time.monotonic() + seconds
        while not what():
            assert self.process.poll() is None, f"the crawl has ended: {self.log()}"
            assert time.monotonic() < until, "it did not come to that"
            time.sleep(0.02)

    def wait_until_gone(self, seconds: float = 5) -> None:
        """Of the crawl that has ended no process is left; the fork server and its helpers notice it a moment later."""
        until = time.monotonic() + seconds
        while self.pids():
            assert time.monotonic() < until, f"processes {self.pids()} are left"
            time.sleep(0.05)

    def end(self, timeout: float) -> Run:
        """Wait for the crawl's own end."""
        output, errors = self.process.communicate(timeout=timeout)
        self.seconds = time.monotonic() - self.began
        return Run(self.process.returncode, output, errors, self.folder)


def command(*arguments: str, spider: str = "news", **settings: object) -> list[str]:
    """The command line; `arguments` are as -a takes them."""
    words = [sys.executable, "-m", "scrapy", "crawl", spider]
    for argument in arguments:
        words += ["-a", argument]
    for name, value in settings.items():
        words += ["-s", f"{name}={value}"]
    return words


@contextmanager
def crawling(web: Web, folder: Path, *arguments: str, **settings: object) -> Iterator[Watched]:
    """A crawl in a session of its own, whose processes are gone afterwards."""
    words = command(*arguments, **({"OUTPUT_DIR": folder} | QUICK | settings))
    process = start(words, cwd=ROOT, env=web.environment())
    watched = Watched(process, folder)
    over = Event()
    thread = Thread(target=_watch, args=(watched, over), daemon=True)
    thread.start()
    try:
        yield watched
    finally:
        over.set()
        thread.join()
        if process.poll() is None or watched.pids():
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def write_sites(folder: Path, homes: dict[str, str]) -> Path:
    """Site files with these start pages."""
    folder.mkdir(exist_ok=True)
    for name, home in homes.items():
        (folder / f"{name}.toml").write_text(f'home = "{home}"\n', encoding="utf-8")
    return folder


def _watch(watched: Watched, over: Event) -> None:
    while not over.wait(0.1):
        for pid in watched.pids():
            watched.peaks[pid] = max(watched.peaks.get(pid, 0), _peak(pid))


def _sessions() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                rest = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if rest[0] != "Z":
                yield int(entry.name), int(rest[3])


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def _peak(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
