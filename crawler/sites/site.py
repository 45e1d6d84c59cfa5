"""What naqi knows of one news site."""

from dataclasses import dataclass
from datetime import date


class SiteError(ValueError):
    """A site file is wrong; the message says which file, key and why, in one line."""


@dataclass(frozen=True, slots=True)
class Site:
    """One news site. Everything but `name` and `home` has a default that suits most sites."""

    name: str
    """The file's name without `.toml`: what `-a site=` and the record's `site` say."""
    home: str
    """Start page, an absolute http(s) URL."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code, or null for international services."""
    timezone: str | None = None
    """IANA name of the zone that the site's clock times are in, where that is certain."""
    language: str = "ar"
    """ISO 639-1 code."""
    date_order: str = "DMY"
    """The order of day, month and year in numeric dates, as dateparser's DATE_ORDER."""
    furniture: tuple[str, ...] = ()
    """Lines of this site that are never part of an article, whole lines."""
    keep: tuple[str, ...] = ()
    """Lines of this site that are always part of the article, whole lines, whatever rule speaks against them."""
    feeds: tuple[str, ...] = ()
    """Feeds that the home page does not announce."""
    sitemaps: tuple[str, ...] = ()
    """Sitemaps that robots.txt does not name."""
    sections: tuple[str, ...] = ()
    """List pages that links are taken from, besides the home page."""
    hosts: tuple[str, ...] = ()
    """Other hosts whose pages are this site's; hosts under the home page's own are always."""
    allow: tuple[str, ...] = ()
    """Regular expressions; where there are any, an article's URL matches one of them."""
    deny: tuple[str, ...] = ()
    """Regular expressions; a URL that matches one is neither an article nor followed."""
    delay: float | None = None
    """Seconds between two requests, where the site needs more than `DOWNLOAD_DELAY`."""
    hours: str | None = None
    """When the site may be asked, on its own clock (`timezone`, else UTC): `00-06`, `22-06`; null: always."""
    daily: int | None = None
    """Article pages a day that it may be asked for, over all runs; null: any number."""
    render: str | None = None
    """`auto`: pages that show nothing without their scripts are rendered in a browser; `off`: never; null: as RENDER
    says."""
    checked: date | bool = False
    """The day on which somebody has run this file against the live site and looked at what came, or whether so."""
