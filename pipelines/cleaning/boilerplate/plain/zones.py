"""The zones of a plain text: what stands above the text and behind it, and is not the journalist's."""

import re

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.beside_credits import BODY, beside_credits
from pipelines.cleaning.boilerplate.plain.bylines import is_compound, read_byline, read_wrote
from pipelines.cleaning.boilerplate.plain.captions import is_caption, is_captioned, is_printed_twice, shows
from pipelines.cleaning.boilerplate.plain.contacts import is_account
from pipelines.cleaning.boilerplate.plain.contents import contents
from pipelines.cleaning.boilerplate.plain.controls import is_control, is_markup
from pipelines.cleaning.boilerplate.plain.counters import counts
from pipelines.cleaning.boilerplate.plain.credit import Credit
from pipelines.cleaning.boilerplate.plain.credits import read_credit_line
from pipelines.cleaning.boilerplate.plain.desks import is_press_office
from pipelines.cleaning.boilerplate.plain.issues import is_issue, split_issue
from pipelines.cleaning.boilerplate.plain.joined_names import joined_names
from pipelines.cleaning.boilerplate.plain.mastheads import masthead
from pipelines.cleaning.boilerplate.plain.names import (
    bare_name,
    could_be_name,
    given_names,
    is_described,
    is_initialled,
    is_name,
    is_titled,
    may_be_given,
    people,
)
from pipelines.cleaning.boilerplate.plain.outlets import (
    EDGES,
    is_news_name,
    is_outlet_line,
    is_present,
    opens_with_outlet,
    tells,
)
from pipelines.cleaning.boilerplate.plain.own_lines import is_own_headline, names_subject_of
from pipelines.cleaning.boilerplate.plain.parts_of_text import is_led_up_to, opens_review
from pipelines.cleaning.boilerplate.plain.posts import is_poster, is_stamp, read_post
from pipelines.cleaning.boilerplate.plain.prompts import is_counter, is_prompt
from pipelines.cleaning.boilerplate.plain.sections import is_only_section, is_path, is_section, is_slug
from pipelines.cleaning.boilerplate.plain.shaped_names import has_family_shape
from pipelines.cleaning.boilerplate.plain.title import PlainHeadline
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict, credit_verdict, is_replaceable, tells_more
from pipelines.cleaning.boilerplate.plain.whence import read_issue, read_organ, read_quoted
from pipelines.cleaning.boilerplate.plain.wording import (
    halts,
    loose_stems,
    may_be_headline,
    runs,
    stems,
    tokens,
    zone_words,
)
from pipelines.cleaning.text import fold

SECTION_WORDS = 4
"""Words of a first line that furniture parts from the headline, and that is none itself."""

KICKER_WORDS = 3
"""Words of a section's name that no list has, right above a headline with furniture right below it."""

TINY = 3
"""Letters of a line that is a mark of the template or a desk's."""

_PAGE = re.compile(
    rf"(?:{'|'.join(sorted(zone_words('page_words')))})\s?[.:]?\s?\d{{1,3}}(?:\s(?:/|\w\w)\s\d{{1,3}})?|#\d{{1,3}}"
)


def opening_text(lines: list[ReadLine], start: int) -> str:
    """The first lines of the text, in which an outlet may be quoted."""
    return "\n".join(line.text for line in lines[start : start + BODY] if line.hit is None)


def strong_head(lines: list[ReadLine], stop: int) -> dict[int, Verdict]:
    """Lines above the text that are the page's by their own form, whatever stands above them."""
    body = opening_text(lines, stop)
    found = {}
    for i, line in enumerate(lines[:stop]):
        if (outlet := _without_outlet(line)) is not None:
            found[i] = outlet
            continue
        if (
            (line.hit is not None and not is_replaceable(line))
            or is_own_headline(lines, i)
            or names_subject_of(lines, i)
            or opens_review(lines, i)
            or _heads_part(line.text)
        ):
            continue
        if i == 0 and (organ := read_organ(line.text)):
            found[i] = credit_verdict(organ, "head:outlet")
        elif is_captioned(lines, i) or is_printed_twice(lines, i):
            found[i] = Verdict(Hit("inside:caption", "photo"))
        elif (
            (verdict := _by_form(line.text, body))
            and tells_more(line, verdict)
            and not (verdict.hit.kind == "source" and is_led_up_to(lines, i))
        ):
            found[i] = verdict
    found |= {i: v for i, v in masthead(lines, stop).items() if i not in found}
    if 1 < stop < len(lines) and _is_site(lines[0]) and lines[0].hit is None:
        found.setdefault(0, Verdict(Hit("head:site", "navigation")))
    posted = stop > 1 and (is_stamp(lines[1].text) or read_post(lines[1].text) is not None)
    if posted and lines[0].hit is None and is_poster(lines[0].text):
        found[0] = Verdict(Hit("head:poster", "byline"))
    found |= {i: Verdict(Hit("head:contents", "frame")) for i in contents(lines)}
    return found | {i: Verdict(Hit("head:issue", "frame")) for i in split_issue(lines) if lines[i].hit is None}


def _heads_part(text: str) -> bool:
    """Whether a line is starred and ends on a colon, as headings of a text's parts are."""
    return text[0] == "*" and text[-1] == ":"


def _is_site(line: ReadLine) -> bool:
    """Whether a first line is two Latin words or more, and no host: the name of the site, above Arabic lines."""
    return line.text.isascii() and len(tokens(line.text)) > 1 and line.text.replace(" ", "").replace("-", "").isalpha()


def _by_form(text: str, body: str) -> Verdict | None:
    if " ".join(tokens(text)) in zone_words("leftovers") or is_markup(text):
        return Verdict(Hit("head:leftover", "frame"))
    if is_control(text) or is_prompt(text) or fold(text).strip(EDGES) in zone_words("contacts"):
        return Verdict(Hit("head:control", "share"))
    if is_counter(text):
        return Verdict(Hit("head:counter", "meta"))
    if is_caption(text):
        return Verdict(Hit("inside:caption", "photo"))
    if _PAGE.fullmatch(fold(text)):
        return Verdict(Hit("head:mark", "frame"))
    if is_account(text):
        return Verdict(Hit("head:contact", "contact"))
    if found := (Credit() if is_stamp(text) else read_post(text)):
        return credit_verdict(found, "head:posted")
    if is_press_office(text):
        return Verdict(Hit("head:office", "byline"))
    if found := _read_sourced(text, body) or read_byline(text):
        return credit_verdict(found, "head:byline")
    credit = read_credit_line(text, body)
    if credit is not None and credit.strong:
        return credit_verdict(credit, "head:credit" if not credit.date else "head:dated")
    return None


def _read_sourced(text: str, body: str) -> Credit | None:
    """A person and a place behind the word for the source: some papers print the byline so."""
    word, _, value = text.partition(":")
    credit = read_credit_line(value.strip(), body) if fold(word).strip() in zone_words("source_words") else None
    return credit if credit is not None and credit.authors and not credit.source else None


def _from_person(text: str) -> Credit | None:
    """A known name behind "from", as agencies sign: nothing else stands in the line."""
    word, _, name = text.partition(" ")
    return Credit((bare_name(name),)) if fold(word) in zone_words("from") and is_name(name) else None


def _without_outlet(line: ReadLine) -> Verdict | None:
    """The source, where a byline names nobody but an outlet."""
    label = line.label
    names = label.values("authors") if label is not None and label.kind == "byline" else ()
    outlets = [name for name in names if is_outlet_line(name) or is_news_name(name)]
    named = len(outlets) == len(names) == 1 and not is_name(names[0])
    return credit_verdict(Credit(source=names[0]), "head:byline") if named else None


def headed(lines: list[ReadLine], title: PlainHeadline, known: frozenset[int]) -> dict[int, Verdict]:
    """Lines around a headline that are the page's because they stand there: above it a section's name, below it
    bylines, credits of unknown outlets, bare names, and the headline again. `known` are lines that are furniture."""
    found: dict[int, Verdict] = {}
    headline = lines[title.at]
    body = f"{headline.text}\n{opening_text(lines, title.start)}"
    last_repeat = max(title.repeats, default=-1)
    for i in (*range(title.at + 1, min(title.start + 2, len(lines))), *range(title.at), *range(title.at)):
        line = lines[i]
        if i in found:
            continue
        if i >= title.start and i not in title.repeats:
            continue
        if i in title.repeats:
            found[i] = Verdict(Hit("title:repeated", "title"))
        elif (line.hit is not None and not is_replaceable(line)) or opens_review(lines, i) or _heads_part(line.text):
            continue
        elif i < title.at:
            if is_issue(line):
                found[i] = Verdict(Hit("head:issue", "frame"))
            elif credit := read_issue(line.text):
                found[i] = credit_verdict(credit, "head:outlet")
            elif opens_with_outlet(line.text):
                found[i] = credit_verdict(Credit(source=line.text.strip(EDGES)), "head:outlet")
            elif is_section(line.text) or is_path(line.text):
                found[i] = Verdict(Hit("head:section", "navigation"))
            elif is_name(line.text):
                found[i] = credit_verdict(Credit(tuple(people(line.text))), "head:name")
            elif i == 0 and (credit := read_credit_line(line.text, body)):
                found[i] = credit_verdict(credit, "head:credit")
            elif _is_section(lines, i, title.at, known | found.keys()):
                found[i] = Verdict(Hit("head:section", "navigation"))
        elif (verdict := _under_headline(lines, i, headline, body, last_repeat)) and tells_more(line, verdict):
            found[i] = verdict
    found |= joined_names(lines, found)
    found |= beside_credits(lines, title, known | found.keys(), found)
    return found | counts(lines, title, known | found.keys())


def _is_section(lines: list[ReadLine], i: int, at: int, known: frozenset[int]) -> bool:
    """A section's name above the headline: made of such names, with or without the menu's "home" before it, or a few
    words parted from the headline by furniture."""
    line = lines[i]
    parted = not known.isdisjoint(range(i + 1, at))
    said = tokens(line.text)
    words = len(said)
    upon = i + 1 == at and at + 1 in known and (i == 0 or i - 1 in known) and words <= KICKER_WORDS
    told = tells(said) or any(map(is_present, said[1:]))
    if upon and may_be_headline(line.text) and zone_words("function").isdisjoint(said) and not told:
        return not any(map(str.isdigit, line.text)) and line.text[-1] not in "؟?!"
    return (
        parted and words <= (SECTION_WORDS if i == 0 else 1) and line.text[-1] not in "؟!" and not halts(line.text[:-1])
    )


def _under_headline(lines: list[ReadLine], i: int, headline: ReadLine, body: str, last_repeat: int) -> Verdict | None:
    text = lines[i].text
    if found := read_wrote(text) or read_quoted(text) or _from_person(text):
        return credit_verdict(found, "head:byline")
    if (credit := read_credit_line(text, body)) and (credit.strong or not runs(text)):
        return credit_verdict(credit, "head:credit")
    name = bare_name(text)
    several = people(text)
    named = any(map(is_name, several)) and all(is_name(one) or may_be_given(one) for one in several)
    if (len(several) > 1 and named) or is_initialled(text):
        return credit_verdict(Credit(tuple(several) or (text.strip(EDGES),)), "head:name")
    if could_be_name(text):
        twin = any(other.key == lines[i].key for other in lines[max(0, i - 1) : i + 2] if other is not lines[i])
        signed = fold(name).split()[0] in given_names() and any(line.key == lines[i].key for line in lines[i + 1 :])
        heads = fold(headline.text).startswith(fold(name) + ":")
        around = stems(f"{headline.text}\n{body}")
        given = is_name(text) or (may_be_given(text) and around.isdisjoint(stems(name)))
        told = (given or has_family_shape(text, around)) and (text[-1] == "*" or not is_described(text))
        if told or is_titled(text) or twin or signed or heads:
            return credit_verdict(Credit(tuple(people(text)) or (name,)), "head:name")
    if is_compound(tokens(text)) or (
        lines[i - 1] is not headline and is_only_section([line.text for line in lines], i)
    ):
        return Verdict(Hit("head:section", "navigation"))
    if is_path(text):
        return Verdict(Hit("head:section", "navigation"))
    said = loose_stems(body)
    if shows(text, said):
        return Verdict(Hit("inside:caption", "photo"))
    if is_slug(text, said):
        return Verdict(Hit("head:slug", "meta"))
    letters = re.sub(r"\W", "", text)
    if len(letters) <= TINY and len(tokens(text)) == 1 and not letters.isdigit():
        return Verdict(Hit("head:mark", "frame"))
    if i < last_repeat:
        return Verdict(Hit("head:between-headlines", "label"))
    return None
