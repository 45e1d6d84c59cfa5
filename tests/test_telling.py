import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.utils import log

from crawler.telling import complain, in_words, quiet_start, show


def test_no_control_character_of_a_page_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show("feeds  http://a.test/\x1b]0;x\x07\n\tمكتبة\u200f")
    assert capsys.readouterr().out == "feeds  http://a.test/\ufffd]0;x\ufffd\n\tمكتبة\u200f\n"


def test_a_full_disk_behind_standard_output_is_one_line_and_status_6(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w") as full, monkeypatch.context() as patch, pytest.raises(SystemExit) as ended:
        patch.setattr("sys.stdout", full)
        show("done")
    assert ended.value.code == 6
    assert capsys.readouterr().err == "naqi: standard output cannot be written: No space left on device\n"


def test_nobody_hears_a_complaint_and_nothing_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr("sys.stderr", full)
        complain("the disk is full")
        os.dup2(os.open(os.devnull, os.O_WRONLY), full.fileno())  # what is left in it goes nowhere


@pytest.mark.parametrize(("level", "told"), [("INFO", False), ("DEBUG", True)])
def test_versions_that_nobody_is_told_are_not_looked_up(
    level: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(log, "get_versions", lambda software: asked.append(software) or [])
    settings = Settings({"LOG_LEVEL": level})
    monkeypatch.setattr(logging.getLogger("scrapy.utils.log"), "filters", [])
    quiet_start(settings)
    log.log_scrapy_info(settings)
    assert bool(asked) == told


def test_versions_that_the_user_wants_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("scrapy.utils.log"), "filters", [])
    settings = Settings({"LOG_LEVEL": "INFO"})
    settings.set("LOG_VERSIONS", ["lxml"], priority="cmdline")
    quiet_start(settings)
    assert settings.getlist("LOG_VERSIONS") == ["lxml"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(13, "Permission denied", "/srv/x"), "/srv/x: Permission denied"),
        (OSError(13, "Permission denied", b"/srv/x"), "/srv/x: Permission denied"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError(9, "Bad file descriptor", 7), "Bad file descriptor"),
        (OSError("the index is locked"), "the index is locked"),
        (ValueError("--since x"), "--since x"),
    ],
)
def test_an_error_of_the_system_is_told_without_its_number(error: Exception, told: str) -> None:
    assert in_words(error) == told


@pytest.mark.parametrize(
    ("words", "error", "told"),
    [
        (["scrapy", "list"], "KeyboardInterrupt", "naqi: stopped"),
        (["scrapy", "list"], "ValueError('of ours')", "ValueError: of ours"),
        (["someone", "list"], "KeyboardInterrupt", "KeyboardInterrupt"),
    ],
)
def test_ctrl_c_under_scrapy_is_one_line(words: list[str], error: str, told: str) -> None:
    """From where naqi's settings are loaded; what goes wrong otherwise, and other programs, keep their traceback."""
    code = f"import sys; sys.argv = {words}\nimport crawler.settings\nraise {error}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    lines = done.stderr.splitlines()
    assert lines[-1] == told
    assert ("Traceback" in done.stderr) is (told != "naqi: stopped")
    assert done.returncode == (1 if "ValueError" in error else -signal.SIGINT)
