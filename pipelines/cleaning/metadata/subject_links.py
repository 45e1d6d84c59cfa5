"""Addresses that lead to what a site has on a subject: its tags, its search."""

import re
from urllib.parse import quote

from pipelines.cleaning.toml_files import read_toml

_FOLDERS: list[str] = read_toml("metadata/tags.toml")["folders"]
_TAG_FOLDER = re.compile(
    rf"/(?:{'|'.join([*_FOLDERS, *(quote(word).lower() for word in _FOLDERS if not word.isascii())])})(?:[/=?]|$)"
)
_TAG_QUERY = re.compile("[?&](?:tag|keyword)=")
_SEARCH_FOLDER = re.compile("/(?:search|query|find)(?:[/=?]|$)")
_SEARCH_QUERY = re.compile("[?&](?:q|s|search|query|key)=")
"""In lower-cased addresses with a slash before them, plain and percent-encoded. Each opens with a sign that is found
fast: links are many, and what they have of these is seldom."""


def leads_to_tag(href: str) -> bool:
    """Whether a lower-cased address is a tag's."""
    return _TAG_FOLDER.search("/" + href) is not None or ("=" in href and _TAG_QUERY.search(href) is not None)


def leads_to_search(href: str) -> bool:
    """Whether a lower-cased address asks the site's search."""
    return _SEARCH_FOLDER.search("/" + href) is not None or ("=" in href and _SEARCH_QUERY.search(href) is not None)


def leads_to_subject(href: str) -> bool:
    """Whether a lower-cased address is a tag's, a search's or a section's."""
    return leads_to_tag(href) or leads_to_search(href) or "/category/" in href
