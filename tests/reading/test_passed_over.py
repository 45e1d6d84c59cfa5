"""Lines that are no records: one line in the log for each file, however many there are."""

from pathlib import Path

import pytest

from pipelines.duplicates.batch.texts import records_of
from pipelines.reading.snapshot import snapshot


def test_a_file_of_something_else_is_told_of_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"a": 1}\n{torn\n' * 50, encoding="utf-8")
    (piece,) = snapshot([path])
    assert list(records_of(piece)) == []
    assert caplog.messages == [f"{path}: line 1 is passed over, and 99 more: no record of naqi"]
    assert list(records_of(piece, told=True)) == []
    assert len(caplog.messages) == 1


def test_one_line_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text("\n{torn\n", encoding="utf-8")
    (piece,) = snapshot([path])
    assert list(records_of(piece)) == []
    assert caplog.messages == [f"{path}: line 2 is passed over: no whole JSON object"]
