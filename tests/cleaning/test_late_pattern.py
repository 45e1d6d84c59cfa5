"""What `re.compile` makes, made when it is needed."""

import re

import pytest

from pipelines.cleaning.late_pattern import LatePattern

TEXT = "one 12, two 345"


def test_it_gives_what_the_plain_one_gives() -> None:
    late, plain = LatePattern(r"(?P<word>[A-Z]+) (\d+)", re.IGNORECASE), re.compile(r"(?P<word>[A-Z]+) (\d+)", re.I)
    for ask in ("search", "match", "fullmatch"):
        one, other = getattr(late, ask)(TEXT), getattr(plain, ask)(TEXT)
        assert (one and one.groups()) == (other and other.groups())
    assert [found[0] for found in late.finditer(TEXT, 2)] == [found[0] for found in plain.finditer(TEXT, 2)]
    assert late.sub(lambda found: found[2], TEXT) == plain.sub(r"\2", TEXT)


def test_it_is_not_made_before_it_is_asked() -> None:
    broken = LatePattern("(")
    with pytest.raises(re.error):
        broken.search(TEXT)


def test_bytes() -> None:
    assert LatePattern(rb"\d+").search(b"a 12")
