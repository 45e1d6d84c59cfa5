"""`scrapy duplicates`: stories that were printed several times; and finding them among records that are all there."""

import argparse
import json
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler import exit_status
from crawler.command_line import PlainCommand
from crawler.core.text import shown
from crawler.telling import complain, in_words, printing, remark
from pipelines.duplicates.batch.job import SameName, mark_all, parts_for, targets_of
from pipelines.duplicates.clusters import copies_in, lines_of, rows_of
from pipelines.engines.choices import ENGINES
from pipelines.engines.exchange import EngineError, ExchangeError
from pipelines.engines.run import exchange_on
from pipelines.export.optional import MissingPackage
from pipelines.export.report import faults
from pipelines.fork_server import usable_cores
from pipelines.reading.selection import select
from pipelines.reading.snapshot import NothingToRead, snapshot, with_shards

MOST = 50
"""Stories that are shown to people where they do not ask for more."""


class Command(PlainCommand):
    """Shows duplicates."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "[options] [OUT...]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Show stories that were printed several times, and which site copies which"

    def long_desc(self) -> str:
        """What stands above the options."""
        return (
            "Reads output folders (OUTPUT_DIR where none is named) or JSON Lines files, also while a crawl writes them:"
            " what their records say in duplicate_of and contained_in. With -o the records are compared anew, and are"
            " written to another folder with what was found, on this machine's cores or on a cluster."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options beside Scrapy's own."""
        super().add_options(parser)
        add = parser.add_argument
        add("--json", action="store_true", help="a JSON object a line: clusters, pairs of sites")
        add("--most", metavar="N", type=int, default=MOST, help=f"stories that are shown ({MOST})")
        add("-o", "--output", metavar="FOLDER", help="compare the records anew, and write them there as found")
        add("--engine", choices=ENGINES, help=f"-o: where they are compared (default: {ENGINES[0]})")
        add("--engine-address", metavar="ADDRESS", help="the cluster's, as Ray or Spark names it")
        add("--jobs", metavar="N", type=int, default=0, help="-o: parts at least (default: one a core)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the clusters, the biggest first, and who copies whom."""
        if opts.most < 0:
            raise UsageError(f"--most {opts.most}: a number from 0 is wanted")
        if opts.jobs < 0:
            raise UsageError(f"--jobs {opts.jobs}: a number from 1 is wanted")
        if not opts.output and (name := _of_marking(opts)):
            raise UsageError(f"--{name}: -o FOLDER is wanted, where the records are compared anew")
        if opts.output and opts.json:
            raise UsageError("--json: shows what records say; leave out -o")
        try:
            if opts.output:
                self._mark(args, opts)
            else:
                self._print(args, opts)
        except (NothingToRead, SameName, MissingPackage) as error:
            complain(error)
            self.exitcode = exit_status.USAGE
        except (OSError, EngineError, ExchangeError) as error:
            complain(in_words(error))
            self.exitcode = exit_status.NO_OUTPUT

    def _mark(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        into = Path(opts.output)
        paths = [Path(one) for one in args or [self.settings["OUTPUT_DIR"]]]
        if any(into.resolve() in (path.resolve(), *path.resolve().parents) for path in paths):
            raise UsageError(f"-o {into}: a folder other than that of the records is wanted")
        if into.exists() and not into.is_dir():
            raise UsageError(f"-o {into}: a folder is wanted, and that is a file")
        targets = targets_of(paths, into)
        processes = opts.jobs or usable_cores()
        exchange = exchange_on(opts.engine or ENGINES[0], parts_for(targets, processes), processes, opts.engine_address)
        try:
            done = mark_all(targets, exchange)
        finally:
            exchange.close()
        remark(
            f"{into}: {done['written']} records, {done['duplicate']} duplicates,"
            f" {done['contained']} contained in others; {done['repeated']} were there twice"
        )

    def _print(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        paths = [Path(one) for one in args or [self.settings["OUTPUT_DIR"]]]
        ledger = self.settings.get("LEDGER")
        pieces = snapshot(with_shards(paths), ledger=Path(ledger) if ledger else None)
        if not pieces:
            raise NothingToRead(f"{paths[0]}: there are no records; run `scrapy crawl` first, or name a folder")
        selection = select(pieces)
        for line in faults(selection):
            complain(line)
        copies = copies_in(selection.records())
        if opts.json:
            lines = (json.dumps(row, ensure_ascii=False) for row in rows_of(copies))
        else:
            lines = (shown(line) for line in lines_of(copies, opts.most))
        with printing():
            for line in lines:
                print(line)


def _of_marking(opts: argparse.Namespace) -> str | None:
    """The first option that says how records are compared."""
    given = {"engine": opts.engine, "engine-address": opts.engine_address, "jobs": opts.jobs}
    return next((name for name, value in given.items() if value), None)
