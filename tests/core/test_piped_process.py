"""A process behind a pipe of its own."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

import crawler.core.piped_process as piped_process
from crawler.core.piped_process import PipedProcess


def tell_its_id(pipe: Connection) -> None:
    while True:
        try:
            pipe.recv()
        except EOFError:
            return
        pipe.send(os.getpid())


def stay(pipe: Connection) -> None:
    pipe.send(os.getpid())
    time.sleep(60)


def ask(process: PipedProcess) -> int:
    pipe = process.pipe()
    pipe.send(None)
    return int(pipe.recv())


@pytest.fixture
def process() -> Iterator[PipedProcess]:
    made = PipedProcess(tell_its_id, "naqi-test")
    yield made
    made.close()
    made.end()


def tell_its_mask(pipe: Connection) -> None:
    pipe.send(signal.pthread_sigmask(signal.SIG_BLOCK, ()))


def test_the_terminal_s_signals_do_not_meet_it_in_the_middle_of_its_imports() -> None:
    """Ctrl-C goes to all processes of the terminal: one that has just begun would show where it was."""
    script = (
        "import signal; from crawler.core.piped_process import PipedProcess;"
        "from tests.core import test_piped_process as t;"
        "p = PipedProcess(t.tell_its_mask, 'x'); print(sorted(map(int, p.pipe().recv()))); p.end();"
        "print(signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert shown.splitlines() == [f"[{signal.SIGHUP:d}, {signal.SIGINT:d}]", "set()"]


def test_it_is_kept_until_it_ends_and_then_made_anew(process: PipedProcess) -> None:
    first = ask(process)
    assert ask(process) == first
    assert process.end() == 0
    assert not Path("/proc", str(first)).exists()
    second = ask(process)
    process.kill()
    with pytest.raises((EOFError, OSError)):
        process.pipe().recv()
    assert process.end() == -signal.SIGKILL
    assert len({first, second, ask(process)}) == 3
    assert process.end() == 0
    assert process.end() is None


def test_what_does_not_hear_that_the_pipe_is_closed_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piped_process, "JOIN", 0.05)
    process = PipedProcess(stay, "naqi-test")
    process.pipe().recv()
    assert process.end() == -signal.SIGKILL


def test_a_process_that_cannot_start_leaves_no_descriptor(
    process: PipedProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(_: object) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    ask(process)  # the fork server runs
    process.end()
    before = list(Path("/proc/self/fd").iterdir())
    with monkeypatch.context() as without:
        without.setattr(ForkServerProcess, "start", no_memory)
        with pytest.raises(OSError, match="Cannot allocate memory"):
            process.pipe()
    assert len(list(Path("/proc/self/fd").iterdir())) == len(before)
    assert ask(process)


def test_one_that_was_closed_while_it_started_is_ended(process: PipedProcess) -> None:
    process.close()
    with pytest.raises((EOFError, OSError)):
        ask(process)
    assert process.end() == -signal.SIGKILL
