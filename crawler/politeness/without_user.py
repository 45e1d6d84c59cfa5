"""Redirects and links that carry a user's name and password (`http://name:word@host/`)."""

from scrapy import Request

from crawler.sites.hosts import names_user, split


class WithoutUser:
    """Downloader middleware: such an address is asked for without them. A page may lay them for those who follow its
    links; in records, archives and logs they have no place, and the download would take them for the host's name."""

    def process_request(self, request: Request) -> Request | None:
        """The request that takes the place of one with a user; None where there is none."""
        parts = split(request.url) if names_user(request.url) else None
        return request.replace(url=parts.geturl(), dont_filter=True) if parts else None
