"""The lock of an output folder: one run at a time, and what is said where the folder cannot be had."""

from pathlib import Path

import pytest

from crawler.extensions.run_lock import RunLock, RunLocked


def test_the_second_of_two_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "out" / ".lock"
    first = RunLock(path)
    with pytest.raises(RunLocked, match=r"another run \(process \d+\) is active"):
        RunLock(path)
    first.release()
    RunLock(path).release()


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_folder_is_named(kind: str, tmp_path: Path) -> None:
    place = tmp_path / "out"
    if kind == "file":
        place.touch()
    else:
        place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(NotADirectoryError, match=r"OUTPUT_DIR=.*: no folder"):
        RunLock(place / ".lock")


def test_a_folder_that_cannot_be_made_is_named_by_its_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "output"
    with pytest.raises(OSError, match=f"OUTPUT_DIR={folder}: cannot be written to: Not a directory"):
        RunLock(folder / ".lock")
