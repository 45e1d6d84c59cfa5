"""`scrapy crawl`: Scrapy's own, with a summary and an exit status that says what happened."""

import argparse
from difflib import get_close_matches

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler import exit_status
from crawler.command_line import PlainCommand, SettingError
from crawler.discovery.options import ARGUMENTS
from crawler.monitoring.report import RunReport
from crawler.monitoring.tell import tell
from crawler.running import run_spider, spiders_to_crawl
from crawler.setting_values import LONGEST
from crawler.summary import summary
from crawler.telling import quiet_start, remark, show
from pipelines.fork_server import start_early


class Command(PlainCommand, CrawlCommand):
    """Runs a spider of the project by name."""

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, and below them what `-a` takes."""
        super().add_options(parser)
        parser.add_argument(
            "--removed", action="store_true", help="keep each removed line, with its rule, in <site>/removed.jsonl"
        )
        lines = [f"  -a {name + '=…':<10} {meaning}" for name, meaning in ARGUMENTS.items()]
        parser.epilog = "\n".join(["arguments of news:", *lines])

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options; `-a minutes=N` bounds the run."""
        try:
            super().process_options(args, opts)
        except SettingError as error:
            assert self.settings is not None
            tell(self.settings, RunReport(" ".join(args[:1]), exit_status.USAGE, fault=str(error)))
            raise
        quiet_start(self.settings)
        start_early()
        # Scrapy works out the module of each deprecated name in it from all modules and the whole stack. Here, where
        # both are small, that takes half as long as where the first download handler is made: 0.1 s of a start.
        import scrapy.core.downloader.contextfactory  # noqa: F401

        assert self.settings is not None
        if opts.removed:
            self.settings.set("REMOVED_LINES", True, priority="cmdline")
        if (minutes := opts.spargs.pop("minutes", None)) is not None:
            try:
                seconds = float(minutes) * 60
            except ValueError:
                seconds = 0
            if not 0 < seconds <= LONGEST:
                raise UsageError(f"minutes={minutes}: a number above 0 and of at most {LONGEST / 60:.0f} is wanted")
            self.settings.set("CLOSESPIDER_TIMEOUT", seconds, priority="cmdline")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider and print what it did."""
        if len(args) != 1:
            raise UsageError("the name of one spider is wanted: news, demo")
        assert self.crawler_process is not None
        names = spiders_to_crawl(self.crawler_process.spider_loader)
        if args[0] not in names:
            near = get_close_matches(args[0], names, 1)
            hint = f": did you mean {near[0]}?" if near else f"; there are {', '.join(names)}"
            raise UsageError(f"there is no spider {args[0]} to crawl with{hint}")
        crawler = self.crawler_process.create_crawler(args[0])
        self.exitcode, stats = run_spider(self.crawler_process, crawler, opts.spargs)
        if stats:
            (remark if _feeds_standard_output(crawler.settings) else show)(summary(stats))


def _feeds_standard_output(settings: BaseSettings) -> bool:
    """Whether a feed export (`-o -:json`) has standard output for itself: then no other line belongs there."""
    return any(str(place) == "-" or str(place).startswith("stdout:") for place in settings.getdict("FEEDS"))
