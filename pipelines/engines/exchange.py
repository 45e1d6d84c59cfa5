"""Work in parts that send one another what they found: what a batch job wants of an engine, and this machine's way.

Each part may run anywhere. A task is given what the parts sent to its part, and gives what its part sends to the
others; run again it gives the same, so that an engine may do a part again whose process died.
"""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from pipelines.engines.own_processes import OwnProcesses

TRIES = 2
"""How often an archive or a part is begun whose process dies: that may be another's fault (out of memory, a kill)."""

Sent = dict[str, list[bytes]]
"""By a name: in what comes in, what each part sent, in their order, without what is empty; in what goes out, what each
part is sent."""

Task = Callable[[int, Sent], Sent]
"""A function of a module, or a `partial` of one: it travels to other processes. It is given its part's number."""


class ExchangeError(Exception):
    """A part could not be done; one line for people."""


class EngineError(Exception):
    """An engine cannot be reached or started, or gave up; one line for people."""


class Exchange(Protocol):
    """What an engine does for a batch job. Its methods raise ExchangeError where a part cannot be done."""

    parts: int
    """How many there are."""

    def load(self, name: str, values: Sequence[bytes]) -> None:
        """Send each part its value."""
        ...

    def run(self, task: Task, reads: Sequence[str], writes: Sequence[str]) -> None:
        """Do a task for each part: it is given what was sent under the names `reads`, and sends under `writes`."""
        ...

    def collect(self, name: str) -> list[list[bytes]]:
        """What was sent under a name, by the part that it was sent to."""
        ...

    def close(self) -> None:
        """Throw all of it away."""
        ...


class LocalExchange:
    """Processes of this machine, and folders in which each sends a file to each."""

    def __init__(self, parts: int, processes: int) -> None:
        self.parts = parts
        self._folder = tempfile.TemporaryDirectory(prefix="naqi-")
        self._processes = OwnProcesses(processes)
        self._places: dict[str, Path] = {}
        """The folder of each name. Each step has new ones, so that one that is done again finds what it found."""
        self._steps = 0

    def load(self, name: str, values: Sequence[bytes]) -> None:
        """Send each part its value."""
        self._places[name] = self._begin([name]) / name
        _send(self._places[name], 0, values)

    def run(self, task: Task, reads: Sequence[str], writes: Sequence[str]) -> None:
        """Do a task for each part."""
        step = self._begin(writes)
        here = {name: self._places[name] for name in reads if name in self._places}
        there = {name: step / name for name in writes}
        calls = [(_perform, (task, part, tuple(reads), here, there)) for part in range(self.parts)]
        for part, status in enumerate(self._processes.call_all(calls, TRIES)):
            if status is not None:
                raise ExchangeError(f"part {part} died {TRIES} times (status {status})")
        for name in writes:
            if name in self._places:
                shutil.rmtree(self._places[name])
        self._places |= there

    def collect(self, name: str) -> list[list[bytes]]:
        """What was sent under a name."""
        return [_received(self._places[name], part) for part in range(self.parts)]

    def close(self) -> None:
        """Throw all of it away."""
        self._processes.close()
        self._folder.cleanup()

    def _begin(self, names: Sequence[str]) -> Path:
        self._steps += 1
        step = Path(self._folder.name, str(self._steps))
        for name in names:
            (step / name).mkdir(parents=True)
        return step


def _perform(task: Task, part: int, reads: Sequence[str], here: dict[str, Path], there: dict[str, Path]) -> None:
    sent = task(part, {name: _received(here[name], part) if name in here else [] for name in reads})
    for name, folder in there.items():
        _send(folder, part, sent[name])


def _send(folder: Path, sender: int, values: Sequence[bytes]) -> None:
    for receiver, value in enumerate(values):
        if value:
            place = folder / str(receiver)
            place.mkdir(exist_ok=True)
            (place / f"{sender:06}").write_bytes(value)


def _received(folder: Path, part: int) -> list[bytes]:
    place = folder / str(part)
    return [file.read_bytes() for file in sorted(place.iterdir())] if place.is_dir() else []
