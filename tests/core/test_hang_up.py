"""SIGHUP, in a process of its own."""

import signal
import subprocess
import sys

import pytest

from crawler.core.hang_up import stop_when_hung_up

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


def test_what_cares_for_it_itself_or_is_to_go_on_keeps_it() -> None:
    before = signal.getsignal(signal.SIGHUP)
    try:
        for known in (signal.SIG_IGN, print):
            signal.signal(signal.SIGHUP, known)
            stop_when_hung_up()
            assert signal.getsignal(signal.SIGHUP) is known
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        stop_when_hung_up()
        assert callable(signal.getsignal(signal.SIGHUP))
    finally:
        signal.signal(signal.SIGHUP, before)
