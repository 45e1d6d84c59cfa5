"""Redirects that lead away from the news: to other sites, to log-in and consent pages."""

import re
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from crawler.sites.owners import same_owner

TRAPS = re.compile(
    r"(?:^|[/._-])(?:log-?in|sign-?in|signup|register|auth|oauth|sso|consent|cookie-?wall|captcha|challenge|paywall|geoblock)"
    r"(?:$|[/._-])",
    re.IGNORECASE,
)
"""Path parts of pages that stand between a reader and the article."""


class LeftSite(IgnoreRequest):
    """A redirect leads away from the page that was asked for."""


class KeptOnSite:
    """Downloader middleware: a redirect of a request with `meta["stay_on"]` (a site's home and its other hosts) that
    leads to another owner's site, or to a log-in or consent page, is not followed."""

    def process_request(self, request: Request) -> None:
        """Raises LeftSite."""
        came_from = request.meta.get("redirect_urls")
        if not came_from or "stay_on" not in request.meta:
            return
        home, hosts = request.meta["stay_on"]
        if not same_owner(request.url, home, hosts):
            raise LeftSite(f"redirects to another site, {urlsplit(request.url).hostname}")
        path = urlsplit(request.url).path
        if TRAPS.search(path) and not TRAPS.search(urlsplit(came_from[0]).path):
            raise LeftSite(f"redirects to {path}")
