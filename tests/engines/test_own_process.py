"""Calls in processes of their own."""

import errno
import os
import signal
from pathlib import Path

import pytest

from pipelines.engines.own_process import call_all


def note(folder: str, name: str) -> None:
    Path(folder, name).touch()


def die(folder: str, name: str) -> None:
    note(folder, name + str(len(list(Path(folder).glob(f"{name}*")))))
    os.kill(os.getpid(), signal.SIGKILL)


def exit_well(_: str) -> None:
    os._exit(0)


def fail(_: str) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_process_that_dies_costs_its_own_call_and_is_tried_again(tmp_path: Path) -> None:
    folder = str(tmp_path)
    calls = [(note, (folder, "a")), (die, (folder, "dead")), (note, (folder, "b")), (exit_well, (folder,))]
    assert call_all(calls, 2, 2) == [None, -signal.SIGKILL, None, 0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "dead0", "dead1"]


def test_what_a_call_raises_is_raised(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        call_all([(note, (str(tmp_path), "a")), (fail, ("",))], 2, 2)
