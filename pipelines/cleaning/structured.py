"""What a page states for machines: its JSON-LD and its meta elements. A `Page` has them, read once."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from crawler.sites import USAGE_HEADERS
from pipelines.cleaning.text import SPACE

PAGE_TYPES = frozenset({"webpage", "itempage"})
"""Types that describe the page as a whole: some sites date the page and describe no article."""

ARTICLE_TYPES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle"
    " reviewnewsarticle askpublicnewsarticle advertisercontentarticle satiricalarticle report blogposting"
    " liveblogposting socialmediaposting techarticle scholarlyarticle posting".split()
)
"""schema.org's Article and the types below it, lower-cased."""

MAX_SCRIPT = 2_000_000
"""Characters of one JSON-LD script that are read; a full article is far under it (own choice)."""

MAX_NODES = 5_000
"""JSON-LD nodes of a page that are looked at (own choice; real pages have under a hundred)."""

_OPENING = re.compile(r"(?:(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--)")
_CLOSING = re.compile(rf"(?:(?:(?://|/\*)\s*+|{SPACE})\]\]>(?:\s*\*/)?|-->)[\s;]*$")
_END = 500
"""Characters at the end of a script in which its wrapper ends."""

_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_LINE_COMMENT = re.compile(r"^[^\S\n]*//[^\n]*$", re.M)
_PLAIN_FIELD = re.compile(r'"(@type|datePublished|dateModified|dateCreated)"\s*:\s*"([^"\\]{1,200})"')
_REFERENCES = ("url", "@id", "mainEntityOfPage")


def read_meta(elements: Iterable[HtmlElement]) -> dict[str, list[str]]:
    """The meta elements: lower-cased `name`, `property` or `itemprop` to contents, in the page's order.

    Of those that stand for headers (`http-equiv`) the ones that speak of the page's use (`USAGE_HEADERS`).
    """
    found: dict[str, list[str]] = {}
    for element in elements:
        stated = dict(element.items())
        content = stated.get("content", "").strip()
        for attribute in ("name", "property", "itemprop"):
            key = stated.get(attribute, "").strip().lower()
            if key and content:
                found.setdefault(key, []).append(content)
        if content and (header := stated.get("http-equiv", "").strip().lower()) in USAGE_HEADERS:
            found.setdefault(header, []).append(content)
    return found


def read_json_ld(scripts: Iterable[HtmlElement]) -> list[dict[str, Any]]:
    """Every JSON-LD node that stands for the page, its site or its publisher, in the page's order. Never raises.

    Broken JSON is repaired where that is certain (wrappers, commas, escapes); where it is beyond repair, only types and
    dates are taken from it.
    """
    found: list[dict[str, Any]] = []
    for script in scripts:
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found += _walk(parse_json(script.text))
    return found


def canonical_links(elements: Iterable[HtmlElement]) -> list[str]:
    """The addresses of the elements `link rel=canonical`."""
    links = (link.get("href") for link in elements if (link.get("rel") or "").lower() == "canonical")
    return [link for link in links if link]


def nodes_about(nodes: list[dict[str, Any]], types: frozenset[str], addresses: list[str]) -> list[dict[str, Any]]:
    """Those of the JSON-LD nodes that are of a type and describe the page of these addresses, best first.

    A node that names another page as its address is not among them.
    """
    chosen = [node for node in nodes if _is_a(node, types)]
    own = {key for address in addresses if (key := _key(address))} if chosen else set()
    ranked = [(rank, node) for node in chosen if (rank := _rank(node, own, len(chosen) == 1)) is not None]
    return [node for _, node in sorted(ranked, key=lambda pair: pair[0])]


def parse_json(source: str) -> list[Any]:
    """The JSON values that a script holds; [] where none can be read. Never raises."""
    source = source[:MAX_SCRIPT].strip("\ufeff \t\r\n;")
    for _ in range(2):
        if source[:1] in "/<":
            source = source[opening.end() :] if (opening := _OPENING.match(source)) else source
        if "]]>" in source[-16:] or "-->" in source[-16:]:
            source = source[:-_END] + _CLOSING.sub("", source[-_END:])
        source = source.strip()
    for repair in (_as_is, _unescaped, _repaired):
        try:
            return _decode_all(repair(source))
        except (ValueError, RecursionError):
            continue
    return _salvaged(source)


def _as_is(source: str) -> str:
    return source


def _unescaped(source: str) -> str:
    """Scripts whose JSON was escaped as if it were HTML."""
    return html.unescape(source) if "&quot;" in source or "&#34;" in source else source


def _repaired(source: str) -> str:
    source = _LINE_COMMENT.sub("", _unescaped(source))
    return _TRAILING_COMMA.sub("", _BAD_ESCAPE.sub(r"\\\\", source)).strip()


def _decode_all(source: str) -> list[Any]:
    """One value or several in a row. Raises ValueError or RecursionError."""
    decoder = json.JSONDecoder(strict=False)  # control characters inside strings are common and harmless
    values, at = [], 0
    while at < len(source):
        value, at = decoder.raw_decode(source, at)
        values.append(value)
        while at < len(source) and source[at] in " \t\r\n,;":
            at += 1
    return values


def _salvaged(source: str) -> list[Any]:
    """Type and dates out of JSON that an unescaped quote broke: only where they stand once."""
    found = _PLAIN_FIELD.findall(source)
    dates = [(key, value) for key, value in found if key != "@type"]
    article = next((value for key, value in found if key == "@type" and value.lower() in ARTICLE_TYPES), None)
    if article is None or not dates or len(dict(dates)) != len(dates):
        return []
    return [{"@type": article, **dict(dates)}]


def _walk(values: list[Any]) -> Iterator[dict[str, Any]]:
    """Every node that stands for the page itself: not the items of lists, not what an article only mentions."""
    queue, seen = list(values), 0
    while queue and seen < MAX_NODES:
        value, seen = queue.pop(0), seen + 1
        if isinstance(value, list):
            queue[:0] = value[:MAX_NODES]
        elif isinstance(value, dict):
            yield value
            queue[:0] = [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]


def _is_a(node: dict[str, Any], types: frozenset[str]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.rsplit("/", 1)[-1].lower() in types for name in names)


def _key(address: str) -> str:
    """Path and query, decoded: hosts and schemes differ between mirrors. Empty where it names no page."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    path = unquote(parts.path).rstrip("/").lower()
    return f"{path}?{unquote(parts.query)}" if parts.query else path


def names_one(node: dict[str, Any], addresses: list[str]) -> bool:
    """Whether a JSON-LD node names one of these addresses as its page's."""
    return _rank(node, {key for address in addresses if (key := _key(address))}, alone=False) == 0


def _rank(node: dict[str, Any], own: set[str], alone: bool) -> int | None:
    """0: names this page; 1: names none; None: is another page's. A node that stands alone may misname its page."""
    keys = set()
    for field in _REFERENCES:
        value = node.get(field)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and (key := _key(value)):
            keys.add(key)
    if keys & own:
        return 0
    if not keys or not own or alone:
        return 1
    return None
