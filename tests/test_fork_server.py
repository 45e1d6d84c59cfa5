"""The worker of a run of one page, which branches off the run's own process."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.fork_server import BRANCHES

pytestmark = pytest.mark.skipif(not BRANCHES, reason="workers branch off on Linux alone")

BEGIN = """
import asyncio, multiprocessing, os, signal, sys
from multiprocessing import forkserver
from pipelines.fork_server import start_early
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
start_early(one_page=True)
start_early()
(branch,) = multiprocessing.active_children()
"""

CLEAN = """
from crawler.items import Article, FetchedPage
from pipelines.workers import Workers
from tests.made_pages import make_page

os.kill(branch.pid, signal.SIGINT)

async def clean():
    workers = Workers(1, 30)
    async def once():
        result, _ = await workers.clean(FetchedPage(origin="x", body=make_page(1).html.encode()))
        assert isinstance(result, Article), result
        return workers.pids
    assert await once() == [branch.pid]
    assert forkserver._forkserver._forkserver_pid is None
    os.kill(branch.pid, signal.SIGKILL)
    assert branch.pid not in await once()
    assert forkserver._forkserver._forkserver_pid is not None
    workers.close()

asyncio.run(clean())
"""

WAIT = """
print(branch.pid, flush=True)
signal.pause()
"""


def test_one_page_wants_no_server_and_one_whose_worker_was_killed_gets_another() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + CLEAN], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_it_ends_with_the_process_that_it_branched_off() -> None:
    with subprocess.Popen([sys.executable, "-c", BEGIN + WAIT], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        branch = Path("/proc", process.stdout.readline().strip())
        process.kill()
    looks = 0
    while _runs(branch):
        looks += 1
        assert looks < 6000
        time.sleep(0.01)


def _runs(process: Path) -> bool:
    """Whether it is there, and no zombie that nobody has looked after."""
    try:
        return process.joinpath("stat").read_text(encoding="ascii").rpartition(") ")[2][:1] != "Z"
    except OSError:
        return False
