"""SIGHUP, in a process of its own."""

import subprocess
import sys

import pytest

PROGRAM = """
import os, signal, sys
from crawler.core.hang_up import stop_when_hung_up
if sys.argv[1] == "nohup":
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
else:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGTERM, lambda *_: print("asked to stop"))
stop_when_hung_up()
for _ in range(2):
    os.kill(os.getpid(), signal.SIGHUP)
"""


@pytest.mark.parametrize(("start", "told"), [("terminal", "asked to stop\n"), ("nohup", "")])
def test_it_asks_once_to_stop_and_never_a_program_that_is_to_go_on(start: str, told: str) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, start], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, told, "")
