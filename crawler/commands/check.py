"""`scrapy check`: Scrapy's own; contracts are tried without a run lock and without a record."""

import argparse

from scrapy.commands.check import Command as CheckCommand

from crawler.command_line import refuse, refuse_wrong_settings
from crawler.running import leave_output_alone


class Command(CheckCommand):
    """Tries the contracts of spiders."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options."""
        super().process_options(args, opts)
        refuse_wrong_settings(self.settings)
        leave_output_alone(self.settings)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Try them, and say how it went."""
        assert self.crawler_process is not None
        known = self.crawler_process.spider_loader.list()
        if unknown := next((name for name in args if name not in known), None):
            refuse(f"there is no spider {unknown}; there are {', '.join(known)}")
        super().run(args, opts)
