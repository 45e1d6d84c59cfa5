"""`scrapy parse`: Scrapy's own; without `--pipelines` it takes no run lock and writes nothing."""

import argparse

from scrapy.commands.parse import Command as ParseCommand

from crawler.command_line import refuse_wrong_settings
from crawler.running import leave_output_alone


class Command(ParseCommand):
    """Shows what a spider makes of one page."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options."""
        super().process_options(args, opts)
        if not opts.pipelines:
            refuse_wrong_settings(self.settings)
        leave_output_alone(self.settings)
