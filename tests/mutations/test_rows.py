"""The rows say what there is: a limit that is renamed takes its row along."""

from pathlib import Path

import pytest

from tests.mutations.__main__ import MUTATIONS
from tests.mutations.mutation import Mutation

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("row", MUTATIONS, ids=str)
def test_what_is_taken_out_is_there_and_so_are_its_tests(row: Mutation) -> None:
    assert row.old in (ROOT / row.file).read_text(encoding="utf-8")
    assert row.old != row.new
    assert row.tests.split()
    assert [one for one in row.tests.split() if not (ROOT / one.split("::")[0]).exists()] == []
