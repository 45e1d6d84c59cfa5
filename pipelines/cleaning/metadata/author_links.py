"""Addresses that lead to what one writer wrote."""

import re

_PATH = re.compile(
    r"/(?:[a-z]+[-_])?(?:author|writer|journalist|reporter|editor|columnist|contributor|auteur|redacteur|profile|katib|kottab)s?"
    r"(?:/[^/?#]|\.(?:asp|aspx|php|html?)\?\w+=)"
)


def leads_to_author(href: str) -> bool:
    """Whether an address is a writer's page: "/authors/salem", "/search/author.asp?id=5"."""
    return _PATH.search(href) is not None
