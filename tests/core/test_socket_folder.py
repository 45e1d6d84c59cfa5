"""TMPDIR may be anything; what is started with sockets below it starts."""

import os
import subprocess
import sys
from pathlib import Path

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
