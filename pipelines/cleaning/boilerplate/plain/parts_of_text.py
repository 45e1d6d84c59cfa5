"""Lines that head the parts of a plain text, though they read as a page's own: a paper's name in a press review, the
days of a chronology, the hours of a day that is told as it goes on."""

import re

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.outlets import is_outlet_line
from pipelines.cleaning.boilerplate.plain.wording import runs, tokens, zone_words
from pipelines.cleaning.dates.date_line import is_date_line

CLAUSE = 5
"""Words of a line that can be a sentence."""

NEAR_LINES = 60
"""Lines on either side of one that are looked at: the text of a page has no end that is known."""

_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_BRACKET = re.compile(r"[()\[\]/|\-–—:]")


def near_line(lines: list[ReadLine], i: int) -> range:
    """The places of the lines around one, and its own."""
    return range(max(0, i - NEAR_LINES), min(len(lines), i + NEAR_LINES))


def is_clause(line: ReadLine) -> bool:
    """Whether a line that no rule knows can be a sentence of the text, with a full stop or without."""
    return line.hit is None and (runs(line.text) or len(line.text.split()) >= CLAUSE)


def is_led_up_to(lines: list[ReadLine], i: int) -> bool:
    """Whether the line above is the text's own and stops before a name, "on the channel …": the text was broken up."""
    above = lines[i - 1] if i else None
    if above is None or above.hit is not None or not above.text[-1].isalpha():
        return False
    last = tokens(above.text)[-1]
    led = zone_words("leads_to_names")
    return last in led | zone_words("function") or last[1:] in led


def heads_a_part(lines: list[ReadLine], i: int) -> bool:
    """Whether an agency or outlet alone, in no brackets, stands between sentences: what the press said."""
    line = lines[i]
    if line.hit is None or line.hit.rule != "label:agency" or _BRACKET.search(line.text):
        return False
    above = any(other.hit is None and runs(other.text) for other in lines[:i])
    return above and lines[i - 1].hit is None and i + 1 < len(lines) and is_clause(lines[i + 1])


def opens_review(lines: list[ReadLine], i: int) -> bool:
    """Whether an outlet alone, in no brackets, stands above a sentence, and another one below between sentences: the
    first paper of a press review."""
    if not _is_paper(lines, i):
        return False
    below = near_line(lines, i)[-1]
    return any(j - 1 != i and is_clause(lines[j - 1]) and _is_paper(lines, j) for j in range(i + 2, below + 1))


def _is_paper(lines: list[ReadLine], i: int) -> bool:
    text = lines[i].text.rstrip(": ")
    named = i + 1 < len(lines) and not _BRACKET.search(text) and is_outlet_line(text)
    return named and is_clause(lines[i + 1]) and runs(lines[i + 1].text)


def is_one_of_a_series(lines: list[ReadLine], i: int) -> bool:
    """Whether a date or hour stands before a sentence as others of its form do, not far below or above."""
    form = _form(lines[i].text)
    if form is None or not _leads(lines, i):
        return False
    alike = [j for j in near_line(lines, i) if j != i and _form(lines[j].text) == form and _leads(lines, j)]
    return any(lines[j - 1].hit is None and runs(lines[j - 1].text) for j in [*alike, i] if j > 0) and bool(alike)


def _leads(lines: list[ReadLine], i: int) -> bool:
    return i + 1 < len(lines) and lines[i + 1].hit is None


def _form(text: str) -> str | None:
    if _CLOCK.fullmatch(text.strip()):
        return "clock"
    return "date" if is_date_line(text) else None
