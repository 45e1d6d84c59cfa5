"""`subprocess.run` for commands of Python modules: the process is forked from one that has the imports behind it.

A command costs 2 s of imports, in its own process and in that of its workers, and the suite runs some three hundred.
What is tested is the same: arguments, working folder, environment, output, exit status, processes and files are the
command's own. Not the same are the memory and the time of a start; tests of those use `subprocess`.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from threading import Lock
from typing import IO, Any

_one_at_a_time = Lock()


def run(
    command: list[str],
    *,
    cwd: Path | str | None = None,
    env: dict[str, str] | None = None,
    input: str = "",
    timeout: float = 100,
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end and give its exit status, output and errors.

    Args:
        command: the words, as for `subprocess.run`. Forked where they are `[sys.executable, "-m", module, …]`.
        cwd: its working folder; None is that of the tests.
        env: its whole environment; None is that of the tests.
        input: what it finds on its standard input.
        timeout: seconds; a command that takes longer is killed.

    Raises:
        subprocess.TimeoutExpired: it took longer.
    """
    environment = dict(os.environ if env is None else env)
    if command[:2] != [sys.executable, "-m"] or _changes_python(environment):
        return subprocess.run(
            command, cwd=cwd, env=environment, input=input, capture_output=True, text=True, timeout=timeout, check=False
        )
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        stdin.write(input.encode())
        stdin.seek(0)
        request = {"words": command[2:], "folder": str(cwd or Path.cwd()), "environment": environment}
        status = _forked(request, [stdin, stdout, stderr], timeout, command)
        return subprocess.CompletedProcess(command, status, _text(stdout), _text(stderr))


def _changes_python(environment: dict[str, str]) -> bool:
    """Whether Python itself would start otherwise with it (`PYTHON…`, the locale)."""
    return any(
        environment.get(name) != os.environ.get(name)
        for name in environment | os.environ
        if name.startswith(("PYTHON", "LC_", "LANG", "LEXICON_DIR"))
    )


def _forked(request: dict[str, Any], streams: list[IO[bytes]], timeout: float, command: list[str]) -> int:
    """The exit status of the command, which the fork server starts with these streams as its own."""
    with _one_at_a_time:
        channel = _server()
        socket.send_fds(channel, [json.dumps(request).encode()], [stream.fileno() for stream in streams])
        channel.settimeout(None)
        process = int(channel.recv(32))
        channel.settimeout(timeout)
        try:
            return int(channel.recv(32))
        except TimeoutError:
            os.kill(process, 9)
            channel.settimeout(None)
            channel.recv(32)
            raise subprocess.TimeoutExpired(command, timeout) from None


@cache
def _server() -> socket.socket:
    """The channel to the process that forks, which is started at the first command of a test process."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    for end in (ours, theirs):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 18)
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.processes.server", str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    theirs.close()

    def end() -> None:
        ours.close()
        server.wait()

    atexit.register(end)
    return ours


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8").replace("\r\n", "\n")
