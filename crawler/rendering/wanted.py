"""Which of the requests that a page makes in the browser are let out."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from crawler.politeness.addresses import leads_inside
from crawler.sites.hosts import registered_domain

MAX_REQUESTS = 100
"""Requests of one page that are let out: scripts and data; the heaviest shells of news sites ask for some 60."""

KINDS = frozenset({"script", "xhr", "fetch"})
"""What can bring text. Pictures, fonts, media, frames, pings, sockets and what else there is cannot."""

EMPTY = frozenset({"stylesheet"})
"""What is answered with nothing: scripts wait for style sheets, and none changes a text."""


@cache
def _blocked() -> frozenset[str]:
    lines = Path(__file__).with_name("blocked.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@dataclass
class Allowance:
    """What one page may still ask for."""

    allow_private: bool
    left: int = MAX_REQUESTS

    def answer(self, url: str, kind: str) -> str:
        """`continue`, `empty` or `abort`; what is let out counts. robots.txt is asked elsewhere."""
        if kind in EMPTY:
            return "empty"
        host = urlsplit(url).hostname or ""
        if kind not in KINDS or not url.startswith(("http://", "https://")) or self._is_closed(host):
            return "abort"
        self.left -= 1
        return "continue" if self.left >= 0 else "abort"

    def _is_closed(self, host: str) -> bool:
        if host in _blocked() or registered_domain(host) in _blocked():
            return True
        try:
            return not self.allow_private and leads_inside(host)
        except ValueError:
            return True
