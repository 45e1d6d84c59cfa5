"""The command `naqi`: Scrapy's command line with naqi's settings, from any folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from crawler import exit_status
from naqi.__main__ import main
from tests.spiders.crawling import article

CONSOLE = [str(Path(sys.executable).with_name("naqi"))]
MODULE = [sys.executable, "-m", "naqi"]
BOTH = pytest.mark.parametrize("command", [CONSOLE, MODULE], ids=["console script", "python -m"])


def run(command: list[str], *words: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*command, *words], cwd=folder, capture_output=True, text=True, timeout=100, check=False)


@BOTH
def test_its_version(command: list[str], tmp_path: Path) -> None:
    done = run(command, "--version", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("naqi 0.")
    assert "Scrapy 2." in done.stdout


@BOTH
def test_all_commands_are_there_in_any_folder(command: list[str], tmp_path: Path) -> None:
    done = run(command, folder=tmp_path)
    for name in ("clean", "crawl", "explain", "sites"):
        assert f"  {name} " in done.stdout


def test_the_demo_is_crawled_from_any_folder(tmp_path: Path) -> None:
    done = run(CONSOLE, "crawl", "demo", folder=tmp_path)
    assert (done.returncode, done.stderr.count("ERROR")) == (0, 0), done.stderr
    assert list(tmp_path.glob("output/demo/articles-*.jsonl"))


@BOTH
def test_inside_another_project_it_is_still_naqi(command: list[str], tmp_path: Path) -> None:
    """With a settings module of its own, and packages that have the names of naqi's."""
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = crawler.settings\n", encoding="utf-8")
    for name in ("crawler", "pipelines"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('another project')", encoding="utf-8")
    (tmp_path / "page.txt").write_text("قالت البلدية إن المكتبة الجديدة ستفتح أبوابها للقراء.", encoding="utf-8")
    done = run(command, "clean", "page.txt", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert '"origin": "page.txt"' in done.stdout


def test_the_exit_status_is_the_commands(tmp_path: Path) -> None:
    assert run(CONSOLE, "clean", "nowhere.html", folder=tmp_path).returncode == 2


def test_a_mistyped_command_is_refused_with_a_hint(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "crawler.settings")
    monkeypatch.setattr("sys.argv", ["naqi", "crwl", "news"])
    monkeypatch.setattr("sys.path", [*sys.path])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (2, "naqi: there is no command crwl: did you mean crawl?\n")


@pytest.mark.parametrize("where", ["leave_out_working_folder", "run"])
def test_ctrl_c_where_no_command_is_at_work_is_one_line(
    where: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """While it imports, or waits for somebody to read the pipe that is its output."""

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"naqi.__main__.{where}", interrupted)
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (exit_status.INTERRUPTED, "naqi: stopped\n")


def test_closed_streams_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(str(article(1).body), encoding="utf-8")
    done = run(
        ["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *CONSOLE], "clean", "page.html", "-o", "x.jsonl", folder=tmp_path
    )
    assert done.returncode == 0
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_a_working_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    done = run(["sh", "-c", 'mkdir d && cd d && rmdir ../d && "$@"', "sh", *CONSOLE], "sites", folder=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stderr.startswith("naqi: the folder that it was started in is gone")


@pytest.mark.parametrize(
    ("words", "stream", "status"),
    [
        (["-h"], "stdout", 0),
        (["settings", "--get", "BOT_NAME"], "stdout", 0),
        (["clean", "page.html", "-o", "x.jsonl"], "stderr", 0),
        (["clean", "nowhere.html"], "stderr", exit_status.USAGE),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else str(value),
)
def test_a_reader_who_is_gone_changes_no_status(words: list[str], stream: str, status: int, tmp_path: Path) -> None:
    """With Python's own buffers, whose rest is handed on at the end: where it fails there, the status would be 120."""
    (tmp_path / "page.html").write_text(str(article(1).body), encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {stream: write}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run([*CONSOLE, *words], cwd=tmp_path, env=environment, timeout=100, check=False, **streams)
    os.close(write)
    assert done.returncode == status
    assert b"Traceback" not in (done.stderr or b"")
    assert b"Exception ignored" not in (done.stderr or b"")
