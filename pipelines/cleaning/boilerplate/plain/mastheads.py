"""Who heads the outlet, as pages print it above the headline: "editor in chief", and a name."""

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.names import could_be_name
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict
from pipelines.cleaning.boilerplate.plain.wording import tokens, zone_words
from pipelines.cleaning.text import fold

MASTHEAD_LINES = 14
"""Lines from the top among which a masthead stands."""

OPEN_WORDS = 5
"""Words of an open line that is a headline: a masthead stands above it."""

OFFICES = 2
"""Offices of a masthead, at least: one alone is the writer's."""

_OFFICE = Verdict(Hit("head:masthead", "frame"))


def masthead(lines: list[ReadLine], stop: int) -> dict[int, Verdict]:
    """Lines of the outlet's heads above the headline: the office alone, who holds it on the next line, or both glued;
    and what stands above them."""
    found: dict[int, Verdict] = {}
    for i in range(min(stop, MASTHEAD_LINES)):
        line = lines[i]
        office = _office_in(line)
        if office is None:
            if i - 1 in found and _is_alone(lines[i - 1]) and could_be_name(line.text):
                found[i] = _OFFICE
                continue
            if line.hit is None and len(tokens(line.text)) >= OPEN_WORDS and found:
                break
            continue
        holder = fold(line.text).removeprefix(office).strip(" :/-")
        if holder == "" or could_be_name(holder):
            found[i] = _OFFICE
    if sum(_office_in(lines[i]) is not None for i in found) < OFFICES:
        return {}
    return {i: _OFFICE for i in range(max(found) + 1) if i in found or lines[i].hit is None}


def _office_in(line: ReadLine) -> str | None:
    """The office that a line opens with, the longest that there is; None where it opens with none."""
    key = fold(line.text)
    offices = [office for office in zone_words("heads_of_outlets") if key.startswith(office)]
    return max(offices, key=len, default=None)


def _is_alone(line: ReadLine) -> bool:
    return line.key in zone_words("heads_of_outlets")
