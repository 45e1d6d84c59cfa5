"""Regular expressions cost no more than in proportion to what they are given."""

import re
import time

import pytest

from pipelines.cleaning.boilerplate.plain import wording
from pipelines.cleaning.lexicon import FOLDER, Lexicon, lexicon, read_rows
from pipelines.cleaning.lexicon.rows import folded_pattern
from pipelines.cleaning.text import fold
from tests.bounded_patterns import bound
from tests.near_misses import near_misses
from tests.patterns import Pattern, grows, patterns

MOST = 0.05
"""CPU seconds of a line; the slowest took 0.0008."""


def _cost(known: Lexicon, line: str) -> float:
    began = time.process_time()
    known.find(line, line)
    return time.process_time() - began


def test_no_row_of_the_lexicon_takes_long_on_a_line_that_it_nearly_fits() -> None:
    rows = [row for path in FOLDER.glob("*.tsv") for row in read_rows(path) if row[1].match == "pattern"]
    assert len(rows) > 100
    known = lexicon()
    known.compile_all()
    for phrase, rule in rows:
        pattern = re.compile(folded_pattern(phrase))
        for number, miss in enumerate(near_misses(pattern.pattern, pattern.flags, rule.max_chars)):
            miss = fold(miss[: rule.max_chars - 2])
            # Between letters nothing of it is cut off; where it opens the line, the patterns of its letter are tried.
            # That takes ten times as long: every fourth.
            for line in (f"ا{miss}ا", f"{miss}ا")[: 1 + (number % 4 == 0)]:
                # one that fits after all may make the expression that names patterns, once: its neighbour pays no more
                costs = (_cost(known, told) for told in (line, f"{line}ا"))
                assert any(cost < MOST for cost in costs), (rule.id, line[:50])


def test_a_line_of_punctuation_is_cut_before_the_lexicon_reads_it() -> None:
    """A thousand marks on either side of a word: rows that begin or end with a mark would try each."""
    known = lexicon()
    known.find("!ا!", "ا")  # what compiles patterns
    for mark in '[(-"!. ':
        line = f"{mark * 20_000}ا{mark * 20_000}"
        began = time.process_time()
        known.find(line, "ا")
        assert time.process_time() - began < MOST, mark


def test_a_pattern_that_is_worse_than_linear_is_found() -> None:
    assert grows(Pattern(r"\s*:", 0, "x.py:1", anchored=False))
    assert grows(Pattern(r"\s{0,9}:", 0, "x.py:1", anchored=False)) is None


def test_a_line_of_exclamation_marks_is_read_once() -> None:
    """A plain text with a line of 100,000 of them took minutes."""
    assert grows(Pattern(wording._STOP.pattern, wording._STOP.flags, "wording.py", anchored=False)) is None


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_no_pattern_of_the_code_is_worse_than_linear() -> None:
    found = {pattern.place: why for pattern in patterns() if not bound(pattern.place) and (why := grows(pattern))}
    assert not found
