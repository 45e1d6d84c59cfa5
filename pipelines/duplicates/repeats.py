"""Paragraphs that a site prints in one article after another: background, notes, teasers. They are no shared text."""

import sqlite3
import zlib
from collections import Counter
from collections.abc import Collection, Iterable

from pipelines.duplicates.tables import Database

OFTEN = 2
"""Earlier articles of the site in which a paragraph must have stood: in one it may be the story that is told again.
Articles that are duplicates do not count, so that a story does not become furniture by being copied."""

PRUNE_EVERY = 100
"""Articles of a site between two prunings: what stood in one only is forgotten (lossy counting, as in the ledger's
repeats), so that 20 KB a site are the most."""


class Repeats:
    """Counts paragraphs by site, in the database and among the articles that are not yet in it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: Counter[tuple[str, int]] = Counter()

    def often(self, site: str, keys: Collection[int], stored: Collection[int]) -> frozenset[int]:
        """Of paragraphs, by their keys, those that the site repeats; `stored` are those that the database may hold."""
        counts: dict[int, int] = {}
        if stored:
            marks = ", ".join("?" * len(stored))
            query = f"SELECT paragraph, articles FROM duplicates_repeat WHERE site = ? AND paragraph IN ({marks})"
            counts = dict(self._database.read(query, (site, *stored)))
        held = self._held
        return frozenset(key for key in keys if counts.get(key, 0) + held.get((site, key), 0) >= OFTEN)

    def hold(self, site: str, keys: Iterable[int]) -> None:
        """Count an article, by its paragraphs' keys, that is on its way to the database."""
        self._held.update((site, key) for key in keys)

    def release(self, site: str, keys: Iterable[int]) -> None:
        """It is in the database, or is not to be."""
        for key in keys:
            self._held[site, key] -= 1
            if self._held[site, key] <= 0:
                del self._held[site, key]


def count_articles(db: sqlite3.Connection, articles: Iterable[tuple[str, Collection[int]]]) -> None:
    """Count articles in their order, by their sites and their paragraphs' keys, inside the caller's transaction."""
    by_site: dict[str, list[Collection[int]]] = {}
    for site, keys in articles:
        by_site.setdefault(site, []).append(keys)
    for site, group in by_site.items():
        before = _articles_of(db, site)
        if before // PRUNE_EVERY == (before + len(group)) // PRUNE_EVERY:
            _add(db, site, Counter(key for keys in group for key in (0, *keys)))
            continue
        for keys in group:  # between two of them is pruned
            count_paragraphs(db, site, keys)


def count_paragraphs(db: sqlite3.Connection, site: str, keys: Collection[int]) -> None:
    """Count an article, by its paragraphs' keys, inside the caller's transaction."""
    _add(db, site, Counter((0, *keys)))
    if _articles_of(db, site) % PRUNE_EVERY == 0:
        db.execute("DELETE FROM duplicates_repeat WHERE site = ? AND paragraph != 0 AND articles < ?", (site, OFTEN))


def _add(db: sqlite3.Connection, site: str, counts: Counter[int]) -> None:
    db.executemany(
        "INSERT INTO duplicates_repeat VALUES (?, ?, ?)"
        " ON CONFLICT (site, paragraph) DO UPDATE SET articles = articles + excluded.articles",
        [(site, key, count) for key, count in sorted(counts.items())],
    )


def _articles_of(db: sqlite3.Connection, site: str) -> int:
    query = "SELECT articles FROM duplicates_repeat WHERE site = ? AND paragraph = 0"
    row: tuple[int] | None = db.execute(query, (site,)).fetchone()
    return row[0] if row else 0


def keys_of(paragraphs: Iterable[bytes]) -> frozenset[int]:
    """The keys of an article's paragraphs."""
    return frozenset(map(key_of, paragraphs))


def without(paragraphs: Iterable[bytes], often: Collection[int]) -> bytes:
    """The codes of a text without the paragraphs whose keys these are."""
    return b"".join(one for one in paragraphs if not often or key_of(one) not in often)


def key_of(paragraph: bytes) -> int:
    """A paragraph's hash: never 0."""
    return zlib.crc32(paragraph) or 1
