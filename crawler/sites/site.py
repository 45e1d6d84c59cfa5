"""What naqi knows of one news site."""

from dataclasses import dataclass


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
