"""The rules of a robots.txt that are meant for one crawler (RFC 9309), and what else such files say.

Protego, Scrapy's parser, tries each rule's regular expression at each page: 30,000 rules with wildcards, which fit into
the half megabyte that must be read, take it seconds a page, and a rule of many wildcards for ever.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from crawler.core.decoding import wide_encoding
from crawler.core.unpack import uncoded
from crawler.politeness.path_patterns import MAX_PATTERN, fits, in_one_form, matches, path_of

MAX_ROBOTS = 512 * 1024
"""Bytes that are read; RFC 9309, 2.5, asks for at least 500 KiB."""

MAX_UNPACKED = 8 * MAX_ROBOTS
"""Bytes that a compressed robots.txt may unpack to; what is behind MAX_ROBOTS is not read, but it is no bomb."""

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
    usage: tuple[tuple[str, str, str], ...] = ()
    """`Content-Usage` and `Content-Signal` lines: name, path pattern (empty: all paths) and preference."""

    def allows(self, url: str) -> bool:
        """Whether a page may be fetched: the longest pattern that fits decides, of equal ones the one that allows."""
        path = path_of(url)
        if path == "/robots.txt":
            return True
        return next((allow for pieces, anchored, allow in self._longest_first if fits(pieces, path, anchored)), True)

    def usage_of(self, url: str) -> tuple[str, ...]:
        """The preferences that hold for a page: of each kind of line those whose pattern is the longest that fits
        (draft-ietf-aipref-attach, 3.1). Of a page that may not be fetched nothing is said."""
        if not self.usage or not self.allows(url):
            return ()
        path = path_of(url)
        fitting = [line for line in self.usage if matches(line[1], path)]
        longest = {kind: max(len(p) for k, p, _ in fitting if k == kind) for kind, _, _ in fitting}
        return tuple(preference for kind, pattern, preference in fitting if len(pattern) == longest[kind])

    @cached_property
    def _longest_first(self) -> list[tuple[list[str], bool, bool]]:
        ordered = sorted(set(self.rules), key=lambda rule: (-len(rule[0]), not rule[1]))
        found = []
        for pattern, allow in ordered:
            anchored = pattern.endswith("$")
            found.append((pattern.removesuffix("$").split("*"), anchored, allow))
        return found


def read_robots(body: bytes, agent: str) -> RobotsRules:
    """The rules of a robots.txt for the crawler `agent`; those for all where none names it (RFC 9309, 2.2.1)."""
    agent = agent.lower()
    groups: dict[str, list[tuple[str, bool]]] = {}
    delays: dict[str, float] = {}
    sitemaps: list[str] = []
    usage: dict[str, list[tuple[str, str, str]]] = {}
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
            rule = (in_one_form(value[:MAX_PATTERN]), name == "allow")
            for one in current:
                groups[one].append(rule)
        elif name == "crawl-delay" and re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", value):
            delays.update(dict.fromkeys(current, float(value)))
        elif name in USAGE:
            for one in {agent, "*"} & set(current) if current else {ABOVE_ALL}:
                usage.setdefault(one, []).append(_usage_line(name, value[:MAX_PATTERN]))
    group = agent if agent in groups else "*"
    wishes = [*usage.get(ABOVE_ALL, ()), *usage.get(group, ())][:MAX_USAGE]
    return RobotsRules(tuple(groups.get(group, ())), delays.get(group), tuple(sitemaps), tuple(wishes))


USAGE = frozenset({"content-usage", "content-signal"})
"""Lines that say what pages may be used for: draft-ietf-aipref-attach, and draft-romm-aipref-contentsignals, which
Cloudflare writes into its customers' files."""

ABOVE_ALL = ""
"""Where such a line stands before any group. It ought not to; it is taken to be meant for all."""

MAX_USAGE = 500
"""Such lines that are kept."""


def _usage_line(name: str, value: str) -> tuple[str, str, str]:
    """A line as `RobotsRules.usage` has it; the path, where there is one, begins with / and ends at white space."""
    path, _, rest = value.replace("\t", " ").partition(" ") if value.startswith("/") else ("", "", value)
    return name, in_one_form(path), rest.strip()


def _product(value: str) -> str:
    """The name that a `User-agent` line begins with; `naqi/1.0` is `naqi`."""
    found = re.match(r"[A-Za-z_-]+|\*", value)
    return found[0].lower() if found else ""


def _text(body: bytes) -> str:
    """UTF-8, as RFC 9309 has it; UTF-16, which editors of Windows write; what is neither is Windows-1256, as Arabic
    servers write it."""
    if wide := wide_encoding(body):
        body = body.decode(wide, "replace").encode()
    body = body.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        whole = len(body) >= MAX_ROBOTS - 4 and error.start >= len(body) - 4  # cut off inside a letter
        return body.decode("utf-8", "ignore") if whole else body.decode("cp1256", "replace")


def read_answer(body: bytes, coding: str, agent: str, whole: bool) -> RobotsRules:
    """The rules for `agent`; raises ValueError or EOFError where the answer is damaged. `whole`: it came to its end."""
    unpacked = uncoded(body, coding, MAX_UNPACKED)
    if whole and not unpacked.whole:
        raise EOFError("gzip is damaged or ends too early")
    return read_robots(unpacked.body, agent)
