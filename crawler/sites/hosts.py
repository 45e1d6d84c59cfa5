"""Hosts: the parts of a URL, a host in one form, and the domain that its owner registered. No network."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

if TYPE_CHECKING:
    from tldextract import TLDExtract

TWIN_HOST = re.compile(r"^(?:www|m|mobile|amp|wap)\.(?=.+\.)", re.IGNORECASE)
"""First labels of a host under which sites show the same pages once more; behind them at least two labels are left."""

MAX_URL = 8000
"""Characters of a URL that is looked at; servers commonly refuse request lines over 8 KiB. An Arabic slug takes six
characters a letter, so a long headline makes a URL of 1,500."""


SHARED_HOSTS = (
    "blog.com",
    "jeeran.com",
    "jimdo.com",
    "jimdofree.com",
    "livejournal.com",
    "medium.com",
    "over-blog.com",
    "substack.com",
    "tumblr.com",
    "typepad.com",
    "weebly.com",
    "wordpress.com",
)
"""Hosts that give each of their users a name under their own, and that the list's private part does not have."""


@cache
def _suffixes() -> "TLDExtract":
    """The public suffix list that ships with tldextract: no network, no cache on disk."""
    from tldextract import TLDExtract  # it brings requests along, 0.2 s

    return TLDExtract(
        suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True, extra_suffixes=SHARED_HOSTS
    )


@lru_cache(maxsize=1024)
def split(url: str) -> SplitResult | None:
    """The parts of an absolute http(s) URL with a host; None for anything else (`javascript:`, broken ports, …).

    The host is in the form that is asked for on the network: lower case, ASCII (Punycode for Arabic names, RFC 3492),
    not percent-encoded. A user's name and password before it are left out: naqi sends none, and what it keeps is no
    place for them. A URL that is no valid Unicode (half a surrogate pair) leads nowhere.
    """
    if len(url) > MAX_URL:
        return None
    try:
        url.encode("utf-8")
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        if not host or parts.scheme not in {"http", "https"}:
            return None
        if "@" in parts.netloc:
            parts = parts._replace(netloc=parts.netloc.rpartition("@")[2])
        if not PLAIN_HOST.fullmatch(host):
            parts = parts._replace(netloc=ascii_host(host) + (f":{port}" if port is not None else ""))
    except ValueError:  # UnicodeError is one
        return None
    return parts


PLAIN_HOST = re.compile(r"[a-z0-9._:-]+")


def ascii_host(host: str) -> str:
    """A host's name as it is asked for on the network. Raises ValueError where it can be none.

    `%D9%88…` is decoded (RFC 3986, 3.2.2), and letters outside ASCII are written in Punycode as browsers do.
    """
    name = unquote(host, errors="strict").lower()
    if not name.isascii():
        name = name.encode("idna").decode("ascii").lower()
    if not PLAIN_HOST.fullmatch(name) and not re.fullmatch(r"[\w.-]+", name, re.ASCII):
        raise ValueError(f"no host name: {host[:80]!r}")
    return name


USER = re.compile(r"(?<=://)[^/?#\s]*@")
"""Users' names and passwords in the URLs of a text (RFC 3986, 3.2.1)."""

HAS_USER = re.compile(r"\s*[a-z][a-z0-9+.-]*://[^/?#]*@", re.IGNORECASE)
"""A URL with them."""

NO_USER = "naqi logs in nowhere; leave it out of the address"
"""What to tell who gives such a URL."""


def without_user(text: str) -> str:
    """A text without the users' names and passwords of the URLs in it, as it may be shown."""
    return USER.sub("", text)


def names_user(url: str) -> bool:
    """Whether a URL that somebody gives holds a user's name or password."""
    return HAS_USER.match(url) is not None


def host_of(url: str) -> str:
    """The host of a URL in lower case and ASCII, without port; empty where there is none."""
    parts = split(url)
    return (parts.hostname or "") if parts else ""


@lru_cache(maxsize=4096)
def bare(host: str) -> str:
    """A host without the labels that mark a twin: `www.`, `m.`, `amp.`, …; `m.com` and `m.co.uk` stay what they are."""
    rest = TWIN_HOST.sub("", host)
    if rest == host or host.lower().startswith("www."):  # nobody's domain is `www`: the list is not even loaded
        return rest
    return rest if _suffixes()(rest).domain else host


def registered_domain(host: str) -> str:
    """The domain that its owner registered, by the public suffix list; the host itself for addresses and bare names."""
    domain = _suffixes()(host).top_domain_under_public_suffix
    if domain or re.fullmatch(r"[\d.:a-f]*", host):
        return domain or host
    return ".".join(host.split(".")[-2:])  # the list's rule for endings that it does not know: the last label counts


def port_of(parts: SplitResult | None) -> int | None:
    """A URL's port; None for those that http and https have without saying so."""
    port = parts.port if parts else None
    return None if port in {80, 443} else port


def short_name(url: str) -> str:
    """A site's name from its URL: `aljazeera` of www.aljazeera.net, `arabic-cnn` of arabic.cnn.com."""
    host = bare(host_of(url))
    domain = registered_domain(host)
    stem = host.removesuffix(domain) + domain.partition(".")[0] if re.search("[a-z]", domain) else host
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "site"
