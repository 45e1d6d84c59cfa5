"""Addresses that lead to what a site has on a subject: its tags, its search."""

import re
from urllib.parse import quote

from pipelines.cleaning.toml_files import read_toml

_FOLDERS: list[str] = read_toml("metadata/tags.toml")["folders"]
_TAG_NAMES = "|".join([*_FOLDERS, *(quote(word).lower() for word in _FOLDERS if not word.isascii())])
_TAG_KEYS, _SEARCH_NAMES, _SEARCH_KEYS = "tag|keyword", "search|query|find", "q|s|search|query|key"


def _folder(names: str) -> re.Pattern[str]:
    return re.compile(f"/(?:{names})(?:[/=?_]|$)")


def _query(keys: str) -> re.Pattern[str]:
    return re.compile(f"[?&](?:{keys})=")


_TAG_FOLDER, _TAG_QUERY = _folder(_TAG_NAMES), _query(_TAG_KEYS)
_SEARCH_FOLDER, _SEARCH_QUERY = _folder(_SEARCH_NAMES), _query(_SEARCH_KEYS)
_FOLDER, _QUERY = _folder(f"{_TAG_NAMES}|{_SEARCH_NAMES}"), _query(f"{_TAG_KEYS}|{_SEARCH_KEYS}")
"""In lower-cased addresses with a slash before them, plain and percent-encoded. Each opens with a sign that is found
fast: links are many, and what they have of these is seldom."""


def leads_to_tag(href: str) -> bool:
    """Whether a lower-cased address is a tag's."""
    return _TAG_FOLDER.search("/" + href) is not None or ("=" in href and _TAG_QUERY.search(href) is not None)


def leads_to_search(href: str) -> bool:
    """Whether a lower-cased address asks the site's search."""
    return _SEARCH_FOLDER.search("/" + href) is not None or ("=" in href and _SEARCH_QUERY.search(href) is not None)


def leads_to_tag_or_search(href: str) -> bool:
    """The same as to ask for both, in one look at the address, of which most are neither."""
    return _FOLDER.search("/" + href) is not None or ("=" in href and _QUERY.search(href) is not None)


def leads_to_subject(href: str) -> bool:
    """Whether a lower-cased address is a tag's, a search's or a section's."""
    return leads_to_tag_or_search(href) or "/category/" in href
