import pytest

from crawler.telling import show


def test_no_control_character_of_a_page_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show("feeds  http://a.test/\x1b]0;x\x07\n\tمكتبة\u200f")
    assert capsys.readouterr().out == "feeds  http://a.test/\ufffd]0;x\ufffd\n\tمكتبة\u200f\n"
