"""TMPDIR may be anything; what is started with sockets below it starts."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Event, Thread

import pytest

from crawler.core.socket_folder import SHORT, room_for_sockets

STARTS = """
from crawler.core.piped_process import PipedProcess
from pipelines.fork_server import start_server
{}
process = PipedProcess(print, "name")
process.pipe()
assert process.end() == 0
"""


def test_processes_start_where_the_folder_for_temporary_files_is_deep(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    for before in ("", "start_server()"):
        command = [sys.executable, "-c", STARTS.format(before)]
        done = subprocess.run(command, env=os.environ | {"TMPDIR": str(deep)}, stdout=-1, stderr=-1, text=True)
        assert (done.returncode, done.stderr) == (0, "")


def test_two_that_start_processes_at_once_each_have_a_short_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = str(tmp_path / ("d" * 100))
    monkeypatch.setattr(tempfile, "tempdir", deep)
    began, leave = Event(), Event()
    seen: list[str | None] = []

    def other() -> None:
        with room_for_sockets():
            began.set()
            leave.wait()
            seen.append(tempfile.tempdir)

    thread = Thread(target=other)
    with room_for_sockets():
        thread.start()
        began.wait(0.1)
    leave.set()
    thread.join()
    assert (seen, tempfile.tempdir) == ([SHORT], deep)
