"""`scrapy ledger merge`: what several machines wrote becomes one output."""

import argparse
from functools import partial
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler import exit_status
from crawler.command_line import PlainCommand
from crawler.extensions.run_lock import RunLock, RunLocked
from crawler.ledger import Ledger
from crawler.telling import complain, in_words, remark
from pipelines.duplicates.marking import mode_of
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.merge import Merged, merge
from pipelines.writing.merge_sources import sources
from pipelines.writing.rebuild import fill


class Command(PlainCommand):
    """Brings outputs together."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "merge FOLDER..."

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Bring output folders (shards, other machines) into OUTPUT_DIR, and find the duplicates between them"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Merge, and print to standard error what was done."""
        if len(args) < 2 or args[0] != "merge":
            raise UsageError("`merge` and the output folders that are to be brought in are wanted")
        assert self.settings is not None
        into = Path(self.settings["OUTPUT_DIR"])
        try:
            try:
                folders = sources(map(Path, args[1:]), into)
                mode = mode_of(self.settings["DUPLICATES"])
            except ValueError as error:
                raise UsageError(str(error)) from error
            self._merge(folders, into, mode)
        except RunLocked as error:
            complain(error)
            self.exitcode = exit_status.LOCKED
        except OSError as error:
            complain(in_words(error))
            self.exitcode = exit_status.NO_OUTPUT

    def _merge(self, folders: list[Path], into: Path, mode: str) -> None:
        assert self.settings is not None
        locks = [RunLock(folder / ".lock") for folder in (into, *folders)]
        ledger = Ledger(Path(self.settings.get("LEDGER") or into / "ledger.sqlite"), partial(fill, into))
        try:
            store = CrawlStore(into, ledger)
            for folder, done in zip(folders, merge(folders, store, mode=mode), strict=True):
                remark(_line(folder, done, mode))
            store.close()
        finally:
            ledger.close()
            for lock in locks:
                lock.release()


def _line(folder: Path, done: Merged, mode: str) -> str:
    copies = "left out" if mode == "drop" else "marked"
    older = f", {done.older} texts left out that are older than what was there" if done.older else ""
    return (
        f"{folder}: {done.written} articles brought in, {done.duplicates} duplicates {copies}, {done.known} were there"
        f"{older}, {done.rejected} rejected rows, {done.gone} gone, {done.pending} pending pages"
    )
