"""Tags that no label names for sure: links under a heading that related headlines may have, too; hashtags alone."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from pipelines.cleaning.labels import trim
from pipelines.cleaning.layout.links import Links
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.metadata.subject_links import leads_to_tag
from pipelines.cleaning.metadata.tag_checks import is_short_tag, speaks_of
from pipelines.cleaning.page import Block
from pipelines.cleaning.text import key_of, tidy
from pipelines.cleaning.toml_files import read_toml

REACH = 10
"""Blocks behind the text in which such a heading or such hashtags stand."""

MOST = 20
"""Links under one heading; more are a menu."""

LONGEST_ROW = 300
"""Characters of a row of such links."""

ROW_LINKED = 0.8
"""Share of the letters of a row inside links."""

_HEADINGS = frozenset(key_of(phrase) for phrase in read_toml("metadata/tags.toml")["headings"])
_HASHTAGS = re.compile(r"(?:#[^\s#،,]+[\s،,]*)+")


def headed_tags(around: Surroundings, title: str | None) -> list[str]:
    """The texts of the links under the first such heading; nothing where the article does not speak of most."""
    blocks, known = around.behind(REACH), around.links
    for at, block in enumerate(blocks):
        if key_of(block.text) in _HEADINGS:
            below = list(_under(blocks[at + 1 :], known))
            texts = [text for under in below for text in _texts(under, known)]
            if texts and all(map(is_short_tag, texts)) and all(_leads_to_tags(under, known) for under in below):
                return texts
        elif block.link_chars and len(block.text) <= LONGEST_ROW and key_of(_without_links(block, known)) in _HEADINGS:
            texts = _texts(block, known)
        else:
            continue
        if texts and all(map(is_short_tag, texts)) and speaks_of(texts, title, around):
            return texts
    return []


def hashtags(around: Surroundings) -> list[str]:
    """The hashtags of a block behind the text that holds nothing else, in links or without."""
    for block in around.blocks[around.end : around.end + 1 + REACH]:
        text = block.spaced
        if not text.startswith("#") or len(text) > LONGEST_ROW or block.element.tag == "blockquote":
            continue
        texts = _texts(block, around.links)
        if (
            texts
            and all(tag.startswith("#") and is_short_tag(tag) for tag in texts)
            and not key_of(_without_links(block, around.links))
        ):
            return [tag.lstrip("# ") for tag in texts]
        if not block.link_chars and _HASHTAGS.fullmatch(text):
            return [trim(part) for part in text.split("#") if trim(part)]
    return []


def _leads_to_tags(block: Block, known: Links) -> bool:
    """Whether each link of a block has a tag's address."""
    return all(leads_to_tag((link.get("href") or "").lower()) for link in _links(block, known))


def _under(blocks: list[Block], known: Links) -> Iterator[Block]:
    """The blocks that are made of links, up to the first that holds something else."""
    for block in islice(blocks, MOST):
        texts = _texts(block, known)
        if not texts or block.link_chars < ROW_LINKED * len(block.text.replace(" ", "")):
            return
        yield block


def _links(block: Block, known: Links) -> list[HtmlElement]:
    return [block.element] if block.element.tag == "a" else known.inside(block)[:MOST]


def _texts(block: Block, known: Links) -> list[str]:
    return [text for link in _links(block, known) if (text := known.text(link)) and text in block.spaced]


def _without_links(block: Block, known: Links) -> str:
    """What a block says beside its links."""
    rest = block.spaced
    for text in _texts(block, known):
        rest = rest.replace(text, " ", 1)
    return tidy(rest)
