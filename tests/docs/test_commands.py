"""Every command that README.md, CONTRIBUTING.md and docs/ show is run, and prints what stands there.

What cannot be run here is in not_run.toml with the reason. docs/downstream.md has tests of its own
(tests/test_downstream.py), and so has docs/add_a_site.md (test_add_a_site.py), whose commands build on one another.
"""

import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from crawler.discovery.options import read_options
from tests.docs.shown import ROOT, Shown, environment, execute, shown, without_days
from tests.engines.archives import write_warc

HERE = Path(__file__).parent
NOT_RUN: dict[str, str] = tomllib.loads((HERE / "not_run.toml").read_text(encoding="utf-8"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
ELSEWHERE = {"downstream.md", "add_a_site.md"}
SHOWN = {one.command: one for page in PAGES for one in shown(page) if one.printed or page.name not in ELSEWHERE}
RUN = [one for one in SHOWN.values() if one.command not in NOT_RUN and one.page not in ELSEWHERE]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the documents name: records, outputs, a page, an archive."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "docs").symlink_to(ROOT / "docs")
    for name in ("output", "out", "records", "shard-0", "shard-1"):
        shutil.copytree(ROOT / "docs/example-output", folder / name)
    shutil.copy(HERE / "page.html", folder)
    html = (ROOT / "docs/example/page.html").read_text(encoding="utf-8")
    write_warc(folder / "CC-NEWS-1.warc.gz", [("http://www.sada.example/1", html)])
    return folder


@pytest.mark.parametrize("one", RUN, ids=str)
def test_it_runs_and_prints_what_the_document_shows(one: Shown, folder: Path) -> None:
    command = "scrapy crawl demo" if one.command == "make demo" else one.command  # tests/test_makefile.py
    status, printed = execute(command, folder, environment(folder))
    assert status == 0, printed
    if one.command == "make demo":
        printed = f".venv/bin/{command}\n{printed}"
    if one.printed is not None:
        assert without_days(printed) == without_days(one.printed)


def test_there_are_commands() -> None:
    assert len(RUN) > 15


def test_what_is_not_run_is_shown_somewhere() -> None:
    named = {one.command for page in PAGES for one in shown(page)}
    assert [command for command in NOT_RUN if command not in named] == []
    assert all(NOT_RUN.values())


@pytest.mark.parametrize("command", [one for one in NOT_RUN if one.startswith("scrapy crawl news")])
def test_crawls_that_are_not_run_have_arguments_that_a_crawl_takes(command: str) -> None:
    words = shlex.split(command)
    pairs = [words[number + 1].partition("=") for number, word in enumerate(words) if word == "-a"]
    read_options({name: value for name, _, value in pairs})


def test_a_command_that_prints_something_else_is_seen(folder: Path) -> None:
    status, printed = execute("scrapy sites | head -1", folder, environment(folder))
    assert (status, printed.split()[0]) == (0, "aa-ar")
    assert execute("scrapy nosuch", folder, environment(folder))[0] == 2
