"""`scrapy clean`: saved pages become records, without the network."""

import argparse
import sys
from functools import partial
from pathlib import Path

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler import exit_status
from crawler.command_line import PlainCommand
from crawler.core.spider import known_sites
from crawler.given_paths import is_one_page, wrong_folder, wrong_input, wrong_output
from crawler.running import complain, quiet_libraries, quiet_start, run_spider
from crawler.standard_input import standard_input
from crawler.summary import summary
from pipelines.cleaning.lexicon.own import corrections_of
from pipelines.engines.choices import ENGINES, FORMATS
from pipelines.engines.knowledge import Knowledge
from pipelines.engines.one_language import OneLanguage
from pipelines.engines.storage import StorageError, check_packages, is_remote
from pipelines.engines.wanted import Wanted, read_hosts
from pipelines.export.optional import MissingPackage, need
from pipelines.fork_server import start_early, usable_cores
from pipelines.writing.file_store import FileStore


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
        try:
            self.wanted = wanted_of(opts)
        except (OSError, ValueError) as error:
            raise UsageError(str(error)) from error
        if not self._into_folder(opts):
            if one_page := is_one_page(args):
                self.settings.set("CLEAN_WORKERS", 1, priority="project")
            start_early(one_page=one_page)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Clean the pages and print what was done to standard error."""
        if not args:
            raise UsageError("the path of a file or folder is wanted")
        if not self._into_folder(opts) and (remote := next(filter(_is_store, args), None)):
            raise UsageError(f"{remote}: what lies there is cleaned into a folder: -o FOLDER/")
        wrong = {path: why for path in args if not self._remote_archive(path, opts) and (why := wrong_input(path))}
        for why in (*wrong.values(), *(refused := self._wrong_outputs(opts))):
            complain(why)
        present = [path for path in args if path not in wrong]
        if refused or not present:
            self.exitcode = exit_status.USAGE
            return
        self.exitcode = self._clean_archives(present, opts) if self._into_folder(opts) else self._clean(present, opts)
        if wrong and self.exitcode == exit_status.OK:
            self.exitcode = exit_status.USAGE

    def _into_folder(self, opts: argparse.Namespace) -> bool:
        """Whether each archive gets a file of its own: -o names a folder, or an engine that works so is asked for."""
        place = opts.output or ""
        return bool(opts.engine) or is_remote(place) or place.endswith("/") or (place != "" and Path(place).is_dir())

    def _remote_archive(self, path: str, opts: argparse.Namespace) -> bool:
        return is_remote(path) and self._into_folder(opts)

    def _wrong_outputs(self, opts: argparse.Namespace) -> list[str]:
        """What is wrong with the names of the files that the options name."""
        if self._into_folder(opts):
            return [why] if (why := wrong_folder(opts.output)) else []
        records = opts.output
        names = (records, opts.overwrite_output, opts.rejected, opts.removed)
        return [why for name in names if (why := wrong_output(name))]

    def _clean(self, paths: list[str], opts: argparse.Namespace) -> int:
        """All pages into one file, or to standard output. Returns the exit status."""
        files = [Path(p) if p else None for p in (opts.overwrite_output or opts.output, opts.rejected, opts.removed)]
        try:
            if opts.overwrite_output:
                for old in filter(None, files):
                    old.unlink(missing_ok=True)
            store = OneLanguage(FileStore(*files, keep_copies=opts.keep_copies), self.wanted)
        except (OSError, ValueError) as error:
            complain(str(error))
            return exit_status.USAGE
        assert self.crawler_process is not None
        crawler = self.crawler_process.create_crawler("saved")
        with standard_input(paths) as given:
            arguments = {"paths": paths, "store": store, "left_out": self.wanted.unwanted, "standard_input": given}
            if opts.site or opts.learn:
                assert self.settings is not None
                arguments |= _learning(opts.site, self.settings.getfloat("CLEAN_TIMEOUT"))
            status, stats = run_spider(self.crawler_process, crawler, arguments)
        print(summary(stats), file=sys.stderr)
        return status

    def _clean_archives(self, paths: list[str], opts: argparse.Namespace) -> int:
        """Each archive into a file of its own. Returns the exit status."""
        if not opts.output:
            raise UsageError("--engine: -o FOLDER/ is wanted, where each archive gets a file of records")
        # Imported here: cleaning into one file, which this command mostly does, does not wait for the engines.
        from pipelines.engines.archive import Failure, Limits, Report
        from pipelines.engines.exchange import EngineError
        from pipelines.engines.job import job_of, once_each
        from pipelines.engines.run import archives_in, line_of, run_jobs, totals

        def tell(result: Report | Failure) -> None:
            print(line_of(result), file=sys.stderr)

        assert self.settings is not None
        quiet_libraries(self.settings)
        limits = Limits(timeout=self.settings.getfloat("CLEAN_TIMEOUT"))
        processes = opts.jobs or usable_cores()
        try:
            if opts.to == "parquet":
                need("pyarrow", "export")
            knowledge = knowledge_of(self.settings)
            for place in (*paths, opts.output):
                check_packages(place)
            jobs = once_each(
                job_of(source, opts.output, self.wanted, limits, opts.to, knowledge) for source in archives_in(paths)
            )
            results = run_jobs(jobs, opts.engine or "local", processes, opts.engine_address, tell)
        except (MissingPackage, StorageError, ValueError) as error:
            complain(str(error))
            return exit_status.USAGE
        except EngineError as error:
            complain(str(error))
            return exit_status.NO_OUTPUT
        except KeyboardInterrupt:
            complain("stopped: running again goes on with the archives that are left")
            return exit_status.INTERRUPTED
        print(totals(results), file=sys.stderr)
        failed = any(isinstance(result, Failure) for result in results)
        return exit_status.SITES_FAILED if failed else exit_status.OK


def _learning(site: str | None, timeout: float) -> dict[str, object]:
    """What the spider needs to read the pages twice."""
    from pipelines.first_pass import learn_repeats  # the stages of cleaning, which this process needs for nothing else

    return {"named": site, "learn": partial(learn_repeats, timeout=timeout)}


def knowledge_of(settings: BaseSettings) -> Knowledge:
    """What the settings' site files and lexicon folder say. Raises ValueError, one line, for a wrong lexicon."""
    return Knowledge(tuple(known_sites(settings).values()), corrections_of(settings.get("LEXICON_DIR")))


def wanted_of(opts: argparse.Namespace) -> Wanted:
    """Which pages the options ask for. Raises OSError for a list that cannot be read, ValueError for a language."""
    hosts_in, hosts_out = (
        read_hosts(Path(name).read_text(encoding="utf-8")) if name else frozenset()
        for name in (opts.hosts, opts.skip_hosts)
    )
    return Wanted(opts.language, hosts_in, hosts_out, keep_copies=opts.keep_copies)


def _is_store(path: str) -> bool:
    """Whether a path is of an object store. An address of the web is another thing, and is told of as that."""
    return is_remote(path) and not path.startswith(("http://", "https://"))
