"""Which object of a page's state is its article, and which of its fields is the text. By structure, never by site."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from pipelines.cleaning.embedded.attributes import opened_json
from pipelines.cleaning.embedded.paragraphs import letters, paragraphs_of
from pipelines.cleaning.embedded.stores import is_store, joined
from pipelines.cleaning.text import key_of
from pipelines.cleaning.toml_files import read_toml

MAX_STATE_VALUES = 200_000
"""Values of a page's state that are looked at."""

SHORTEST_TEXT = 200
"""Letters of a text, at least: shorter ones are summaries, which lists carry too (own choice; the shortest of the 1,400
shared articles has over 300)."""

SLUG = 8
"""Letters of an address's end that name a page by themselves; a shorter one may be a section."""

_MARKS = re.compile(r"[^a-z0-9]")


class Wanted(NamedTuple):
    """What the page says that its article is called, and where it is."""

    titles: frozenset[str]
    """Folded keys of its headline."""
    path: str = ""
    """The page's own path, decoded, without slashes at its ends; empty where it has none."""


class Found(NamedTuple):
    """A text that an object of the state holds."""

    paragraphs: tuple[str, ...]
    title: str | None

    @property
    def size(self) -> int:
        """Its letters."""
        return sum(map(letters, self.paragraphs))


def find_articles(state: Any, wanted: Wanted) -> list[Found]:
    """The texts of all objects that go by the page's headline or address, in the order of the state."""
    found = []
    for node in _objects(state):
        title = _title(node)
        named = title is not None and key_of(title) in wanted.titles
        if (named or (title is not None and _has_address(node, wanted.path))) and (text := _text(node, title)):
            found.append(Found(tuple(text), title))
    return found


def _objects(state: Any) -> Iterator[dict[str, Any]]:
    """Every object of the state but those under a foreign name, without recursion; also those that strings hold."""
    waiting, seen = [state], 0
    while waiting and seen < MAX_STATE_VALUES:
        value, seen = waiting.pop(), seen + 1
        if is_store(value):
            waiting += joined(value)
        elif isinstance(value, dict):
            yield value
            inner = [(key, one) for key, held in value.items() if isinstance(one := opened_json(held), dict | list)]
            waiting += [one for key, one in reversed(inner) if not _foreign(key)]
        elif isinstance(value, list):
            waiting += [one for one in reversed(value) if isinstance(one, dict | list)]


def _title(node: dict[str, Any]) -> str | None:
    """What the object is called: a string, or an object around one (`title: {rendered: …}`)."""
    names = _words("titles")
    for key, value in node.items():
        if _plain(key) in names:
            if isinstance(value, dict):
                value = next((one for one in value.values() if isinstance(one, str) and one.strip()), None)
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
    return None


def _has_address(node: dict[str, Any], path: str) -> bool:
    """Whether the object says that it lies at the page's path: its whole path, or its last part where that is long."""
    if not path:
        return False
    last = path.rpartition("/")[2]
    for value in node.values():
        if isinstance(value, str) and 0 < len(value) < 1000 and " " not in value.strip():
            said = address_path(value)
            if said == path or (said == last and len(last) >= SLUG):
                return True
    return False


def address_path(address: str) -> str:
    """An address's path, decoded, without host and slashes at its ends."""
    try:
        return unquote(urlsplit(address.strip()).path).strip("/")
    except ValueError:
        return ""


def _text(node: dict[str, Any], title: str | None) -> list[str]:
    """The largest text among the object's own fields; none where none is large enough."""
    best: list[str] = []
    most = SHORTEST_TEXT - 1
    for key, value in node.items():
        if _foreign(key) or _plain(key) in _words("titles") or _holds_others(value, title):
            continue
        found = paragraphs_of(value, _words("texts"))
        size = sum(map(letters, found))
        if size > most:
            best, most = found, size
    return best


def _holds_others(value: Any, title: str | None) -> bool:
    """Whether a field holds objects of their own names, so other articles: blocks of a text have no title and text."""
    entries = value if isinstance(value, list) else [value]
    own = key_of(title or "")
    names = [_title(entry) for entry in entries if isinstance(entry, dict) and any(map(_is_address, entry))]
    return any(name is not None and key_of(name) != own for name in names)


def _is_address(key: str) -> bool:
    return _plain(key) in ("url", "link", "slug", "href", "permalink", "canonical", "id")


def _foreign(key: str) -> bool:
    return _plain(key).startswith(_prefixes())


@cache
def _plain(key: str) -> str:
    return _MARKS.sub("", key.lower())


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(read_toml("embedded/keys.toml")["foreign"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("embedded/keys.toml")[name])
