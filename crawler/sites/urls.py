"""URLs: one form for one page, and which URLs belong to a site. Pure functions, no network."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, safe_url_string, url_query_cleaner

if TYPE_CHECKING:
    from tldextract import TLDExtract

TRACKING = re.compile(
    r"utm_\w+"
    r"|at_(?:medium|campaign|custom\d|format|type|link_\w+|ptr_name|bbc_team)|ns_[a-z]+"
    r"|fb_[a-z_]+|hsa_[a-z]+|mtm_\w+|pk_[a-z]+|vero_\w+|oly_\w+|[gdwtys]clid|gclsrc|gbraid|wbraid"
    r"|fbclid|msclkid|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi|_ga|_gl|_openstat|xtor|cmpid|ocid|spm|traffic_source"
    r"|__twitter_impression|wt\.mc_id|mibextid|sfnsn|sharetype|share_from|ref_src|ref_url|amp|amp_js_v|usqp",
    re.IGNORECASE,
)
"""Query parameters that say where a reader came from, never which page it is.

From the published parameter lists of the analytics and advertising products (Google, Meta, Microsoft, Yandex, Matomo,
HubSpot, Mailchimp, AT Internet) and AMP's cache. `ref`, `source` and `m` are left: sites use them for pages too.
"""

AMP_TAIL = re.compile(r"(?:/amp|\.amp|/amp\.html|\.amp\.html)/?$", re.IGNORECASE)
"""How an AMP twin's path ends (amp.dev, "Make your pages discoverable", and WordPress's AMP plugin)."""

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
    not percent-encoded. A URL that is no valid Unicode (half a surrogate pair) leads nowhere.
    """
    if len(url) > MAX_URL:
        return None
    try:
        url.encode("utf-8")
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        if not host or parts.scheme not in {"http", "https"}:
            return None
        if not PLAIN_HOST.fullmatch(host):
            parts = _in_ascii(parts, ascii_host(host), port)
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


def _in_ascii(parts: SplitResult, host: str, port: int | None) -> SplitResult:
    user, at, _ = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user}{at}{host}" + (f":{port}" if port is not None else ""))


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
    return rest if _suffixes()(rest).domain or not _suffixes()(rest).suffix else host


def registered_domain(host: str) -> str:
    """The domain that its owner registered, by the public suffix list; the host itself for addresses and bare names."""
    domain = _suffixes()(host).top_domain_under_public_suffix
    if domain or re.fullmatch(r"[\d.:a-f]*", host):
        return domain or host
    return ".".join(host.split(".")[-2:])  # the list's rule for endings that it does not know: the last label counts


BLANKS = "".join(map(chr, range(0x21)))
"""What stands around a link and is none of it: C0 controls and the space (WHATWG URL Standard, "basic URL parser")."""

NETWORK_PATH = re.compile(r"//[^/?#]")
"""A link that names its host and leaves the scheme to the page (RFC 3986, 4.2)."""


def absolute(base: str, link: str) -> str | None:
    """`link` as an absolute http(s) URL, seen from the page `base`; None where it leads to no page.

    A backslash before the query is a slash, as browsers have it (WHATWG URL Standard, "relative slash state").
    """
    link = link.strip(BLANKS)
    if PLAIN_URL.fullmatch(link) and len(link) <= MAX_URL:
        return link
    path, rest = link[: (end := _end_of_path(link))], link[end:]
    link = path.replace("\\", "/") + rest
    if link.startswith("//") and not NETWORK_PATH.match(link):
        return None  # no host: urljoin would give the page itself
    try:
        joined = urljoin(base, link)
    except ValueError:
        return None
    parts = split(joined)
    return parts.geturl() if parts else None


def _end_of_path(link: str) -> int:
    return next((i for i, c in enumerate(link) if c in "?#"), len(link))


PLAIN_URL = re.compile(
    r"https?://(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/(?:[A-Za-z0-9_-]|%[89A-F][0-9A-F]|\.(?!\.?(?:/|$)))*)+"
)
"""A URL that `tidy` would leave as it is, but for its host and its ending: most of a sitemap of 50,000. It is told by
one expression, in a hundredth of the time."""


def tidy(url: str, home: str | None = None) -> str | None:
    """The URL to request for a page: safely encoded, without fragment and tracking, not its AMP or mobile twin.

    `home` is the site's start page: a twin host (`m.`, `amp.`, with or without `www.`) becomes its host, and its scheme
    is taken. None where `url` is no http(s) URL.
    """
    whole = split(url)
    if whole is None:
        return None
    if PLAIN_URL.fullmatch(url):
        path = AMP_TAIL.sub(_without_amp, whole.path) or "/"
        return urlunsplit((*_place(whole, home), path, "", ""))
    parts = urlsplit(safe_url_string(whole.geturl(), quote_path=True))
    query = parts.query
    if query:
        names = {pair.split("=", 1)[0] for pair in query.split("&")}
        unwanted = [name for name in names if TRACKING.fullmatch(name)]
        if "output" in names and re.search(r"(?:^|&)output=amp(?:&|$)", query):
            unwanted.append("output")
        if unwanted:
            query = urlsplit(url_query_cleaner("http://x/?" + query, unwanted, remove=True, unique=False)).query
    scheme, netloc = _place(parts, home)
    path = AMP_TAIL.sub(_without_amp, parts.path) or "/"
    return urlunsplit((scheme, netloc, path, query, ""))


def _without_amp(match: re.Match[str]) -> str:
    """`/news/1.amp.html` is `/news/1.html`; `/news/1/amp/` is `/news/1/`; `/news/1/amp` is `/news/1`."""
    tail = match.group()
    if tail.lower().startswith(".amp."):
        return tail[4:]
    return "/" if tail.endswith("/") else ""


def _place(parts: SplitResult, home: str | None) -> tuple[str, str]:
    """Scheme and host of a page, as the site's start page has them."""
    own = split(home) if home else None
    if own and bare(parts.hostname or "") == bare(own.hostname or "") and _port(parts) == _port(own):
        return own.scheme, own.netloc.lower()
    return parts.scheme, parts.netloc.lower()


def normalise(url: str, home: str | None = None) -> str | None:
    """The one form of a page's URL: `tidy`, query sorted, percent-encoding in one style, no trailing slash.

    Two URLs of one page have one form; it is what the ledger keeps. The record has that of `tidy`. None where `url` is
    no http(s) URL.
    """
    tidied = tidy(url, home)
    return _one_form(tidied) if tidied else None


def forms(url: str, home: str | None = None) -> tuple[str, str] | None:
    """`normalise` and `tidy` of one URL: what to remember it by, and what to request. None as for these."""
    tidied = tidy(url, home)
    return (_one_form(tidied), tidied) if tidied else None


def _one_form(tidied: str) -> str:
    if PLAIN_URL.fullmatch(tidied):
        server, _, path = tidied.partition("://")[2].partition("/")
        return f"{tidied.partition(':')[0]}://{server}/{path.rstrip('/')}"
    parts = urlsplit(canonicalize_url(tidied))
    netloc = parts.netloc
    if parts.port and parts.port == {"http": 80, "https": 443}[parts.scheme]:
        netloc = netloc.rsplit(":", 1)[0]
    return urlunsplit((parts.scheme, netloc, parts.path.rstrip("/") or "/", parts.query, ""))


def same_site(url: str, home: str, hosts: tuple[str, ...] = ()) -> bool:
    """Whether a link leads to a page of the site: its host, a twin of it, a host under it, or one of `hosts`.

    Another port is another site.
    """
    host, own = bare(host_of(url)), bare(host_of(home))
    if host in {bare(one) for one in hosts}:
        return True
    if not host or _port(split(url)) != _port(split(home)):
        return False
    # A host under `blogspot.com` is another owner's, whoever has that name as start page.
    return host == own or (host.endswith("." + own) and registered_domain(host) == registered_domain(own))


def same_owner(url: str, home: str, hosts: tuple[str, ...] = ()) -> bool:
    """Whether a URL that the site itself lists (feed, sitemap, redirect) stays with it: the same registered domain."""
    if same_site(url, home, hosts):
        return True
    return registered_domain(host_of(url)) == registered_domain(host_of(home)) and _port(split(url)) == _port(
        split(home)
    )


def _port(parts: SplitResult | None) -> int | None:
    """A URL's port; None for those that http and https have without saying so."""
    port = parts.port if parts else None
    return None if port in {80, 443} else port


def server_of(url: str) -> tuple[str, int | None]:
    """Host, without what marks a twin, and port: one robots.txt, one site."""
    return bare(host_of(url)), _port(split(url))


LANGUAGE_PART = re.compile(r"/(?:ar|ara|arabic|ar-[a-z]{2})(?=/|$)", re.IGNORECASE)
"""The part of a many-language site that is in Arabic, at the start of the path."""


def same_part(url: str, home: str) -> bool:
    """Whether a page is in the same language's part of a site as its start page: `/ar/…` where that is `/ar`."""
    wanted = LANGUAGE_PART.match(urlsplit(home).path)
    if wanted is None or bare(host_of(url)) != bare(host_of(home)):
        return True
    found = LANGUAGE_PART.match(urlsplit(url).path)
    return found is not None and found.group().lower() == wanted.group().lower()


def short_name(url: str) -> str:
    """A site's name from its URL: `aljazeera` of www.aljazeera.net, `arabic-cnn` of arabic.cnn.com."""
    host = bare(host_of(url))
    domain = registered_domain(host)
    stem = host.removesuffix(domain) + domain.partition(".")[0] if re.search("[a-z]", domain) else host
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "site"
