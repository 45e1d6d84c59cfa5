"""`scrapy sites`: list and check the site files, or write one for a home page."""

import argparse
import json
import re
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from crawler import exit_status
from crawler.core.disk import write_whole
from crawler.discovery.probe import Finding, ProbeSpider
from crawler.health_report import health_report
from crawler.ledger import Ledger, LedgerError
from crawler.ledger.history import known_sites
from crawler.running import complain, quiet_start, run_spider, show
from crawler.sites import FOLDER, Site, SiteError, make_site, read_site
from crawler.sites.urls import bare, host_of, short_name, split


class Command(ScrapyCommand):
    """Lists the site files; `add` writes one."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return "[add URL | --health [NAME...]]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "List and check the site files; `add URL` looks at a home page and writes its file"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options beside Scrapy's own."""
        super().add_options(parser)
        add = parser.add_argument
        add("--health", action="store_true", help="the last runs of each site, and what is wrong with it")
        add("--name", help="add: the site's name (default: from the host)")
        add("--country", metavar="CC", help="add: ISO 3166-1 code of its country")
        add("--timezone", metavar="ZONE", help="add: IANA name of the zone that its clock times are in")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """List, or add."""
        assert self.settings is not None
        folder = Path(self.settings.get("SITES_DIR") or FOLDER)
        if not folder.is_dir():
            raise UsageError(f"{folder}: no such folder of site files")
        if opts.health:
            self.exitcode = self._health(args)
        elif not args:
            self.exitcode = list_sites(folder)
        elif args[0] == "add" and len(args) == 2 and split(args[1]):
            self.exitcode = self._add(folder, args[1], opts)
        else:
            raise UsageError("nothing, or `add` and the absolute URL of a home page, is wanted")

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

    def _add(self, folder: Path, url: str, opts: argparse.Namespace) -> int:
        sites, _ = read_folder(folder)
        for site in sites:
            if bare(host_of(site.home)) == bare(host_of(url)) and not opts.name:
                return _fault(f"{site.name} has that host already; --name adds another site on it")
        finding = self._look_at(url)
        if finding.fault:
            complain(f"{url}: {finding.fault}")
            return exit_status.NOTHING_FETCHED
        name = opts.name or short_name(finding.home)
        try:
            text = site_file(name, finding, opts.country, opts.timezone)
        except SiteError as error:
            return _fault(str(error))
        path = folder / f"{name}.toml"
        if path.exists():
            return _fault(f"{path} exists already; --name gives the new site another name")
        try:
            write_whole(path, text.encode())
        except OSError as error:
            return _fault(f"{path} cannot be written: {error.strerror}; SITES_DIR names another folder")
        show(text + report(finding, path, name))
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


def read_folder(folder: Path) -> tuple[list[Site], list[str]]:
    """The sites of a folder and, one line each, what is wrong with files that are none."""
    sites, faults = [], []
    for path in sorted(folder.glob("*.toml")):
        try:
            sites.append(read_site(path))
        except SiteError as error:
            faults.append(str(error))
    return sites, faults


def list_sites(folder: Path) -> int:
    """Print a line for each site, then what is wrong; returns the exit status."""
    sites, faults = read_folder(folder)
    width = max((len(site.name) for site in sites), default=0)
    lines = []
    for site in sites:
        zone = site.timezone or "-"
        checked = "checked" if site.checked else "unchecked"
        lines.append(f"{site.name:<{width}}  {site.country or '--'}  {zone:<17} {checked:<9}  {site.home}")
    unchecked = sum(not site.checked for site in sites)
    count = f"{len(sites)} sites, {unchecked} of them never checked against the live site, {len(faults)} wrong files"
    show("\n".join([*lines, count]))
    for fault in faults:
        complain(str(fault))
    return exit_status.USAGE if faults else exit_status.OK


def site_file(name: str, finding: Finding, country: str | None, timezone: str | None) -> str:
    """The text of a site file, with what is certain. Raises SiteError for a wrong name, country or zone."""
    values: dict[str, str | bool] = {"home": finding.home}
    if country:
        values["country"] = country
    if timezone:
        values["timezone"] = timezone
    if finding.language != "ar" and re.fullmatch("[a-z]{2}", finding.language or ""):
        values["language"] = str(finding.language)
    values["checked"] = False
    make_site(name, values)
    title = "".join(c for c in finding.title or "" if c.isprintable())
    lines = [f"# {title}"] if title else []
    lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(lines) + "\n"


def report(finding: Finding, path: Path, name: str) -> str:
    """What was found, and what to do next."""
    feeds = ", ".join(finding.feeds) or "none announced: the usual places will be tried"
    sitemaps = ", ".join(finding.sitemaps) or "none in robots.txt: the usual places will be tried"
    return f"""
feeds     {feeds}
sitemaps  {sitemaps}
articles  {finding.articles} links on the home page look like one
written   {path}
next      scrapy crawl news -a site={name} -a max=5
"""


def _fault(text: str) -> int:
    complain(str(text))
    return exit_status.USAGE
