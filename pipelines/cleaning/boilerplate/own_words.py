"""Words of buttons, menus and boxes that are the journalist's: they head a part of the text or stand in its lists."""

import re
from dataclasses import replace

from pipelines.cleaning.boilerplate.line_rules import Marks, ReadLine

SUBHEADINGS = frozenset("h2 h3 h4".split())
"""Elements of headings of parts; a button, a menu's entry or a picture's credit is in none of them."""

BOLD = frozenset({"b", "strong"})
"""Elements that make a paragraph's line a heading, where they hold all of it."""

WORDS = frozenset({"print", "navigation", "consent", "widget", "photo", "meta", "share"})
"""Classes of the lexicon whose phrases are words of buttons, menus and credits: "Facebook", "the menu", "a search"."""

STEPS = frozenset({*WORDS, "newsletter"})
"""The same in a list: "enter your address" is a step of what the list tells, elsewhere a sign-up box."""

NETWORKS = "share:names of networks and buttons, nothing else"
"""Of the class `share` names of networks alone head a part: "share the news" over a paragraph is a button."""

CALLED = frozenset({"read-also"})
"""Classes whose calls of one word and a colon are headlines as well: "a witness: …"."""


ITEMS = frozenset({"li"})
CELLS = frozenset({"td", "th"})

FEWEST_CELLS = 6
"""Cells of a table of the text's (own choice): two rows of three."""

_WORD = re.compile(r"[^\W\d_]{3}")
"""Three letters in a row: what a list tells has a word; the number of comments and the sizes of letters have none."""


def spare_words(lines: list[ReadLine], _title: str) -> Marks:
    """Let words of buttons be where they head a part of the text, or stand in one of its lists."""
    first = next((i for i, line in enumerate(lines) if line.prose), len(lines))
    listed = _listed(lines, first)
    own = [i for i in range(first + 1, len(lines)) if _is_own(lines, i, listed=i in listed)]
    return {i: replace(lines[i], hit=None, label=None, prose=False) for i in own}


def _is_own(lines: list[ReadLine], i: int, *, listed: bool) -> bool:
    """Whether a line is such a word; `listed` says that it stands in a list of the text."""
    if _is_word(lines[i], STEPS if listed else WORDS) and (listed or _heads(lines, i)):
        return True
    return _is_one_of_parts(lines, i)


def _is_word(line: ReadLine, classes: frozenset[str]) -> bool:
    """Whether a phrase of the lexicon, of one of these classes, that may be the text's speaks against a line."""
    hit = line.hit
    if hit is None or hit.action != "line" or line.linked or line.line.taken is not None:
        return False
    kind, _, phrase = hit.rule.partition(":")
    if kind in CALLED:
        return ":" in line.text and " " not in phrase
    return kind == hit.kind and kind in classes and (kind != "share" or hit.rule == NETWORKS)


def _heads(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is in a heading's element, right above a paragraph or a list of the text."""
    if i + 1 >= len(lines) or not (lines[i].element[0] in SUBHEADINGS or is_bold(lines[i])):
        return False
    below = lines[i + 1]
    return below.hit is None and (below.prose or (below.element[0] == "li" and not below.linked))


def _is_one_of_parts(lines: list[ReadLine], i: int) -> bool:
    """Whether "comments" is the heading of a part: headings in elements just like its own stand above it and below it,
    each over a paragraph, and no rule speaks against them. Comments have none such below theirs."""
    line, hit = lines[i], lines[i].hit
    if hit is None or hit.kind != "comments" or line.element[0] not in SUBHEADINGS or not _heads(lines, i):
        return False
    like = [j for j, one in enumerate(lines) if one.element == line.element and one.hit is None and not one.linked]
    parts = [j for j in like if _heads(lines, j)]
    return bool(parts) and parts[0] < i < parts[-1]


def is_bold(line: ReadLine) -> bool:
    """Whether a line is a paragraph that holds one bold element and nothing else."""
    block = line.line.block
    if block is None or len(block.element) != 1 or (block.element.text or "").strip():
        return False
    inner = block.element[0]
    return inner.tag in BOLD and not (inner.tail or "").strip()


def _listed(lines: list[ReadLine], first: int) -> frozenset[int]:
    """The positions of list items that stand beside an item of words that no rule knows, and which is no link; and of
    the cells of a table of words and figures."""
    items, cells = _runs(lines, first, ITEMS), _runs(lines, first, CELLS)
    listed = [run for run in items if any(map(_is_free, _lines_of(lines, run)))]
    tables = [run for run in cells if len(run) >= FEWEST_CELLS and _is_table(_lines_of(lines, run))]
    return frozenset(i for run in (*listed, *tables) for i in run)


def _lines_of(lines: list[ReadLine], positions: range) -> list[ReadLine]:
    """The lines at these positions."""
    return lines[positions.start : positions.stop]


def _is_free(line: ReadLine) -> bool:
    return line.hit is None and not line.linked and _WORD.search(line.text) is not None


def _is_table(cells: list[ReadLine]) -> bool:
    """Whether cells are a table of the text's: short, no links, and most of them under no rule. Tables that lay a page
    out hold paragraphs, or buttons in a row."""
    if any(cell.prose or cell.linked for cell in cells):
        return False
    return 3 * sum(cell.hit is not None for cell in cells) < len(cells)


def _runs(lines: list[ReadLine], first: int, tags: frozenset[str]) -> list[range]:
    """Where lines in such elements stand in a row, behind the first paragraph."""
    found: list[range] = []
    start = first
    while start < len(lines):
        stop = start
        while stop < len(lines) and lines[stop].element[0] in tags:
            stop += 1
        if stop > start:
            found.append(range(start, stop))
        start = stop + 1
    return found
