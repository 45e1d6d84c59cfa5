"""The examples of docs/dates.md are run."""

import doctest
from pathlib import Path

DOCS = Path(__file__).parents[3] / "docs" / "dates.md"


def test_examples_say_what_happens() -> None:
    result = doctest.testfile(str(DOCS), module_relative=False)
    assert result.attempted > 5
    assert result.failed == 0
