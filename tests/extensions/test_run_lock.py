"""The lock of an output folder: one run at a time, and what is said where the folder cannot be had."""

from pathlib import Path

import pytest
from scrapy import Spider
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from crawler.core.counts import Counts
from crawler.core.run import Run, declare_run
from crawler.core.signals import group_ends
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


@pytest.mark.parametrize("another", [False, True])
def test_a_run_whose_lock_was_removed_writes_no_more(another: bool, tmp_path: Path) -> None:
    """Two runs at once wrote lines twice."""
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    declare_run(crawler, Run(Counts(crawler)))
    lock = RunLock.from_crawler(crawler)
    assert [answer for _, answer in crawler.signals.send_catch_log(group_ends)] == [None]
    (tmp_path / ".lock").unlink()
    second = RunLock(tmp_path / ".lock") if another else None
    ((_, fault),) = crawler.signals.send_catch_log(group_ends)
    assert isinstance(fault, FileNotFoundError)
    assert "another run may be active" in str(fault)
    for one in (lock, second):
        if one:
            one.release()


def test_a_run_that_writes_elsewhere_takes_no_lock(tmp_path: Path) -> None:
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=False))
    with pytest.raises(NotConfigured):
        RunLock.from_crawler(crawler)
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_names_nobody_is_one_all_the_same(tmp_path: Path) -> None:
    first = RunLock(tmp_path / ".lock")
    (tmp_path / ".lock").write_text("")
    with pytest.raises(RunLocked, match="another run is active"):
        RunLock(tmp_path / ".lock")
    first.release()
