"""One run at a time on an output folder."""

import errno
import fcntl
import os
from pathlib import Path

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.core.disk import must_be_in_place
from crawler.core.run import run_of
from crawler.core.signals import group_ends


class RunLocked(Exception):
    """Another run holds the lock; the message says which."""


class RunLock:
    """Holds OUTPUT_DIR/.lock while the crawl runs. The system lets go of it when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        if not path.parent.is_dir() and (path.parent.exists() or path.parent.is_symlink()):
            raise NotADirectoryError(f"OUTPUT_DIR={path.parent}: no folder")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("a+", encoding="ascii")
        except OSError as error:
            raise OSError(f"OUTPUT_DIR={path.parent}: cannot be written to: {error.strerror}") from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.seek(0)
            holder = self._file.read().strip()
            self._file.close()
            process = f" (process {holder})" if holder else ""
            raise RunLocked(f"another run{process} is active on {path.parent}; this one does nothing") from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RunLock":
        """Take the lock. Raises RunLocked; NotConfigured where the run writes to another place."""
        if not run_of(crawler).keeps_ledger:
            raise NotConfigured
        self = cls(Path(crawler.settings["OUTPUT_DIR"], ".lock"))
        crawler.signals.connect(self.lost, group_ends)
        crawler.signals.connect(self.release, signals.engine_stopped)
        return self

    def lost(self) -> OSError | None:
        """A group of pages is about to be written and called done. Where somebody has removed the lock, another run may
        be active, and this one must not write: the fault then, else None."""
        path = Path(self._file.name)
        try:
            must_be_in_place(self._file, path)
        except OSError:
            return OSError(errno.ENOENT, "was removed, and another run may be active", str(path))
        return None

    def release(self) -> None:
        """The run has ended."""
        self._file.close()
