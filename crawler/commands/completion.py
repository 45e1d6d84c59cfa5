"""`scrapy completion`: prints the script that makes a shell complete `naqi`."""

import argparse

from scrapy.exceptions import UsageError

from crawler.command_line import PlainCommand
from crawler.completion import SHELLS, script
from crawler.telling import show


class Command(PlainCommand):
    """Prints a shell's completion script."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "|".join(SHELLS)

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Print the script with which a shell completes commands, options, spiders and sites of `naqi`"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print it."""
        if len(args) != 1 or args[0] not in SHELLS:
            raise UsageError(f"the name of one shell is wanted: {', '.join(SHELLS)}")
        show(script(args[0]).rstrip("\n"))
