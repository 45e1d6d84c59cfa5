"""`scrapy search`: looks words up in an SQLite export."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler import exit_status
from crawler.command_line import PlainCommand
from crawler.telling import complain, show
from pipelines.cleaning.text import tidy
from pipelines.export.search import Hit, SearchError, search


class Command(PlainCommand):
    """Searches an SQLite export."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "[options] DB WORDS..."

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Find articles by their words in an SQLite export (`scrapy export --to sqlite`), best first"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options beside Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--max", type=int, default=10, metavar="N", help="articles at most (default: 10)")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, for programs")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Search and print. Status 0 also where nothing is found."""
        if len(args) < 2:
            raise UsageError("an SQLite export and the words to look for are wanted")
        if opts.max < 1:
            raise UsageError(f"--max {opts.max}: a number from 1 is wanted")
        try:
            hits = search(Path(args[0]), " ".join(args[1:]), opts.max)
        except SearchError as error:
            complain(str(error))
            self.exitcode = exit_status.USAGE
            return
        if hits:
            shown = (json.dumps(asdict(hit), ensure_ascii=False) if opts.json else hit_as_text(hit) for hit in hits)
            show("\n".join(shown))
        else:
            complain("no article has all these words")


def hit_as_text(hit: Hit) -> str:
    """An article for people: title, then date, site and id, then the snippet."""
    about = "  ".join(tidy(part) for part in (hit.published or "no date", hit.site or "no site", hit.url or hit.id))
    return f"{tidy(hit.title or 'no title')}\n  {about}\n  {tidy(hit.snippet)}"
