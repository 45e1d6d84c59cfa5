"""`scrapy report`: one HTML file about an output folder, or about one article."""

import argparse
import locale
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler import exit_status
from crawler.command_line import PlainCommand
from crawler.given_paths import wrong_url
from crawler.items.article import is_id
from crawler.ledger import LedgerError
from crawler.running import run_spider
from crawler.telling import complain, in_words, quiet_start, show
from pipelines.export.destination import DestinationError, new_file
from pipelines.fork_server import start_early
from pipelines.reading.snapshot import NothingToRead, with_shards
from pipelines.report.article import find_record, values_of_page, values_of_record
from pipelines.report.brief import brief
from pipelines.report.figures import TooManyDays, collect
from pipelines.report.page import article_page, report_page
from pipelines.report.upkeep import look
from pipelines.report.words import LANGUAGES, Language
from pipelines.writing.kept_store import KeptStore

HTML_LOOK = 1024
"""Bytes of a file in which its doctype must begin, if it is an HTML page: what browsers look at."""


class Command(PlainCommand):
    """Writes reports."""

    requires_project = True

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "[options] [FOLDER|ARTICLE-ID|URL|FILE] [-o FILE.html]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Show what came in, whether it is well and right, and what was taken out, as one HTML file"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options beside Scrapy's own."""
        super().add_options(parser)
        add = parser.add_argument
        add("-o", "--output", metavar="FILE", help="the HTML file; without it only the short form is printed")
        add("--since", metavar="DATE", help="the first day, of fetching (default: 30 days up to the last)")
        add("--until", metavar="DATE", help="the last day (default: today)")
        add("--lang", choices=LANGUAGES, help="the language that is shown first (default: the terminal's)")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options."""
        super().process_options(args, opts)
        quiet_start(self.settings)
        if args:
            start_early()

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the report and print its short form."""
        if len(args) > 1:
            raise UsageError("one output folder (else OUTPUT_DIR), or one article by its id, URL or file is wanted")
        language = opts.lang or terminal_language()
        try:
            if opts.output:
                must_be_replaceable(opts.output, args)
            if args and not os.path.isdir(args[0]):  # noqa: PTH112 - that of a Path raises for a name that is too long
                self.exitcode = self._article(args[0], opts.output, language)
            else:
                self.exitcode = self._report(Path(args[0]) if args else None, opts, language)
        except (NothingToRead, DestinationError, TooManyDays) as error:
            self.exitcode = _fault(error, exit_status.USAGE)
        except (LedgerError, OSError) as error:
            self.exitcode = _fault(in_words(error), exit_status.NO_OUTPUT)

    def _report(self, named: Path | None, opts: argparse.Namespace, language: Language) -> int:
        since, until = _day("since", opts.since), _day("until", opts.until)
        if since and until and since > until:
            raise UsageError(f"--since {since} is behind --until {until}")
        if since and not until and since > (today := datetime.now(UTC).date()):
            raise UsageError(f"--since {since} is behind today, {today} (UTC)")
        folder = named or self._folder()
        folders = with_shards([folder])[::-1]  # what was merged into the folder counts as it is there
        figures = collect(folders, since, until)
        upkeep = look(folders, figures.first, figures.last)
        if not figures.articles and not figures.earlier and not upkeep.watched:
            of_others = f"none of the {figures.unread} lines of its files is a record of naqi"
            why = of_others if figures.unread else "there are no records yet; `scrapy crawl` first"
            return _fault(f"{folder}: {why}", exit_status.USAGE)
        if opts.output:
            _write(opts.output, report_page(figures, upkeep, language))
        show(brief(figures, upkeep, language))
        return exit_status.OK

    def _article(self, target: str, output: str | None, language: Language) -> int:
        is_url = target.startswith(("http://", "https://"))
        if not output and not is_url and not is_id(target) and not os.path.exists(target):  # noqa: PTH110 - see above
            return _fault(f"{target}: no folder or file has that name, and it is no article's id or URL", 2)
        if not output:
            raise UsageError("-o FILE.html is wanted for one article")
        by_name = is_url and not self._folder().exists()
        record = None if by_name or os.path.exists(target) else find_record(self._folder(), target)  # noqa: PTH110
        place = record["origin"].partition("#")[0] if record else target
        if record and not (Path(place).is_file() and "#" not in record["origin"]):
            _write(output, article_page(values_of_record(record), language))
            return exit_status.OK
        by_url = place.startswith(("http://", "https://"))
        if not by_url and not os.path.isfile(place):  # noqa: PTH113
            return _fault(f"{target}: no article of that id or URL is in the output, and no file has that name", 2)
        if by_url and (why := wrong_url(place)):
            return _fault(why, 2)
        store = KeptStore()
        assert self.crawler_process is not None
        crawler = self.crawler_process.create_crawler("page" if by_url else "saved")
        arguments = {"url": place} if by_url else {"paths": [place]}
        status, stats = run_spider(self.crawler_process, crawler, arguments | {"store": store})
        if not store.pages:
            why = stats.get("naqi/page_failed", "nothing came back") if by_url else "the machine could not read it"
            return _fault(f"{target}: could not be fetched: {why}", status or exit_status.NOTHING_FETCHED)
        source = "" if by_url else place
        _write(output, article_page(values_of_page(*store.pages[0], source), language))
        return status

    def _folder(self) -> Path:
        assert self.settings is not None
        return Path(self.settings["OUTPUT_DIR"])


def terminal_language() -> Language:
    """Arabic where the terminal's locale is, else English."""
    name = locale.setlocale(locale.LC_MESSAGES) if locale.getlocale()[0] else ""
    return "ar" if name.startswith("ar") else "en"


def must_be_replaceable(name: str, pages: Sequence[str]) -> None:
    """Raise DestinationError where a report must not take a file's place: `pages` and all that is no HTML page."""
    place = Path(name)
    if name == "-":
        raise DestinationError("-o -: a report is a file; name it, such as report.html")
    if not place.is_file() or not place.stat().st_size:
        return
    if any(Path(page).exists() and place.samefile(page) for page in pages):
        raise DestinationError(f"{name} is what is read; name another file")
    with place.open("rb") as file:
        if not file.read(HTML_LOOK).lstrip().lower().startswith(b"<!doctype html"):
            raise DestinationError(f"{name} holds something else than a report; name another file")


def _write(name: str, page: str) -> None:
    with new_file(Path(name)) as begun:
        begun.write_text(page, encoding="utf-8", errors="replace")


def _day(name: str, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"--{name} {text}: a day is wanted, such as 2026-11-20") from None


def _fault(error: object, status: int) -> int:
    complain(error)
    return status
