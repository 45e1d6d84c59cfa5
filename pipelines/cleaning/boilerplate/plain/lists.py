"""Lines behind a plain text that read like credits, and are items of a list of the text's or head one."""

import re
from functools import lru_cache

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.bylines import read_byline
from pipelines.cleaning.boilerplate.plain.credits import read_credit_line
from pipelines.cleaning.boilerplate.plain.desks import tells_office
from pipelines.cleaning.boilerplate.plain.in_text import is_unsaid
from pipelines.cleaning.boilerplate.plain.names import bare_name, could_be_name, is_name
from pipelines.cleaning.boilerplate.plain.outlets import is_agency, is_outlet_line
from pipelines.cleaning.boilerplate.plain.own_lists import is_of_a_form
from pipelines.cleaning.boilerplate.plain.parts_of_text import is_clause, near_line
from pipelines.cleaning.boilerplate.plain.pieces import pieces
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict
from pipelines.cleaning.boilerplate.plain.wording import runs, stems, stops, zone_words
from pipelines.cleaning.text import fold

PAIR = 2
"""Parts of a line in a list of matches, and words of one."""

FULL_NAME = 5
"""Words of a name have to be fewer than these where nothing but a verb or noun stands before it."""

_WHO = re.compile(r"([^:،,\-–—]{5,40}?)\s*[:،,–—-]\s*([^:،,؟.]{5,70})\.?")
"""A name, and what he is."""


def is_listed(lines: list[ReadLine], i: int, last: int) -> bool:
    """Whether a line of the tail is one of a list, which is the text's: another line names a writer right above it or
    below, or is made of two short parts as well; or it is a paper's name, and another stands behind the text."""
    text = lines[i].text
    beside = (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    if any(one(lines[i]) and any(map(one, beside)) for one in (_names_writer, _is_paper)):
        return True
    if _is_pair(text) and any(other.hit is None and _is_pair(other.text) for other in beside):
        return True
    if _credits_writer(lines[i].text) and any(map(_is_item, beside)):
        return True
    if is_of_a_form(lines, i, last):
        return True
    near = [lines[j] for j in near_line(lines, i) if j > last] if _is_paper(lines[i]) else []
    papers = {line.key for line in near if _is_paper(line)}
    return len(papers) > 1


def _is_pair(text: str) -> bool:
    """Whether a line is two parts of a word or two each: clubs that meet, a town and its paper."""
    parts = pieces(text)
    return len(parts) == PAIR and all(part.isalpha() or len(part.split()) == PAIR for part in parts)


def _is_item(line: ReadLine) -> bool:
    """Whether a line that no rule knows is two parts, and no byline: a book and who wrote it."""
    return line.hit is None and not runs(line.text) and len(pieces(line.text)) == PAIR and not read_byline(line.text)


@lru_cache(4096)  # a line of a list is asked again for its neighbours, and in each round
def _credits_writer(text: str) -> bool:
    """Whether a line is a credit of several parts that names a writer."""
    credit = read_credit_line(text) if not read_byline(text) else None
    return credit is not None and bool(credit.authors)


def _names_writer(line: ReadLine) -> bool:
    """Whether a line names a writer, by himself or beside his paper or town."""
    return named_writer(line.text) is not None or _credits_writer(line.text)


def _is_paper(line: ReadLine) -> bool:
    """Whether a line is nothing but the name of an outlet that is no agency."""
    agency = line.hit is not None and line.hit.rule == "label:agency"
    return line.text[0] not in "([/" and is_outlet_line(line.text) and not agency


def heads_list(lines: list[ReadLine], i: int, verdict: Verdict) -> bool:
    """Whether an outlet, in no brackets, stands above a last sentence without a full stop, as in a press review; or as
    one word above a short one, as in a list of the text's parts; or heads a list, with a colon or a name below it."""
    text = lines[i].text
    if verdict.hit.rule != "tail:credit" or text[0] in "([/":
        return False
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is None or below.hit is not None:
        return False
    named = text[-1] == ":" or (is_outlet_line(text) and not is_agency(text) and could_be_name(below.text))
    return named or is_clause(below) or (text.isalpha() and stops(below.text))


def ends_list(lines: list[ReadLine], i: int, verdict: Verdict) -> bool:
    """Whether a word that is an outlet's name as well ("life", "the homeland") is the last of a list or of verses: it
    ends on a full stop, or a short line of the text without one stands above it."""
    text = lines[i].text
    if verdict.hit.rule != "tail:credit" or len(text.split()) > 1 or is_agency(text) or not text.rstrip(".").isalpha():
        return False
    above = lines[i - 1] if i else None
    listed = above is not None and above.hit is None and not stops(above.text) and not runs(above.text)
    return text[-1] == "." or listed


def tells_of_text(lines: list[ReadLine], i: int, verdict: Verdict) -> bool:
    """Whether a line is "of" and a word that is an outlet's name as well and that the text holds, "of life"; or names a
    writer by his name's shape alone, whose words the text holds: "Aleppo - the crowd on the bridge"."""
    word, _, name = lines[i].text.partition(" ")
    writers = verdict.label.values("authors") if verdict.label else ()
    shaped = [writer for writer in writers if not is_name(writer)] if verdict.hit.rule == "tail:credit" else []
    about = fold(word) in zone_words("about_too") and name.isalpha() and not is_agency(name)
    if not (shaped or about):
        return False
    body = "\n".join(lines[j].text for j in near_line(lines, i) if j < i)
    if about:
        return not is_unsaid(name, body)
    return any(not stems(writer).isdisjoint(stems(body)) for writer in shaped)


def named_writer(text: str) -> tuple[str, ...] | None:
    """Who is named behind a word that signs, or before what he is: "written by X", "X: a Moroccan writer"; empty where
    the word names a helper."""
    word, _, name = text.strip("*() ").partition(" ")
    signs = zone_words("signs_with") | (zone_words("from") if text[0] == "*" else frozenset())
    if fold(word) in signs and is_name(name) and len(name.split()) < FULL_NAME:
        return () if fold(word) in zone_words("helpers") else (bare_name(name),)
    cut = _WHO.fullmatch(text.strip("* "))
    return (bare_name(cut[1]),) if cut and is_name(cut[1]) and tells_office(cut[2]) else None
