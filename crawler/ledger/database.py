"""The ledger's file: made whole or not at all, opened, brought up to date, moved aside when it cannot be read."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from crawler.core.disk import free_name, make_folder, put_in_place, sync_folder
from crawler.ledger.for_reading import open_for_reading
from crawler.ledger.schema import MIGRATIONS, SCHEMA, VERSION

log = logging.getLogger("naqi.ledger")

COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database: a write-ahead log belongs to its own database and to no other."""

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""SQLite's words for a file that something else has written into."""

INCREMENTAL = 2
"""SQLite's number for `auto_vacuum = INCREMENTAL`."""

SLACK = 4 * 1024 * 1024
"""Bytes that may lie empty: a day of some sites fills them again."""

READ_WHOLE = 64 * 1024 * 1024
"""Bytes of a ledger that is read whole at the start behind a run that was killed: half a second. A kill damages none
(sqlite.org/atomiccommit.html). Damage in a larger one is found when it is come upon; the next start reads all."""

OPEN = "open"
"""What stands beside a ledger, in place of its stamp, while a run has it open."""

PATIENCE = 30.0
"""Seconds that a write waits for another program that has the ledger locked, such as one that makes a backup. The whole
run stands still meanwhile."""

AGAIN = 1.0
"""The same once a write has waited in vain. The run is at its end then, and each of its last writes would wait."""

MOST = 256 * 1024 * 1024
"""Bytes that the end of a run gives back at most: about a second."""


CACHE = 16 * 1024
"""KiB of the file that are held in memory. A group of 50 articles touches some 500 pages of the index of duplicates: in
SQLite's own 2 MB they are read twice, and written twice."""


class LedgerError(OSError):
    """The ledger cannot be used; the message is one line for people."""


def open_database(path: Path, fill: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """Open the ledger at `path` (autocommit; transactions are explicit).

    Where there is none, it is built beside and put in place when `fill` has filled it: a run that is killed before
    leaves none, and the next one builds it again. One that SQLite cannot read is moved aside, never written over.
    Raises LedgerError where it was made by a newer naqi, is no file, or the place cannot be written.
    """
    make_folder(path.parent)
    if path.exists() and not path.is_file():  # a device would be moved aside, too: no program works without /dev/zero
        raise LedgerError(f"{path} cannot be used as ledger: no regular file")
    if path.exists() and not _is_sound(path):
        aside = set_aside(path)
        log.warning("%s is damaged and was moved to %s; it is made anew from the output files", path, aside.name)
    try:
        if not path.exists():
            _build(path, fill)
        connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
        try:
            _bring_up_to_date(path, connection)
            connection.execute("PRAGMA journal_mode = WAL")
            # FULL: a commit is on disk before the next line is written; it costs 0.1 ms (measured).
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA cache_size = -{CACHE}")
            with suppress(OSError):  # without it the next start reads the whole file
                _stamp_file(path).write_text(OPEN, encoding="ascii")
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        if isinstance(error, sqlite3.DatabaseError) and is_damage(error):
            forget_soundness(path)
        raise LedgerError(f"{path} cannot be used as ledger: {error}") from error
    return connection


def close_database(path: Path, connection: sqlite3.Connection, *, sound: bool) -> None:
    """Close the ledger. `sound`: nothing that was read was damaged; the next start then need not read all of it."""
    if sound:
        with suppress(sqlite3.Error):  # another reads it, or there is no room: then the next run does it
            _shrink(connection)
    connection.close()
    if sound:
        with suppress(OSError):  # without room for it, the next start reads the whole file
            _stamp_file(path).write_text(_stamp(path), encoding="ascii")


def forget_soundness(path: Path) -> None:
    """The ledger was found damaged: the next start reads all of it."""
    with suppress(OSError):
        _stamp_file(path).unlink(missing_ok=True)


def _shrink(connection: sqlite3.Connection) -> None:
    """Give back what feeds' texts and forgotten lines have left empty."""
    if connection.execute("PRAGMA auto_vacuum").fetchone() != (INCREMENTAL,):  # made by an older naqi: once
        connection.executescript("PRAGMA auto_vacuum = INCREMENTAL; VACUUM;")
    (pages,), (size,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("freelist_count", "page_size"))
    if pages * size > SLACK:
        connection.executescript(f"PRAGMA incremental_vacuum({MOST // size});")


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether SQLite has found the file damaged (and not: locked, full, a wrong statement)."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGED  # the lower byte is the primary code


def is_locked(error: sqlite3.DatabaseError) -> bool:
    """Whether another program has the file locked."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def wait_less(connection: sqlite3.Connection) -> None:
    """From now on a write waits AGAIN for other programs."""
    connection.execute(f"PRAGMA busy_timeout = {round(AGAIN * 1000)}")


def _build(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    beside = path.with_name(f"{path.name}.new")
    for suffix in ("", *COMPANIONS):
        beside.with_name(beside.name + suffix).unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            # Nothing is forced to the disk before the end: until then the file counts for nothing.
            connection.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")
            connection.executescript("PRAGMA auto_vacuum = INCREMENTAL;")
            connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
            fill(connection)
        # A log that was left behind by a ledger that is gone would be read into the new one.
        _move_companions(path, _aside(path))
        put_in_place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def check_version(path: Path) -> None:
    """Raises LedgerError where a ledger was made by a newer naqi. It is only read; one that is no ledger passes."""
    try:
        with closing(open_for_reading(path)) as connection:
            _version_of(path, connection)
    except sqlite3.Error:
        return


def _version_of(path: Path, connection: sqlite3.Connection) -> int:
    """Raises LedgerError where it is a newer naqi's."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise LedgerError(f"{path} was made by a newer naqi (ledger version {version}, this one knows {VERSION})")
    return version


def _bring_up_to_date(path: Path, connection: sqlite3.Connection) -> None:
    for old in range(_version_of(path, connection), VERSION):
        log.info("%s is brought from version %d to %d", path, old, old + 1)
        # Where one fails the connection is closed, and SQLite takes back what it has begun.
        connection.executescript(f"BEGIN IMMEDIATE; {MIGRATIONS[old]} PRAGMA user_version = {old + 1}; COMMIT;")


def set_aside(path: Path) -> Path:
    """Move a damaged database and what SQLite keeps beside it: the file first, so that it is never read without.

    Returns where it lies. Raises OSError.
    """
    aside = _aside(path)
    path.rename(aside)
    _move_companions(path, aside)
    sync_folder(path.parent)
    return aside


def _aside(path: Path) -> Path:
    return free_name(path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}"))


def _move_companions(path: Path, aside: Path) -> None:
    for suffix in COMPANIONS:
        extra = path.with_name(path.name + suffix)
        if extra.exists():
            extra.rename(free_name(aside.with_name(aside.name + suffix)))


def _is_sound(path: Path) -> bool:
    """Whether SQLite can read the whole file. A ledger that another run has locked counts as sound.

    Reading all of it takes a second for some hundred megabytes: a file that is as the last run closed it is not read,
    nor a large one that a run had open when it was killed.
    """
    stamp = ""
    with suppress(OSError, UnicodeDecodeError):
        stamp = _stamp_file(path).read_text(encoding="ascii")
    if stamp == _stamp(path):
        return True
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                return False
            if stamp == OPEN and path.stat().st_size > READ_WHOLE:
                return bool(tables)
            return bool(tables) and connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False


def _stamp_file(path: Path) -> Path:
    return path.with_name(f".{path.name}.closed")


def _stamp(path: Path) -> str:
    """What changes when anybody writes to a file."""
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ino}"
