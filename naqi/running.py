"""Crawls and cleaning runs for Python programs: iterators over articles.

Each run is a process of its own, as on the command line. So it works from a script with or without a main guard, from a
notebook whose event loop runs, and several times in one program; Scrapy itself allows none of these three together.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from crawler import exit_status
from crawler.items import Article

log = logging.getLogger("naqi")

TICK = 0.05
"""Seconds between two looks at what has come."""

GRACE = 20.0
"""Seconds that a run gets to end when its articles are not wanted any more; then it is killed, and nothing is lost."""

CHUNK = 1024 * 1024


class RunError(Exception):
    """A run could not do what it was asked for: `status` is its exit status, the message its one line."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def crawl(
    spider: str = "news", *, settings: Mapping[str, object] | None = None, **arguments: object
) -> Iterator[Article]:
    """Crawl, and yield each new article as it comes.

    `arguments` are those of `naqi crawl SPIDER -a …` (`site`, `url`, `urls`, `max`, `since`, …); a list is joined by
    commas. `settings` are those of `-s`. Records and ledger are kept in OUTPUT_DIR as for the command, `output` in the
    working folder by default: the next call yields what is new since. An iterator that is left early stops the crawl;
    what it had not done waits for the next one. A slow reader does not slow the crawl. Raises RunError.
    """
    words = ["crawl", spider]
    for name, value in arguments.items():
        listed = isinstance(value, list | tuple | set | frozenset)
        words += ["-a", f"{name}={','.join(map(str, value)) if listed else value}"]  # type: ignore[call-overload]
    yield from _run(words, settings or {})


def clean(
    path: str | os.PathLike[str], *others: str | os.PathLike[str], settings: Mapping[str, object] | None = None
) -> Iterator[Article]:
    """Clean saved pages (files, folders, WARCs), and yield each article. Raises RunError, also where there is no file.

    What is no article is left out; `naqi clean --rejected` writes the reasons down.
    """
    names = [os.fspath(one) for one in (path, *others)]
    yield from _run(["clean", *(f"./{name}" if name.startswith("-") else name for name in names)], settings or {})


def _run(words: list[str], settings: Mapping[str, object]) -> Iterator[Article]:
    """Start the command, and yield what it hands over; the file between the two holds what is not yet wanted."""
    with tempfile.TemporaryFile("a+b") as handed, tempfile.TemporaryFile() as errors:
        process = _start(words, {**settings, "HANDOVER_FD": handed.fileno()}, handed, errors)
        try:
            yield from _articles(handed, process)
        finally:
            _end(process)
        _judge(process.returncode, errors)


def _start(
    words: list[str], settings: Mapping[str, object], handed: IO[bytes], errors: IO[bytes]
) -> "subprocess.Popen[bytes]":
    chosen = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    root = str(Path(__file__).parents[1])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "naqi", words[0], *chosen, *words[1:]],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        pass_fds=[handed.fileno()],
        env={**os.environ, "PYTHONPATH": path},
    )


def _articles(handed: IO[bytes], process: "subprocess.Popen[bytes]") -> Iterator[Article]:
    offset, rest = 0, b""
    while True:
        over = process.poll() is not None  # asked before the look: what is written until the end is seen
        while chunk := os.pread(handed.fileno(), CHUNK, offset):
            offset += len(chunk)
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                yield Article(**json.loads(line))
        if over:
            return
        time.sleep(TICK)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _judge(status: int, errors: IO[bytes]) -> None:
    """Raise what went wrong; sites that failed among others are told to the log, as the command does."""
    if status == exit_status.OK:
        return
    errors.seek(0)
    lines = [line for line in errors.read().decode("utf-8", "replace").splitlines() if line.strip()]
    said = (
        [line for line in lines if line.startswith("naqi: ")] or [line for line in lines if " ERROR " in line] or lines
    )
    message = said[-1].removeprefix("naqi: ") if said else exit_status.MEANINGS.get(status, f"exit status {status}")
    if status == exit_status.SITES_FAILED:
        log.warning("%s", exit_status.MEANINGS[status])
    else:
        raise RunError(status, message)
