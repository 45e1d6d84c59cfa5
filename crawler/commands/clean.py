"""`scrapy clean`: saved pages become records, without the network."""

import argparse
import os

from scrapy.exceptions import UsageError

from crawler import exit_status
from crawler.command_line import PlainCommand
from crawler.origins import is_one_page
from crawler.telling import complain, quiet_start
from pipelines.engines.choices import ENGINES, FORMATS
from pipelines.engines.storage import is_remote
from pipelines.fork_server import start_early


class Command(PlainCommand):
    """Cleans saved pages."""

    requires_project = True

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "[options] PATH...|-"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Clean saved pages (HTML, text, .gz of these, WARC, folders, standard input) into JSON Lines"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options beside Scrapy's own."""
        super().add_options(parser)
        add = parser.add_argument
        add("-o", "--output", metavar="FILE", help="append records to FILE; pages in it are done (default: stdout)")
        add("-O", "--overwrite-output", metavar="FILE", help="write records to FILE afresh")
        add("--rejected", metavar="FILE", help="write a row for each page that is no article, with the reason")
        add("--removed", metavar="FILE", help="write a row for each line that was removed, with the rule")
        add("--language", metavar="CODE", help="leave out pages in other languages: ar")
        add("--hosts", metavar="FILE", help="take pages of these hosts only, one a line")
        add("--skip-hosts", metavar="FILE", help="leave out pages of these hosts, one a line")
        add("--site", metavar="NAME", help="the outlet that all pages are of: what it repeats is learned first")
        add("--learn", action="store_true", help="learn first what each outlet repeats (its host, else its folder)")
        add("--keep-copies", action="store_true", help="write an article each time it comes, also with the same text")
        add("--jobs", metavar="N", type=int, default=0, help="cleaning processes (default: one a core)")
        add("--engine", choices=ENGINES, help="-o FOLDER/: where archives are cleaned, a file of records each")
        add("--to", choices=FORMATS, default=FORMATS[0], help="-o FOLDER/: what the files of records are")
        add("--engine-address", metavar="ADDRESS", help="the cluster's, as Ray or Spark names it")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options."""
        super().process_options(args, opts)
        quiet_start(self.settings)
        if opts.output == "-":  # as Scrapy has it: the default
            opts.output = None
        if opts.output and opts.overwrite_output:
            raise UsageError("-o appends and -O overwrites: name one of them")
        if (opts.site or opts.learn or opts.rejected or opts.removed) and self._into_folder(opts):
            raise UsageError("--site, --learn, --rejected and --removed want one file of records: -o FILE")
        if opts.jobs < 0:
            raise UsageError(f"--jobs {opts.jobs}: a number from 1 is wanted")
        assert self.settings is not None
        self.settings.set(
            "SPIDER_MODULES", ["crawler.spiders.saved"], priority="project"
        )  # the others: a tenth of a start
        if opts.jobs:
            self.settings.set("CLEAN_WORKERS", opts.jobs, priority="cmdline")
        if not self._into_folder(opts):
            if one_page := is_one_page(args):
                self.settings.set("CLEAN_WORKERS", 1, priority="project")
            start_early(one_page=one_page)
        # Here and not above: while the workers' server imports what cleans, this process imports what reads and writes.
        from pipelines.saved_runs import wanted_of

        try:
            self.wanted = wanted_of(opts)
        except ValueError as error:
            raise UsageError(str(error)) from error

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Clean the pages and print what was done to standard error."""
        if not args:
            raise UsageError("the path of a file or folder is wanted")
        if opts.to != FORMATS[0] and not self._into_folder(opts):
            raise UsageError(f"--to {opts.to}: -o FOLDER/ is wanted, where each archive gets a file of records")
        if opts.engine_address and not opts.engine:
            raise UsageError(f"--engine-address: --engine {' or '.join(ENGINES[1:])} is wanted")
        if not self._into_folder(opts) and (remote := next(filter(_is_store, args), None)):
            raise UsageError(f"{remote}: what lies there is cleaned into a folder: -o FOLDER/")
        from crawler.given_paths import wrong_input
        from pipelines.saved_runs import clean_archives, clean_into_file

        wrong = {path: why for path in args if not self._remote_archive(path, opts) and (why := wrong_input(path))}
        for why in (*wrong.values(), *(refused := self._wrong_outputs(args, opts))):
            complain(why)
        present = [path for path in args if path not in wrong]
        if refused or not present:
            self.exitcode = exit_status.USAGE
            return
        assert self.settings is not None
        if self._into_folder(opts):
            self.exitcode = clean_archives(self.settings, present, opts, self.wanted)
        else:
            assert self.crawler_process is not None
            self.exitcode = clean_into_file(self.crawler_process, present, opts, self.wanted)
        if wrong and self.exitcode == exit_status.OK:
            self.exitcode = exit_status.USAGE

    def _into_folder(self, opts: argparse.Namespace) -> bool:
        """Whether each archive gets a file of its own: -o names a folder, or an engine that works so is asked for."""
        place = opts.output or ""
        return bool(opts.engine) or is_remote(place) or place.endswith("/") or os.path.isdir(place)  # noqa: PTH112 - Path's raises

    def _remote_archive(self, path: str, opts: argparse.Namespace) -> bool:
        return is_remote(path) and self._into_folder(opts)

    def _wrong_outputs(self, paths: list[str], opts: argparse.Namespace) -> list[str]:
        """What is wrong with the names of the files that the options name."""
        from crawler.given_paths import in_the_way, wrong_folder, wrong_output

        if self._into_folder(opts):
            return [why] if (why := wrong_folder(opts.output)) else []
        records = opts.output
        names = (records, opts.overwrite_output, opts.rejected, opts.removed)
        return [why for name in names if (why := wrong_output(name))] + in_the_way(filter(None, names), paths)


def _is_store(path: str) -> bool:
    """Whether a path is of an object store. An address of the web is another thing, and is told of as that."""
    return is_remote(path) and not path.startswith(("http://", "https://"))
