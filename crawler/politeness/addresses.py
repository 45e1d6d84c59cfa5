"""Private addresses are refused: a page on the web must not lead the crawl into the network that it runs in.

The check stands where a name becomes the address that is connected to, so that neither redirects nor a name server that
gives another answer the second time (DNS rebinding) get around it.
"""

import ipaddress
import re
from collections.abc import Iterator
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

from crawler.core.text import shown
from crawler.sites.hosts import ascii_host

SETTING = "ALLOW_PRIVATE_ADDRESSES"

_refused: set[str] = set()
"""Names that led to private addresses in this process; Twisted hides why a look-up failed."""


class PrivateAddress(IgnoreRequest):
    """The host is not on the public internet."""


Address = ipaddress.IPv4Address | ipaddress.IPv6Address

CARRIERS = (("64:ff9b::/96", 0), ("64:ff9b:1::/48", 0), ("::/96", 0), ("2001::/32", 0xFFFFFFFF))
"""IPv6 networks whose last 32 bits are an IPv4 address (RFC 6052, RFC 8215, RFC 4291), in Teredo's turned over."""

LOCAL_ENDINGS = (".localhost", ".localdomain", ".local", ".internal", ".lan", ".home.arpa")
"""Endings that never lead to the public internet (RFC 6761, RFC 6762, RFC 8375; .internal: ICANN, 2024)."""


def is_private(address: str) -> bool:
    """Whether an IP address is not public: loopback, private, link-local, multicast, reserved; also inside IPv6."""
    try:
        ip: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return not ip.is_global or ip.is_multicast or any(not one.is_global for one in _carried(ip))


def _carried(ip: Address) -> Iterator[Address]:
    """The IPv4 addresses that an IPv6 address leads to."""
    if isinstance(ip, ipaddress.IPv6Address):
        yield from (one for one in (ip.ipv4_mapped, ip.sixtofour) if one)
        for network, mask in CARRIERS:
            if ip in ipaddress.IPv6Network(network):
                yield ipaddress.IPv4Address((int(ip) & 0xFFFFFFFF) ^ mask)


def leads_inside(host: str) -> bool:
    """Whether a host, as it stands in a URL, is this machine or its network, without asking a name server.

    A proxy is handed the URL as it is, and takes all spellings that a browser takes: `2130706433`, `0x7f.1`, `127.1`,
    `localhost.`, other alphabets' digits. Raises ValueError where it is no host.
    """
    name = host if ":" in host else ascii_host(host)
    name = name.rstrip(".")
    number = None if ":" in name else _as_number(name)
    alone = "." not in name and ":" not in name and number is None  # localhost, and what a hosts file may name
    return alone or name.endswith(LOCAL_ENDINGS) or is_private(number or name)


NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")


def _as_number(name: str) -> str | None:
    """An IPv4 address in any of its spellings (WHATWG URL Standard, "IPv4 parser"); None where the host is a name.

    Raises ValueError where it ends in a number and is no address.
    """
    parts = name.split(".")
    if not NUMBER.fullmatch(parts[-1]):
        return None
    if len(parts) > 4 or not all(NUMBER.fullmatch(part) for part in parts):
        raise ValueError(f"no host: {name[:80]}")
    *first, last = (_value(part) for part in parts)
    if any(one > 255 for one in first):
        raise ValueError(f"no host: {name[:80]}")
    whole = last + sum(one << (8 * (3 - place)) for place, one in enumerate(first))
    return str(ipaddress.IPv4Address(whole))


def _value(part: str) -> int:
    if part[:2] in {"0x", "0X"}:
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") else 10)


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
        try:
            inside = leads_inside(host)
        except ValueError as error:
            raise IgnoreRequest(f"no address: {shown(host[:80])}") from error
        if inside:
            raise PrivateAddress(_why(host))

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say why the look-up failed."""
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, DNSLookupError | CannotResolveHostError) and host in _refused:
            raise PrivateAddress(_why(host)) from exception


def _why(host: str) -> str:
    return f"{host} is a private address: set {SETTING}=1 to crawl it"
