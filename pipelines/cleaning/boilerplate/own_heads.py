"""Short lines above the first long paragraph that are the text's: headings in bold or numbered in words, verses."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.own_words import is_bold
from pipelines.cleaning.labels import is_full_name, is_place, may_be_phrase, opens_with_given_name, trim
from pipelines.cleaning.words import words

FEWEST_HEADS = 3
"""Such lines in a text that make headings of all of them, one below its first long paragraph (own choice: a place and
a section above a text are two)."""

FEWEST_VERSES = 6
"""Lines of a poem above a note in prose; who wrote it, where and when, with a counter and a section, are five."""

POETS = 1
"""Names among them; more are credits: who spoke, who filmed."""

HEAD_LENGTH = 8
"""Words of the longest such line; a bold lead has more."""

_STOPS = frozenset(".,!\u060c\u061b\u2026")


def own_heads(lines: Sequence[ReadLine], above: Sequence[int], first: int) -> frozenset[int]:
    """The positions of short lines `above` the first long paragraph, at `first`, that are the text's."""
    return bold_heads(lines, first) | numbered_heads(lines, above, first) | verses_above(lines, above)


def bold_heads(lines: Sequence[ReadLine], first: int) -> frozenset[int]:
    """The positions of such lines, where `first` is that of the first long paragraph; none where they are too few.

    A place or a person's name is none: it says where the text was written and by whom.
    """
    heads = [i for i, line in enumerate(lines) if _is_head(line)]
    if len(heads) < FEWEST_HEADS or heads[-1] <= first or heads[0] >= first:
        return frozenset()
    text = {i for i, line in enumerate(lines) if line.hit is None and line.linked is not None and not line.linked}
    over = [i for i in heads if i + 1 in text]
    return frozenset(over) if len(over) >= FEWEST_HEADS else frozenset()


def numbered_heads(lines: Sequence[ReadLine], above: Sequence[int], first: int) -> frozenset[int]:
    """Those of the positions `above` the first long paragraph whose line is numbered in words, where another in a like
    element below counts on: "the first sermon", "the second sermon"."""
    ordinals = words("boilerplate/own_heads.toml", "ordinals")
    opened = {i: lines[i].key.rpartition(" ")[0] for i in above if lines[i].key.rpartition(" ")[2] in ordinals}
    if not opened:
        return frozenset()
    below = {
        (line.element, said[0])
        for line in lines[first:]
        if line.hit is None and (said := line.key.rpartition(" "))[2] in ordinals
    }
    return frozenset(i for i, said in opened.items() if said and (lines[i].element, said) in below)


def verses_above(lines: Sequence[ReadLine], above: Sequence[int]) -> frozenset[int]:
    """Those of the positions `above` the first long paragraph whose line is a verse: one of many that br parts in one
    element, most of which no rule knows, and which do not name several people, as credits do."""
    held: dict[HtmlElement, list[int]] = {}
    for i, line in enumerate(lines[: above[-1] + 1]):
        if line.line.block is not None and not line.linked:
            held.setdefault(line.line.block.element, []).append(i)
    poems = [own for own in held.values() if len(own) >= FEWEST_VERSES]
    known = frozenset(i for own in poems if _are_verses([lines[i] for i in own]) for i in own)
    return known.intersection(above)


def _are_verses(lines: Sequence[ReadLine]) -> bool:
    unknown = sum(line.hit is None for line in lines)
    return 2 * unknown > len(lines) and sum(is_full_name(trim(line.text)) for line in lines) <= POETS


def _is_head(line: ReadLine) -> bool:
    few = line.hit is None and not line.prose and not line.linked and len(line.text.split()) <= HEAD_LENGTH
    if not few or line.element[0] != "p" or line.text[-1] in _STOPS or not is_bold(line):
        return False
    name = trim(line.text)
    return not is_place(name) and (may_be_phrase(name) or not opens_with_given_name(name))
