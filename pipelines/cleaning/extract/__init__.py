"""Which lines of the page may be the article's. docs/cleaning.md tells the method."""

import re

from lxml.html import HtmlElement

from crawler.items import Rejected
from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.extract.article_body import described, said_by_page, supported
from pipelines.cleaning.extract.author_boxes import author_boxes
from pipelines.cleaning.extract.container import Evidence, find_container
from pipelines.cleaning.extract.ends import cut_next_article, cut_teasers, outside
from pipelines.cleaning.extract.further_parts import between_parts, closing_part, twin_parts
from pipelines.cleaning.extract.key_points import key_points
from pipelines.cleaning.extract.machine_summaries import machine_summaries
from pipelines.cleaning.extract.misplaced import placed
from pipelines.cleaning.extract.own_parts import own_parts
from pipelines.cleaning.extract.skip_links import skipped
from pipelines.cleaning.extract.teaser_boxes import linked_boxes
from pipelines.cleaning.extract.verses import or_verses
from pipelines.cleaning.extract.video_boxes import video_titles
from pipelines.cleaning.extract.votes import votes
from pipelines.cleaning.labels import beside_date, opens_with_given_name
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.outline import Node, Outline, is_link
from pipelines.cleaning.layout.pictures import is_beside_picture, is_in_figure
from pipelines.cleaning.page import Block, Line, Page
from pipelines.cleaning.prose import ENDINGS, is_prose
from pipelines.cleaning.text import fold, tidy

LONGEST_LEAD = 80
"""Characters of a line between headline and text that is taken for the lead though it ends without a full stop."""

DECK = 4
"""Words of the shortest lead: fewer are a kicker or a button."""

DECK_REACH = 6
"""Blocks from the headline to it: a kicker, a date, a name and buttons may stand between."""

TOLD_WORDS = 6
"""Words of a lead in an element that says nothing, right behind the headline."""

_OTHER = re.compile(r"[:|@/©+]")
"""What stands in bylines, credits and rows of buttons."""

DECK_TAGS = frozenset("h2 h3 h4 p".split())
"""A heading or paragraph in these between headline and text is its second line, however short."""

LEAD_TAGS = frozenset("p h2 h3 h4 strong blockquote".split())
"""Elements that a lead is written in; in another it needs trafilatura's vote or a name that says so."""

SENTENCE = 9
"""Words of a sentence that is the lead whatever its element is; notes of the page above the text are shorter."""

CAPTION = 300
"""Characters: a longer text is no caption, whatever its element is called."""

TEASERS = 4
"""Linked headlines, each with its teaser, that make a list of a page."""

TEASED = 0.6
"""Share of a list's paragraphs that stand behind a linked headline."""

FEW_WORDS = 4
"""Words of the shortest article, one sentence of breaking news without a full stop; a button or date has fewer."""

HEADLINES = 12
"""Linked headlines that make a list of a page without running text."""


def find_text(layout: Layout) -> tuple[Line, ...]:
    """The lines that may be the article's; all lines of a plain text. Raises Rejected: `empty-body`, `list-page`."""
    page = layout.page
    if page.tree is None:
        return tuple(page.plain_lines)
    blocks, headline, found = layout.blocks, layout.headline, layout.outline
    evidence = Evidence(
        headline,
        lambda: votes(blocks, found),
        supported(blocks, said_by_page(page)),
        frozenset(described(blocks, page)),
    )
    evidence = placed(blocks, found, evidence)
    container = or_verses(blocks, found, headline, find_container(blocks, found, evidence))
    if container is None:
        if headline is None and sum(_is_link(block, found) for block in blocks) >= HEADLINES:
            raise Rejected("list-page", "links to articles and no running text")
        raise Rejected("empty-body", "no running text was found in the page")
    parts = own_parts(blocks, found, headline, container)
    region = _region(blocks, found, container, evidence, parts)
    own = _own(region, found, evidence)
    known = evidence.supported or page.article_nodes or (len(own) < len(region) and _is_dated(page))
    if not known and _is_list(region, found):
        raise Rejected("list-page", "linked headlines, with teasers or without text")
    if not any(_may_be_text(block, found, evidence) for block in own):
        raise Rejected("empty-body", "nothing behind the headline reads like text")
    boxes = dict.fromkeys(outside(own, found) - parts, ("tail:beside", "box"))
    boxes |= dict.fromkeys(video_titles(own, found), ("box:video", "player"))
    boxes |= dict.fromkeys(linked_boxes(own, found), ("box:linked", "related"))
    boxes |= dict.fromkeys(machine_summaries(own, found), ("box:machine-summary", "widget"))
    boxes |= dict.fromkeys(author_boxes(own, _head(blocks, own, headline), found), ("box:author", "byline"))
    boxes |= dict.fromkeys(skipped(found, page.tagged["a"], headline), ("skip-link", "related"))
    told = _told_in_captions(own, found)
    return tuple(_line(block, found, evidence, boxes.get(block.index), told) for block in own)


def _region(
    blocks: list[Block], found: Outline, container: Node, evidence: Evidence, own: frozenset[int]
) -> list[Block]:
    """The container's blocks behind the headline, with the lead before and the parts behind it that stand outside."""
    headline, start, stop = evidence.headline, container.first, container.stop
    before = behind = []
    if headline is not None and headline < start:
        points = own | key_points(blocks[headline + 1 : start], found)
        if any(found.weights[headline + 1 : start]):
            points |= between_parts(blocks, found, headline, container)
        between = [b for b in blocks[headline + 1 : start] if not _is_again(b.text, blocks[headline].text)]
        before = [b for b in between if b.index in points or _is_lead(b, found, evidence)]
    elif headline is not None and headline < stop:
        start = headline + 1
    if evidence.supported:
        behind = [block for block in blocks[stop:] if block.index in evidence.supported and is_prose(block.text)]
    behind = behind or [block for block in blocks[stop:] if block.index in own]
    parts = behind or twin_parts(blocks, found, container, lambda: evidence.votes)
    return [*before, *blocks[start:stop], *(parts or closing_part(blocks, found, container))]


def _head(blocks: list[Block], region: list[Block], headline: int | None) -> list[Block]:
    """The headline and what stands between it and the region's first paragraph."""
    first = next((block.index for block in region if is_prose(block.text)), 0)
    return [] if headline is None else blocks[headline:first]


def _is_again(text: str, headline: str) -> bool:
    """Whether a line is the headline once more, with its kicker or without."""
    words, told = (re.findall(r"\w+", fold(one)) for one in (text, headline))
    shorter = min(len(words), len(told))
    return shorter >= DECK and words[-shorter:] == told[-shorter:]


def _is_lead(block: Block, found: Outline, evidence: Evidence) -> bool:
    if block.index in evidence.supported and is_prose(block.text):
        return True
    if found.zone(block.index) or 2 * block.link_chars > len(block.text):
        return False
    if not (is_prose(block.text) or len(block.text) > LONGEST_LEAD):
        return _is_deck(block, evidence)
    if block.index in evidence.described or block.element.tag in LEAD_TAGS or _is_named_lead(block):
        return True
    if _is_sentence(block.text):
        return True
    return block.index in evidence.votes


def _is_sentence(text: str) -> bool:
    """Whether a text is a whole sentence of some length, with its full stop."""
    return len(text.split()) >= SENTENCE and is_prose(text) and text.rstrip("\"'»”)")[-1:] in ENDINGS


def _is_deck(block: Block, evidence: Evidence) -> bool:
    """A short lead: a line that is named so and alone in its box; a lesser heading or paragraph under the headline; or
    whatever follows on the headline and is words alone, as many as a sentence has."""
    words = len(block.text.split())
    if block.link_chars or words < DECK:
        return False
    behind = block.index - evidence.headline if evidence.headline is not None else DECK_REACH + 1
    about = behind > 1 and _is_about(block.text)
    pictured = behind <= DECK_REACH and is_beside_picture(block.element)
    if behind <= DECK_REACH and any(tag in DECK_TAGS for tag in _tags(block)) and not about and not pictured:
        return True
    if behind == 1 and words >= TOLD_WORDS and not _is_about(block.text) and not pictured:
        return not opens_with_given_name(" ".join(block.text.split()[:3]))
    above = block.element.getparent()
    alone = above is None or not _is_named(above) or tidy(str(above.text_content())) == tidy(block.text)
    return alone and _is_named_lead(block)


def _is_about(text: str) -> bool:
    """Whether a line says who, when or where, beside which buttons stand."""
    return _OTHER.search(text) is not None or is_date_line(text) or bool(beside_date(text))


def _tags(block: Block) -> tuple[str, ...]:
    """The tags of a block's element and of the one around it, where that holds nothing else."""
    above = block.element.getparent()
    whole = above is not None and len(above) == 1 and not (above.text or "").strip()
    return (str(block.element.tag), str(above.tag)) if whole and above is not None else (str(block.element.tag),)


def _is_named_lead(block: Block) -> bool:
    above = block.element.getparent()
    return _is_named(block.element) or (above is not None and _is_named(above))


def _is_named(element: HtmlElement) -> bool:
    return says(element, "lead")


def _may_be_text(block: Block, found: Outline, evidence: Evidence) -> bool:
    """Whether a block could be the whole of a short article: prose, or some words behind the headline."""
    if is_prose(block.text) or block.index in evidence.supported:
        return True
    if evidence.headline is None or block.index <= evidence.headline or found.zone(block.index):
        return False
    return 2 * block.link_chars < len(block.text) and len(block.text.split()) >= FEW_WORDS


def _told_in_captions(own: list[Block], found: Outline) -> frozenset[int]:
    """The paragraphs that are no captions, whatever their part is called: too long for one, or beside such a one."""
    named = [block for block in own if found.zone(block.index) == "caption"]
    long = [block for block in named if len(block.text) > CAPTION]
    around = {block.element.getparent() for block in long}
    beside = (block for block in named if is_prose(block.text) and block.element.getparent() in around)
    return frozenset(block.index for block in (*long, *beside))


def _line(block: Block, found: Outline, evidence: Evidence, box: tuple[str, str] | None, told: frozenset[int]) -> Line:
    """The block as a line; its place in the page counts against it unless the page's own body holds it, or it is
    `told` in a part that is called a caption."""
    if box and block.index not in evidence.supported:
        return Line(block.text, block, box)
    if block.index not in evidence.supported and block.index not in told:
        zone = found.zone(block.index) or ("caption" if is_in_figure(block) else None)
        if zone:
            return Line(block.text, block, (f"dom:{zone}", zone))
    return Line(block.text, block)


def _is_link(block: Block, found: Outline) -> bool:
    return is_link(block) and not found.zone(block.index)


def _own(region: list[Block], found: Outline, evidence: Evidence) -> list[Block]:
    """The region as far as the article goes; all of it where what stands behind is in the page's own body."""
    own = cut_next_article(cut_teasers(region, found), found, evidence.headline)
    return region if any(block.index in evidence.supported for block in region[len(own) :]) else own


def _is_dated(page: Page) -> bool:
    """Whether the page says for machines when it was published: it is one article, and teasers in it are another's."""
    return "article:published_time" in page.meta


def _is_list(region: list[Block], found: Outline) -> bool:
    """Whether most paragraphs are teasers behind linked headlines, or there are linked headlines alone."""
    prose = teased = links = 0
    link = -9
    for position, block in enumerate(region):
        if _is_link(block, found):
            link = position
            links += 1
        elif found.weights[block.index] and is_prose(block.text):
            prose += 1
            teased += position - link <= 3
            link = -9
    if prose == 0:
        return links >= TEASERS
    return teased >= TEASERS and teased >= TEASED * prose
