"""The same article that comes more than once into one file: with the same text it is written once."""

import hashlib
from typing import Any

from crawler.items import Article, Rejected


class Copies:
    """The articles that a file holds."""

    def __init__(self, *, keep: bool = False) -> None:
        """With `keep` each copy is taken."""
        self._keep = keep
        self._seen: set[int] = set()

    def see(self, record: dict[str, Any]) -> None:
        """Take note of an article that is written already."""
        self._seen.add(mark_of(record))

    def has(self, article: Article) -> bool:
        """Whether `check` would raise."""
        return not self._keep and _mark(article.id, article.content_hash) in self._seen

    def check(self, record: dict[str, Any]) -> None:
        """Take note of an article that is to be written. Raises Rejected, `copy`, where it is written already."""
        mark = mark_of(record)
        if mark in self._seen and not self._keep:
            raise Rejected("copy", f"of {record['id']}")
        self._seen.add(mark)


def mark_of(record: dict[str, Any]) -> int:
    """Tells an article with its text from all others: 64 bits of a hash, for a set of millions."""
    return _mark(record["id"], record["content_hash"])


def _mark(article: str, content_hash: str) -> int:
    whole = f"{article} {content_hash}".encode()
    return int.from_bytes(hashlib.blake2b(whole, digest_size=8).digest())
