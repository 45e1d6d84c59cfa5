"""`subprocess` for commands of Python modules: the process is forked from one that has the imports behind it.

A command costs 2 s of imports, in its own process and in that of its workers, and the suite runs some four hundred.
What is tested is the same: arguments, working folder, environment, output, exit status, signals, processes and files
are the command's own. Not the same are the memory and the time of a start; tests of those use `subprocess`.
"""

import os
import resource
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import IO

from tests.processes.forking import Forked, fork


class Command:
    """A command under way, or over; the names are those of `subprocess.Popen`."""

    def __init__(self, process: "Forked | subprocess.Popen[bytes]", stdout: IO[bytes], stderr: IO[bytes]) -> None:
        self._process, self._stdout, self._stderr = process, stdout, stderr
        self.pid = process.pid

    @property
    def returncode(self) -> int:
        """Its exit status; it must be over."""
        status = self.poll()
        assert status is not None
        return status

    def poll(self) -> int | None:
        """Its exit status, as of `subprocess`; None while it runs."""
        return self._process.poll()

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status when it is over. Raises subprocess.TimeoutExpired after `timeout` seconds."""
        return self._process.wait(timeout)

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Its output and its errors when it is over. Raises subprocess.TimeoutExpired after `timeout` seconds."""
        self.wait(timeout)
        return _text(self._stdout), _text(self._stderr)

    def errors_so_far(self) -> str:
        """What it has written to standard error, also while it runs."""
        # By position: it writes where the file's offset is, which it shares with us.
        return os.pread(self._stderr.fileno(), os.fstat(self._stderr.fileno()).st_size, 0).decode("utf-8", "replace")

    def send_signal(self, number: int) -> None:
        """Send it a signal where it is not over."""
        if self.poll() is None:
            os.kill(self.pid, number)


def start(
    command: list[str],
    *,
    cwd: Path | str | None = None,
    env: dict[str, str] | None = None,
    input: str = "",
    session: bool = True,
    largest_file: int | None = None,
) -> Command:
    """Start a command and give it while it runs.

    Args:
        command: the words, as for `subprocess.Popen`. Forked where they are `[sys.executable, "-m", module, …]`.
        cwd: its working folder; None is that of the tests.
        env: its whole environment; None is that of the tests.
        input: what it finds on its standard input.
        session: whether it is the head of a session of its own, which `os.killpg` kills whole.
        largest_file: bytes that a file of its may have (RLIMIT_FSIZE), which stands for a full disk; None is no limit.
    """
    environment = dict(os.environ if env is None else env)
    stdin, stdout, stderr = (tempfile.TemporaryFile() for _ in range(3))  # noqa: SIM115 (they live as the command does)
    stdin.write(input.encode())
    stdin.seek(0)
    if command[:2] == [sys.executable, "-m"] and not _changes_python(environment):
        request = {"environment": environment, "folder": str(cwd or Path.cwd())}
        limits = {"session": session, "largest_file": largest_file}
        return Command(fork(command[2:], [stdin, stdout, stderr], request | limits), stdout, stderr)
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (largest_file, largest_file)) if largest_file else None
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=environment,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        start_new_session=session,
        preexec_fn=limit,
    )
    return Command(process, stdout, stderr)


def run(
    command: list[str],
    *,
    cwd: Path | str | None = None,
    env: dict[str, str] | None = None,
    input: str = "",
    timeout: float = 100,
    largest_file: int | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end and give its exit status, output and errors. The arguments are those of `start`.

    Raises:
        subprocess.TimeoutExpired: it took longer than `timeout` seconds, and was killed.
    """
    under_way = start(command, cwd=cwd, env=env, input=input, session=False, largest_file=largest_file)
    try:
        output, errors = under_way.communicate(timeout)
    except subprocess.TimeoutExpired:
        os.kill(under_way.pid, 9)
        under_way.wait()
        raise
    return subprocess.CompletedProcess(command, under_way.returncode, output, errors)


def _changes_python(environment: dict[str, str]) -> bool:
    """Whether Python itself would start otherwise with it (`PYTHON…`, the locale)."""
    return any(
        environment.get(name) != os.environ.get(name)
        for name in environment | os.environ
        if name.startswith(("PYTHON", "LC_", "LANG", "LEXICON_DIR"))
    )


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8").replace("\r\n", "\n")
