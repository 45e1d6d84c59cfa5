"""Days of the week over the entries of a diary: the first stands above the first paragraph, as a page's date does."""

from collections.abc import Sequence

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.dates.words import WEEKDAYS

OTHERS = 1
"""Further days that stand alone in elements like the first: one is enough, as no page prints its date in two lines."""


def heads_day(lines: Sequence[ReadLine], i: int) -> bool:
    """Whether a line is a weekday alone that another follows as the heading of a later entry."""
    line = lines[i]
    if line.key not in WEEKDAYS:
        return False
    others = [one for one in lines[i + 1 :] if one.key in WEEKDAYS and one.key != line.key]
    return sum(one.element == line.element for one in others) >= OTHERS
