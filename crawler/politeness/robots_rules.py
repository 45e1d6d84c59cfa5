"""The rules of a robots.txt that are meant for one crawler (RFC 9309), and what else such files say.

Protego, Scrapy's parser, tries each rule's regular expression at each page: 30,000 rules with wildcards, which fit into
the half megabyte that must be read, take it seconds a page, and a rule of many wildcards for ever.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote_to_bytes, urlsplit

from crawler.core.unpack import uncoded

MAX_ROBOTS = 512 * 1024
"""Bytes that are read; RFC 9309, 2.5, asks for at least 500 KiB."""

MAX_UNPACKED = 8 * MAX_ROBOTS
"""Bytes that a compressed robots.txt may unpack to; what is behind MAX_ROBOTS is not read, but it is no bomb."""

MAX_PATTERN = 2000
"""Characters of a rule's path that are looked at."""

MAX_SITEMAPS = 1000
"""Sitemaps that are taken from one file."""

LINE = re.compile(r"^[ \t]*([A-Za-z-]{1,30})[ \t]*:[ \t]*([^#\r\n]*)", re.MULTILINE)
NAMES = {"useragent": "user-agent", "user agent": "user-agent", "dissallow": "disallow", "site-map": "sitemap"}
"""Spellings that other parsers of such files take, too (google/robotstxt)."""


@dataclass(frozen=True)
class RobotsRules:
    """What a robots.txt says to one crawler."""

    rules: tuple[tuple[str, bool], ...] = ()
    """Path patterns in one form, and whether they allow."""
    delay: float | None = None
    """Crawl-delay in seconds."""
    sitemaps: tuple[str, ...] = ()
    """As they are written."""
    usage: tuple[str, ...] = ()
    """The values of `Content-Usage` and `Content-Signal` lines: what publishers wish (IETF aipref)."""

    def allows(self, url: str) -> bool:
        """Whether a page may be fetched: the longest pattern that fits decides, of equal ones the one that allows."""
        parts = urlsplit(url)
        path = _in_one_form((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return True
        return next((allow for pieces, anchored, allow in self._longest_first if _fits(pieces, path, anchored)), True)

    @cached_property
    def _longest_first(self) -> list[tuple[list[str], bool, bool]]:
        ordered = sorted(set(self.rules), key=lambda rule: (-len(rule[0]), not rule[1]))
        found = []
        for pattern, allow in ordered:
            anchored = pattern.endswith("$")
            found.append((pattern.removesuffix("$").split("*"), anchored, allow))
        return found


def _fits(pieces: list[str], path: str, anchored: bool) -> bool:
    """Whether a path matches a pattern, split at its `*`: each piece is found as early as it can be."""
    first, *others = pieces
    if not path.startswith(first):
        return False
    if not others:
        return not anchored or len(path) == len(first)
    at = len(first)
    for piece in others[:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = others[-1]
    return path.endswith(last) and len(path) - len(last) >= at if anchored else path.find(last, at) >= 0


def read_robots(body: bytes, agent: str) -> RobotsRules:
    """The rules of a robots.txt for the crawler `agent`; those for all where none names it (RFC 9309, 2.2.1)."""
    agent = agent.lower()
    groups: dict[str, list[tuple[str, bool]]] = {}
    delays: dict[str, float] = {}
    sitemaps: list[str] = []
    usage: list[str] = []
    current: list[str] = []
    in_names = False
    for match in LINE.finditer(_text(body[:MAX_ROBOTS])):
        name, value = match[1].lower(), match[2].strip()
        name = NAMES.get(name, name)
        if name == "user-agent":
            current = [*current, _product(value)] if in_names else [_product(value)]
            in_names = True
            groups.setdefault(current[-1], [])
            continue
        if name == "sitemap" and len(sitemaps) < MAX_SITEMAPS:
            sitemaps.append(value)
            continue
        in_names = False
        if name in {"allow", "disallow"} and value and {agent, "*"} & set(current):
            rule = (_in_one_form(value[:MAX_PATTERN]), name == "allow")
            for one in current:
                groups[one].append(rule)
        elif name == "crawl-delay" and re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", value):
            delays.update(dict.fromkeys(current, float(value)))
        elif name in {"content-usage", "content-signal"} and (not current or {agent, "*"} & set(current)):
            usage.append(value[:MAX_PATTERN])
    group = agent if agent in groups else "*"
    return RobotsRules(tuple(groups.get(group, ())), delays.get(group), tuple(sitemaps), tuple(usage))


def _product(value: str) -> str:
    """The name that a `User-agent` line begins with; `naqi/1.0` is `naqi`."""
    found = re.match(r"[A-Za-z_-]+|\*", value)
    return found[0].lower() if found else ""


def _text(body: bytes) -> str:
    """UTF-8, as RFC 9309 has it; what is no UTF-8 is Windows-1256, as Arabic servers write it."""
    body = body.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        whole = len(body) >= MAX_ROBOTS - 4 and error.start >= len(body) - 4  # cut off inside a letter
        return body.decode("utf-8", "ignore") if whole else body.decode("cp1256", "replace")


KEPT = "/?&=+;,:@!$'()*~-._%"


def _in_one_form(path: str) -> str:
    """A path with the same letters escaped in the same way, however it was written (RFC 9309, 2.2.2)."""
    if path.isascii() and "%" not in path:
        return path
    return "".join(_octet(piece) for piece in re.split(r"(%[0-9A-Fa-f]{2}|[^\x21-\x7e])", path))


def _octet(piece: str) -> str:
    if not piece:
        return ""
    if piece.startswith("%") and len(piece) == 3:
        byte = unquote_to_bytes(piece)
        plain = byte.isalnum() or byte in b"-._~"
        return byte.decode("ascii") if byte.isascii() and plain else piece.upper()
    return piece if piece.isascii() and piece > " " else quote(piece, errors="replace")


def read_answer(body: bytes, coding: str, agent: str, whole: bool) -> RobotsRules:
    """The rules for `agent`; raises ValueError or EOFError where the answer is damaged. `whole`: it came to its end."""
    return read_robots(uncoded(body, coding, MAX_UNPACKED, whole=whole), agent)
