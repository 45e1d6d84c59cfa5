"""What a publisher states about the use of a page, outside of the page itself: as it is written there."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

USAGE_HEADERS = frozenset("tdm-reservation tdm-policy x-robots-tag content-usage".split())
"""Names of the headers that speak of a page's use, in lower case."""

MAX_VALUE = 2000
"""Characters of one such header that are kept."""

MAX_HEADERS = 50
"""Lines of such headers that are kept of one answer."""


class UsageTerms(NamedTuple):
    """Headers of the answer, and what the files of the server say of this page's path."""

    headers: tuple[tuple[str, str], ...] = ()
    """Those of USAGE_HEADERS, one pair a line, names in lower case."""
    tdm_file: tuple[bool, str] | None = None
    """What /.well-known/tdmrep.json says of the page: whether rights are reserved, and the policy's URL or nothing."""
    robots_usage: tuple[str, ...] = ()
    """The preferences of `Content-Usage` and `Content-Signal` lines in robots.txt that hold for the page."""
    ai_txt: bool = False
    """Whether /ai.txt closes the page to AI training."""

    def values(self, name: str) -> list[str]:
        """The lines of one header."""
        return [value for one, value in self.headers if one == name]


def usage_headers(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Those of an answer's headers, as pairs or by name, that speak of the page's use, as `UsageTerms` has them."""
    pairs = headers.items() if isinstance(headers, Mapping) else headers
    wanted = [(name.lower(), value.strip()[:MAX_VALUE]) for name, value in pairs if name.lower() in USAGE_HEADERS]
    return tuple(wanted[:MAX_HEADERS])
