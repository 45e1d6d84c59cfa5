"""URLs: one form for one page. Pure functions, no network."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, safe_url_string, url_query_cleaner

from crawler.sites.hosts import (
    MAX_URL,
    bare,
    port_of,
    split,
)

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

SESSION = re.compile(
    r"(?:phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken|oscsid|zenid)=.*|(?P<vague>sid|session_?id)=[0-9a-z]{26,}",
    re.IGNORECASE,
)
"""A name and value of a query that say whose visit it is: each visit has others, for the same page. The names are those
that the archives' crawlers leave out (Heritrix, StripSessionIDs and StripSessionCFIDs); PHP's own are 26 characters and
more, and an `sid` of fewer is a story's; so is a `vague` name's where nothing else tells which page it is."""

SESSION_IN_PATH = re.compile(
    r";(?:(?:jsessionid|phpsessid)=[^/;]*|sid=[0-9a-z]{26,})|/\([SX]\([0-9a-z]{24}\)\)", re.IGNORECASE
)
"""The same in a path, as Java (`/a.html;jsessionid=…`) and ASP.NET (`/(S(…))/a.aspx`) have it without cookies."""

AMP_TAIL = re.compile(r"(?:/amp|\.amp|/amp\.html|\.amp\.html)/?$", re.IGNORECASE)
"""How an AMP twin's path ends (amp.dev, "Make your pages discoverable", and WordPress's AMP plugin)."""

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
"""A URL that `clean_url` would leave as it is, but for its host and its ending: most of a sitemap of 50,000. It is told
by one expression, in a hundredth of the time."""


def clean_url(url: str, home: str | None = None) -> str | None:
    """The URL to request for a page: safely encoded, without fragment, tracking or session, no AMP or mobile twin.

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
        query = _without_session(parts.path, query)
        names = {pair.split("=", 1)[0] for pair in query.split("&")}
        unwanted = [name for name in names if TRACKING.fullmatch(name)]
        if "output" in names and re.search(r"(?:^|&)output=amp(?:&|$)", query):
            unwanted.append("output")
        if unwanted:
            query = urlsplit(url_query_cleaner("http://x/?" + query, unwanted, remove=True, unique=False)).query
    scheme, netloc = _place(parts, home)
    path = AMP_TAIL.sub(_without_amp, SESSION_IN_PATH.sub("", parts.path)) or "/"
    return urlunsplit((scheme, netloc, path, query, ""))


def _without_session(path: str, query: str) -> str:
    """The query without the visit's id. By pairs: a story's short `sid` may stand beside a visit's long one."""
    pairs = query.split("&")
    visits = {pair: found for pair in pairs if (found := SESSION.fullmatch(pair))}
    tells = len(visits) < len(pairs) or any(map(str.isdigit, path))
    return "&".join(pair for pair in pairs if pair not in visits or (visits[pair]["vague"] and not tells))


def _without_amp(match: re.Match[str]) -> str:
    """`/news/1.amp.html` is `/news/1.html`; `/news/1/amp/` is `/news/1/`; `/news/1/amp` is `/news/1`."""
    tail = match.group()
    if tail.lower().startswith(".amp."):
        return tail[4:]
    return "/" if tail.endswith("/") else ""


def _place(parts: SplitResult, home: str | None) -> tuple[str, str]:
    """Scheme and host of a page, as the site's start page has them."""
    own = split(home) if home else None
    if own and bare(parts.hostname or "") == bare(own.hostname or "") and port_of(parts) == port_of(own):
        return own.scheme, own.netloc.lower()
    return parts.scheme, parts.netloc.lower()


def normalise(url: str, home: str | None = None) -> str | None:
    """The one form of a page's URL: `clean_url`, query sorted, percent-encoding in one style, no needless slashes.

    Two URLs of one page have one form; it is what the ledger keeps. The record has that of `clean_url`. None where
    `url` is no http(s) URL.
    """
    cleaned = clean_url(url, home)
    return _one_form(cleaned) if cleaned else None


def forms(url: str, home: str | None = None) -> tuple[str, str] | None:
    """`normalise` and `clean_url` of one URL: what to remember it by, and what to request. None as for these."""
    cleaned = clean_url(url, home)
    return (_one_form(cleaned), cleaned) if cleaned else None


SLASHES = re.compile("(?<!:)/{2,}")
"""Slashes that servers take for one: nginx (`merge_slashes`) and Apache (`MergeSlashes`) unless told not to, and
Nutch's normaliser with them. Those of an address inside a path (`/web/2024/https://…`) stay."""


def single_slashes(url: str) -> str:
    """An http(s) URL with one slash wherever its path has several: two spellings of one address. The query stays."""
    if "//" not in url.partition("://")[2]:
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=SLASHES.sub("/", parts.path)))


def _one_form(cleaned: str) -> str:
    if PLAIN_URL.fullmatch(cleaned):
        server, _, path = cleaned.partition("://")[2].partition("/")
        one_path = SLASHES.sub("/", f"/{path.rstrip('/')}")
        return f"{cleaned.partition(':')[0]}://{server}{one_path}"
    parts = urlsplit(canonicalize_url(cleaned))
    netloc = parts.netloc
    if parts.port and parts.port == {"http": 80, "https": 443}[parts.scheme]:
        netloc = netloc.rsplit(":", 1)[0]
    return urlunsplit((parts.scheme, netloc, SLASHES.sub("/", parts.path).rstrip("/") or "/", parts.query, ""))
