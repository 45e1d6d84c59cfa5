"""Crawls that a program starts through Scrapy's own classes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.demo.expected import RECORDS

SETTINGS = """
import asyncio, sys
from scrapy.settings import Settings
settings = Settings()
settings.setmodule("crawler.settings")
settings.set("OUTPUT_DIR", "out")
"""

PROCESS = """
from scrapy.crawler import AsyncCrawlerProcess
process = AsyncCrawlerProcess(settings)
process.crawl("demo")
process.start()
"""

RUNNER = """
async def cell():
    from twisted.internet import asyncioreactor
    asyncioreactor.install(asyncio.get_running_loop())
    from twisted.internet import reactor
    reactor.startRunning(installSignalHandlers=False)
    from scrapy.crawler import AsyncCrawlerRunner
    await AsyncCrawlerRunner(settings).crawl("demo")
    reactor.threadpool.stop()
asyncio.run(cell())
"""

UNSTARTED = RUNNER.replace("    reactor.startRunning(installSignalHandlers=False)\n", "")
REACTORLESS = """
from scrapy.crawler import AsyncCrawlerRunner
settings.set("TWISTED_REACTOR_ENABLED", False)
async def cell():
    await AsyncCrawlerRunner(settings).crawl("demo")
asyncio.run(cell())
"""


def run(program: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", SETTINGS + program]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=100, check=False)


def count(folder: Path) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in folder.glob("out/demo/articles-*.jsonl"))


@pytest.mark.parametrize("program", [PROCESS, RUNNER], ids=["AsyncCrawlerProcess", "AsyncCrawlerRunner"])
def test_the_demo_is_crawled(program: str, tmp_path: Path) -> None:
    done = run(program, tmp_path)
    assert done.returncode == 0, done.stderr
    assert count(tmp_path) == len(RECORDS)


@pytest.mark.parametrize(
    ("program", "why"), [(UNSTARTED, "was never started"), (REACTORLESS, "TWISTED_REACTOR_ENABLED is off")]
)
def test_where_no_crawl_can_run_that_is_said_with_the_cure(program: str, why: str, tmp_path: Path) -> None:
    done = run(program, tmp_path)
    assert done.returncode != 0
    assert f"RuntimeError: {'Twisted' if 'never' in why else 'naqi'}" in done.stderr
    assert why in done.stderr
    assert "naqi.crawl(...)" in done.stderr
