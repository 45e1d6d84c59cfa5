"""`scrapy fetch`: Scrapy's own; a page that is looked at takes no run lock and writes nothing."""

import argparse

from scrapy.commands.fetch import Command as FetchCommand

from crawler.command_line import refuse_wrong_settings
from crawler.running import leave_output_alone


class Command(FetchCommand):
    """Prints a page as the crawl gets it."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options."""
        super().process_options(args, opts)
        refuse_wrong_settings(self.settings)
        leave_output_alone(self.settings)
