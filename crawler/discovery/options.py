"""What a run was asked to do: the news spider's arguments, checked."""

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from urllib.parse import unquote

from crawler.core.moments import moment
from crawler.discovery.shards import Shard, read_shard
from crawler.given_paths import wrong_url
from crawler.sites.hosts import split, without_user

ARGUMENTS = {
    "site": "names of site files, with commas between them; `sites` lists them",
    "url": "start page of any site",
    "urls": "file with one article URL a line; - is standard input",
    "since": "leave older articles: 2026-11-20, yesterday, 7d, 12h",
    "max": "article pages a site",
    "section": "one section: a word of the path, or a category of the feed",
    "revisit": "fetch written articles again after so many hours",
    "due": "yes or no: mind the intervals of feeds (default: yes for all sites)",
    "shard": "I/N: part I, from 0, of N machines",
    "minutes": "end after so long; the next run goes on",
}
"""The arguments of `crawl news` in a few words (docs/discovery.md)."""

NAMES = tuple(name for name in ARGUMENTS if name != "minutes")
"""Those that the spider reads; `minutes` is the command's."""


@dataclass(frozen=True, slots=True)
class Options:
    """One run's wishes."""

    sites: tuple[str, ...] = ()
    """Names of site files."""
    url: str | None = None
    """Start page of any site."""
    urls: str | None = None
    """File with one article URL a line; `-` is standard input."""
    since: datetime | None = None
    """Pages whose feed or sitemap dates them before this are left for another run."""
    max: float = math.inf
    """Article pages a site that are asked for."""
    section: str | None = None
    """A path segment, or a category of feeds, lower case."""
    revisit: float | None = None
    """Hours after which written articles are fetched again."""
    shard: Shard | None = None
    """Which part of the sites is this machine's; all of them where there is none."""
    due: bool = False
    """Feeds, sitemaps and list pages are visited only when their adaptive interval has passed."""


def read_options(arguments: dict[str, str]) -> Options:
    """The run's options. Raises ValueError, one line, for an unknown argument or a value that makes no sense.

    Names that begin with `_` are for who starts the run, as scrapyd's `_job`, and say nothing of it.
    A run over all sites minds the intervals of feeds; a run that names sites or URLs wants them now. `due` overrides.
    """
    unknown = [name for name in arguments if name not in NAMES and not name.startswith("_")]
    if unknown:
        near = get_close_matches(unknown[0], NAMES, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(NAMES)} and minutes"
        raise ValueError(f"unknown argument {unknown[0]!r}: {hint}")
    sources = [name for name in ("site", "url", "urls") if name in arguments]
    if len(sources) > 1:
        raise ValueError(f"{' and '.join(sources)}: one of them at a time")
    sites = tuple(name for part in arguments.get("site", "").split(",") if (name := part.strip()))
    if "site" in arguments and not sites:
        raise ValueError("site=: names are wanted, as `scrapy sites` lists them")
    for name, wanted in (("urls", "the path of a file, or -,"), ("section", "a word of the path")):
        if not arguments.get(name, "x").strip("/ "):
            raise ValueError(f"{name}=: {wanted} is wanted")
    return Options(
        sites=sites,
        url=_url(arguments.get("url")),
        urls=arguments.get("urls"),
        since=_since(arguments.get("since")),
        max=_number("max", arguments.get("max"), least=1) or math.inf,
        section=unquote(arguments["section"]).strip("/ ").lower() if arguments.get("section") else None,
        revisit=_number("revisit", arguments.get("revisit")),
        shard=read_shard(arguments["shard"]) if "shard" in arguments else None,
        due=_switch(arguments.get("due"), default=not sources),
    )


def _url(text: str | None) -> str | None:
    if text is None:
        return None
    if split(text) is None:
        raise ValueError(f"url={without_user(text)}: an absolute http:// or https:// URL is wanted")
    if why := wrong_url(text):
        raise ValueError(f"url={why}")
    return text.strip()


def _since(text: str | None) -> datetime | None:
    if text is None:
        return None
    found = _ago(text.strip().lower()) or moment(text)
    if found is None:
        raise ValueError(f"since={text}: a date is wanted, such as 2026-11-20, yesterday, 7d or 12h")
    return found


DAYS = {"today": 0, "yesterday": 1}
UNITS = {"h": "hours", "d": "days", "w": "weeks"}


def _ago(text: str) -> datetime | None:
    """`yesterday` is its first moment in UTC; `7d`, `12h` and `2w` count back from now."""
    now = datetime.now(UTC)
    if text in DAYS:
        return now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS[text])
    if found := re.fullmatch(r"([0-9]{1,4})([hdw])", text):
        return now - timedelta(**{UNITS[found[2]]: int(found[1])})
    return None


LARGEST_OPTION = 1_000_000
"""What a number may be: as hours a century; what lies before it the calendar need not hold."""


def _number(name: str, text: str | None, least: float = 0) -> float | None:
    if text is None:
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not least <= number <= LARGEST_OPTION:
        raise ValueError(f"{name}={text}: a number from {least:g} to {LARGEST_OPTION} is wanted")
    return number


def _switch(text: str | None, *, default: bool) -> bool:
    if text is None:
        return default
    if text.lower() in {"1", "yes", "true"}:
        return True
    if text.lower() in {"0", "no", "false"}:
        return False
    raise ValueError(f"due={text}: yes or no")
