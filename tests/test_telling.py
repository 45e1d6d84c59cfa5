import os
from pathlib import Path

import pytest

from crawler.telling import complain, show


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
