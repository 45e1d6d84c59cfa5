"""Which keywords are none: a headline in pieces, the writer's own name; and tag links that no label introduces."""

import re
from itertools import islice
from urllib.parse import unquote

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import whole_text, with_ancestors
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.page import Block
from pipelines.cleaning.rendering import shown_text
from pipelines.cleaning.text import fold, tidy

PARTICLE = 2
"""Letters of a word that nobody looks for: a preposition."""

FEWEST_PIECES = 4
"""Words of the headline, each stated as a keyword, that are no keywords."""

FEWEST_NUMBERED = 3
"""Links in a row that lead to numbers: two may be anything."""

MOST_CHIPS = 40
"""Chips of one box; more are the site's."""

MOST_ENTRIES = 200
"""Links over the headline with whose addresses those of a row are compared (own choice)."""

FOLLOWS = 8
"""Blocks behind the text in which a row of tag links without a label stands."""

TOLD = 60
"""Characters of a line that speaks of something."""

LONGEST_TAG, MOST_WORDS = 40, 5
"""Characters and words of a tag in such a row: a headline is longer."""

_COUNTED = re.compile(r" ?\(\d{1,6}\)$")
"""How many articles a tag has."""
_COMMAS = re.compile(r"[،,|؛;]")
_NUMBER = re.compile(r"(?<!\d)\d++$")
_WORDS = re.compile(r"[^\W_]+")
_EDGES = "# \t\"'\u201c\u201d\u00ab\u00bb\u2026.\u060c,"


def is_headline_in_pieces(tags: list[str], title: str | None) -> bool:
    """Whether stated keywords are the headline's words one by one, and no choice of the editors'."""
    words = {word.strip(_EDGES) for word in fold(title or "").split()}
    pieces = [fold(tag).strip(_EDGES) for tag in tags]
    if len(pieces) >= FEWEST_PIECES and all(" " not in piece for piece in pieces) and words.issuperset(pieces):
        return True
    run = " ".join(pieces)
    return len(pieces) > 2 and run.count(" ") >= FEWEST_PIECES - 1 and run in fold(title or "")


def is_whole_headline(tags: list[str], title: str | None) -> bool:
    """Whether shown tags are words of the headline, one by one, those that nobody looks for among them."""
    words = [word.strip(_EDGES) for word in fold(title or "").split()]
    pieces = [fold(tag).strip(_EDGES) for tag in tags]
    cut = any(len(piece) <= PARTICLE for piece in pieces) and all(piece in words for piece in pieces)
    return len(words) >= FEWEST_PIECES and (pieces == words or (cut and len(pieces) >= FEWEST_PIECES))


def without_people(tags: list[str], authors: list[str], outlets: frozenset[str]) -> list[str]:
    """The tags without the writers and the site's own name of several words: templates list them among the subjects.

    One word may be a subject as well: a site can be called like a country.
    """
    own = {fold(name) for name in authors} | {name for name in outlets if " " in name}
    return [tag for tag in tags if fold(tag) not in own]


def neat(tags: list[str]) -> list[str]:
    """The tags without marks that the template has cut from a headline, once each."""
    return list(dict.fromkeys(kept for tag in tags if len(kept := _COUNTED.sub("", tag).strip(_EDGES)) > 1))


def unlabelled(around: Surroundings, title: str | None) -> list[str]:
    """The texts of a row of short links right behind the text, most of which the article speaks of."""
    for block in around.blocks[around.end + 1 : around.end + 1 + FOLLOWS]:
        texts = _row(block)
        if len(texts) >= 2 and speaks_of(texts, title, around) and not is_menu(block, around):
            return texts
    return []


def speaks_of(texts: list[str], title: str | None, around: Surroundings) -> bool:
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
    texts = list(map(whole_text, links))
    if not all(map(is_short_tag, texts)):
        return []
    return texts if all(map(_is_named_so, links, texts)) or _are_numbered(links) else []


def is_short_tag(text: str) -> bool:
    """Whether a link's text is no longer than a tag."""
    return 1 < len(text) <= LONGEST_TAG and len(text.split()) <= MOST_WORDS


def _are_numbered(links: list[HtmlElement]) -> bool:
    """Whether three links or more lead to numbers in one folder."""
    folders = {_NUMBER.sub("", link.get("href") or "") for link in links}
    return len(links) >= FEWEST_NUMBERED and len(folders) == 1 and links[0].get("href") not in folders


def unlinked(around: Surroundings) -> list[str]:
    """The texts of a box that is named after tags, and holds buttons or chips that lead nowhere."""
    for block in around.behind(FOLLOWS):
        box = next((e for e in with_ancestors(block.element, 2) if says(e, "tags")), None)
        if box is None or says(box, "tags-of-source") or next(box.iterdescendants("a", "p"), None) is not None:
            continue
        if not len(box) and len(texts := [part for part in map(tidy, _COMMAS.split(block.text)) if part]) > 1:
            return texts if all(map(is_short_tag, texts)) else []
        chips = [shown_text(e) for e in islice(box.iter("span", "button", "li"), MOST_CHIPS + 1) if not len(e)]
        if 2 <= len(chips) <= MOST_CHIPS and all(map(is_short_tag, chips)):
            return chips
    return []


def _is_named_so(link: HtmlElement, text: str) -> bool:
    """Whether the address holds the link's own words, as those of tags do."""
    own = set(_WORDS.findall(fold(text)))
    return bool(own) and own <= set(_WORDS.findall(fold(unquote(link.get("href") or ""))))


def is_menu(block: Block, around: Surroundings) -> bool:
    """Whether a row stands in what is no part of the article, or its addresses are those of the menu over it."""
    if around.layout.outline.zone(block.index) in ("navigation", "share", "related", "comments"):
        return True
    tops = (link.get("href") for above in around.blocks[: around.head_at] for link in around.links.inside(above))
    known = set(islice(tops, MOST_ENTRIES))
    leading = [link.get("href") for link in block.element.iter("a")]
    return 2 * sum(href in known for href in leading) > len(leading)
