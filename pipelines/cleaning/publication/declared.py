"""What a page and its site state for machines: JSON-LD, meta elements, feed, sitemap, URL."""

import re
from typing import Any

from crawler.sites import day_in
from pipelines.cleaning.layout.headline import alike
from pipelines.cleaning.outlets import document_title, sounds_like_outlet
from pipelines.cleaning.publication.statements import Statement, Statements
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

_NAMES = read_toml("publication/names.toml")
_WORDS = re.compile(r"[^\W\d_]+")
_MICRODATA = frozenset({"datepublished", "datemodified", "datecreated"})

WORDS_THAT_TELL = 3
"""Words of a headline that tell it from others (own choice)."""


def declared_in_json_ld(statements: Statements) -> None:
    """The nodes of the page's own article and of the page as a whole."""
    names = _NAMES["json-ld"]
    for node, weight in _nodes(statements):
        for name in names["published"]:
            statements.add(statements.published, "json-ld", weight, node.get(name))
        for name in names["modified"]:
            statements.add(statements.modified, "json-ld", weight, node.get(name))
        if not any(node.get(name) for name in names["published"]):
            for name in names["created"]:
                statements.add(statements.published, "json-ld", 2, node.get(name))


def _nodes(statements: Statements) -> list[tuple[dict[str, Any], int]]:
    """JSON-LD nodes and their weight. Of several articles it is the one with this headline."""
    nodes, title = statements.page.article_nodes, statements.said.title
    if len(nodes) > 1 and title:
        nodes = [node for node in nodes if alike(title, str(node.get("headline") or node.get("name") or ""))] or nodes
    own = f"{title or ''} {document_title(statements.page)}"
    nodes = [node for node in nodes[:1] if statements.page.is_named_by(node) or not _is_of_another(node, own)]
    return [(node, 5) for node in nodes[:1]] + [(node, 3) for node in statements.page.webpage_nodes[:1]]


def _is_of_another(node: dict[str, Any], titles: str) -> bool:
    """Whether a node's headline shares no word with what the page is called: it was left over from another article.

    A headline of another script is a translation or the address, an outlet's name is the site's.
    """
    stated = str(node.get("headline") or node.get("name") or "")
    words, own = (
        {word for word in _WORDS.findall(fold(text)) if len(word) > 2 and not word.isascii()}
        for text in (stated, titles)
    )
    if len(words) < WORDS_THAT_TELL or len(own) < WORDS_THAT_TELL or sounds_like_outlet(stated):
        return False
    return not any(_are_forms(one, other) for one in words for other in own)


def _are_forms(one: str, other: str) -> bool:
    """Whether two words are one, but for what is joined to its beginning or its end: an article, a plural."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or long.endswith(short)


def declared_in_meta(statements: Statements) -> None:
    """Meta elements, each name with the weight of its class."""
    meta = statements.page.meta
    for key, weight, where in (
        ("published", 5, statements.published),
        ("vague", 2, statements.published),
        ("modified", 4, statements.modified),
    ):
        for name in _NAMES["meta"][key]:
            # Microdata of other articles on the page is in there too; elements.py tells which is near.
            if name in meta and (name not in _MICRODATA or len(set(meta[name])) == 1):
                statements.add(where, "meta", weight, meta[name])


def read_hints(statements: Statements) -> None:
    """What feed and sitemap said. `lastmod` is never a publication date."""
    hints = statements.page.hints
    statements.add(statements.published, "feed", 4, hints.feed_published)
    statements.add(statements.published, "sitemap", 4, hints.sitemap_published)
    statements.add(statements.modified, "sitemap", 1, hints.lastmod)


def read_url(statements: Statements) -> None:
    """A day in the path: /2024/10/30/, /2024-10-30-slug, /20241030/."""
    found = day_in(statements.page.url or statements.said.url or "")
    stamp = statements.stamp(found[0].isoformat()) if found else None
    if found and stamp:
        statements.published.append(Statement("url", 3, stamp, found[1]))
