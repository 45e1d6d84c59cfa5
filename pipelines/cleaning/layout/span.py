"""Where on the page the text begins and ends, once its lines are found."""

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.cleaning.page import Block, Line

LONG_LINE = 60
"""Characters of a line that the text may begin with; a shorter one before it is a dateline, a byline, a caption."""


class Span(NamedTuple):
    """Positions of blocks."""

    start: int
    """The block that the text begins with; the number of blocks where no line has one."""
    end: int
    """The block that the text ends with."""
    second: int
    """The text's second long block: between it and the lead a byline may stand. 0 where there is none."""


def span_of_found(lines: Sequence[Line], blocks: list[Block]) -> Span:
    """The span of lines from which nothing has been taken yet: short or linked ones are not yet the text."""
    held = [line.block for line in lines if line.block is not None]
    if not held:
        return Span(len(blocks), len(blocks) - 1, 0)
    own = [block.index for block in held if block.link_chars * 2 < len(block.text)] or [block.index for block in held]
    long = [block.index for block in held if len(block.text) >= LONG_LINE and block.link_chars * 2 < len(block.text)]
    return Span(min(long or own), max(own), sorted(long)[1] if len(long) > 1 else 0)


def span_of_kept(kept: Sequence[Line]) -> tuple[int, int] | None:
    """The first and last block of the text as it is delivered; None where no line knows its block."""
    places = [line.block.index for line in kept if line.block is not None]
    return (min(places), max(places)) if places else None
