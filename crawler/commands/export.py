"""`scrapy export`: records go to the formats of other tools."""

import argparse
import signal
import sys
from collections import Counter
from pathlib import Path

from crawler import exit_status
from crawler.command_line import PlainCommand
from crawler.telling import complain, in_words, lead_nowhere, remark
from pipelines.export.formats import FORMATS, Export, write_export
from pipelines.export.optional import MissingPackage
from pipelines.export.report import faults, summary
from pipelines.reading.filters import Asked
from pipelines.reading.gone import gone_since
from pipelines.reading.rejected import reasons
from pipelines.reading.selection import select
from pipelines.reading.snapshot import NothingToRead, snapshot, with_shards


class Command(PlainCommand):
    """Exports records."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "[options] [OUT...] --to FORMAT -o DEST"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return f"Write the records of output folders as {', '.join(FORMATS)}"

    def long_desc(self) -> str:
        """What stands above the options."""
        forms = "; ".join(f"{name}: {meaning}" for name, meaning in FORMATS.items())
        return (
            "Reads output folders (OUTPUT_DIR where none is named) or JSON Lines files, also while a crawl writes them,"
            f" and writes their records. {forms}."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options beside Scrapy's own."""
        super().add_options(parser)
        add = parser.add_argument
        add("--to", choices=FORMATS, required=True, help="the format")
        add("-o", "--output", metavar="DEST", help="file or folder; an earlier export there is replaced")
        add("--site", metavar="NAMES", action="append", default=[], help="only of these sites (a,b)")
        add("--language", metavar="CODES", action="append", default=[], help="only in these languages (ar,fa)")
        add("--section", metavar="NAMES", action="append", default=[], help="only of these sections")
        add("--since", metavar="DATE", help="only published on this day (or in this month, year) or later")
        add("--until", metavar="DATE", help="only published on this day (or in this month, year) or before")
        add("--with", metavar="FLAGS", dest="with_flag", action="append", default=[], help="only with these flags")
        add("--without", metavar="FLAGS", dest="without_flag", action="append", default=[], help="without any of them")
        add(
            "--newest",
            action=argparse.BooleanOptionalAction,
            default=True,
            help="only the newest revision of an article (default)",
        )
        add(
            "--no-duplicates",
            action="store_false",
            dest="duplicates",
            help="one article of each story that was printed several times",
        )
        add(
            "--no-gone",
            action="store_false",
            dest="gone",
            help="without articles whose pages answer 404 or 410 now (gone.jsonl)",
        )
        add("--fields", metavar="NAMES", action="append", default=[], help="only these columns, in this order (a,b)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Export, and print to standard error what was done."""
        # As Ctrl-C: what was begun is cleared away.
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            self.exitcode = self._export(args, opts)
        except KeyboardInterrupt:
            left = "; what stood at the destination is as it was" if opts.output not in (None, "-") else ""
            self.exitcode = _fault(f"interrupted{left}", exit_status.INTERRUPTED)
        except BrokenPipeError:  # a reader that has seen enough
            lead_nowhere(sys.stdout)
        except (ValueError, NothingToRead, MissingPackage) as error:
            self.exitcode = _fault(error, exit_status.USAGE)
        except OSError as error:
            self.exitcode = _fault(in_words(error), exit_status.NO_OUTPUT)
        finally:
            signal.signal(signal.SIGTERM, before)

    def _export(self, args: list[str], opts: argparse.Namespace) -> int:
        assert self.settings is not None
        if not all(args):
            raise ValueError("an output folder has an empty name; name one, or none for OUTPUT_DIR")
        named = [Path(one) for one in args or [self.settings["OUTPUT_DIR"]]]
        paths = with_shards(named)
        place = Path(opts.output) if opts.output and opts.output != "-" else None
        asked = asked_by(opts)
        filters = asked.filters({} if asked.gone else gone_since(paths))
        fields = [name for part in opts.fields for name in part.replace(",", " ").split()]
        rejected = reasons(paths) if opts.to == "hf" else Counter()
        export = Export(opts.to, place, fields, asked.words(), rejected)
        ledger = self.settings.get("LEDGER")
        pieces = snapshot(paths, ledger=Path(ledger) if ledger else None)
        export.check([one.path for one in pieces], [path for path in paths if path.is_dir()])
        if not pieces:
            raise NothingToRead(f"{named[0]}: there are no records; run `scrapy crawl` first, or name a folder")
        selection = select(pieces, filters)
        for line in faults(selection):
            complain(line)
        write_export(selection, export)
        remark(summary(selection, place))
        return exit_status.OK


def asked_by(opts: argparse.Namespace) -> Asked:
    """The filters of a command line."""
    return Asked(
        site=opts.site,
        language=opts.language,
        section=opts.section,
        since=opts.since,
        until=opts.until,
        with_flag=opts.with_flag,
        without_flag=opts.without_flag,
        newest=opts.newest,
        duplicates=opts.duplicates,
        gone=opts.gone,
    )


def _fault(error: Exception | str, status: int) -> int:
    complain(error)
    return status
