"""Which keywords are none: a headline in pieces, the writer's own name; and tag links that no label introduces."""

import re
from urllib.parse import unquote

from lxml.html import HtmlElement

from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.page import Block
from pipelines.cleaning.text import fold, tidy

FEWEST_PIECES = 4
"""Words of the headline, each stated as a keyword, that are no keywords."""

FOLLOWS = 8
"""Blocks behind the text in which a row of tag links without a label stands."""

TOLD = 60
"""Characters of a line that speaks of something."""

LONGEST, MOST_WORDS = 40, 5
"""Characters and words of a tag in such a row: a headline is longer."""

_WORDS = re.compile(r"[^\W_]+")
_EDGES = " \t\"'\u201c\u201d\u00ab\u00bb\u2026.\u060c,"


def is_headline_in_pieces(tags: list[str], title: str | None) -> bool:
    """Whether stated keywords are the headline's words one by one, and no choice of the editors'."""
    words = {word.strip(_EDGES) for word in fold(title or "").split()}
    pieces = [fold(tag).strip(_EDGES) for tag in tags]
    return len(pieces) >= FEWEST_PIECES and all(" " not in piece for piece in pieces) and words.issuperset(pieces)


def without_people(tags: list[str], authors: list[str]) -> list[str]:
    """The tags without the writers: a template lists their pages among those of the subjects."""
    own = {fold(name) for name in authors}
    return [tag for tag in tags if fold(tag) not in own]


def neat(tags: list[str]) -> list[str]:
    """The tags without marks that the template has cut from a headline, once each."""
    return list(dict.fromkeys(kept for tag in tags if len(kept := tag.strip(_EDGES)) > 1))


def unlabelled(around: Surroundings, title: str | None) -> list[str]:
    """The texts of a row of short links right behind the text, most of which the article speaks of."""
    for block in around.blocks[around.end + 1 : around.end + 1 + FOLLOWS]:
        texts = _row(block)
        if len(texts) >= 2 and _speaks_of(texts, title, around) and not _is_menu(block, around):
            return texts
    return []


def _speaks_of(texts: list[str], title: str | None, around: Surroundings) -> bool:
    """Whether the article says more than half of these."""
    told = fold(" ".join([title or "", *(line.text for line in around.lines if len(line.text) >= TOLD)]))
    return 2 * sum(fold(text) in told for text in texts) > len(texts)


def _row(block: Block) -> list[str]:
    """The links, two or more, that make up a block, where all are short and lead to an address that says the same."""
    if block.link_chars < 0.8 * len(block.text.replace(" ", "")):
        return []
    links = [link for link in block.element.iter("a") if link.get("href")]
    if len(links) < 2:
        return []
    texts = [tidy("".join(link.itertext())) for link in links]
    short = all(1 < len(text) <= LONGEST and len(text.split()) <= MOST_WORDS for text in texts)
    return texts if short and all(map(_is_named_so, links, texts)) else []


def _is_named_so(link: HtmlElement, text: str) -> bool:
    """Whether the address holds the link's own words, as those of tags do."""
    own = set(_WORDS.findall(fold(text)))
    return bool(own) and own <= set(_WORDS.findall(fold(unquote(link.get("href") or ""))))


def _is_menu(block: Block, around: Surroundings) -> bool:
    return around.layout.outline.zone(block.index) in ("navigation", "share", "related", "comments")
