"""A database of naqi's that is only looked at."""

import sqlite3
from contextlib import suppress
from pathlib import Path

CLOSED = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
"""SQLite's words where it may not make the files that it keeps beside a database."""


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a database that is there and that another process may be writing to. Raises sqlite3.Error.

    On a disk that is read-only, or in a folder of another user's, SQLite cannot make its files beside it. There it is
    read as one that nobody writes to, where no log with changes lies beside it.
    """
    place = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(place, uri=True)
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in CLOSED and not _has_log(path):  # the lower byte is the primary code
            connection.close()
            return sqlite3.connect(f"{place}&immutable=1", uri=True)
    except sqlite3.DatabaseError:  # it is damaged: whoever reads it is told
        pass
    return connection


def _has_log(path: Path) -> bool:
    with suppress(FileNotFoundError):
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    return False
