"""`scrapy explain`: one page, what was kept and every line that was removed, with the rule that removed it."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import count
from typing import Any

from scrapy.exceptions import UsageError

from crawler import exit_status
from crawler.command_line import PlainCommand
from crawler.core.text import escaped
from crawler.given_paths import wrong_input, wrong_url
from crawler.items import Article, Rejected, RemovedLine, Trace
from crawler.origins import STDIN, is_warc, place_of
from crawler.running import run_spider
from crawler.standard_input import standard_input
from crawler.telling import complain, quiet_start, show
from pipelines.fork_server import start_early
from pipelines.writing.kept_store import KeptStore

FIELDS = ("title", "published", "published_from", "published_raw", "modified", "authors", "source", "tags", "section")
"""What stands above the lines, beside URL, site and flags."""


class Command(PlainCommand):
    """Explains one page."""

    requires_project = True

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "[options] PATH|URL|ORIGIN|-"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Show one page's lines, kept and removed, with the rule for each removed one"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options beside Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object, for programs")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options."""
        super().process_options(args, opts)
        quiet_start(self.settings)
        assert self.settings is not None
        # One page wants one worker. A second might be starting still when the command ends, and end with a traceback.
        self.settings.set("CLEAN_WORKERS", 1, priority="project")
        self.settings.set("SPIDER_MODULES", ["crawler.spiders.page", "crawler.spiders.saved"], priority="project")
        start_early(one_page=True)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Clean the page and print what became of each line. Status 0 also where the page is rejected."""
        if len(args) != 1:
            raise UsageError("one path or URL is wanted")
        target, store = args[0], KeptStore()
        by_url = target.startswith(("http://", "https://"))
        if why := wrong_url(target) if by_url else wrong_page(target):
            complain(why)
            self.exitcode = exit_status.USAGE
            return
        assert self.crawler_process is not None
        crawler = self.crawler_process.create_crawler("page" if by_url else "saved")
        with standard_input(args) as given:
            arguments = {"url": target} if by_url else {"paths": [target], "standard_input": given}
            self.exitcode, stats = run_spider(self.crawler_process, crawler, arguments | {"store": store})
        if not store.pages:
            if self.exitcode != exit_status.USAGE:  # else what was wrong has been said
                why = stats.get("naqi/page_failed", "nothing came back") if by_url else "the machine could not read it"
                complain(f"{target}: could not be fetched: {why}")
            self.exitcode = self.exitcode or exit_status.NOTHING_FETCHED
            return
        result, trace = store.pages[0]
        show(
            escaped(json.dumps(as_object(result, trace), ensure_ascii=False))
            if opts.json
            else page_as_text(result, trace)
        )


def wrong_page(target: str) -> str | None:
    """Why a path is not one page, in one line; None where it is: a file, a place in an archive, or standard input."""
    if (why := wrong_input(target)) or target == STDIN:
        return why
    file, place = place_of(target)
    if file.is_dir():
        return f"{target}: a folder; explain shows one page: name a file in it"
    if is_warc(file) and place is None:
        return f"{target}: an archive; explain shows one page: {target}#OFFSET, as a record's `origin` says"
    return None


def as_object(result: Article | Rejected, trace: Trace) -> dict[str, Any]:
    """The page for programs: the record, the reason of a rejection, and all lines in order."""
    record, lines = _record(result, trace), _lines(result, trace)
    page = {"url": record.get("url"), "title": record.get("title")}
    kept = count()
    shown = [
        {"text": line, "rule": None, "position": next(kept)} if isinstance(line, str) else asdict(line) | page
        for line in lines
    ]
    rejected = {"reason": result.reason, "detail": result.detail} if isinstance(result, Rejected) else None
    return {"record": record, "rejected": rejected, "lines": shown}


def page_as_text(result: Article | Rejected, trace: Trace) -> str:
    """The page for people: fields, then a line each, kept ones behind `+`, removed ones behind `-` and their rule."""
    record = _record(result, trace)
    shown = [f"{'origin':<15}{trace.origin}"]
    if isinstance(result, Rejected):
        shown.append(f"{'rejected':<15}{result.reason}  {result.detail}".rstrip())
    for name in FIELDS:
        if value := record.get(name):
            shown.append(f"{name:<15}{', '.join(value) if isinstance(value, list) else value}")
    if flags := record.get("flags"):
        shown.append(f"{'flags':<15}{', '.join(flags)}")
    shown.append("")
    for line in _lines(result, trace):
        if isinstance(line, str):
            shown.append(f"+ {line}")
        else:
            moved = f" -> {line.moved_to}" if line.moved_to else ""
            shown.append(f"- {line.text}\n      [{line.kind}, {line.place}, {line.rule}]{moved}")
    return "\n".join(shown)


def _record(result: Article | Rejected, trace: Trace) -> dict[str, Any]:
    """The record, or the fields of it that were found before the page was rejected."""
    return result.record() if isinstance(result, Article) else trace.found


def _lines(result: Article | Rejected, trace: Trace) -> Iterator[str | RemovedLine]:
    return trace.lines(_record(result, trace).get("text") or "")
