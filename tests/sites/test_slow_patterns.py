"""Which of a user's patterns are tried on what, and found slow."""

import pytest

from crawler.sites.slow_patterns import _beginnings, is_slow


@pytest.mark.parametrize("pattern", ["(a+)+b", "begin (?:x+)+y", "xyz?(?:q+)+w", r"(?:\d+)+z"])
def test_a_pattern_whose_work_doubles_with_each_character_is_slow(pattern: str) -> None:
    assert is_slow(pattern, 200)


def test_a_pattern_that_is_looked_for_anywhere_is_tried_so() -> None:
    pattern = "a*a*a*a*b"
    assert is_slow(pattern, 400, anywhere=True)


@pytest.mark.parametrize("pattern", ["read also.*", "a+b", "", "begin (?:x|y)+z"])
def test_a_plain_pattern_is_not(pattern: str) -> None:
    assert not is_slow(pattern, 200)


def test_what_lines_are_made_of() -> None:
    assert {unit for _, unit in _beginnings("xy?z")} == {"a", "1", " ", "-", "a ", "x", "y", "z"}
    assert {start for start, _ in _beginnings("xy?z")} == {"", "x"}
    assert {start for start, _ in _beginnings("xy(z)")} == {"", "xy"}
    assert {start for start, _ in _beginnings("(z)")} == {""}


def test_a_pattern_of_many_letters_is_tried_with_some_of_them() -> None:
    letters = "".join(map(chr, range(0x621, 0x649)))
    assert len({unit for _, unit in _beginnings(letters)}) == 17
