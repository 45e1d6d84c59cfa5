"""The headline: the one that stands over the text, weighed against those that the page states for machines."""

from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from pipelines.cleaning.entities import unescaped
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.metadata.bold_headline import bold_lines
from pipelines.cleaning.metadata.kickers import without_named_kicker
from pipelines.cleaning.outlets import SEPARATOR, is_outlet
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import is_prose
from pipelines.cleaning.stated_values import stated_text
from pipelines.cleaning.text import fold, tidy

LONGEST_TITLE = 300
"""Characters. A longer "headline" is a paragraph (longest of the 1,400 shared articles: 178)."""

MOST_PIECES = 20
"""Pieces of a heading that are weighed; a kicker makes two of it."""

FEWEST_WORDS = 3
"""Words of a headline that a title with a site's name is cut down to; a kicker has fewer."""

BLOCKS_BEFORE = 60
"""Blocks before the text that are looked at for a headline: menus may stand between (a poll of 8 on one gold page)."""

_HEADINGS = frozenset({"h1", "h2", "h3"})
_INSIDE_HEADINGS = frozenset({"br", "div", "p", "center", "label", "section"})
_ASIDE = frozenset({"nav", "aside", "footer", "li", "figure", "figcaption"})


@dataclass(slots=True)
class _Heading:
    text: str
    element: HtmlElement
    at: int
    rank: float


def find_title(around: Surroundings) -> tuple[str | None, int | None]:
    """The title, None where no witness is left; and the block of the heading that it was read from.

    A visible heading that a stated title confirms wins; then a visible h1 over the text; then what is stated. Where a
    lone h1 and the stated titles disagree, the one whose words come again in the text is the article's.
    """
    stated = _stated(around)
    keys = [fold(title) for title in stated]
    headings = _headings(around, keys)
    best = max(headings, key=lambda heading: heading.rank, default=None)
    if best is not None and stated and best.rank < _CONFIRMED and _is_foreign(best, stated[0], around):
        best = None
    if best is not None:
        return _whole(_without_kicker(best, keys), stated), best.at
    loud = None if stated and _recurs(stated[0], around) else _loud(around)
    return (loud.text, loud.index) if loud else (stated[0] if stated else None, None)


def _loud(around: Surroundings) -> Block | None:
    """The line in bold over the text most of whose words come again in it, one at least."""
    spoken = _spoken(around)
    best = max(bold_lines(around), key=lambda block: _shared(block.text, spoken), default=None)
    return best if best is not None and _shared(best.text, spoken) > 0 else None


def _recurs(title: str, around: Surroundings) -> bool:
    """Whether any word of a stated title comes again in the text: a site's name does not."""
    return _shared(title, _spoken(around)) > 0


RECURRING = 0.3
"""Share of a heading's words that come again in the first lines, from which it is believed against what is stated:
true of 70 % of the 1,400 shared articles."""

_CONFIRMED = 4.0
"""Rank of a heading that a stated title confirms, at least: more than any other heading reaches."""


def _stated(around: Surroundings) -> list[str]:
    """Titles that the page states, without the site's name, the most careful witness first."""
    raw = [stated_text(node.get("headline")) or stated_text(node.get("name")) for node in around.nodes[:2]]
    raw += around.layout.stated("og:title", "twitter:title", "dc.title", "title", "headline")
    raw += [around.layout.document_title, stated_text(around.page.hints.title)]
    raw = list(dict.fromkeys(raw))  # most pages state the same title in several places
    titles = [strip_site(title, around) for title in raw if 1 < len(title) <= LONGEST_TITLE]
    return list(dict.fromkeys(title for title in titles if title and not is_outlet(title, around.outlets)))


def strip_site(title: str, around: Surroundings) -> str:
    """A stated title without the site's name or a section at either side."""
    cuts = [(found.start(), found.end()) for found in SEPARATOR.finditer(title)]
    for start, end in reversed(cuts):
        if not _is_site_part(title[end:], around):
            break
        title = title[:start]
    opening = 0
    for start, end in cuts:
        if end >= len(title) or not _is_site_part(title[opening:start], around):
            break
        opening = end
    return title[opening:].strip()


def _is_site_part(part: str, around: Surroundings) -> bool:
    """The site's name, or a section: shown above the text as a link, or as a word or two. A headline is neither."""
    part = part.strip(" -–—|»›:•·/\\")
    if not part or is_outlet(part, around.outlets):
        return True
    if len(part) > 30:
        return False
    above = [block for block in around.blocks[: around.start] if block.text == part]
    if any(block.element.tag == "h1" for block in above) and _has_one_h1(around):
        return False  # the headline itself, however short
    return any(len(part.split()) <= 2 or 2 * block.link_chars > len(part) for block in above)


def _has_one_h1(around: Surroundings) -> bool:
    return len(around.page.tagged["h1"]) == 1


def _headings(around: Surroundings, keys: list[str]) -> list[_Heading]:
    """Blocks around the beginning of the text that may be its headline, ranked."""
    found: list[_Heading] = []
    low, high = min(map(len, keys), default=0) * 0.5, max(map(len, keys), default=0) * 1.6
    blocks = around.blocks
    for block in blocks[max(0, around.start - BLOCKS_BEFORE) : around.start + 4]:
        element, tag = _owner(block)
        if tag is None and not low <= len(block.text) <= high:
            continue
        if found and element is found[-1].element and tag is not None:  # a br or a block inside the heading
            found[-1].text += " " + block.text
            continue
        text = tidy(block.text)
        if len(text) <= LONGEST_TITLE:
            found.append(_Heading(text, element, block.index, _base_rank(tag, element)))
    for heading in found:
        heading.rank = _rank(heading, keys, around)
    return [heading for heading in found if heading.rank > 0]


def _owner(block: Block) -> tuple[HtmlElement, str | None]:
    """The heading element that a block stands in, or its own element where its class says title."""
    element: HtmlElement | None = block.element
    for _ in range(3):
        if element is None:
            break
        if element.tag in _HEADINGS:
            return element, str(element.tag)
        if element.tag not in _INSIDE_HEADINGS:
            break
        element = element.getparent()
    return block.element, "class" if says(block.element, "title") else None


def _base_rank(tag: str | None, element: HtmlElement) -> float:
    rank = {"h1": 3.0, "h2": 1.0, "h3": 0.6, "class": 0.8}.get(tag or "", 0.0)
    ancestor = element.getparent()
    for _ in range(4):
        if ancestor is None:
            break
        if ancestor.tag in _ASIDE:
            return rank - 1.0
        ancestor = ancestor.getparent()
    return rank


def _rank(heading: _Heading, keys: list[str], around: Surroundings) -> float:
    """How likely a heading is the article's; 0 where it cannot be."""
    key = fold(heading.text)
    match = max((_likeness(key, other) for other in keys), default=0.0)
    words = len(heading.text.split())
    distance = abs(around.start - heading.at)
    if match < 0.5:
        behind = heading.at >= around.start
        if (
            words < (2 if heading.rank >= 3 else 3)
            or is_outlet(heading.text, around.outlets)
            or heading.rank < 0.5
            or (behind and heading.rank < 3)
        ):
            return 0.0
        if heading.rank < 2.0 and distance > 8:
            return 0.0
        shown_before = any(block.text == heading.text for block in around.blocks[: heading.at])
        return 0.0 if words < 3 and shown_before else heading.rank - 0.02 * distance
    if match < 1.0 and heading.rank < 0.5 and heading.at > around.start:
        return 0.0
    return _CONFIRMED + heading.rank + match - 0.02 * distance


def _likeness(one: str, other: str) -> float:
    """1 for the same folded letters and digits; the share of the shorter in the longer where one contains the other."""
    one, other = _letters(one), _letters(other)
    if not one or not other:
        return 0.0
    if one in other or other in one:
        return min(len(one), len(other)) / max(len(one), len(other))
    return 0.0


@lru_cache(256)  # each heading is compared with each stated title
def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _is_foreign(heading: _Heading, stated: str, around: Surroundings) -> bool:
    """Whether an unconfirmed heading shares fewer words with the text than the stated title does."""
    text = _spoken(around)
    mine, other = _shared(heading.text, text), _shared(stated, text)
    if heading.rank > 2.0:
        return mine < other and (other >= RECURRING or len(heading.text.split()) < 4)
    return other > 0 or mine < RECURRING


def _spoken(around: Surroundings) -> frozenset[str]:
    """The folded words of the text's first lines."""
    first = [line.text for line in around.lines[:6]]
    spoken = list(filter(is_prose, first)) or first  # a byline repeats words of a title with a name in it
    return frozenset(fold(" ".join(spoken)).split())


def _shared(title: str, text: frozenset[str]) -> float:
    words = {word for word in fold(title).split() if len(word) > 3}
    return len(words & text) / len(words) if words else 0.0


def _without_kicker(heading: _Heading, keys: list[str]) -> str:
    """The heading's text; only its part where a stated title is exactly one side of it, in an element of its own."""
    texts = (unescaped(text) for text in heading.element.itertext() if isinstance(text, str))
    pieces = [piece for piece in map(tidy, texts) if piece][:MOST_PIECES]
    if len(pieces) < 2 or heading.element.tag not in _HEADINGS:
        return heading.text
    parts = [part for cut in range(1, len(pieces)) for part in (" ".join(pieces[cut:]), " ".join(pieces[:cut]))]
    for part in parts:
        if any(_likeness(fold(part), key) == 1.0 for key in keys):
            return part
    if fold(heading.text) not in keys and (rest := without_named_kicker(heading.element, heading.text)):
        return rest
    for part in parts:  # with the name of a site behind it that the page states nowhere else
        if len(part.split()) >= FEWEST_WORDS and any(_opens(key, fold(part)) for key in keys):
            return part
    return heading.text


def _opens(stated: str, part: str) -> bool:
    """Whether a stated title is a part, a separator and something else."""
    return stated.startswith(part) and SEPARATOR.match(stated, len(part)) is not None


def _whole(title: str, stated: list[str]) -> str:
    """A heading that the template cut off ("…"), as a stated title goes on."""
    if not title.endswith(("...", "…", "..")):
        return title
    start = fold(title.rstrip(" .…"))
    return next((other for other in stated if fold(other).startswith(start) and len(other) > len(title)), title)
