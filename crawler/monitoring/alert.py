"""Runs ALERT_COMMAND. What it does, or fails to do, changes nothing of the run."""

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Sequence

SHOWN = 200
"""Characters of what a command says that are shown when it fails."""


class AlertError(Exception):
    """The command could not be run, failed, or took too long: one line, without the command's arguments.

    They may hold an address that is a secret, as those of webhooks are.
    """


def words_of(command: str | Sequence[str]) -> list[str]:
    """The program and its arguments; quotes hold words together as in a shell, and nothing else means anything.

    Raises AlertError for a quote that is never closed.
    """
    if not isinstance(command, str):
        return [str(word) for word in command]
    try:
        return shlex.split(command)
    except ValueError as error:
        raise AlertError(f"ALERT_COMMAND cannot be read: {error}") from error


def run_alert(command: str | Sequence[str], message: bytes, status: int, seconds: float) -> None:
    """Run the command with `message` on its standard input and NAQI_STATUS=`status` in its environment. No shell.

    Whatever it has started is ended with it after `seconds`. Raises AlertError.
    """
    words = words_of(command)
    if not words:
        raise AlertError("ALERT_COMMAND names no command")
    name = os.path.basename(words[0])  # noqa: PTH119 - a word of the user's, which need not be a path
    # Files, not pipes: a command that does not read, or leaves a child behind that holds them, holds up nobody.
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        given.write(message)
        given.seek(0)
        try:
            process = subprocess.Popen(
                words,
                stdin=given,
                stdout=said,
                stderr=said,
                env={**os.environ, "NAQI_STATUS": str(status)},
                start_new_session=True,
            )
        except (OSError, ValueError) as error:  # ValueError: a zero byte in a word
            raise AlertError(f"ALERT_COMMAND {name}: {getattr(error, 'strerror', None) or error}") from error
        try:
            ended = process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise AlertError(f"ALERT_COMMAND {name} did not end within {seconds:g} s and was stopped") from None
        if ended:
            raise AlertError(f"ALERT_COMMAND {name} failed with status {ended}{_last_line(said.fileno())}")


def _last_line(descriptor: int) -> str:
    size = os.fstat(descriptor).st_size
    text = os.pread(descriptor, 4096, max(0, size - 4096)).decode("utf-8", "replace")
    lines = [line for line in text.splitlines() if line.strip()]
    return f": {lines[-1].strip()[:SHOWN]}" if lines else ""
