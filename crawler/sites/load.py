"""Reads and checks site files: one TOML file a site."""

import os
import re
import tomllib
import typing
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.core.disk import open_regular
from crawler.sites.hosts import NO_USER, names_user, without_user
from crawler.sites.hours import read_hours
from crawler.sites.site import Site, SiteError
from crawler.sites.slow_patterns import is_slow

FOLDER = Path(__file__).parent
"""The site files that naqi ships."""

KINDS: dict[object, tuple[type, ...]] = {
    str: (str,),
    str | None: (str,),
    date | bool: (bool, date),
    float | None: (int, float),
    int | None: (int,),
}
DATE_ORDERS = frozenset("".join(order) for order in permutations("DMY"))
NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*")
HOST = re.compile(r"[^\s/*.@]+(?:\.[^\s/*.@]+)+")
"""A host's name with a dot in it, and where it is an own one its port; an address of IPv4 is one, too."""

MAX_FILE = 1_000_000
"""Bytes of a site file; the largest that naqi ships has 3,000."""

LONGEST_URL = 500
"""Characters of the addresses that a file's patterns are tried on. An article's has some 100."""

LONGEST_SHOWN = 80
"""Characters of a pattern that a message repeats."""


def read_site(path: Path) -> Site:
    """The site that the TOML file at `path` describes. Raises SiteError, one line, where anything is wrong."""
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size  # asked first: to read up to a megabyte makes room for one each time
            text = file.read().decode("utf-8-sig") if size <= MAX_FILE else None
    except (OSError, UnicodeDecodeError) as error:
        raise SiteError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if text is None:
        raise SiteError(f"{path}: over {MAX_FILE} bytes")
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, lists in lists without end
        raise SiteError(f"{path}: no TOML: {error}") from error
    try:
        return make_site(path.stem, data)
    except SiteError as error:
        raise SiteError(f"{path}: {error}") from error


@cache
def _kinds() -> dict[str, Any]:
    """The type of each key; asked once, since there are some 140 site files at each start."""
    return {key: kind for key, kind in typing.get_type_hints(Site).items() if key != "name"}


def make_site(name: str, data: dict[str, Any]) -> Site:
    """A checked Site from a site file's keys. Raises SiteError with the key and what is wrong with it."""
    if not NAME.fullmatch(name):
        raise SiteError(f"name {name!r}: only a-z, 0-9, '.', '_' and '-'")
    known = _kinds()
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in known:
            near = get_close_matches(key, known, 1)
            raise SiteError(f"unknown key {key!r}" + (f": did you mean {near[0]!r}?" if near else ""))
        values[key] = _typed(key, value, known[key])
    if "home" not in values:
        raise SiteError("'home' is missing")
    site = Site(name, **values)
    _check(site)
    return site


def _typed(key: str, value: object, kind: object) -> object:
    if kind == tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise SiteError(f"{key!r} must be a list of strings")
        return tuple(value)
    if not isinstance(value, KINDS[kind]) or (isinstance(value, bool) and bool not in KINDS[kind]):
        raise SiteError(f"{key!r} must be {KINDS[kind][-1].__name__}, not {type(value).__name__}")
    return value


def _check(site: Site) -> None:
    for key in ("home", "feeds", "sitemaps", "sections"):
        value = getattr(site, key)
        for url in (value,) if key == "home" else value:
            if names_user(url):
                raise SiteError(f"{key!r}: {without_user(url)!r} with a user's name or password: {NO_USER}")
            if not _is_url(url):
                raise SiteError(f"{key!r}: {url!r} is no absolute http(s) URL")
    if site.country is not None and not re.fullmatch("[A-Z]{2}", site.country):
        raise SiteError(f"'country': {site.country!r} is no ISO 3166-1 alpha-2 code")
    if not re.fullmatch("[a-z]{2}", site.language):
        raise SiteError(f"'language': {site.language!r} is no ISO 639-1 code")
    if site.date_order not in DATE_ORDERS:
        raise SiteError(f"'date_order': {site.date_order!r} is none of {', '.join(sorted(DATE_ORDERS))}")
    if site.delay is not None and not 0 <= site.delay <= 3600:
        raise SiteError("'delay' must be seconds, 0 to 3600")
    if site.render not in (None, "auto", "off"):
        raise SiteError(f"'render': {site.render!r} is neither auto nor off")
    if site.daily is not None and site.daily < 1:
        raise SiteError("'daily' must be a number of pages, 1 or more")
    if site.hours is not None:
        try:
            read_hours(site.hours)
        except ValueError as error:
            raise SiteError(f"'hours': {error}") from error
    for host in site.hosts:
        if not HOST.fullmatch(host):
            raise SiteError(f"'hosts': {host!r} is no host name")
    if site.timezone is not None and not _is_zone(site.timezone):
        raise SiteError(f"'timezone': {site.timezone!r} is no IANA time zone")
    for line in {*site.keep} & {*site.furniture}:
        raise SiteError(f"'keep' and 'furniture' both list {line!r}")
    for key in ("allow", "deny"):
        for pattern in getattr(site, key):
            try:
                re.compile(pattern)
            except (re.error, RecursionError, OverflowError) as error:
                raise SiteError(f"{key!r}: {pattern[:LONGEST_SHOWN]!r}: {error}") from error
            if is_slow(pattern, LONGEST_URL, anywhere=True):  # a crawl stands still while it is asked
                raise SiteError(f"{key!r}: {pattern[:LONGEST_SHOWN]!r} takes very long on some addresses")


@cache
def _is_zone(name: str) -> bool:
    """Whether there is such a time zone: some 20 of them are named in all site files, and each is a file to read."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _is_url(url: str) -> bool:
    try:
        parts = urlsplit(url)
        if not url.isprintable() or " " in url:  # urlsplit drops line breaks without a word
            return False
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a broken IPv6 address
        return False


def load_sites(*folders: Path) -> dict[str, Site]:
    """The sites of folders (by default of those that naqi ships) by name, but for those whose file is wrong.

    A file overrides those of its name in the folders before. Within a folder they are in order of name. Raises
    SiteError where there is no such folder.
    """
    return _read_folders(folders or (FOLDER,))[0]


def wrong_sites(*folders: Path) -> dict[str, str]:
    """The sites of folders whose file is wrong, by name, with one line that says file and fault. Raises SiteError."""
    return _read_folders(folders or (FOLDER,))[1]


def _read_folders(folders: tuple[Path, ...]) -> tuple[dict[str, Site], dict[str, str]]:
    sites: dict[str, Site] = {}
    wrong: dict[str, str] = {}
    for good, bad in map(_read_folder, folders):
        for name in (*good, *bad):
            sites.pop(name, None)
            wrong.pop(name, None)
        sites |= good
        wrong |= bad
    return sites, wrong


@cache
def _read_folder(folder: Path) -> tuple[dict[str, Site], dict[str, str]]:
    if not folder.is_dir():
        raise SiteError(f"{folder}: no such folder of site files")
    sites, wrong = {}, {}
    for path in site_files(folder):
        try:
            sites[path.stem] = read_site(path)
        except SiteError as error:
            wrong[path.stem] = str(error)
    return sites, wrong


def site_files(folder: Path) -> list[Path]:
    """The site files of a folder, in order of name; hidden ones are an editor's. Raises SiteError."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
    except OSError as error:
        raise SiteError(f"{folder}: cannot be read: {error.strerror}") from error


def find_site(name: str, *folders: Path) -> Site:
    """The site of that name. Raises SiteError where its file is wrong; with the names that come near where there is
    none."""
    sites, wrong = _read_folders(folders or (FOLDER,))
    if name in wrong:
        raise SiteError(wrong[name])
    if name not in sites:
        near = names_near(name, sites)
        raise SiteError(f"no site named {name!r}" + (f": did you mean {', '.join(near)}?" if near else ""))
    return sites[name]


def names_near(name: str, known: Iterable[str]) -> list[str]:
    """Up to three names that may have been meant: those that begin with it, else those that are spelled alike."""
    names = sorted(known)
    return [one for one in names if one.startswith(name)][:3] or get_close_matches(name, names, 3)
