"""The sites of a run: by their names, of a start page, and of a list of article URLs."""

import sys
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from crawler.core.disk import read_given
from crawler.core.found import Found, find
from crawler.sites import Site, SitesByHost, find_site, load_sites, wrong_sites
from crawler.sites.by_host import is_above
from crawler.sites.hosts import NO_USER, host_of, names_user


def named_sites(names: Collection[str], folders: tuple[Path, ...]) -> tuple[list[Site], dict[str, str]]:
    """The sites of these names, or all where none is named; and those whose file is wrong, with what is wrong.

    Raises SiteError for a name that nobody has, and where all that are named are wrong.
    """
    wrong = wrong_sites(*folders)
    if not names:
        return list(load_sites(*folders).values()), wrong
    wrong = {name: why for name, why in wrong.items() if name in names}
    sound = [name for name in names if name not in wrong]
    return [find_site(name, *folders) for name in sound or names], wrong


def site_at(url: str, folders: tuple[Path, ...]) -> Site:
    """The site that a start page belongs to, starting there.

    It is that of the site file whose home is above `url`, with what that file knows; else one named after the host.
    """
    above = [site for site in load_sites(*folders).values() if is_above(site.home, url)]
    if not above:
        return Site(host_of(url), url)
    site = max(reversed(above), key=lambda one: len(one.home))  # of two files of one start page the user's own
    return site if site.home.rstrip("/") == url.rstrip("/") else replace(site, home=url, sections=())


def listed_sites(source: str, folders: tuple[Path, ...]) -> list[tuple[Site, list[Found]]]:
    """The articles that a list names, by site. `source` is a file with one URL a line, or `-` for standard input.

    Empty lines and lines that begin with `#` are skipped. Raises ValueError, one line, where the list cannot be read or
    a line is no http(s) URL, and where there is none in it.
    """
    known = SitesByHost(load_sites(*folders).values())
    found: dict[str, tuple[Site, list[Found]]] = {}
    for number, line in enumerate(_read(source), 1):
        url = line.strip()
        if not url or url.startswith("#"):
            continue
        host = host_of(url)
        site = known.of(url) or Site(host, url)
        page = find(url, url, site.home)
        if names_user(url):
            raise ValueError(f"urls={source}: line {number} has a user's name or password: {NO_USER}")
        if page is None:
            raise ValueError(f"urls={source}: line {number} is no http(s) URL: {url[:80]}")
        found.setdefault(site.name, (site, []))[1].append(page)
    if not found:
        raise ValueError(f"urls={source}: there is no URL in it")
    return list(found.values())


BOM = "\ufeff"
"""What editors of Windows begin a file in UTF-8 with."""


def _read(source: str) -> list[str]:
    if source == "-":
        return sys.stdin.read().removeprefix(BOM).splitlines()
    try:
        return read_given(Path(source)).splitlines()
    except UnicodeDecodeError:
        raise ValueError(f"urls={source}: is no UTF-8 text: save it as UTF-8") from None
    except (OSError, ValueError) as error:
        raise ValueError(f"urls={source}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
