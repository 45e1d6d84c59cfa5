"""Which lines of the page may be the article's."""

from crawler.items import Article, Rejected
from pipelines.cleaning.boilerplate.lines import is_prose
from pipelines.cleaning.extract.container import find_container
from pipelines.cleaning.extract.outline import Node, Outline, find_headline, outline
from pipelines.cleaning.page import Block, Line, Page
from pipelines.cleaning.structured import meta_tags
from pipelines.cleaning.text import fold


def find_text(article: Article, page: Page) -> None:
    """Fill `page.lines`. Raises Rejected where the page has no text."""
    if page.tree is None:
        return
    blocks = page.blocks
    headline = find_headline(blocks, _titles(page))
    found = outline(blocks, headline)
    container = find_container(blocks, found)
    if container is None:
        raise Rejected("empty-body", "no text was found in the page")
    page.lines = [_line(block, found) for block in _region(blocks, found, container, headline)]


def _titles(page: Page) -> list[str]:
    meta = meta_tags(page)
    assert page.tree is not None
    return [page.tree.findtext(".//title") or "", *meta.get("og:title", [])[:1], *meta.get("twitter:title", [])[:1]]


def _region(blocks: list[Block], found: Outline, container: Node, headline: int | None) -> list[Block]:
    start = container.first
    lead: list[Block] = []
    if headline is not None and headline < start:
        for block in blocks[headline + 1 : start]:
            if found.zone(block.index) or 2 * block.link_chars > len(block.text):
                continue
            if is_prose(block.text) or len(block.text) > 80:
                lead.append(block)
    elif headline is not None and headline < container.stop:
        start = headline + 1
    return lead + blocks[start : container.stop]


def _line(block: Block, found: Outline) -> Line:
    zone = found.zone(block.index)
    if zone:
        return Line(block.text, block, (f"dom:{zone}", zone))
    return Line(block.text, block)
