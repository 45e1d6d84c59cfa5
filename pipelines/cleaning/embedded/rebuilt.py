"""A page made anew: the head of the old one over the text that was found."""

import copy
from collections.abc import Iterable

from lxml import etree, html

from crawler.sites import USAGE_HEADERS
from pipelines.cleaning.page import Page

KEPT = frozenset({"title", "meta", "link", "base"})


def _is_no_header(element: html.HtmlElement) -> bool:
    """Not for elements that name another encoding or lead away; what says how the page may be used is kept."""
    header = (element.get("http-equiv") or "").strip().lower()
    return not header or header in USAGE_HEADERS


def rebuilt(page: Page, title: str | None, paragraphs: Iterable[str]) -> bytes:
    """The page as UTF-8: what it states for machines, its headline, and the paragraphs."""
    assert page.tree is not None
    root = html.Element("html")
    for name in ("lang", "dir"):
        if value := page.tree.get(name):
            root.set(name, value)
    head = etree.SubElement(root, "head")
    for element in page.tree.iter():
        is_data = element.tag == "script" and "ld+json" in (element.get("type") or "").lower()
        if (element.tag in KEPT and not element.get("charset") and _is_no_header(element)) or is_data:
            kept = copy.deepcopy(element)
            kept.tail = None
            head.append(kept)
    article = etree.SubElement(etree.SubElement(root, "body"), "article")
    if title:
        etree.SubElement(article, "h1").text = title
    for line in paragraphs:
        etree.SubElement(article, "p").text = line
    return b"<!DOCTYPE html>" + bytes(html.tostring(root, encoding="utf-8"))
