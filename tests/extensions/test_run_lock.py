"""The lock of an output folder: what is said where the folder cannot be had."""

from pathlib import Path

import pytest

from crawler.extensions.run_lock import RunLock


def test_a_folder_that_cannot_be_made_is_named_by_its_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "output"
    with pytest.raises(OSError, match=f"OUTPUT_DIR={folder}: cannot be written to: Not a directory"):
        RunLock(folder / ".lock")
