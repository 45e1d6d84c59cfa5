"""`scrapy sites`: list the site files, try them against the live sites, or write one for a home page."""

import argparse
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.settings import SETTINGS_PRIORITIES

from crawler import exit_status
from crawler.checking import check_report, look, robots_told
from crawler.command_line import PlainCommand
from crawler.core.reach import FEW
from crawler.core.run import run_of
from crawler.discovery.probe import Finding, ProbeSpider
from crawler.given_paths import wrong_url
from crawler.health_report import health_report
from crawler.ledger import Ledger, LedgerError
from crawler.ledger.history import known_sites
from crawler.running import run_spider
from crawler.sites import SiteError, SiteFolders, load_sites, site_folders
from crawler.sites.hosts import bare, host_of, short_name, split
from crawler.sites.listing import list_sites
from crawler.sites.new_file import copy_file, file_text, new_path, write_new
from crawler.telling import complain, quiet_start, show
from pipelines.fork_server import start_early

ACTIONS = ("add", "check", "copy")
"""What the command does beside listing."""

ALONE: dict[str, Any] = {
    "LEDGER": None,
    "ARCHIVE": False,
    "DUPLICATES": "off",
    "FEEDS": {},
    "ALERT_COMMAND": None,
    "METRICS_FILE": None,
}
"""Settings with which a crawl leaves no trace outside its OUTPUT_DIR, and tells nobody."""


class Command(PlainCommand):
    """Lists the site files; `check` tries them, `add` and `copy` write one."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "[check [NAME...] | add URL | copy NAME | --health [NAME...]]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "List the site files; `check` tries them on the live sites, `add URL` and `copy NAME` write one"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options beside Scrapy's own."""
        super().add_options(parser)
        add = parser.add_argument
        add("--health", action="store_true", help="the last runs of each site, and what is wrong with it")
        add("--name", help="add: the site's name (default: from the host)")
        add("--country", metavar="CC", help="add: ISO 3166-1 code of its country")
        add("--timezone", metavar="ZONE", help="add: IANA name of the zone that its clock times are in")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """List, check, add or copy."""
        assert self.settings is not None
        values = {"name": opts.name, "country": opts.country, "timezone": opts.timezone}
        if args[:1] != ["add"] and (given := [name for name, value in values.items() if value]):
            raise UsageError(f"--{given[0]}: is for `add` alone")
        try:
            folders = site_folders(self.settings)
            if opts.health:
                self.exitcode = self._health(args)
            elif not args:
                self.exitcode = _list(folders)
            elif args[0] == "check":
                self.exitcode = self._check(args[1:])
            elif args[0] == "copy" and len(args) == 2:
                path = copy_file(folders.read, args[1], folders.own)
                show(f"written   {path} ({folders.why}); it is read instead of the shipped one")
            elif args[0] == "add" and len(args) == 2 and split(args[1]):
                self.exitcode = self._add(folders, args[1], opts)
            else:
                near = [] if args[0] in ACTIONS else get_close_matches(args[0], ACTIONS, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise UsageError(
                    f"nothing, `check`, `add` and the absolute URL of a home page, or `copy` and a name is wanted{hint}"
                )
        except SiteError as error:
            self.exitcode = _fault(str(error))

    def _check(self, names: list[str]) -> int:
        """Crawl one article of each site, all where none is named, and print what was seen. Keeps nothing of it."""
        settings = self.settings
        assert settings is not None
        quiet_start(settings)
        start_early()
        if (settings.getpriority("LOG_LEVEL") or 0) < SETTINGS_PRIORITIES["cmdline"]:
            settings.set("LOG_LEVEL", "ERROR", priority="cmdline")  # the table says what the warnings would
        with TemporaryDirectory(prefix="naqi-check-") as folder:
            settings.setdict(ALONE | {"OUTPUT_DIR": folder}, priority="cmdline")
            process = AsyncCrawlerProcess(settings)
            crawler = process.create_crawler("news")
            robots = robots_told(crawler)
            site = {"site": ",".join(names)} if names else {}
            ended = run_spider(process, crawler, {"max": "1", "due": "no"} | site)
            if not ended.stats:
                return ended.status
            checks = look(crawler, Path(folder), robots)
        if not run_of(crawler).reach.answered:
            if len(checks) <= FEW:  # of more, the log has said so in one line
                why = "; ".join(f"{one.name}: {', '.join(one.faults) or 'not asked'}" for one in checks)
                complain(f"no site has answered ({why}): is this machine online?")
            return exit_status.NOTHING_FETCHED
        show(check_report(checks, datetime.now(UTC).date()))
        if ended.status in (exit_status.FAILED, exit_status.NO_OUTPUT, exit_status.INTERRUPTED):
            return ended.status
        return exit_status.OK if all(one.is_well for one in checks) else exit_status.SITES_FAILED

    def _health(self, names: list[str]) -> int:
        """Print the health of all sites that were ever asked, or of those that are named."""
        assert self.settings is not None
        path = Path(self.settings.get("LEDGER") or Path(self.settings["OUTPUT_DIR"], "ledger.sqlite"))
        if not path.exists():
            return _fault(f"{path}: there is no ledger; run `scrapy crawl` first, or say -s OUTPUT_DIR=DIR")
        try:
            ledger = Ledger.reader(path)
            known = known_sites(ledger)
            unknown = [name for name in names if name not in known]
            if unknown:
                return _fault(f"{unknown[0]}: no run has asked a site of that name")
            show("\n".join(health_report(ledger, names or known)))
            ledger.close()
        except LedgerError as error:
            complain(str(error))
            return exit_status.NO_OUTPUT
        return exit_status.OK

    def _add(self, folders: SiteFolders, url: str, opts: argparse.Namespace) -> int:
        if why := wrong_url(url):
            return _fault(why)
        known = load_sites(*(one for one in folders.read if one.is_dir()))
        for site in known.values():
            if bare(host_of(site.home)) == bare(host_of(url)) and not opts.name:
                cure = f"`scrapy sites copy {site.name}` makes its file your own, --name adds another site on the host"
                return _fault(f"{site.name} has that host already; {cure}")
        file_text(url, None, {"country": opts.country, "timezone": opts.timezone})  # what is wrong is told at once
        new_path(folders.own, opts.name or short_name(url))
        finding = self._look_at(url)
        if finding.fault:
            complain(f"{url}: {finding.fault}")
            return exit_status.NOTHING_FETCHED
        name = opts.name or short_name(finding.home)
        values = {"country": opts.country, "timezone": opts.timezone, "language": finding.language}
        text = file_text(finding.home, finding.title, values)
        path = write_new(folders.own, name, text)
        show(text + report(finding, f"{path} ({folders.why})", name))
        return exit_status.OK

    def _look_at(self, url: str) -> Finding:
        assert self.settings is not None
        quiet_start(self.settings)
        self.settings.set("ITEM_PIPELINES", {}, priority="cmdline")
        process = AsyncCrawlerProcess(self.settings)
        finding = Finding()
        run_spider(process, process.create_crawler(ProbeSpider), {"url": url, "finding": finding})
        if not finding.home and not finding.fault:
            finding.fault = "nothing came back"
        return finding


def _list(folders: SiteFolders) -> int:
    """Print a line for each site, then what is wrong; returns the exit status."""
    text, faults = list_sites(folders)
    show(text)
    for fault in faults:
        complain(fault)
    return exit_status.USAGE if faults else exit_status.OK


def report(finding: Finding, written: str, name: str) -> str:
    """What was found, and what to do next."""
    feeds = ", ".join(finding.feeds) or "none announced: the usual places will be tried"
    sitemaps = ", ".join(finding.sitemaps) or "none in robots.txt: the usual places will be tried"
    return f"""
feeds     {feeds}
sitemaps  {sitemaps}
articles  {finding.articles} links on the home page look like one
written   {written}
next      scrapy crawl news -a site={name} -a max=5
"""


def _fault(text: str) -> int:
    complain(text)
    return exit_status.USAGE
