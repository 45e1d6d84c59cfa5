"""Private addresses are refused: a page on the web must not lead the crawl into the network that it runs in.

The check stands where a name becomes the address that is connected to, so that neither redirects nor a name server that
gives another answer the second time (DNS rebinding) get around it.
"""

import ipaddress
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest, NotConfigured
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

SETTING = "ALLOW_PRIVATE_ADDRESSES"

_refused: set[str] = set()
"""Names that led to private addresses in this process; Twisted hides why a look-up failed."""


class PrivateAddress(IgnoreRequest):
    """The host is not on the public internet."""


def is_private(address: str) -> bool:
    """Whether an IP address is not public: loopback, private, link-local, multicast, reserved; also inside IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    return not ip.is_global or ip.is_multicast


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, but a name that leads to a private address leads nowhere.

    An address written as a number is not looked up: in a URL it is refused by PublicAddresses, and in a proxy's setting
    (http://127.0.0.1:3128) it is the user's own.
    """

    allow_private = False
    proxies: frozenset[str] = frozenset()
    """Hosts of the proxies that the environment names: they may be private, and look up the names themselves."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> "PublicResolver":
        """Scrapy's way of making a resolver; `crawler` may be the process: both have settings."""
        self = super().from_crawler(crawler, reactor)
        self.allow_private = crawler.settings.getbool(SETTING)
        self.proxies = frozenset(urlsplit(url).hostname or "" for url in getproxies().values())
        return self

    def getHostByName(self, name: str, timeout: Any = ()) -> "Deferred[str]":
        """The address of a host; fails with DNSLookupError where it is private."""
        found = super().getHostByName(name, timeout)
        return found if self.allow_private or name in self.proxies else found.addCallback(self._check, name)

    def _check(self, address: str, name: str) -> str:
        if address != name and is_private(address):
            _refused.add(name)
            raise DNSLookupError(f"{name} is at {address}, a private address")
        return address


class PublicAddresses:
    """Downloader middleware: addresses written as numbers are refused at once, others when they have been looked up.

    It stands nearer to the downloader than the retries: such a request is not tried again.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PublicAddresses":
        """Raises NotConfigured where private addresses are allowed."""
        if crawler.settings.getbool(SETTING):
            raise NotConfigured
        return cls()

    def process_request(self, request: Request) -> None:
        """Refuse a private address that stands in the URL."""
        host = urlsplit(request.url).hostname or ""
        if is_private(host) or host == "localhost" or host.endswith(".localhost"):
            raise PrivateAddress(_why(host))

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say why the look-up failed."""
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, DNSLookupError | CannotResolveHostError) and host in _refused:
            raise PrivateAddress(_why(host)) from exception


def _why(host: str) -> str:
    return f"{host} is a private address: set {SETTING}=1 to crawl it"
