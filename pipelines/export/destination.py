"""The file or folder that an export is written to: whole, or as it was before.

What is being written has a name of its own beside the destination, goes to the disk and is renamed then. A run that is
killed leaves the old export as it was; what it had begun is taken away by the next one.
"""

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MARK = ".naqi-export.json"
"""The file that says of a folder that it is an export and may be replaced. Readers of data sets skip such names."""

MANY = 1000
"""Files above which the whole file system is put on the disk: at 1 to 5 ms an fsync, as many take seconds."""


OPEN_FILES = (Path("/dev"), Path("/dev/fd"), Path("/proc/self/fd"))
"""Folders whose names are devices and what a process has open."""


class DestinationError(ValueError):
    """The destination is something that an export must not replace; one line for people."""


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Gives the path to write to; when all went well, the file there takes the place of `path`.

    A link stays, and what it names is replaced. A device or a pipe is written to as it is.
    Raises OSError where it cannot be written, DestinationError where a folder stands there.
    """
    if path.is_dir():
        raise DestinationError(f"{path} is a folder; name a file")
    if is_stream(path):
        with _named(path, path):
            yield path
        return
    named, path = path, Path(os.path.realpath(path))
    _make_parent(path)
    _clear(path)
    begun = _beside(path, "new")
    try:
        with _named(named, begun):
            yield begun
            _to_disk(begun)
            begun.replace(path)
            _to_disk(path.parent)
    finally:
        with suppress(OSError):  # what went wrong before says more
            begun.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path, about: dict[str, object]) -> Iterator[Path]:
    """Gives a folder to write to; when all went well, it takes the place of `path`. `about` goes into its MARK.

    Raises OSError where it cannot be written, DestinationError where `path` is no earlier export.
    """
    if path.exists() and not path.is_dir():
        raise DestinationError(f"{path} is a file; name a folder")
    named, path = path, Path(os.path.realpath(path))
    _make_parent(path)
    _clear(path)
    if path.exists() and any(path.iterdir()) and not (path / MARK).is_file():
        raise DestinationError(f"{named} holds something else than an export of naqi; name another folder")
    begun, old = _beside(path, "new"), _beside(path, "old")
    try:
        with _named(named, begun):
            begun.mkdir()
            yield begun
            (begun / MARK).write_text(json.dumps(about, ensure_ascii=False) + "\n", encoding="utf-8")
            _all_to_disk(begun)
            if path.exists():
                path.rename(old)
            begun.rename(path)
            _to_disk(path.parent)
    finally:
        if old.exists() and not path.exists():
            old.rename(path)
        shutil.rmtree(begun, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _named(destination: Path, begun: Path) -> Iterator[None]:
    """A fault of what is being written names the destination that was asked for: a full disk names no file."""
    try:
        yield
    except OSError as error:
        if error.errno and (error.filename is None or Path(str(error.filename)).is_relative_to(begun)):
            error.filename = str(destination)
        raise


def is_stream(path: Path) -> bool:
    """Whether the path is a device, a pipe or an open file's name (`/dev/stdout`): such a thing is never replaced."""
    return path.parent in OPEN_FILES or (path.exists() and not path.is_file() and not path.is_dir())


def _make_parent(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise NotADirectoryError(errno.ENOTDIR, "is no folder; name another destination", str(path.parent)) from None


def _beside(path: Path, state: str) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{state}")


def _clear(path: Path) -> None:
    """Take away what killed runs left; an old folder that was moved aside and not yet replaced comes back."""
    for state in ("old", "new"):
        for left in path.parent.glob(f".{_literal(path.name)}.*.{state}"):
            number = left.name.removeprefix(f".{path.name}.").removesuffix(f".{state}")
            if not number.isdecimal() or _is_alive(int(number)):
                continue
            if state == "old" and not path.exists():
                left.rename(path)
            elif left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()


def _literal(name: str) -> str:
    """A name in which nothing is a pattern for `glob`."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _is_alive(process: int) -> bool:
    if process == os.getpid():
        return False  # what has our own number is of an earlier process, or of an export of ours that has ended
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _all_to_disk(folder: Path) -> None:
    parts = [folder, *folder.rglob("*")]
    if len(parts) > MANY:
        os.sync()
        return
    for one in parts:
        _to_disk(one)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
