"""Processes that make calls."""

import errno
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from pipelines.engines.own_processes import OwnProcesses


def note(folder: str, name: str) -> None:
    Path(folder, name).touch()


def die(folder: str, name: str) -> None:
    note(folder, name + str(len(list(Path(folder).glob(f"{name}*")))))
    os.kill(os.getpid(), signal.SIGKILL)


def exit_well(_: str) -> None:
    os._exit(0)


def fail(_: str) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def process_ids(folder: str) -> None:
    note(folder, str(os.getpid()))


@pytest.fixture
def processes() -> Iterator[OwnProcesses]:
    made = OwnProcesses(2)
    yield made
    made.close()


def test_a_process_that_dies_costs_its_own_call_and_is_tried_again(processes: OwnProcesses, tmp_path: Path) -> None:
    folder = str(tmp_path)
    calls = [(note, (folder, "a")), (die, (folder, "dead")), (note, (folder, "b")), (exit_well, (folder,))]
    assert processes.call_all(calls, 2) == [None, -signal.SIGKILL, None, 0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "dead0", "dead1"]
    assert processes.call_all([(note, (folder, "c"))], 2) == [None]


def test_what_a_call_raises_is_raised_and_the_process_stays(processes: OwnProcesses, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        processes.call_all([(note, (str(tmp_path), "a")), (fail, ("",))], 2)
    assert processes.call_all([(note, (str(tmp_path), "b"))], 2) == [None]


def test_the_processes_are_kept(processes: OwnProcesses, tmp_path: Path) -> None:
    for _ in range(3):
        processes.call_all([(process_ids, (str(tmp_path),))] * 4, 2)
    assert 1 <= len(list(tmp_path.iterdir())) <= 2


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    made = OwnProcesses(2)
    made.call_all([(process_ids, (str(tmp_path),))] * 4, 2)
    made.close()
    assert [path.name for path in tmp_path.iterdir() if Path("/proc", path.name).exists()] == []


def hang(folder: str) -> None:
    process_ids(folder)
    time.sleep(60)


def test_what_is_under_way_ends_with_the_processes(tmp_path: Path) -> None:
    """A command that is interrupted begins nothing again."""
    made = OwnProcesses(1)
    ended: list[list[int | None]] = []
    waiting = Thread(target=lambda: ended.append(made.call_all([(hang, (str(tmp_path),))], 2)))
    waiting.start()
    while not list(tmp_path.iterdir()):
        time.sleep(0.01)
    made.close()
    waiting.join()
    assert ended == [[-signal.SIGKILL]]
    assert len(list(tmp_path.iterdir())) == 1
