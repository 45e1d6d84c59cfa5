"""What is on the disk, as far as a process has asked for it: what a power cut would leave."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


class WatchedDisk:
    """Watches every fsync, rename and commit of this process while a test runs."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.lengths: dict[Path, int] = {}
        """Bytes of each file that were forced to the disk."""
        self.names: set[Path] = set()
        """Files and folders whose name was forced to the disk, with the folder that it stands in."""
        self.at_commit: list[Callable[[], None]] = []
        """What is called before each COMMIT."""
        self.unforced: list[Path] = []
        """Files that took another's place before they were forced."""
        fsync, replace, connect = os.fsync, os.replace, sqlite3.connect

        def watched_fsync(descriptor: int) -> None:
            fsync(descriptor)
            path = Path(f"/proc/self/fd/{descriptor}").readlink()
            if path.is_dir():
                self.names |= set(path.iterdir())
            else:
                self.lengths[path] = os.fstat(descriptor).st_size

        def watched_replace(source: Any, target: Any) -> None:
            source, target = Path(source).resolve(), Path(target).resolve()
            if self.lengths.get(source) != source.stat().st_size:
                self.unforced.append(target)
            replace(source, target)
            self.lengths[target] = self.lengths.pop(source, 0)
            self.names.discard(target)

        def watched_connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
            connection: sqlite3.Connection = connect(*args, **kwargs)
            connection.set_trace_callback(self._statement)
            return connection

        patch.setattr(os, "fsync", watched_fsync)
        patch.setattr(os, "replace", watched_replace)
        patch.setattr(sqlite3, "connect", watched_connect)

    def holds(self, path: Path) -> bool:
        """Whether a power cut would leave the file with all its bytes, under its name."""
        return self.lengths.get(path) == path.stat().st_size and path in self.names

    def _statement(self, statement: str) -> None:
        if statement == "COMMIT":
            for look in self.at_commit:
                look()
