"""All sites, a line each, for people."""

from crawler.sites.folders import SiteFolders
from crawler.sites.load import load_sites, site_files, wrong_sites
from crawler.sites.site import Site


def list_sites(folders: SiteFolders) -> tuple[str, list[str]]:
    """The sites as text, and one line for each file that is wrong. Raises SiteError."""
    sites, wrong = load_sites(*folders.read), wrong_sites(*folders.read)
    own = {path.stem for path in site_files(folders.own)} if folders.own in folders.read else set()
    mixed = len(folders.read) > 1
    width = max(map(len, sites), default=0)
    lines = []
    for name, site in sorted(sites.items()):
        line = f"{name:<{width}}  {site.country or '--'}  {site.timezone or '-':<17} {_checked(site):<9}  {site.home}"
        lines.append(f"{line}  (your own)" if mixed and name in own else line)
    unchecked = sum(not site.checked for site in sites.values())
    count = f"{len(sites)} sites, {unchecked} of them never checked against the live site, {len(wrong)} wrong files"
    there = (
        f"{len(own)} file{'s' * (len(own) != 1)}"
        if folders.own in folders.read
        else "not there yet: `scrapy sites add` makes it"
    )
    return "\n".join([*lines, count, f"your own sites: {folders.own} ({folders.why}; {there})"]), list(wrong.values())


def _checked(site: Site) -> str:
    if not site.checked:
        return "unchecked"
    return "checked" if site.checked is True else f"checked {site.checked}"
