"""Keywords that the page shows: tag links behind the text, label blocks; never the site's stuffing in meta keywords."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import whole_text, with_ancestors
from pipelines.cleaning.labels import is_cloud_heading, may_head_signs, opens_label, read_label, trim
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.links import Links
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.metadata.headed_tags import hashtags, headed_tags
from pipelines.cleaning.metadata.stated_tags import (
    LONGEST_TAG,
    MOST_TAGS,
    confirmed_tags,
    stated_tags,
    texts_of_links,
    told_tags,
)
from pipelines.cleaning.metadata.subject_links import leads_to_search, leads_to_tag, leads_to_tag_or_search
from pipelines.cleaning.metadata.tag_checks import (
    is_headline_in_pieces,
    is_whole_headline,
    neat,
    speaks_of,
    unlabelled,
    unlinked,
)
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import is_prose
from pipelines.cleaning.text import fold, tidy

BLOCKS_BEHIND = 60
"""Blocks behind the text that are looked at: a row of related headlines may stand between (6 on one gold page)."""

MOST_TAG_WORDS = 7
"""Words of a tag; more are a headline (the longest on the gold pages has 4)."""

LONGEST_RUN = 600
"""Characters of a line of tags: 40 tags of two words."""

OVER_HEADLINE = 2
"""Blocks over the headline among which its tags stand."""

BOXED, NAMED = 1, 2
"""A link whose place or address says tag: the section stands among such, too. One whose rel says tag (microformats)."""

_WORDS = re.compile(r"[^\W_]+")


def find_tags(around: Surroundings, title: str | None, section: str | None) -> list[str]:
    """The tags: the first run of tag links behind the text, a tag line, keywords stated and shown, article:tag."""
    shown = _linked(section, around) or _labelled(around) or unlinked(around)
    if shown:
        return [] if is_whole_headline(shown, title) else neat(shown)
    for stated in _else_shown_or_stated(around, title):  # one after the other: most pages need the first few
        if stated and not is_headline_in_pieces(stated, title):
            return neat(stated)
    return []


def _else_shown_or_stated(around: Surroundings, title: str | None) -> Iterator[list[str]]:
    yield headed_tags(around, title)
    yield confirmed_tags(around)
    yield unlabelled(around, title)
    yield hashtags(around)
    yield stated_tags(title, around)
    yield told_tags(title, around)
    yield _over_text(around, title)


def _linked(article_section: str | None, around: Surroundings) -> list[str]:
    """The first run of blocks that hold nothing but tag links."""
    blocks = around.blocks[around.start : around.end + 1 + BLOCKS_BEHIND]
    section = fold(article_section or "")
    tags: list[str] = []
    boxes: dict[HtmlElement, bool | None] = {}
    last = cloud = -9
    for block in blocks:
        if tags and block.index > last + 2:
            break
        shown = _tag_links(block, around.links, boxes)
        found = [tag for tag, sure in shown if sure and (sure == NAMED or fold(tag) != section)] if shown else []
        if found and not tags and (block.index <= cloud + 2 or _is_cloud(around, block)):
            cloud = block.index
            continue
        if found and not _is_elsewhere(block):
            tags += found
            last = block.index
    tags = list(dict.fromkeys(tags))
    return tags if len(tags) <= MOST_TAGS else []


def _over_text(around: Surroundings, title: str | None) -> list[str]:
    """Two links or more between headline and text that lead to tags; right over it, of which the article speaks. A
    section stands there alone."""
    at = around.title_at if around.title_at is not None else around.start
    for block in around.blocks[max(0, around.head_at - OVER_HEADLINE) : around.start]:
        if block.index == at or not block.link_chars:
            continue
        tags = [tag for tag, sure in _tag_links(block, around.links, {}) if sure]
        if len(tags) > 1 and (block.index > at or speaks_of(tags, title, around)):
            return [] if _is_elsewhere(block) else tags
    return []


def _is_elsewhere(block: Block) -> bool:
    """Whether a block stands in an embedded post, whose hashtags are not the article's, or in a widget beside it."""
    if says(block.element, "widget") and not says(block.element, "tags"):
        return True
    for depth, element in enumerate(with_ancestors(block.element, 5)):
        if element.tag in ("body", "article", "main"):
            return False
        if element.tag == "footer" and not says(element, "own-footer"):
            return not any(above.tag in ("article", "main") for above in element.iterancestors())
        if element.tag in ("nav", "aside") or (element.tag == "blockquote" and depth < 4):
            return True
        if depth and says(element, "widget"):
            return True
    return block.element.tag == "blockquote"


def _is_cloud(around: Surroundings, block: Block) -> bool:
    """Whether the line before a run says that these are the site's tags of the day ("الأكثر تداولا")."""
    before = around.blocks[block.index - 1] if block.index else block
    return is_cloud_heading(before.text)


def _tag_links(block: Block, known: Links, boxes: dict[HtmlElement, bool | None]) -> list[tuple[str, int]]:
    """(text, BOXED or NAMED for a tag, else 0) of the links that make up a block; nothing where it has other words.

    `boxes` takes what is found of the elements around them, which many links share.
    """
    if len(block.text) > (LONGEST_RUN if block.link_chars else LONGEST_TAG):
        return []
    links = _links(block, known)
    around = boxes if block.link_chars else None
    for link in links:
        if _may_be_tag(link, around):
            break
    else:  # as in most blocks: their texts need not be read
        return []
    shown = [(known.text(link), link) for link in links]
    shown = [(text, link) for text, link in shown if text in block.text]  # a text cut by br shares its element's links
    if len(links) == 1 and shown and not shown[0][0] and len(block.text) <= LONGEST_TAG:
        shown = [(block.text, links[0])]  # an empty link laid over its text
    loose = len(block.text) - sum(len(text) + 1 for text, _ in shown)
    if loose > max(25, len(shown) * 3) and not _is_tag_line(block.spaced):
        if len(block.text) > 200:
            return []
        shown = [(text, link) for text, link in shown if "tag" in (link.get("rel") or "").lower().split()]
    tags = [(trim(text).strip('"«»“”'), link) for text, link in shown]
    tags = [(tag, link) for tag, link in tags if 1 < len(tag) <= LONGEST_TAG and tag.count(" ") < MOST_TAG_WORDS]
    return [(tag, _is_tag(link, tag, around)) for tag, link in tags]


def _is_tag_line(text: str) -> bool:
    label = read_label(text)
    return label is not None and label.kind in ("tags", "hashtags")


def _links(block: Block, known: Links) -> list[HtmlElement]:
    """The link that a block stands in, or those in it that lead somewhere."""
    element: HtmlElement | None = block.element
    for _ in range(3):
        if element is None:
            break
        if element.tag == "a":
            return [element]
        element = element.getparent()
    if not block.link_chars and len(block.text) > LONGEST_TAG:
        return []
    most = MOST_TAGS + 1 if block.link_chars else 2  # without linked text: one empty link laid over it
    return [link for link in known.inside(block) if link.get("href")][:most]


def _may_be_tag(link: HtmlElement, boxes: dict[HtmlElement, bool | None] | None) -> bool:
    """Whether a link is a tag with some text, by its address, what it says of itself, and where it stands."""
    rel = link.get("rel")
    if rel and "tag" in rel.lower():
        return True
    href = link.get("href")
    if href and leads_to_tag_or_search(href.lower()):
        return True
    return boxes is not None and _in_tag_box(link, boxes)


def _is_tag(link: HtmlElement, text: str, boxes: dict[HtmlElement, bool | None] | None) -> int:
    """BOXED, NAMED or 0; without `boxes` what stands around the link says nothing."""
    rel = (link.get("rel") or "").lower()
    if "tag" in rel.split():
        return 0 if "category" in rel else NAMED
    href = (link.get("href") or "").lower()
    if "/category/" in href or "/author/" in href:
        return 0
    if leads_to_tag(href):
        return BOXED
    if leads_to_search(href) and set(_WORDS.findall(fold(text))) <= set(_WORDS.findall(fold(unquote(href)))):
        return BOXED
    return BOXED if boxes is not None and _in_tag_box(link, boxes) else 0


def _in_tag_box(link: HtmlElement, boxes: dict[HtmlElement, bool | None]) -> bool:
    element: HtmlElement | None = link
    for _ in range(4):
        if element is None or element.tag in ("body", "article", "main"):
            return False
        if element not in boxes:
            boxes[element] = (
                not (_holds_source(element) or _holds_headlines(element)) if says(element, "tags") else None
            )
        if (found := boxes[element]) is not None:
            return found
        element = element.getparent()
    return False


def _holds_source(element: HtmlElement) -> bool:
    """Whether a box that is styled like those of tags holds where the text is from."""
    above = element.getparent()
    return says(element, "tags-of-source") or (
        above is not None and says(above, "tags-of-source") and not says(above, "tags")
    )


def _holds_headlines(element: HtmlElement) -> bool:
    """Whether half of the links in a box that is named after tags are as long as headlines: related articles."""
    texts = [whole_text(link) for link in islice(element.iter("a"), MOST_TAGS)]
    return bool(texts) and 2 * sum(len(text.split()) >= MOST_TAG_WORDS for text in texts) >= len(texts)


def _labelled(around: Surroundings) -> list[str]:
    """A line "كلمات دلالية: …" behind the text or under the headline, or such a heading with short lines behind it."""
    head = around.title_at if around.title_at is not None else around.start
    blocks = [*around.behind(BLOCKS_BEHIND), *(block for block in around.before() if head < block.index < around.start)]
    for at, block in enumerate(blocks):
        if block.link_chars and (led := _led_by_label(block, around.links)):
            return led
        label = read_label(block.spaced)
        if label is None or label.kind not in ("tags", "hashtags"):
            continue
        if (
            may_head_signs(block.spaced)
            and not block.link_chars
            and any(is_prose(one.text) for one in blocks[at + 1 :])
        ):
            continue  # "signs: fever, cough" inside the text
        if label.values("tags"):
            linked = texts_of_links(block, around.links) if block.link_chars else []
            return linked if len(linked) > 1 else list(label.values("tags"))
        values: list[str] = []
        for follower in blocks[at + 1 : at + 1 + MOST_TAGS]:
            if len(follower.text) > 40 or follower.link_chars < len(follower.text) * 0.8 or read_label(follower.text):
                break
            values += texts_of_links(follower, around.links)
        return list(dict.fromkeys(filter(None, values)))
    return []


def _led_by_label(block: Block, known: Links) -> list[str]:
    """The links of a block that holds nothing else but a label's words before them."""
    if len(block.text) > LONGEST_RUN or not opens_label(block.spaced):
        return []
    links = texts_of_links(block, known)
    rest = block.spaced
    for text in links:
        rest = rest.replace(text, " ", 1)
    label = read_label(tidy(rest)) if len(links) > 1 and len(rest) < len(block.spaced) else None
    return list(dict.fromkeys(links)) if label and label.kind == "tags" and not label.values("tags") else []
