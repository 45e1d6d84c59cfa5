"""Scrapy's own commands beside ours: what a person types, and that looking at a page leaves the output alone."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest
import scrapy

from crawler.version import version_line

ARTICLE = "http://news.demo.example/article/5602"


def naqi(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "naqi", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=100, check=False)


def test_list_names_the_spiders_that_are_meant_to_be_run(tmp_path: Path) -> None:
    assert naqi(tmp_path, "list").stdout.split() == ["demo", "news"]


def test_check_of_a_spider_that_there_is_not_is_one_line(tmp_path: Path) -> None:
    run = naqi(tmp_path, "check", "dmo")
    assert (run.returncode, run.stderr) == (2, "naqi: there is no spider dmo; there are demo, news, page, saved\n")


def test_version_is_naqis_and_scrapys(tmp_path: Path) -> None:
    first, *others = naqi(tmp_path, "version", "-v").stdout.splitlines()
    assert first == version_line()
    assert dict(line.replace(" ", "").split(":", 1) for line in others)["Scrapy"] == scrapy.__version__


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["shell", "-c", "1 + 1"], "2"),
        (["fetch", "--spider=demo", ARTICLE, "--nolog"], "<html"),
        (["parse", "--spider=demo", ARTICLE], f"'url': '{ARTICLE}'"),
        (["check", "demo"], "Ran 1 contract"),
    ],
    ids=["shell", "fetch", "parse", "check"],
)
def test_a_look_at_a_page_takes_no_lock_and_writes_nothing(tmp_path: Path, words: list[str], shown: str) -> None:
    """A crawl is under way meanwhile: it holds the lock."""
    (tmp_path / "output").mkdir()
    with (tmp_path / "output" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = naqi(tmp_path, *words)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert shown in done.stdout + done.stderr
    assert [path.name for path in (tmp_path / "output").iterdir()] == [".lock"]


def test_genspider_and_runspider_as_the_tutorial_has_them(tmp_path: Path) -> None:
    assert "Created spider 'mine'" in naqi(tmp_path, "genspider", "mine", "example.com").stdout
    spider = (tmp_path / "mine.py").read_text(encoding="utf-8").split("    start_urls")[0]
    spider = (
        "from naqi import FetchedPage\n"
        + spider
        + (
            "    async def start(self):\n"
            "        text = 'قالت البلدية إن المكتبة الجديدة ستفتح أبوابها للقراء.'\n"
            "        yield FetchedPage(body=text.encode(), url='https://example.com/1', site='mine')\n"
        )
    )
    (tmp_path / "mine.py").write_text(spider, encoding="utf-8")
    done = naqi(tmp_path, "runspider", "mine.py", "-O", "x.jl")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.jl").read_text(encoding="utf-8").count("https://example.com/1") == 2  # url, and origin
    assert list(tmp_path.glob("output/mine/articles-*.jsonl"))
