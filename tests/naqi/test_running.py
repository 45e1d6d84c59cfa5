"""`naqi.crawl` and `naqi.clean` as people use them: in scripts, in a notebook's loop, left early, more than once."""

import asyncio
import fcntl
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import naqi
from crawler import exit_status
from naqi import running
from tests.demo.expected import RECORDS
from tests.made_pages import make_page
from tests.processes import run as run_command
from tests.server import Page, Web, serving
from tests.spiders.crawling import QUICK, article, rss

URLS = [f"http://long.test/n/{number}" for number in range(1001, 1031)]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "saved"
    folder.mkdir()
    for number in range(1, 4):
        (folder / f"{number}.html").write_text(make_page(number).html, encoding="utf-8")
    (folder / "4.html").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    web = Web()
    web.put("http://long.test/", "<p>صدى")
    web.put("http://long.test/feed", Page(rss(URLS), "application/rss+xml"))
    for url in URLS:
        web.put(url, article(int(url[-4:])))
    with serving(web):
        for name, value in web.environment().items():
            monkeypatch.setenv(name, value)
        yield web


def run_script(folder: Path, script: str) -> list[str]:
    (folder / "script.py").write_text(script, encoding="utf-8")
    done = subprocess.run([sys.executable, "script.py"], cwd=folder, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_script_without_a_main_guard_gets_the_demos_articles(tmp_path: Path) -> None:
    *ids, count = run_script(
        tmp_path,
        "import naqi\n"
        "for number, article in enumerate(naqi.crawl('demo'), 1):\n"
        "    print(article.id, type(article) is naqi.Article)\n"
        "print(number)\n",
    )
    assert sorted(ids) == sorted(f"{want['id']} True" for want in RECORDS.values())
    assert int(count) == len(RECORDS)


def test_a_script_with_one_runs_more_than_once(tmp_path: Path, saved: Path) -> None:
    script = f"""
import naqi
if __name__ == "__main__":
    for _ in range(2):
        print(sorted(article.origin[-6:] for article in naqi.clean({str(saved)!r})))
"""
    assert run_script(tmp_path, script) == ["['1.html', '2.html', '3.html']"] * 2


def test_in_a_loop_that_runs_as_in_a_notebook(saved: Path) -> None:
    async def cell() -> list[str]:
        return [article.origin for article in naqi.clean(saved)]

    assert sorted(asyncio.run(cell())) == [str(saved / f"{number}.html") for number in range(1, 4)]


def test_what_is_yielded_is_what_the_command_writes(saved: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "naqi", "clean", str(saved / "1.html"), "-o", str(tmp_path / "x.jsonl")]
    assert run_command(command).returncode == 0
    row = json.loads((tmp_path / "x.jsonl").read_text(encoding="utf-8"))
    (article,) = naqi.clean(saved / "1.html")
    assert article.record() | {"fetched_at": ""} == row | {"fetched_at": ""}


def test_a_crawl_that_is_left_early_is_over_and_the_next_one_goes_on(web: Web, tmp_path: Path) -> None:
    settings = {"OUTPUT_DIR": tmp_path, **QUICK, "DOWNLOAD_DELAY": 0.1}
    articles = naqi.crawl("news", url="http://long.test/", settings=settings)
    first = next(articles)
    assert len(web.paths("long.test")) < len(URLS)  # it came while the crawl went on
    articles.close()  # type: ignore[attr-defined]
    settings["DOWNLOAD_DELAY"] = 0.01
    list(naqi.crawl("news", url=["http://long.test/"], settings=settings))  # no lock is left
    written = [
        json.loads(line)["url"] for path in tmp_path.glob("*/articles-*") for line in path.open(encoding="utf-8")
    ]
    assert sorted(written) == URLS
    assert first.url in written


@pytest.mark.soak
def test_when_the_program_is_killed_the_crawl_ends(web: Web, tmp_path: Path) -> None:
    settings = {"OUTPUT_DIR": str(tmp_path), "DOWNLOAD_DELAY": 0.5, "ALLOW_PRIVATE_ADDRESSES": 1}
    script = f"for article in naqi.crawl('news', url='http://long.test/', settings={settings}): print(1, flush=True)"
    program = subprocess.Popen([sys.executable, "-c", f"import naqi\n{script}"], stdout=subprocess.PIPE)
    assert program.stdout is not None
    program.stdout.readline()
    program.kill()
    program.communicate()
    with (tmp_path / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # is had when the crawl is over; a crawl to its end would ask for all pages
    assert len(web.paths("long.test")) < len(URLS)


@pytest.mark.parametrize(
    ("run", "status", "message"),
    [
        (lambda: naqi.clean("nowhere.html"), 2, "nowhere.html: there is no such file"),
        (lambda: naqi.crawl("news", site="nobody-has-this-name"), 2, "nobody-has-this-name"),
    ],
    ids=["no file", "no site"],
)
def test_what_cannot_be_done_is_an_error_with_one_line(run, status: int, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(naqi.RunError, match=message) as caught:
        list(run())
    assert caught.value.status == status
    assert "\n" not in str(caught.value)


def test_a_file_whose_name_begins_with_a_dash(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (saved / "1.html").rename(saved / "-1.html")
    monkeypatch.chdir(saved)
    assert [article.origin for article in naqi.clean("-1.html")] == ["-1.html"]


def test_a_crawl_that_does_not_end_is_killed() -> None:
    class Stubborn:
        killed = False

        def poll(self) -> None: ...

        def send_signal(self, number: int) -> None: ...

        def kill(self) -> None:
            self.killed = True

        def wait(self, seconds: float | None = None) -> None:
            assert self.killed or seconds is not None, "it waits for ever"
            if not self.killed:
                raise subprocess.TimeoutExpired("scrapy", seconds or 0)

    process = Stubborn()
    running._end(process)  # type: ignore[arg-type]
    assert process.killed


def test_sites_that_failed_among_others_are_told_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    running._judge(exit_status.SITES_FAILED, io.BytesIO())
    assert caplog.messages == [exit_status.MEANINGS[exit_status.SITES_FAILED]]
    with pytest.raises(naqi.RunError):
        running._judge(exit_status.FAILED, io.BytesIO())
