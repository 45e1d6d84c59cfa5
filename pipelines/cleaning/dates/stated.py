"""What a page and its site state for machines: JSON-LD, meta elements, feed, sitemap, URL."""

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from pipelines.cleaning.dates.hearing import Hearing, Witness
from pipelines.cleaning.dates.lexicon import table
from pipelines.cleaning.dates.place import alike
from pipelines.cleaning.structured import article_nodes, meta_tags, webpage_nodes

_NAMES = table("pages")
_MICRODATA = frozenset({"datepublished", "datemodified", "datecreated"})
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_DIGITS = re.compile(r"(?<=[/_-])(20\d\d)()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_-]\w)")
"""Eight digits at the end of a path may as well be the article's number."""


def hear_json_ld(hearing: Hearing) -> None:
    """The nodes of the page's own article and of the page as a whole."""
    names = _NAMES["json-ld"]
    for node, weight in _nodes(hearing):
        for name in names["published"]:
            hearing.add(hearing.published, "json-ld", weight, node.get(name))
        for name in names["modified"]:
            hearing.add(hearing.modified, "json-ld", weight, node.get(name))
        if not any(node.get(name) for name in names["published"]):
            for name in names["created"]:
                hearing.add(hearing.published, "json-ld", 2, node.get(name))


def _nodes(hearing: Hearing) -> list[tuple[dict[str, Any], int]]:
    """JSON-LD nodes and their weight. Of several articles it is the one with this headline."""
    nodes, title = article_nodes(hearing.page), hearing.article.title
    if len(nodes) > 1 and title:
        nodes = [node for node in nodes if alike(title, str(node.get("headline") or node.get("name") or ""))] or nodes
    return [(node, 5) for node in nodes[:1]] + [(node, 3) for node in webpage_nodes(hearing.page)[:1]]


def hear_meta(hearing: Hearing) -> None:
    """Meta elements, each name with the weight of its class."""
    meta = meta_tags(hearing.page)
    for key, weight, where in (
        ("published", 5, hearing.published),
        ("vague", 2, hearing.published),
        ("modified", 4, hearing.modified),
    ):
        for name in _NAMES["meta"][key]:
            # Microdata of other articles on the page is in there too; elements.py tells which is near.
            if name in meta and (name not in _MICRODATA or len(set(meta[name])) == 1):
                hearing.add(where, "meta", weight, meta[name])


def hear_hints(hearing: Hearing) -> None:
    """What feed and sitemap said. `lastmod` is never a publication date."""
    hints = hearing.page.hints
    hearing.add(hearing.published, "feed", 4, hints.feed_published)
    hearing.add(hearing.published, "sitemap", 4, hints.sitemap_published)
    hearing.add(hearing.modified, "sitemap", 1, hints.lastmod)


def hear_url(hearing: Hearing) -> None:
    """A day in the path: /2024/10/30/, /2024-10-30-slug, /20241030/."""
    try:
        path = unquote(urlsplit(hearing.page.url or hearing.article.url or "").path)
    except ValueError:
        return
    found = _URL_DAY.search(path) or _URL_DIGITS.search(path)
    stamp = hearing.stamp(f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}") if found else None
    if found and stamp:
        hearing.published.append(Witness("url", 3, stamp, found[0]))
