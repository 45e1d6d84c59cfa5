"""What a reading process runs. In a module of its own, so that such a process need not load Scrapy."""

import os
import pickle
import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path

MEMORY = 768 * 1024 * 1024
"""Bytes that a reading may take beside what its process has at its start. A sitemap that unpacks to 100 MiB, the most
that is read, takes some 400 MiB; 6 MB of bare ampersands would take 1,500."""


def serve(pipe: Connection) -> None:
    """One call after another until nobody is at the other end: function, arguments, seconds; then the bytes."""
    _limit_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the crawl, which ends this process
    while True:
        try:
            function, arguments, seconds = pipe.recv()
            body = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        _limit(seconds)
        try:
            answer = pickle.dumps((True, function(body, *arguments)))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where the call came from
            answer = pickle.dumps((False, error))
        try:
            pipe.send_bytes(answer)
        except OSError:
            return


def _limit(seconds: float) -> None:
    """Give this process so much more processor time; the kernel ends it with SIGXCPU when that is used up."""
    times = os.times()
    used = times.user + times.system
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _limit_memory() -> None:
    """Have the kernel refuse this process more than MEMORY beside what it has (Linux; elsewhere it is not counted)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[5])
    except (OSError, ValueError, IndexError):
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
