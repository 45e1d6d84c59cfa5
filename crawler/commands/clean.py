"""`scrapy clean`: saved pages become records, without the network."""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler import exit_status
from crawler.running import quiet_start, run_spider
from crawler.summary import summary
from pipelines.workers import start_early
from pipelines.writing.file_store import FileStore


class Command(ScrapyCommand):
    """Cleans saved pages."""

    requires_project = True

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "[options] PATH..."

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Clean saved pages (.html .htm .txt, .gz of these, WARC, folders) into JSON Lines"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options beside Scrapy's own."""
        super().add_options(parser)
        add = parser.add_argument
        add("-o", "--output", metavar="FILE", help="append records to FILE; pages in it are done (default: stdout)")
        add("-O", "--overwrite-output", metavar="FILE", help="write records to FILE afresh")
        add("--rejected", metavar="FILE", help="write a row for each page that is no article, with the reason")
        add("--removed", metavar="FILE", help="write a row for each line that was removed, with the rule")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options."""
        super().process_options(args, opts)
        quiet_start(self.settings)
        start_early()
        if opts.output and opts.overwrite_output:
            raise UsageError("-o appends and -O overwrites: name one of them")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Clean the pages and print what was done to standard error."""
        if not args:
            raise UsageError("the path of a file or folder is wanted")
        missing = [path for path in args if not Path(path).exists()]
        for path in missing:
            print(f"naqi: {path}: there is no such file or folder", file=sys.stderr)
        if len(missing) == len(args):
            self.exitcode = exit_status.USAGE
            return
        paths = [Path(p) if p else None for p in (opts.overwrite_output or opts.output, opts.rejected, opts.removed)]
        try:
            if opts.overwrite_output:
                for old in filter(None, paths):
                    old.unlink(missing_ok=True)
            store = FileStore(*paths)
        except (OSError, ValueError) as error:
            print(f"naqi: {error}", file=sys.stderr)
            self.exitcode = exit_status.USAGE
            return
        assert self.crawler_process is not None
        crawler = self.crawler_process.create_crawler("saved")
        self.exitcode, stats = run_spider(self.crawler_process, crawler, {"paths": args, "store": store})
        print(summary(stats), file=sys.stderr)
        if missing and self.exitcode == exit_status.OK:
            self.exitcode = exit_status.USAGE
