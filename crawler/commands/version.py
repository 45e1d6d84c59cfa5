"""`scrapy version`: naqi's version before Scrapy's."""

import argparse

import scrapy
from scrapy.commands.version import Command as VersionCommand
from scrapy.utils.versions import get_versions

from crawler.telling import show
from crawler.version import version_line


class Command(VersionCommand):
    """Prints versions."""

    def short_desc(self) -> str:
        """For the list of commands."""
        return "Print the versions of naqi and of Scrapy"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print them; with -v those of what Scrapy stands on as well."""
        scrapys = get_versions() if opts.verbose else [("Scrapy", scrapy.__version__)]
        width = max(len(name) for name, _ in scrapys) if opts.verbose else 0
        separator = " : " if opts.verbose else " "
        show("\n".join([version_line(), *(f"{name:<{width}}{separator}{version}" for name, version in scrapys)]))
