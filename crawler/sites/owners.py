"""Whose a URL is: of one site, of one owner, of one part of a site. Pure functions, no network."""

import re
from urllib.parse import urlsplit

from crawler.sites.hosts import bare, host_of, port_of, registered_domain, split


def same_site(url: str, home: str, hosts: tuple[str, ...] = ()) -> bool:
    """Whether a link leads to a page of the site: its host, a twin of it, a host under it, or one of `hosts`.

    Another port is another site.
    """
    host, own = bare(host_of(url)), bare(host_of(home))
    if host in {bare(one) for one in hosts}:
        return True
    if not host or port_of(split(url)) != port_of(split(home)):
        return False
    # A host under `blogspot.com` is another owner's, whoever has that name as start page.
    return host == own or (host.endswith("." + own) and registered_domain(host) == registered_domain(own))


def same_owner(url: str, home: str, hosts: tuple[str, ...] = ()) -> bool:
    """Whether a URL that the site itself lists (feed, sitemap, redirect) stays with it: the same registered domain."""
    if same_site(url, home, hosts):
        return True
    return registered_domain(host_of(url)) == registered_domain(host_of(home)) and port_of(split(url)) == port_of(
        split(home)
    )


def server_of(url: str) -> tuple[str, int | None]:
    """Host, without what marks a twin, and port: one robots.txt, one site."""
    return bare(host_of(url)), port_of(split(url))


LANGUAGE_PART = re.compile(r"/(?:ar|ara|arabic|ar-[a-z]{2})(?=/|$)", re.IGNORECASE)
"""The part of a many-language site that is in Arabic, at the start of the path."""


def same_part(url: str, home: str) -> bool:
    """Whether a page is in the same language's part of a site as its start page: `/ar/…` where that is `/ar`."""
    wanted = LANGUAGE_PART.match(urlsplit(home).path)
    if wanted is None or bare(host_of(url)) != bare(host_of(home)):
        return True
    found = LANGUAGE_PART.match(urlsplit(url).path)
    return found is not None and found.group().lower() == wanted.group().lower()
