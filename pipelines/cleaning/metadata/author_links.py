"""Links: those that lead to what one writer wrote, and lines that are nothing but a link."""

import re

from pipelines.cleaning.page import Block

WHOLLY = 0.9
"""Share of a block's letters in a link, from which on all of it is one (own choice)."""

_PATH = re.compile(
    r"/(?:[a-z]+[-_])?(?:author|writer|journalist|reporter|editor|columnist|contributor|auteur|redacteur|profile|katib|kottab)s?"
    r"(?:/[^/?#]|\.(?:asp|aspx|php|html?)\?\w+=)"
)


def leads_to_author(href: str) -> bool:
    """Whether an address is a writer's page: "/authors/salem", "/Author/7", "/search/author.asp?id=5"."""
    return _PATH.search(href.lower()) is not None


def is_all_link(block: Block) -> bool:
    """Whether a block is a link, but for a sign or two."""
    return block.link_chars >= WHOLLY * len(block.text.replace(" ", ""))
