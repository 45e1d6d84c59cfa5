"""Regular expressions cost no more than in proportion to what they are given."""

import re
import time

import pytest

from pipelines.cleaning.boilerplate.plain import wording
from pipelines.cleaning.lexicon import FOLDER, read_rows
from pipelines.cleaning.lexicon.rows import folded_pattern
from tests.bounded_patterns import bound
from tests.patterns import Pattern, grows, near_misses, patterns

EDGES = 40
"""Characters of punctuation around a line that patterns see, too."""

MOST = 0.05
"""CPU seconds of a row on a line; the slowest took 0.0001."""


def test_no_row_of_the_lexicon_takes_long_on_a_line_that_it_nearly_fits() -> None:
    rows = [row for path in FOLDER.glob("*.tsv") for row in read_rows(path) if row[1].match == "pattern"]
    assert len(rows) > 100
    for phrase, rule in rows:
        pattern = re.compile(folded_pattern(phrase))
        for line in near_misses(Pattern(pattern.pattern, pattern.flags, rule.id, True), rule.max_chars + EDGES):
            began = time.process_time()
            pattern.fullmatch(line)
            assert time.process_time() - began < MOST, (rule.id, line[:50])


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
