"""Links to other sites: several in a row are what the article is about, and no list of its own site's headlines."""

import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.labels import read_label
from pipelines.cleaning.page import Block
from pipelines.cleaning.text import tidy

LINK_ROW = 3
"""Lines in a row that lead to other sites; fewer may be advertisements or a button to a network."""

LONGEST_ROW = 600
"""Characters of a row of links in one line: 40 tags of two words."""

MOST_CHIPS = 40
"""Links of such a row."""

SHORTEST_DATED, LONGEST_DATED = 25, 200
"""Characters of a headline and its date."""

CHIP = 40
"""Characters of one of them; a longer one is a headline."""

LABEL_WORDS = 3
"""Words before them or between them: "tags", "filed under"."""

_PLAIN = frozenset("div p section aside".split())
"""Elements of such lines: in lists, tables and headings links may be the text's."""

_EMPHASIS = frozenset("strong b em i u span small".split())

_WORD = re.compile(r"\w+")
_LABEL = re.compile("[A-Za-z\u00c0-\u024f'’ ]{3,40}:")

MOST_LINKS = 5
"""Links of one line that are looked at."""


def leads_out(block: Block, host: str) -> bool:
    """Whether all links of a block lead to hosts that are not the page's, nor above or below it."""
    if not host:
        return False
    own = host.removeprefix("www.")
    element = block.element if next(block.element.iter("a"), None) is not None else block.element.getparent()
    targets = [link.get("href") or "" for link in islice((() if element is None else element.iter("a")), MOST_LINKS)]
    hosts = [_host(target) for target in targets]
    return bool(hosts) and all(
        h and h != own and not h.endswith(f".{own}") and not own.endswith(f".{h}") for h in hosts
    )


def leads_home(block: Block, host: str) -> bool:
    """Whether all links of a block lead to the page's own host, or name none."""
    own = host.removeprefix("www.")
    links = [link.get("href") or "" for link in islice(block.element.iter("a"), MOST_LINKS)]
    return bool(own and links) and all(_host(target) in ("", own) for target in links)


def is_row_of_links(block: Block | None) -> bool:
    """Whether a block is links side by side, a word or two before them, or one behind "tags": chips of tags."""
    if block is None or not block.link_chars or len(block.text) > LONGEST_ROW:
        return False
    texts = [tidy(str(link.text_content())) for link in islice(block.element.iter("a"), MOST_CHIPS + 1)]
    if not 1 <= len(texts) <= MOST_CHIPS or any(len(text) > CHIP for text in texts):
        return False
    rest = block.spaced
    for text in texts:
        if text not in rest:
            return False
        rest = rest.replace(text, " ", 1)
    if len(texts) == 1:
        label = read_label(tidy(rest))
        return label is not None and label.kind == "tags" and not label.values("tags")
    return len(_WORD.findall(rest)) <= LABEL_WORDS


def is_dated_link(block: Block | None) -> bool:
    """Whether a block is one linked headline and its date, and nothing else."""
    if block is None or not block.link_chars or not SHORTEST_DATED <= len(block.text) <= LONGEST_DATED:
        return False
    links = [tidy(str(link.text_content())) for link in islice(block.element.iter("a"), 3)]
    texts = [text for text in links if text]
    if len(texts) != 1 or len(texts[0].split()) <= LABEL_WORDS or texts[0] not in block.spaced:
        return False
    rest = block.spaced.replace(texts[0], " ", 1).strip(" |-–—•·()")
    return is_date_line(rest)


def is_labelled_link(block: Block | None, homeward: bool = False) -> bool:
    """Whether a block is one linked headline and a label of a word or three in an element of its own: "watch with us";
    in Latin letters a colon behind it will do, where the link leads to the same site: "Lesen Sie auch: …", "(MORE: …)".

    In a sentence the words beside a link are the paragraph's own. `homeward` says that the link leads to the page's
    own host; one without a host does, too.
    """
    if block is None or not block.link_chars or block.element.tag not in _PLAIN or len(block.text) > LONGEST_DATED:
        return False
    element = _innermost(block.element)
    before = tidy(element.text or "").lstrip("([ ")
    if (before and not _LABEL.fullmatch(before)) or any((child.tail or "").strip(")] \n\t") for child in element):
        return False
    links = [link for link in islice(element.iter("a"), MOST_LINKS) if tidy(str(link.text_content()))]
    if len(links) != 1 or links[0].getparent() is not element:
        return False
    if before and not homeward and _host(links[0].get("href") or ""):
        return False
    headline = tidy(str(links[0].text_content()))
    rest = block.spaced.replace(headline, " ", 1)
    words = _WORD.findall(rest)
    stops = headline[-1] in ".»”" or "." in rest
    return len(headline.split()) > LABEL_WORDS and 0 < len(words) <= LABEL_WORDS and not stops


def _innermost(element: HtmlElement) -> HtmlElement:
    """The emphasis around the whole of a line, where there is one, else the line's element."""
    while len(element) == 1 and element[0].tag in _EMPHASIS:
        if (element.text or "").strip() or (element[0].tail or "").strip():
            break
        element = element[0]
    return element


def _host(target: str) -> str:
    try:
        return (urlsplit(target).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def rows_out(outward: Sequence[bool], last: int) -> frozenset[int]:
    """The positions of lines that stand in a row of LINK_ROW or more which lead out, up to the last paragraph."""
    found: set[int] = set()
    row: list[int] = []
    for position, leads in enumerate([*outward[: last + 1], False]):
        if leads:
            row.append(position)
            continue
        found.update(row if len(row) >= LINK_ROW else ())
        row = []
    return frozenset(found)
