"""100,000 records: the batch job's marks are the index's (`make soak`)."""

from pathlib import Path

import pytest

from pipelines.duplicates.batch.job import mark_all, targets_of
from pipelines.engines.exchange import LocalExchange
from tests.duplicates.batch.records import by_the_index, files, written


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_the_marks_of_100_000_records(tmp_path: Path) -> None:
    files(tmp_path / "in", 100_000, 1, 6_250, 50)
    targets = targets_of([tmp_path / "in"], tmp_path / "out")
    exchange = LocalExchange(4, 2)
    try:
        done = mark_all(targets, exchange)
    finally:
        exchange.close()
    marks, kinds = by_the_index(targets)
    assert written(targets) == marks
    assert min(kinds[kind] for kind in ("repeated", "revision", "duplicate", "contained")) > 1000
    assert done["duplicate"] == kinds["duplicate"]
