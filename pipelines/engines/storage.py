"""Archives and records that lie elsewhere than on this machine: s3://, gs:// and whatever else fsspec reads."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipelines.engines.google_storage import check_answer, is_google
from pipelines.export.optional import MissingPackage, need

MISSING = "pip install 'naqi[cloud]' brings what such addresses need"

FAULTS = {
    "aiohttp": ("ClientError",),
    "botocore.exceptions": ("BotoCoreError", "ClientError"),
    "gcsfs.retry": ("HttpError", "NonRetryableError"),
    "google.api_core.exceptions": ("GoogleAPIError",),
    "google.auth.exceptions": ("GoogleAuthError",),
}
"""What the parts of fsspec raise beside OSError, by module: no credentials, nobody who answers, a refusal."""


class StorageError(Exception):
    """A place cannot be reached; one line for people."""


def is_remote(place: str) -> bool:
    """Whether a place is a URL rather than a path of this machine."""
    return "://" in place


def join(folder: str, name: str) -> str:
    """The place of a file in a folder, local or remote."""
    return f"{folder.rstrip('/')}/{name}" if is_remote(folder) else str(Path(folder, name))


def exists(place: str) -> bool:
    """Whether there is something. Raises StorageError where that cannot be known."""
    if not is_remote(place):
        return Path(place).exists()
    system, path = _system(place)
    with _told(place):
        return bool(system.exists(path))


@contextmanager
def fetched(place: str) -> Iterator[Path]:
    """A file of this machine with what lies at a place; a copy of a remote one, which is gone behind the `with`."""
    if not is_remote(place):
        yield Path(place)
        return
    system, path = _system(place)
    with tempfile.TemporaryDirectory(prefix="naqi-") as folder:
        copy = Path(folder, path.rpartition("/")[2])
        with _told(place):
            system.get_file(path, str(copy))
        yield copy


def put(file: Path, place: str) -> None:
    """Copy a file to a remote place; an object store shows it whole or not at all."""
    system, path = _system(place)
    with _told(place):
        system.put_file(str(file), path)


def remote_files(place: str) -> list[str]:
    """The files in and below a remote folder (it ends in a slash), or those that a pattern with stars names.

    Raises StorageError.
    """
    system, path = _system(place)
    with _told(place):
        found = system.glob(path) if "*" in path else system.find(path)
        return sorted(system.unstrip_protocol(name) for name in found)


def check_packages(place: str) -> None:
    """Raises StorageError where a place is remote, and what reads such places is not installed."""
    if is_remote(place):
        _system(place)


def _system(place: str) -> tuple[Any, str]:
    try:
        with _told(place):
            core = need("fsspec", "cloud").core
            if is_google(place):
                check_answer()
            return core.url_to_fs(place)  # type: ignore[no-any-return]
    except MissingPackage as error:  # it says how to get it
        raise StorageError(f"{place}: {error}") from error
    except ImportError as error:
        raise StorageError(f"{place}: {_line(error)}; {MISSING}") from error
    except ValueError as error:
        raise StorageError(f"{place}: {_line(error)}") from error


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Faults of the other side as StorageError, with the place."""
    try:
        yield
    except _faults() as error:
        raise StorageError(f"{place}: {_line(error)}") from error


def _faults() -> tuple[type[Exception], ...]:
    """What an address may raise, of the packages that are loaded by now: called where something was raised."""
    loaded = [(sys.modules[name], kinds) for name, kinds in FAULTS.items() if name in sys.modules]
    return OSError, *(getattr(module, kind) for module, kinds in loaded for kind in kinds)


def _line(error: Exception) -> str:
    """An error in one line; a kind that says nothing by its name."""
    return " ".join(str(error).split()) or type(error).__name__
