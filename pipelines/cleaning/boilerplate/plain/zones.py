"""The zones of a plain text: what stands above the text and behind it, and is not the journalist's."""

import re
from dataclasses import dataclass

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.credits import Credit, read_byline, read_credit_line, read_wrote
from pipelines.cleaning.boilerplate.plain.names import bare_name, could_be_name, has_family_shape, is_name
from pipelines.cleaning.boilerplate.plain.title import Headline
from pipelines.cleaning.boilerplate.plain.wording import runs, stems, tokens, zone_words
from pipelines.cleaning.labels import Label
from pipelines.cleaning.labels.label import Field
from pipelines.cleaning.text import fold

BODY = 30
"""Lines of the text that are asked whether they quote an outlet's name, or hold a word."""

TINY = 3
"""Letters of a line that is a mark of the template or a desk's."""

_EDGE = " \t-–—_:/|\\.،,*•ـ"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is, and what it says of the record."""

    hit: Hit
    label: Label | None = None


def credit_verdict(found: Credit, rule: str) -> Verdict:
    """A credit as a rule's hit: it goes wherever its zone is, and fills the fields that it names."""
    fields: list[tuple[Field, tuple[str, ...]]] = []
    if found.authors:
        fields.append(("authors", found.authors))
    if found.source:
        fields.append(("source", (found.source,)))
    if found.date:
        fields.insert(0, ("published", (found.date,)))
    kind = "date" if found.date else "byline" if found.authors else "source"
    field = fields[0][0] if fields else None
    return Verdict(Hit(rule, kind, moved_to=field), Label("credit", tuple(fields)) if fields else None)


def body_of(lines: list[ReadLine], start: int) -> str:
    """The first lines of the text, in which an outlet may be quoted."""
    return "\n".join(line.text for line in lines[start : start + BODY] if line.hit is None)


def strong_head(lines: list[ReadLine], stop: int) -> dict[int, Verdict]:
    """Lines above the text that are the page's by their own form, whatever stands above them."""
    body = body_of(lines, stop)
    found = {}
    for i, line in enumerate(lines[:stop]):
        if line.hit is not None and not _is_replaceable(line):
            continue
        if (verdict := _by_form(line.text, body)) and (line.hit is None or verdict.label is not None):
            found[i] = verdict
    return found


def _is_replaceable(line: ReadLine) -> bool:
    """Whether a label may be read anew: it was found to be a credit or byline, and names nobody."""
    label = line.label
    return (
        label is not None
        and label.kind in ("credit", "edge-credit", "named-byline")
        and not any(values for _, values in label.fields)
    )


def _by_form(text: str, body: str) -> Verdict | None:
    if " ".join(tokens(text)) in zone_words("leftovers"):
        return Verdict(Hit("head:leftover", "frame"))
    if found := read_byline(text):
        return credit_verdict(found, "head:byline")
    credit = read_credit_line(text, body)
    if credit is not None and credit.strong:
        return credit_verdict(credit, "head:credit" if not credit.date else "head:dated")
    return None


def headed(lines: list[ReadLine], title: Headline) -> dict[int, Verdict]:
    """Lines around a headline that are the page's because they stand there: above it a section's name, below it
    bylines, credits of unknown outlets, bare names, and the headline again."""
    found: dict[int, Verdict] = {}
    body = body_of(lines, title.start)
    headline = lines[title.at]
    last_repeat = max(title.repeats, default=-1)
    for i, line in enumerate(lines[: title.start + 2]):
        if i == title.at or (i >= title.start and i not in title.repeats):
            continue
        if i in title.repeats:
            found[i] = Verdict(Hit("title:repeated", "title"))
        elif line.hit is not None:
            continue
        elif i < title.at:
            if _is_section(lines, i, title.at):
                found[i] = Verdict(Hit("head:section", "navigation"))
        elif verdict := _under_headline(lines, i, headline, body, last_repeat):
            found[i] = verdict
    return found


def _is_section(lines: list[ReadLine], i: int, at: int) -> bool:
    """A section's name above the headline: known as one, or a single word parted from the headline by furniture."""
    line = lines[i]
    parted = any(other.hit is not None for other in lines[i + 1 : at])
    return line.key in zone_words("sections") or (parted and " " not in line.key and line.text[-1] not in ":؟!")


def _under_headline(lines: list[ReadLine], i: int, headline: ReadLine, body: str, last_repeat: int) -> Verdict | None:
    text = lines[i].text
    if found := read_wrote(text):
        return credit_verdict(found, "head:byline")
    if (credit := read_credit_line(text, body)) and (credit.strong or not runs(text)):
        return credit_verdict(credit, "head:credit")
    name = bare_name(text)
    if could_be_name(text):
        twin = any(other.key == lines[i].key for other in lines[max(0, i - 1) : i + 2] if other is not lines[i])
        heads = fold(headline.text).startswith(fold(name) + ":")
        around = stems(f"{headline.text}\n{body}")
        if is_name(text) or twin or heads or has_family_shape(text, around):
            return credit_verdict(Credit((name,)), "head:name")
    letters = re.sub(r"\W", "", text)
    if len(letters) <= TINY and len(tokens(text)) == 1 and not letters.isdigit():
        return Verdict(Hit("head:mark", "frame"))
    if i < last_repeat:
        return Verdict(Hit("head:between-headlines", "label"))
    return None
