"""A name alone behind a plain text: who wrote it."""

import re

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.desks import tells_office
from pipelines.cleaning.boilerplate.plain.names import (
    bare_name,
    could_be_name,
    given_names,
    is_initialled,
    is_name,
    is_titled,
    says_as_well,
)
from pipelines.cleaning.boilerplate.plain.shaped_names import ends_on_given_name
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict
from pipelines.cleaning.boilerplate.plain.wording import DESCENT, stops, tokens, zone_words
from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.text import fold

INTERVIEW = 3
"""Lines that ask, from which on a text is an interview."""

_NOTE = re.compile(r"^[(\[]?\d{1,2}[)\].\-]")


def is_note(line: ReadLine) -> bool:
    """Whether a line opens with a number as notes under a text do."""
    return _NOTE.match(line.text) is not None


def find_signature(lines: list[ReadLine], found: dict[int, Verdict], last: int) -> int | None:
    """A person's name alone behind the text, with nothing else of the text behind it or, but for notes, before it."""
    left = [i for i in range(last + 1, len(lines)) if lines[i].hit is None and i not in found]
    notes = [i for i in left if is_note(lines[i]) or lines[i].key in zone_words("notes")]
    left = [i for i in left if i not in notes]
    while len(left) > 1 and left[0] == last + 1 and _ends_text(lines, left[0]):
        last, left = left[0], left[1:]
    if len(left) > 1 and left[1] == left[0] + 1 and tells_office(lines[left[1]].text):
        left = left[:1] + left[2:]
    if (
        len(left) != 1
        or not (_signs(lines[left[0]]) or _is_addressed(lines, left[0]))
        or (notes and max(notes) > left[0])
    ):
        return None
    before = lines[last].text
    formulas = zone_words("formulas")
    if before[-1] in '"»”:،,' or any(line.key.startswith(tuple(formulas)) for line in lines[max(0, last - 30) :]):
        return None
    return left[0]


def _ends_text(lines: list[ReadLine], i: int) -> bool:
    """Whether a short line behind the last paragraph is its last sentence, or a question that needs no answer: in an
    interview many ask, and what follows is told."""
    asking = sum(line.text[-1] in "؟?" for line in lines)
    return stops(lines[i].text) or (lines[i].text[-1] in "؟?!" and asking < INTERVIEW)


def _is_addressed(lines: list[ReadLine], i: int) -> bool:
    """Whether a line opens with a given name that is an ordinary word as well, ends as family names do, and the
    writer's address stands right behind it."""
    behind = lines[i + 1].hit if i + 1 < len(lines) else None
    if behind is None or behind.kind not in ("byline", "contact") or not could_be_name(lines[i].text):
        return False
    first, *_, final = bare_name(lines[i].text).split()
    return fold(first) in given_names() and final.startswith(ARTICLE) and fold(final).endswith(DESCENT)


def _signs(line: ReadLine) -> bool:
    """Whether a line is a name, by a given name in it, an initial or a title before it. Its shape alone says nothing
    here: a last line without a full stop has it as well."""
    text = line.text
    if says_as_well(text) or tokens(text)[:1] == [] or tokens(text)[0] in zone_words("made_by"):
        return False
    return is_name(text) or is_initialled(text) or is_titled(text) or ends_on_given_name(text)
