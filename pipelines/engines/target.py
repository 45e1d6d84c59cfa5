"""The two files of an archive, its records and its rejected pages: whole or not at all, by one process at a time."""

import os
from pathlib import Path
from typing import BinaryIO

from crawler.core.disk import Taken, claim, make_folder, sync_folder
from pipelines.writing.lines import LinesFile, Row

GROUP = 200
"""Rows that are written at once."""

PART = ".part"
"""What a file's name ends in until it is whole: always the same name, so that a killed run leaves no others behind."""


class ArchiveError(Exception):
    """An archive could not be cleaned; one line for people. Nothing of it is written."""


def rejected_beside(target: Path) -> Path:
    """The file of an archive's rejected pages: `x.rejected.jsonl` beside `x.jsonl`."""
    return target.with_name(f"{target.name.removesuffix('.jsonl')}.rejected.jsonl")


class Target:
    """Open for writing, under the names of unfinished files until `finish`."""

    def __init__(self, path: Path) -> None:
        """Raises ArchiveError where another process writes the same, OSError where the files cannot be written."""
        self._names = [rejected_beside(path), path]
        self._parts = [name.with_name(name.name + PART) for name in self._names]
        make_folder(path.parent)
        self._claim = _claimed(self._parts[-1])
        for part in self._parts:
            if part.exists():
                os.truncate(part, 0)  # of a run that was killed
        self._files = [LinesFile(part) for part in self._parts]
        self._rows: list[list[Row]] = [[], []]
        self._finished = False

    def reject(self, row: Row) -> None:
        """A rejected page."""
        self._put(0, row)

    def add(self, row: Row) -> None:
        """A record."""
        self._put(1, row)

    def _put(self, which: int, row: Row) -> None:
        self._rows[which].append(row)
        if len(self._rows[which]) >= GROUP:
            self._flush(which)

    def _flush(self, which: int) -> None:
        self._files[which].append(self._rows[which])
        self._rows[which] = []

    def finish(self) -> None:
        """Everything is on the disk, then the files get their names, the records last. Raises OSError."""
        for which, (part, name) in enumerate(zip(self._parts, self._names, strict=True)):
            self._flush(which)
            part.replace(name)
        self._finished = True
        sync_folder(self._names[0].parent)

    def close(self) -> None:
        """Let go of the files; unfinished ones go."""
        for file, part in zip(self._files, self._parts, strict=True):
            file.close()
            if not self._finished:
                part.unlink(missing_ok=True)
        self._claim.close()


def _claimed(part: Path) -> BinaryIO:
    """The unfinished file, open and locked: the system lets go of it when the process ends, however it ends."""
    while True:
        file = part.open("ab")
        try:
            claim(file, part.with_name(part.name.removesuffix(PART)))
        except Taken as error:
            file.close()
            raise ArchiveError(str(error)) from None
        except OSError:
            file.close()
            raise
        if part.exists() and os.path.samestat(os.fstat(file.fileno()), part.stat()):
            return file
        file.close()  # it was finished, or taken away, before it was locked
