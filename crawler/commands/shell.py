"""`scrapy shell`: Scrapy's own; a page that is looked at takes no run lock and writes nothing."""

import argparse

from scrapy.commands.shell import Command as ShellCommand

from crawler.command_line import refuse_wrong_settings
from crawler.running import leave_output_alone


class Command(ShellCommand):
    """An interactive console for one page."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options."""
        super().process_options(args, opts)
        refuse_wrong_settings(self.settings)
        leave_output_alone(self.settings)
