"""The site that a URL belongs to, by its host: for crawls, archives, saved pages and lists of URLs alike."""

from collections.abc import Iterable

from crawler.sites.hosts import bare, host_of
from crawler.sites.site import Site
from crawler.sites.urls import normalise


class SitesByHost:
    """Sites to be found by the host of a page. It is asked for each page, so a page is not compared with every site."""

    def __init__(self, sites: Iterable[Site] = ()) -> None:
        self._sites = tuple(sites)
        self._known: dict[str, list[Site]] = {}

    def of(self, url: str) -> Site | None:
        """The site whose page `url` is: that of the site file with its host, else with the nearest host above it.

        Of several on one host, that whose start page is the longest above the URL; of equals the last, which is the
        user's own (`load_sites`). None where no file has the host.
        """
        host, known = bare(host_of(url)), self._by_host()
        while host:
            if sites := known.get(host):
                return max(reversed(sites), key=lambda site: _shared_path(site, url)) if len(sites) > 1 else sites[0]
            host = host.partition(".")[2]
        return None

    def _by_host(self) -> dict[str, list[Site]]:
        """The sites by their hosts, put together at the first page."""
        if not self._known:
            for site in self._sites:
                for host in dict.fromkeys(map(bare, (host_of(site.home), *site.hosts))):
                    self._known.setdefault(host, []).append(site)
        return self._known


def whose(url: str | None, sites: SitesByHost) -> Site | str | None:
    """What the site files know of the site that a page is of; else its host, or None where it has no URL."""
    return sites.of(url) or host_of(url) if url else None


def is_above(home: str, url: str) -> bool:
    """Whether `url` is the start page `home` or stands under it."""
    top, page = normalise(home), normalise(url, home)
    return top is not None and page is not None and f"{page}/".startswith(top.rstrip("/") + "/")


def _shared_path(site: Site, url: str) -> int:
    """How long a start page is that stands above a URL; 0 where it does not."""
    return len(site.home) if is_above(site.home, url) else 0
