"""What comes in on standard input, for commands whose paths may be `-`."""

import io
import sys
from types import SimpleNamespace

import pytest
from scrapy.exceptions import UsageError

from crawler.standard_input import standard_input


def comes_in(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_it_is_a_file_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    comes_in(monkeypatch, b"\x00\xff<p>x")
    with standard_input(["a.html", "-"]) as file:
        assert file
        assert file.read_bytes() == b"\x00\xff<p>x"
    assert not file.exists()


def test_it_is_left_alone_where_nobody_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with standard_input(["a.html"]) as file:
        assert file is None
    with pytest.raises(UsageError, match="-: standard input is closed"), standard_input(["-"]):
        pass


def test_a_list_of_urls_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    comes_in(monkeypatch, b"https://a.test/1\n")
    with pytest.raises(UsageError, match=r"-: a list of URLs .*urls=FILE"), standard_input(["-"]):
        pass


def test_whoever_tires_of_typing_may_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Interrupted()))
    with pytest.raises(SystemExit) as ended, standard_input(["-"]):
        pass
    assert ended.value.code == 130
