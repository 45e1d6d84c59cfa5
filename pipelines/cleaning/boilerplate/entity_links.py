"""Lines between paragraphs that are nothing but links to the pages of a team, a person or a subject.

Such a card repeats what the text has just spoken of. A name that opens what is said of it is a heading of the text's
own, linked or not: of that the text has not spoken yet, or one stands over each paragraph.
"""

from collections.abc import Sequence
from itertools import islice

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.text import tidy

MOST_LINES = 6
"""Such lines in one text; more are its own: an interview names who speaks over each answer."""

LIST_HEADINGS = 3
"""Such lines that stand alone over a paragraph each, from which on they head the parts of a list ("the best five")."""

LINKS = 3
"""Links of one line: "A - B"."""

LINKED_WORDS = 3
"""Words of a linked name; a linked headline has more."""

PLAIN = frozenset("p div span a section".split())
"""Elements of such lines: what stands in lists, tables and headings may be the text's."""

BOLD = frozenset("b strong u h1 h2 h3 h4 h5 h6 li td th".split())
"""Elements around or in the link that make the line a heading, or a part of a list."""

QUOTES = '"«“\u201c:-–—'
"""What an answer opens with, and its speaker's line ends with."""


def entity_lines(lines: Sequence[ReadLine], last: int, title: str) -> frozenset[int]:
    """Positions of such lines: between paragraphs, each text once, the links to pages of the site's own.

    `title` is the headline's key, `last` the position of the last paragraph.
    """
    found = [i for i in range(1, last) if _is_name(lines[i]) and _stands_between(lines, i)]
    texts = [lines[i].key for i in found]
    heads = sum(lines[i - 1].prose and lines[i + 1].prose for i in found)
    if len(found) > MOST_LINES or len(set(texts)) < len(texts) or heads >= LIST_HEADINGS:
        return frozenset()
    return frozenset(i for i in found if _was_spoken_of(lines[i].key, [title, *(line.key for line in lines[:i])]))


def _was_spoken_of(key: str, above: Sequence[str]) -> bool:
    """Whether the last word of a name, a person's family name, stands above; there it may have other particles."""
    word = key.split()[-1].removeprefix(ARTICLE) if key else ""
    return bool(word) and any(word in text for text in above)


def _stands_between(lines: Sequence[ReadLine], i: int) -> bool:
    """Whether a paragraph stands right before the line or right behind it, and none behind it is what it heads."""
    before, behind = lines[i - 1], lines[i + 1]
    speaks = behind.text[0] in QUOTES or lines[i].text[-1] in QUOTES
    return (before.prose or behind.prose) and any(line.prose for line in lines[:i]) and not speaks


def _is_name(line: ReadLine) -> bool:
    block = line.line.block
    if block is None or line.hit is not None or line.outward or not block.link_chars or line.element[0] not in PLAIN:
        return False
    above = [block.element, *islice(block.element.iterancestors(), 2)]
    if any(element.tag in BOLD for element in above) or next(block.element.iter(*BOLD), None) is not None:
        return False
    links = list(islice(block.element.iter("a"), LINKS + 1))
    if block.element.tag == "a":
        links = [block.element]
    texts = [tidy(str(link.text_content())) for link in links]
    if not 1 <= len(texts) <= LINKS or not all(text and len(text.split()) <= LINKED_WORDS for text in texts):
        return False
    rest = block.spaced
    if not (rest.startswith(texts[0]) and rest.endswith(texts[-1])):
        return False  # "Reports: A, B"
    for text in texts:
        rest = rest.replace(text, " ", 1)
    return len(rest.split()) <= len(texts) - 1  # "A - B"
