import json
import logging
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.text import all_valid, escaped, shown, valid
from crawler.items import Hints
from crawler.running import _safe_record

ANY = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "result"),
    [("نص", "نص"), ("\ud83d\ude00", "😀"), ("a\ud83db", "a\ufffdb"), ("\ude00\ud83d", "\ufffd\ufffd")],
)
def test_surrogates_become_their_character_or_its_replacement(text: str, result: str) -> None:
    assert valid(text) == result


@given(ANY)
def test_all_text_becomes_valid_and_valid_text_stays(text: str) -> None:
    valid(text).encode()
    assert valid(valid(text)) == valid(text)


def test_values_are_made_valid_in_depth() -> None:
    hints = all_valid([Hints(title="\ud800", tags=["\ud800", "x"])])
    assert hints == [Hints(title="\ufffd", tags=["\ufffd", "x"])]


@pytest.mark.parametrize("bad", ["\x1b[2J", "\x9b2J", "\x00", "\x7f", "\r", "\u2028", "\u202e", "\u2066", "\ud800"])
def test_nothing_that_commands_a_terminal_is_shown(bad: str) -> None:
    assert not set(shown(f"خبر{bad}\n\tx")) & set(bad) - set("[2J")
    assert shown(f"خبر{bad}").startswith("خبر\ufffd")
    assert json.loads(escaped(json.dumps({"a": bad}, ensure_ascii=False))) == {"a": bad}
    assert not set(escaped(json.dumps({"a": bad}, ensure_ascii=False))) & set(bad) - set("[2J")


def test_what_arabic_needs_is_left() -> None:
    text = "مرحبا\u200fA\u200e‌و‍\n\tسطر"
    assert shown(text) == text


def test_log_lines_are_made_safe() -> None:
    record = _safe_record("naqi", logging.INFO, "x", 1, "%s failed: 100%%", ("http://x/\x1b[31m",), None)
    assert record.getMessage() == "http://x/\ufffd[31m failed: 100%"


def test_keys_and_values_of_a_dict_are_made_valid_and_named_tuples_stay_what_they_are() -> None:
    assert all_valid({"a\ud83d": ["b\ud83d", 1, None]}) == {"a\ufffd": ["b\ufffd", 1, None]}
    pair = urlsplit("http://sada.test/")
    assert all_valid(pair) is pair
