from pathlib import Path

import pytest

from crawler.telling import show


def test_no_control_character_of_a_page_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show("feeds  http://a.test/\x1b]0;x\x07\n\tمكتبة\u200f")
    assert capsys.readouterr().out == "feeds  http://a.test/\ufffd]0;x\ufffd\n\tمكتبة\u200f\n"


def test_a_full_disk_behind_standard_output_is_one_line_and_status_6(capsys: pytest.CaptureFixture[str]) -> None:
    with Path("/dev/full").open("w") as full, pytest.raises(SystemExit) as ended:
        show("done", full)
    assert ended.value.code == 6
    assert capsys.readouterr().err == "naqi: standard output cannot be written: No space left on device\n"
