"""Looks words up in an SQLite export, folded as its index is."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_beside
from pipelines.export.sqlite import APPLICATION
from pipelines.reading.records import LARGEST

_WORDS = read_beside(Path(__file__).with_suffix(".toml"))
_ARTICLE: str = fold(_WORDS["article"])
_SHORTEST: int = _WORDS["shortest"]

_WORD = re.compile(r"[^\W_]+")
"""A word as FTS5's unicode61 takes it: letters and digits."""

AROUND = 10
"""Words of a snippet before the first that was found, and as many behind it where there are so many before it."""

_QUERY = """
SELECT id, url, site, title, published, text FROM articles_fts
JOIN articles ON articles.number = articles_fts.rowid
WHERE articles_fts MATCH ? ORDER BY articles_fts.rank, articles.number LIMIT ?
"""


class SearchError(ValueError):
    """There is nothing to search, or nothing to search for; one line for people."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that has all the words."""

    id: str
    url: str | None
    site: str | None
    title: str | None
    published: str | None
    snippet: str
    """Words around the first that was found, as the article spells them; those found stand in brackets."""


def search(database: Path, words: str, limit: int = 10) -> list[Hit]:
    """The articles that have all the words, best first (BM25). Raises SearchError.

    A word is found in any spelling that naqi folds (hamza, teh marbuta, harakat, tatweel, digits) and with or without
    the article.
    """
    wanted = [_spellings(word) for word in _WORD.findall(fold(words))]
    if not wanted:
        raise SearchError("there is no word to search for")
    if not database.is_file():
        raise SearchError(f"{database}: there is no such file")
    query = " AND ".join("(" + " OR ".join(f'"{one}"' for one in spellings) + ")" for spellings in wanted)
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
                raise SearchError(f"{database} is no SQLite export of naqi")
            rows = connection.execute(_QUERY, (query, min(limit, LARGEST))).fetchall()
    except sqlite3.DatabaseError as error:
        raise SearchError(f"{database} is no SQLite export of naqi: {error}") from error
    marked = {one for spellings in wanted for one in spellings}
    return [
        Hit(id, url, site, title, published, snippet(f"{title or ''}\n{text}", marked))
        for id, url, site, title, published, text in rows
    ]


def snippet(text: str, wanted: set[str], around: int = AROUND) -> str:
    """The words around the first that is wanted, with those that are in brackets. `wanted` is folded."""
    words = text.split()
    found = [index for index, word in enumerate(words) if _is_wanted(word, wanted)]
    # The title is printed above: a place in the text says more.
    title = len(text.split("\n", 1)[0].split())
    first = next((index for index in found if index >= title), found[0] if found else title)
    begin = max(title if first >= title else 0, first - around)
    end = begin + 2 * around + 1
    shown = [f"[{words[i]}]" if i in set(found) else words[i] for i in range(begin, min(end, len(words)))]
    return ("… " if begin > title else "") + " ".join(shown) + (" …" if end < len(words) else "")


def _is_wanted(word: str, wanted: set[str]) -> bool:
    return any(part in wanted for part in _parts(word))


def _parts(word: str) -> Iterator[str]:
    yield from _WORD.findall(fold(word))


def _spellings(word: str) -> Sequence[str]:
    """A folded word, with and without the article."""
    bare = word.removeprefix(_ARTICLE)
    if len(bare) < _SHORTEST:
        return (word,)
    return (bare, _ARTICLE + bare)
