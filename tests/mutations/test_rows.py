"""The rows say what there is: a limit that is renamed takes its row along."""

import re
from pathlib import Path

import pytest

from tests.mutations.__main__ import MUTATIONS
from tests.mutations.mutation import Mutation

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("row", MUTATIONS, ids=str)
def test_what_is_taken_out_is_there_and_so_are_its_tests(row: Mutation) -> None:
    assert (ROOT / row.file).read_text(encoding="utf-8").count(row.old) == 1
    assert row.old != row.new
    named = re.match(r"([A-Z]\w+) = .*\*\*", row.new)
    places = [ROOT / one.split("::")[0] for one in row.tests.split()]
    assert places
    assert [place for place in places if not place.exists()] == []
    # A test that counts by a limit would go to the one without an end.
    texts = [
        path.read_text(encoding="utf-8") for place in places for path in (place, *place.glob("*.py")) if path.is_file()
    ]
    assert named is None or not any(re.search(rf"^from .*\b{named[1]}\b", text, re.MULTILINE) for text in texts)
