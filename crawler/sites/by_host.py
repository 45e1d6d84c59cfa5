"""The site that a URL belongs to, by its host: for crawls, archives, saved pages and lists of URLs alike."""

from collections.abc import Iterable

from crawler.sites.site import Site
from crawler.sites.urls import bare, host_of, normalise


def site_of(url: str, sites: Iterable[Site]) -> Site | None:
    """The site whose page `url` is: that of the site file with its host, else with the nearest host above it.

    Of several on one host, that whose start page is the longest above the URL; of equals the last, which is the user's
    own (`load_sites`). None where no file has the host.
    """
    host = bare(host_of(url))
    if not host:
        return None
    best: tuple[tuple[int, int], Site] | None = None
    for site in sites:
        rank = _nearness(url, host, site)
        if rank is not None and (best is None or rank >= best[0]):
            best = rank, site
    return best[1] if best else None


def is_above(home: str, url: str) -> bool:
    """Whether `url` is the start page `home` or stands under it."""
    top, page = normalise(home), normalise(url, home)
    return top is not None and page is not None and f"{page}/".startswith(top.rstrip("/") + "/")


def _nearness(url: str, host: str, site: Site) -> tuple[int, int] | None:
    """How near a site is to a URL: by the length of the host that they share, then of the path."""
    best = None
    for own in map(bare, (host_of(site.home), *site.hosts)):
        if host == own or host.endswith("." + own):
            best = max(best or 0, len(own))
    if best is None:
        return None
    return best, len(site.home) if is_above(site.home, url) else 0
