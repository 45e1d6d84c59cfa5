"""`scrapy crawl` as cron runs it: the exit status by outcome, one line for what is wrong, never a traceback.

One case of a kind is quick; its brothers are run by `make soak`.
"""

import fcntl
import json
import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crawler.ledger import LedgerError
from tests.faults.watched import command
from tests.processes import run as run_command
from tests.server import Page, Web, serving
from tests.spiders.crawling import QUICK, ROOT, Run, article, crawl, rss

URLS = [f"http://good.test/n/{number}" for number in range(1001, 1004)]
HERE = "url=http://good.test/"
PROXYLESS = {"HTTPPROXY_ENABLED": 0}


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    """A site with three articles; another that nobody answers for."""
    web = Web()
    web.put("http://good.test/", "<p>صدى")
    web.put("http://good.test/feed", Page(rss(URLS), "application/rss+xml"))
    for url in URLS:
        web.put(url, article(int(url[-4:])))
    with serving(web):
        yield web


def one_line(run: Run) -> str:
    """What was said where the crawl could not begin: one line, no traceback, no summary."""
    assert run.output == ""
    assert run.errors.startswith("naqi: ")
    assert run.errors.count("\n") == 1
    return run.errors


def test_0_also_where_nothing_is_new(web: Web, tmp_path: Path) -> None:
    runs = [crawl(web, tmp_path, HERE, "max=2"), crawl(web, tmp_path, HERE), crawl(web, tmp_path, HERE)]
    assert [run.status for run in runs] == [0, 0, 0]
    assert [f"written     {number}\n" in run.output for number, run in zip((2, 1, 0), runs, strict=True)] == [True] * 3
    assert ["pending     1: the next run goes on\n" in run.output for run in runs] == [True, False, False]
    assert ["nothing new\n" in run.output for run in runs] == [False, False, True]
    assert [run.errors.count("no CONTACT_URL is set") for run in runs] == [1, 1, 1]
    assert runs[2].urls("good.test") == URLS


@pytest.mark.parametrize("place", ["-:json", pytest.param("stdout::jsonlines", marks=pytest.mark.soak)])
def test_a_feed_on_standard_output_has_it_for_itself(place: str, web: Web, tmp_path: Path) -> None:
    words = [*command(HERE, **(QUICK | {"OUTPUT_DIR": tmp_path})), "-o", place]
    done = run_command(words, cwd=ROOT, env=web.environment())
    found = json.loads(done.stdout) if "json" in place[-4:] else list(map(json.loads, done.stdout.splitlines()))
    assert sorted(row["url"] for row in found) == URLS
    assert "written     3" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["colour=blue"],
        ["minutes=soon"],
        pytest.param(["minutes=nan"], marks=pytest.mark.soak),
        pytest.param(["minutes=-1"], marks=pytest.mark.soak),
        pytest.param(["max=none"], marks=pytest.mark.soak),
        pytest.param(["url=good.test"], marks=pytest.mark.soak),
        ["site=nobody-has-this-name"],
        pytest.param(["urls=/nowhere/urls.txt"], marks=pytest.mark.soak),
    ],
)
def test_2_wrong_usage(arguments: list[str], web: Web, tmp_path: Path) -> None:
    run = crawl(web, tmp_path / "out", *arguments)
    assert run.status == 2
    assert "Traceback" not in run.errors
    assert arguments[0].split("=")[0] in run.errors or "nobody-has-this-name" in run.errors
    assert not list(tmp_path.glob("out/*/*.jsonl"))


def test_2_a_spider_that_is_none(tmp_path: Path) -> None:
    words = command(spider="nosuch", OUTPUT_DIR=tmp_path)
    done = run_command(words, cwd=ROOT)
    assert done.returncode == 2
    assert "nosuch" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_3_another_run_is_active(web: Web, tmp_path: Path) -> None:
    with (tmp_path / ".lock").open("w", encoding="ascii") as lock:
        lock.write("4711")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        run = crawl(web, tmp_path, HERE)
    assert run.status == 3
    assert "another run (process 4711) is active" in one_line(run)
    assert crawl(web, tmp_path, HERE).status == 0


def test_4_nothing_could_be_fetched(web: Web, tmp_path: Path) -> None:
    run = crawl(web, tmp_path, "url=https://127.0.0.1:9/")
    assert run.status == 4
    assert "could not be reached: robots.txt: connection refused" in run.output
    assert run.errors.count("connection refused") == 1  # by the robots.txt that closes it; the home page is not asked
    assert "Traceback" not in run.errors


def test_4_without_a_network_one_line_says_so(web: Web, tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    for number in range(6):
        text = f'home = "http://127.0.0.1:9/{number}/"\nchecked = false\n'
        (tmp_path / "sites" / f"site-{number}.toml").write_text(text, encoding="ascii")
    web.asked.clear()
    run = crawl(web, tmp_path / "out", SITES_DIR=tmp_path / "sites", CONTACT_URL="https://me.example/", **PROXYLESS)
    assert run.status == 4
    assert [line.split(" ", 2)[2] for line in run.errors.splitlines()] == [
        "ERROR no answer from any of 6 sites: is this machine online?"
    ]
    assert "site        none of 6 could be reached: is this machine online?" in run.output
    assert run.output.count("site  ") == 1


def test_6_the_output_folder_cannot_be_made(web: Web, tmp_path: Path) -> None:
    """A file stands in its place: root may write anywhere else."""
    (tmp_path / "out").write_text("a file", encoding="ascii")
    run = crawl(web, tmp_path / "out", HERE)
    assert run.status == 6
    assert str(tmp_path / "out") in one_line(run)


def test_6_a_sites_folder_cannot_be_made(web: Web, tmp_path: Path) -> None:
    (tmp_path / "good.test").write_text("a file", encoding="ascii")
    run = crawl(web, tmp_path, HERE)
    assert run.status == 6
    assert "Traceback" not in run.errors
    assert "error       " in run.output
    (tmp_path / "good.test").unlink()
    assert crawl(web, tmp_path, HERE).urls("good.test") == URLS


@pytest.mark.parametrize(
    "limit", [pytest.param(20_000, marks=pytest.mark.soak), 65_000, pytest.param(95_000, marks=pytest.mark.soak)]
)
def test_6_a_full_disk_and_room_again(limit: int, web: Web, tmp_path: Path) -> None:
    """A limit on the size of files stands for it: first the ledger has no room, then its journal."""
    words = command(HERE, **(QUICK | {"OUTPUT_DIR": tmp_path}))
    done = run_command(words, cwd=ROOT, env=web.environment(), largest_file=limit)
    assert done.returncode == 6, done.stderr
    assert "Traceback" not in done.stderr
    again = crawl(web, tmp_path, HERE)
    assert again.status == 0
    assert again.urls("good.test") == URLS


class NoRoom:
    """A pipeline that cannot begin."""

    def open_spider(self) -> None:
        raise LedgerError("ledger.sqlite: database or disk is full")


def test_6_what_is_found_full_before_the_crawl_has_begun(web: Web, tmp_path: Path) -> None:
    run = crawl(web, tmp_path, HERE, ITEM_PIPELINES=json.dumps({f"{__name__}.NoRoom": 1}))
    assert run.status == 6
    assert one_line(run) == "naqi: ledger.sqlite: database or disk is full\n"


def test_6_a_ledger_of_a_newer_naqi(web: Web, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as ledger:
        ledger.execute("PRAGMA user_version = 999")
        ledger.execute("CREATE TABLE url (url TEXT)")
    before = (tmp_path / "ledger.sqlite").read_bytes()
    run = crawl(web, tmp_path, HERE)
    assert run.status == 6
    assert "newer naqi" in one_line(run)
    assert (tmp_path / "ledger.sqlite").read_bytes() == before


@pytest.mark.parametrize("lost", ["missing", "damaged", pytest.param("cut", marks=pytest.mark.soak)])
def test_0_a_ledger_that_is_lost_is_made_anew_and_nothing_is_written_twice(lost: str, web: Web, tmp_path: Path) -> None:
    crawl(web, tmp_path, HERE)
    path = tmp_path / "ledger.sqlite"
    if lost == "missing":
        path.unlink()
    elif lost == "damaged":
        path.write_bytes(b"no database at all" * 1000)
    else:
        path.write_bytes(path.read_bytes()[:5000])
    web.asked.clear()
    run = crawl(web, tmp_path, HERE)
    assert run.status == 0
    assert "made anew from 3 lines" in run.errors
    assert "Traceback" not in run.errors
    assert run.urls("good.test") == URLS
    assert not any("/n/" in one.url for one in web.asked)
    assert bool(list(tmp_path.glob("ledger.sqlite.damaged-*"))) is (lost != "missing")


@pytest.mark.soak  # SQLite waits half a minute for the lock
def test_6_a_ledger_that_another_program_holds(web: Web, tmp_path: Path) -> None:
    crawl(web, tmp_path, HERE)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        run = crawl(web, tmp_path, HERE)
    assert run.status == 6
    assert "locked" in one_line(run)
    assert crawl(web, tmp_path, HERE).urls("good.test") == URLS


SPIDERS = """
    from scrapy import Request, Spider

    class Start(Spider):
        name = "start"
        async def start(self):
            raise RuntimeError("start is broken")
            yield

    class Callback(Spider):
        name = "callback"
        start_urls = ["http://good.test/"]
        def parse(self, response):
            raise RuntimeError("parse is broken")
"""


@pytest.mark.parametrize("spider", ["start", "callback"])
def test_1_a_fault_of_our_own(spider: str, web: Web, tmp_path: Path) -> None:
    (tmp_path / "own_spiders.py").write_text(textwrap.dedent(SPIDERS), encoding="utf-8")
    settings = QUICK | {"OUTPUT_DIR": tmp_path / "out", "SPIDER_MODULES": "own_spiders"}
    done = run_command(
        command(spider=spider, **settings),
        cwd=ROOT,
        env=web.environment() | {"PYTHONPATH": str(tmp_path)},
    )
    assert done.returncode == 1
    assert "is broken" in done.stderr


def test_it_runs_as_cron_runs_it(web: Web, tmp_path: Path) -> None:
    """docs/operations.md: an empty environment, another folder, /bin/sh."""
    line = (
        f"cd {tmp_path} && {Path(sys.executable).parent}/naqi crawl news"
        f" -a {HERE} -a minutes=50 -s OUTPUT_DIR={tmp_path}/out"
        f" {' '.join(f'-s {name}={value}' for name, value in QUICK.items())} >> naqi.log 2>&1"
    )
    environment = {"http_proxy": web.environment()["http_proxy"], "HOME": str(tmp_path), "PATH": os.defpath}
    done = subprocess.run(["/bin/sh", "-c", line], env=environment, cwd="/", timeout=60, check=False)
    log = (tmp_path / "naqi.log").read_text(encoding="utf-8")
    assert done.returncode == 0, log
    assert "written     3" in log
    assert len(list(tmp_path.glob("out/good.test/articles-*.jsonl"))) == 1
