"""What is read of the two files in which a server says what its pages may be used for: pure.

`/.well-known/tdmrep.json` (TDM Reservation Protocol, W3C Community Group Final Report of 10 May 2024, "TDM File on the
Origin Server") and `/ai.txt` (Spawning's form: robots.txt's lines over endings of files).
"""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from crawler.core.text import valid
from crawler.politeness.path_patterns import MAX_PATTERN, in_one_form, matches, path_of
from crawler.politeness.robots_rules import RobotsRules, read_robots

TDM_FILE = "/.well-known/tdmrep.json"
AI_FILE = "/ai.txt"

MAX_FILE = 512 * 1024
"""Bytes of such a file that are read: what robots.txt has."""

MAX_RULES = 1000
"""Rules of such a file that are kept."""

TEXTS = ".html"
"""What a page without an ending counts as: rules of ai.txt are about kinds of files, and a page is text."""

_ENDING = re.compile(r"\*\.[A-Za-z0-9]{1,10}")
_ORIGIN = re.compile("https?://[^/]*", re.IGNORECASE)
"""What some files write before the path, which the report wants alone."""

_LAST_HAS_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


@dataclass(frozen=True, slots=True)
class HostWishes:
    """What the two files of one host say."""

    tdm: tuple[tuple[str, bool, str], ...] = ()
    """Location pattern, whether rights are reserved, and the policy's URL or nothing, in the order of the file."""
    ai: tuple[tuple[str, bool], ...] = ()
    """Path pattern, and whether it opens."""

    def tdm_of(self, url: str) -> tuple[bool, str] | None:
        """What tdmrep.json says of a page: the first rule that fits, as the report has it; None where none does."""
        path = path_of(url)
        return next(((reserved, policy) for location, reserved, policy in self.tdm if matches(location, path)), None)

    def closed_to_ai(self, url: str) -> bool:
        """Whether ai.txt closes a page to AI training: the longest rule that fits decides."""
        path = urlsplit(url).path
        named = path if _LAST_HAS_ENDING.search(path) else f"{path.rstrip('/') or '/index'}{TEXTS}"
        return not RobotsRules(self.ai).allows(f"http://host{named}")

    def dump(self) -> str:
        """As text for the ledger."""
        return json.dumps({"tdm": self.tdm, "ai": self.ai})


def load_wishes(text: str | None) -> HostWishes:
    """From the ledger's text; without rules where there is none, or one that an older naqi wrote."""
    try:
        data = json.loads(text or "{}")
        tdm = tuple((str(where), bool(reserved), str(policy)) for where, reserved, policy in data.get("tdm", ()))
        return HostWishes(tdm, tuple((str(where), bool(opens)) for where, opens in data.get("ai", ())))
    except (ValueError, TypeError, AttributeError):
        return HostWishes()


def read_tdm_file(body: bytes) -> tuple[tuple[str, bool, str], ...]:
    """The rules of a tdmrep.json; none where it is no such file. Rules that lack what they must have are left out."""
    try:
        data: Any = json.loads(body[:MAX_FILE])
    except (ValueError, RecursionError):
        return ()
    found = []
    for rule in (data if isinstance(data, list) else [data])[:MAX_RULES]:
        location, reserved = (rule.get("location"), rule.get("tdm-reservation")) if isinstance(rule, dict) else ("", "")
        if isinstance(location, str) and location and reserved in (0, 1, "0", "1"):
            policy = rule.get("tdm-policy")
            pattern = in_one_form(_ORIGIN.sub("", location.strip())[:MAX_PATTERN])
            pattern = pattern if pattern[:1] in ("/", "*") else f"/{pattern}"
            found.append((pattern, int(reserved) == 1, valid(policy[:MAX_PATTERN]) if isinstance(policy, str) else ""))
    return tuple(found)


def read_ai_file(body: bytes, agent: str) -> tuple[tuple[str, bool], ...]:
    """The rules of an ai.txt for `agent`; none where a page is sent in its place."""
    if body.lstrip()[:1] == b"<":
        return ()
    rules = read_robots(body, agent).rules[:MAX_RULES]
    return tuple((f"{pattern}$" if _ENDING.fullmatch(pattern) else pattern, opens) for pattern, opens in rules)
