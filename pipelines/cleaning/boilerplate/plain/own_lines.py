"""Lines of a plain text that are the journalist's though a rule speaks against them."""

import re

from pipelines.cleaning.boilerplate.calls import names_channel, opens_like_past
from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.bylines import heads_text, read_subject
from pipelines.cleaning.boilerplate.plain.inside import cited, is_broken_off
from pipelines.cleaning.boilerplate.plain.names import is_name
from pipelines.cleaning.boilerplate.plain.outlets import is_agency, is_outlet_line, may_be_outlet
from pipelines.cleaning.boilerplate.plain.parts_of_text import heads_a_part, is_clause, is_one_of_a_series, near_line
from pipelines.cleaning.boilerplate.plain.shaped_names import has_family_shape
from pipelines.cleaning.boilerplate.plain.wording import may_be_headline, runs, stems, stops, tokens, zone_words
from pipelines.cleaning.labels import is_place
from pipelines.cleaning.prose import ENDINGS
from pipelines.cleaning.text import fold

LONGEST_NOTE = 160
"""Characters of a note on whose opinion a text is; a longer line is a paragraph, and no element says otherwise."""

HEAD_LABELS = frozenset({"read-also", "share"})
"""Kinds that a first line may be taken for by a word that headlines open with as well ("شاهد: …")."""

CALLS = frozenset({"share", "newsletter", "read-also"})
"""Kinds of lines that call on the reader, and whose openings are also a reporter's past tense."""

TELLING_WORDS = 8
"""Words of a sentence that opens like a call and tells something: calls of so many end on no full stop."""

LEAD = 2
"""Lines above a byline at most whose name no list has: a headline and a lead."""

MENUS = frozenset({"navigation", "consent", "print", "meta", "widget", "share"})
"""Kinds of lines whose word heads a part of a text as well: "the menu", "terms of use", "Facebook"."""

MENU_WORDS = 2
"""Words of such a heading."""

INTRODUCED = frozenset({"byline", "tags", "photo"})
"""Kinds of lines that a sentence of the text may lead up to."""

_NAMED = re.compile(r"[^\W\d_]{2,12}\s?:\s?[^\W\d_]")
"""One word, a colon, and what it is."""

_DATELINE = re.compile(
    r"(?:[^.،؛:؟!()\[\]«»\"“”]|،(?=\s*\d)|[(\[][^()\[\]]{2,30}[)\]](?=\s*[-–—:/ـ])){2,50}?"
    r"(?:/|[–—]|\s[-ـ]+\s|[-ـ]+(?=\s)|(?<=[)\]])\s*[-ـ:])"
)
"""How dispatches open: a place, an agency or a day, with a sign behind that parts it from the text."""

_OF_AGENCY = re.compile(r"[^.؛:؟!()\[\]]{2,40}?(?:[(\[]([^()\[\]]{2,30})[)\]]|[-ـ]([^\W\d_]{2,12})\s)")
"""The same with nothing behind the agency: "Damascus-SANA", "Tunis (TAP)"."""

PLACE = 30
"""Characters of a place before a colon."""

_QUOTED = re.compile(r"[\"«“„](?=[^\"«»“”„]*[\"»”]$)[^\"«»“”„]+[\"»”]")


def is_ours(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is the text's though a rule speaks against it: a cited address, a headline such as "watch: …"."""
    line = lines[i]
    if line.hit is None:
        return False
    if line.hit.kind == "copyright" and line.hit.action == "line" and len(line.text) > LONGEST_NOTE:
        return True
    if cited(lines, i) or is_broken_off(lines, i) or heads_a_part(lines, i) or is_one_of_a_series(lines, i):
        return True
    if _is_quoted(line) or _tells(line) or _names_nobody(lines, i) or is_introduced(lines, i) or _is_word(lines, i):
        return True
    if (
        is_own_headline(lines, i)
        or names_subject_of(lines, i)
        or _describes_picture(lines, i)
        or _ends_sentence(lines, i)
    ):
        return True
    follows = i == 0 and any(other.hit is None and runs(other.text) for other in lines[1:4])
    return follows and line.hit.kind in HEAD_LABELS and ":" in line.text and may_be_headline(line.text)


def is_own_headline(lines: list[ReadLine], i: int) -> bool:
    """Whether a line that reads as a byline is the first of the page and stands right above the text: the headline."""
    if i + 1 >= len(lines) or lines[i + 1].hit is not None or not runs(lines[i + 1].text):
        return False
    return all(line.hit is not None for line in lines[:i]) and heads_text(lines[i].text)


def names_subject_of(lines: list[ReadLine], i: int) -> bool:
    """Whether a line names a sort of piece, and behind it what the text around is about."""
    subject = read_subject(lines[i].text)
    around = (lines[j] for j in near_line(lines, i) if subject and j != i)
    return any(line.hit is None and runs(line.text) and not subject.isdisjoint(stems(line.text)) for line in around)


def is_introduced(lines: list[ReadLine], i: int) -> bool:
    """Whether a byline or hashtag stands right behind a sentence with a colon: the text says what somebody wrote."""
    hit, above = lines[i].hit, lines[i - 1] if i else None
    if above is None or above.hit is not None or not runs(above.text) or above.text[-1] != ":":
        return False
    return hit is None or hit.kind in INTRODUCED


def _is_word(lines: list[ReadLine], i: int) -> bool:
    """Whether a word of a page's menus or buttons stands alone between two sentences: it heads a part of the text."""
    hit = lines[i].hit
    if hit is None or hit.kind not in MENUS or hit.action != "line" or not 0 < i < len(lines) - 1:
        return False
    if len(tokens(lines[i].text)) > MENU_WORDS:
        return False
    return all(is_clause(other) and stops(other.text) for other in (lines[i - 1], lines[i + 1]))


def _ends_sentence(lines: list[ReadLine], i: int) -> bool:
    """Whether the word that closes dispatches ends a sentence of the text or answers its question, or the text goes on
    behind it; or nothing says that the text is a dispatch."""
    word = lines[i].text.rstrip(".")
    if fold(word) not in zone_words("end_words"):
        return False
    before = lines[i - 1] if i else None
    told = before is not None and before.hit is None and not before.key.endswith(fold(word))
    end = before.text.rstrip("\"'»”)")[-1:] if before is not None else ""
    opened = told and (end not in ENDINGS or end in "؟?")
    if opened or any(line.hit is None and runs(line.text) for line in lines[i + 1 :]):
        return True
    first = next((line.text for line in lines[:i] if line.hit is None and runs(line.text)), "")
    own = all(line.hit is None for line in (*lines[:i], *lines[i + 1 :]))
    return own and not _opens_dispatch(first)


def _opens_dispatch(text: str) -> bool:
    """Whether a paragraph opens as agencies' do; a colon behind words that are no place says who speaks."""
    if _DATELINE.match(text):
        return True
    place, colon, _ = text[:PLACE].partition(":")
    if colon and is_place(place.strip()):
        return True
    named = _OF_AGENCY.match(text)
    return named is not None and is_agency(named[1] or named[2])


def _describes_picture(lines: list[ReadLine], i: int) -> bool:
    """Whether "the picture: …" is a sentence, or one of several lines that name a thing and tell of it: credits tell a
    name, and stand alone."""
    hit, text = lines[i].hit, lines[i].text
    if hit is None or hit.kind != "photo" or not _NAMED.match(text):
        return False
    beside = (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    return stops(text) or any(other.hit is None and _NAMED.match(other.text) for other in beside)


def _is_quoted(line: ReadLine) -> bool:
    """Whether a call stands in quotation marks as a whole: somebody is quoted, pages print theirs without."""
    return line.hit is not None and line.hit.kind in CALLS and _QUOTED.fullmatch(line.text) is not None


def _tells(line: ReadLine) -> bool:
    """Whether a line that opens like a call is a sentence which names no channel: "we followed for a month …"."""
    called = line.hit is not None and line.hit.kind == "share" and line.hit.action == "line"
    told = called and stops(line.text) and len(tokens(line.text)) >= TELLING_WORDS
    return told and opens_like_past(fold(line.text)) and not names_channel(fold(line.text))


def _names_nobody(lines: list[ReadLine], i: int) -> bool:
    """Whether a source or writer that no list knows is named between two sentences: the text speaks of a label."""
    line, label = lines[i], lines[i].label
    if label is None or label.kind not in ("source", "byline") or not 0 < i < len(lines) - 1:
        return False
    if not runs(lines[i - 1].text) or lines[i - 1].hit is not None or not is_clause(lines[i + 1]):
        return False
    if not runs(lines[i + 1].text):
        return False
    names = (*label.values("source"), *label.values("authors"))
    if i <= LEAD and label.kind == "byline":
        around = stems("\n".join(lines[j].text for j in near_line(lines, i) if j != i))
        if all(has_family_shape(name, around) for name in names):
            return False  # under the headline, or under a lead
    return bool(names) and not any(map(_is_known, names)) and line.element == ("", "")


def _is_known(name: str) -> bool:
    """Whether a name is an outlet's or a person's by its words."""
    return may_be_outlet(name) or is_outlet_line(name) or is_agency(name) or is_name(name)
