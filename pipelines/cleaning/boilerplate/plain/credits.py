"""Lines that say who wrote a text, where, when and for whom: their parts may be unknown, their grammar may not."""

import re

from pipelines.cleaning.boilerplate.plain.bylines import NUMBERED, is_compound, read_byline, read_wrote
from pipelines.cleaning.boilerplate.plain.credit import LONGEST_LINE, SENTENCE, Credit
from pipelines.cleaning.boilerplate.plain.datelines import read_dateline
from pipelines.cleaning.boilerplate.plain.joined_parts import FEW, credit_of_parts, is_section_part, said_by
from pipelines.cleaning.boilerplate.plain.names import (
    bare_name,
    is_initialled,
    is_name,
    may_be_given,
)
from pipelines.cleaning.boilerplate.plain.outlets import (
    EDGES,
    has_ordinary_name,
    is_agency,
    is_outlet_line,
    is_word_alone,
)
from pipelines.cleaning.boilerplate.plain.parts import PART_WORDS, Part, exclusive_to, parts_of
from pipelines.cleaning.boilerplate.plain.pieces import pieces
from pipelines.cleaning.boilerplate.plain.sections import is_section
from pipelines.cleaning.boilerplate.plain.whence import read_slashed, read_whence, read_with
from pipelines.cleaning.boilerplate.plain.wording import is_day, zone_words
from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.dates.dated_line import find_date, without_issue
from pipelines.cleaning.labels import read_label
from pipelines.cleaning.letters import ARTICLE, IN
from pipelines.cleaning.text import fold

MOST_PARTS = 4
"""Parts of one."""

_ADDRESS = re.compile(r"(?<!\S)(?:[^\s@]++@\S*|@(?:[^\s@]*+@\S+|\w+))")
"""The writer's, beside his name."""
_HELPERS = "|".join(sorted(zone_words("helpers") - zone_words("source_words")))
_HELPED = re.compile(rf"\s*[،,]\s*(?:{_HELPERS})\s*[-–—:/]\s*[^-–—/،,:]{{5,40}}$")
"""Who took the pictures or translated, behind a comma at the end."""
_BRACKETED = re.compile(r"\(([^()]{5,60})\)")
"""A credit in brackets as a whole."""
_DASH = re.compile(r"(?<!\s)\s+[-–—|]\s+")
_COMMA = re.compile("[،,]")
_BEFORE_SAID = re.compile(r":\s*[«\"“]?")


def read_credit_line(text: str, body: str = "") -> Credit | None:
    """A line of parts of which some are known: place, agency, outlet, person, "exclusive", date. None where it is none.

    `body` is the text that follows: where it quotes an unknown part as an outlet, the part is one. `strong` says that
    the parts leave no doubt; a credit that is not strong counts under a headline only.
    """
    if is_day(text):
        return None
    if found := read_dateline(text) or _translated(text):
        return found
    if known := (read_whence(text) if body else None) or read_slashed(text) or read_with(text):
        return known
    if body and (whole := _BRACKETED.fullmatch(text.strip())) and ":" in whole[1]:
        return read_credit_line(whole[1].replace(":", " - "), body)
    word, _, name = text.strip(EDGES).partition(" ")
    if fold(word) in zone_words("source_words") and (is_outlet_line(name) or is_agency(name)):
        return Credit(source=name.strip(EDGES))
    line = _HELPED.sub("", _ADDRESS.sub(" ", without_issue(text)).strip()) or text.strip()
    dated = find_date(line)
    if dated is not None:
        return _dated(dated.date, _without_label(dated.rest), body)
    if (ago := _split_ago(line)) is not None:
        return _dated(ago[1], ago[0], body)
    if len(line) > LONGEST_LINE or SENTENCE.search(line.strip(EDGES)):
        return None
    if any(map(str.isdigit, NUMBERED.sub("", line))) and not _counts_as_outlet(line):
        return None
    parts = _without_helper(_by_commas(line, body) or parts_of(line, body))
    if not 0 < len(parts) <= MOST_PARTS or any(part.kind == "" for part in parts):
        return None
    if fold(parts[0].text) in zone_words("in_the_news"):
        return None  # a picture's words, or a second line of the headline
    if len(parts) == 1:
        return _alone(parts[0], line)
    return None if _is_statement(parts, line) else credit_of_parts(parts, line)


def _without_helper(parts: list[Part]) -> list[Part]:
    """The parts without who took the pictures, behind the word that says so, where they are too many for a credit."""
    at = next((at for at, part in enumerate(parts[:-1]) if part.kind == "helper" and at > 0), None)
    helped = at is not None and len(parts) > MOST_PARTS and parts[at + 1].kind in ("person", "namelike")
    return [*parts[:at], *parts[at + 2 :]] if at is not None and helped else parts


def _translated(text: str) -> Credit | None:
    """The source behind its label, and behind a dash who translated: "source: X - translation: Y"."""
    head, _, rest = _DASH.sub("\n", text, count=1).partition("\n")
    label = read_label(head) if rest and len(text) <= LONGEST_LINE else None
    word, colon, _ = rest.partition(":")
    said = fold(word).strip()
    signed = colon and (said in zone_words("bylines") or is_compound(said.split()))
    if not signed or label is None or label.kind != "source" or not label.values("source"):
        return None
    return Credit(source=label.values("source")[0])


def _counts_as_outlet(line: str) -> bool:
    """Whether every number in a line is part of an outlet's name: "24", "14 October"."""
    numbered = [part for part in pieces(line) if any(map(str.isdigit, NUMBERED.sub("", part)))]
    return is_outlet_line(line.split()[0]) or all(map(is_outlet_line, numbered))


def _by_commas(line: str, body: str) -> list[Part]:
    """The parts of a line that commas part as well, where every one of them is known: "X, agency (place)"."""
    if not body or not _COMMA.search(line) or ":" in line.rstrip(EDGES):
        return []
    parts = parts_of(_COMMA.sub(" / ", line), body)
    known = {"person", "agency", "outlet", "place", "word", "desk"}
    return parts if len(parts) > 1 and {part.kind for part in parts} <= known else []


def _is_statement(parts: list[Part], line: str) -> bool:
    """Whether somebody is quoted, as headlines do: "the minister: we shall stay", "paper: the talks failed"."""
    last = parts[-1]
    kinds = {part.kind for part in parts[:-1]}
    if kinds == {"place"} and (last.kind == "namelike" or (last.kind == "quoted" and len(last.outlet.split()) <= FEW)):
        return False
    if kinds <= {"outlet", "agency"} and last.kind == "namelike" and may_be_given(last.text):
        return False
    said = any(line.startswith(last.outlet, colon.end()) for colon in _BEFORE_SAID.finditer(line))
    if not said or last.kind not in ("unknown", "namelike", "quoted"):
        return False
    return last.kind == "quoted" or " " in last.text or not kinds <= {"place", "word"}


def _dated(date: str, rest: str, body: str) -> Credit | None:
    if not rest:
        return Credit(date=date)
    label = read_label(rest)
    if label is not None and label.kind == "source" and label.values("source"):
        return Credit(source=label.values("source")[0], date=date)
    if found := read_byline(rest) or read_wrote(rest):
        return Credit(found.authors, found.source, date)
    if found := _published_in(rest):
        return Credit(found.authors, found.source, date)
    if (poster := _poster(rest)) is not None:
        return Credit((bare_name(poster),) if is_name(poster) else (), date=date)
    parts = parts_of(rest, body)
    if not parts or any(part.kind == "" for part in parts):
        return None
    known = parts[0].kind not in ("unknown", "namelike")
    if len(parts) == 1 and parts[0].kind == "namelike" and may_be_given(rest):
        return Credit((bare_name(rest),), date=date, strong=False)
    found = credit_of_parts(parts, rest) if len(parts) > 1 else Credit(*said_by(parts), strong=known)
    if found is None:
        return None
    return Credit(found.authors, found.source, date, found.strong)


def _published_in(rest: str) -> Credit | None:
    """Who wrote it and the paper behind "published in", as archives of many papers print them before the day."""
    for opener in zone_words("published_in"):
        name, said, outlet = f"{rest} ".partition(f" {opener} ")
        signed = said and (is_name(name) or is_initialled(name.strip()))
        few = len(outlet.split()) <= PART_WORDS
        if signed and outlet.strip() and few and not (is_section(outlet) or any(map(str.isdigit, outlet))):
            return Credit((bare_name(name),), outlet.strip(EDGES))
    return None


def _poster(rest: str) -> str | None:
    """Who is named behind "posted by", be it an account, without the section behind him; None where a line says nothing
    of the kind."""
    said = rest.split()
    for at in (3, 2, 1):
        opener = fold(" ".join(said[:at])).rstrip(":")
        if opener in zone_words("posted_by"):
            name = " ".join(said[at:]).split(f" {IN} ")[0].strip(EDGES)
            return name if 0 < len(name.split()) <= PART_WORDS else None
    return None


def _without_label(rest: str) -> str:
    """What stands beside a date, without the label of the date at its end: "last update"."""
    for label in sorted(zone_words("date_labels"), key=len, reverse=True):
        if fold(rest).strip(EDGES) == label:
            return ""
        cut = re.sub(rf"\W+{re.escape(label)}[\s:]*$", "", fold(rest))
        if cut != fold(rest) and len(fold(rest)) == len(rest):
            return rest[: len(cut)].strip(EDGES)
    return rest


def _split_ago(line: str) -> tuple[str, str] | None:
    """What stands before "3 hours ago", and that; None where a line does not end so."""
    said = line.split()
    glued = next((ago for ago in zone_words("ago") if fold(said[0]).endswith(ago) and len(said[0]) > len(ago) + 2), "")
    if glued and len(said) > 1 and said[1].isdigit():  # the template lost the space between them
        said = [said[0][: -len(glued)], said[0][-len(glued) :], *said[1:]]
    at = next((at for at, word in enumerate(said) if at and fold(word) in zone_words("ago")), len(said))
    date = " ".join(said[at:])
    if not date or not any(map(str.isdigit, date)) or not is_date_line(date):
        return None
    return " ".join(said[:at]).strip(EDGES), date


def _alone(part: Part, line: str) -> Credit | None:
    if part.kind in ("outlet", "host"):
        known = part.kind == "host" or is_outlet_line(part.text)
        if not known and fold(line).split()[0] in zone_words("from") and not line.startswith(part.text):
            return None  # "from the heart of the event"
        if not known and has_ordinary_name(part.text):
            return None  # a heading as well
        if not known and len(part.text.split()) == PART_WORDS:
            return None  # a call to the reader that ends on "the news"
        if is_section_part(part):
            return Credit(strong=False)
        return Credit(source=part.outlet, strong=known)
    if part.kind == "agency":
        return None if is_word_alone(line) else Credit(source=part.text, strong=True)
    if part.kind == "quoted" and fold(part.outlet).startswith(ARTICLE) and " " not in part.outlet:
        return Credit(source=part.outlet, strong=False)
    if part.kind in ("word", "desk"):
        return Credit(strong=part.kind == "word")
    if part.kind == "exclusive":
        return Credit(source=exclusive_to(part.text), strong=False)
    if part.kind == "person" and line[-1] in "-–—":  # what the template joined to the name stands behind it no more
        return Credit((bare_name(part.text),), strong=False)
    if part.kind == "unknown" and line[-1] in "-–—" and len(part.text.split()) <= FEW:
        return Credit(strong=False)  # an outlet: what the template joined to it stands behind it no more
    return None
