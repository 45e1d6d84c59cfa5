"""Which line of a plain text is its headline, by evidence; none where it is not sure."""

import re
from dataclasses import dataclass, replace

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.credits import read_credit_line
from pipelines.cleaning.boilerplate.plain.desks import OFFICE_NAME_WORDS, is_press_office
from pipelines.cleaning.boilerplate.plain.issues import is_issue, split_issue
from pipelines.cleaning.boilerplate.plain.names import HE_DOES, given_names, is_name
from pipelines.cleaning.boilerplate.plain.outlets import is_outlet_line, is_present, may_be_outlet, opens_with_outlet
from pipelines.cleaning.boilerplate.plain.page_titles import page_titles
from pipelines.cleaning.boilerplate.plain.sections import is_path, is_section
from pipelines.cleaning.boilerplate.plain.wording import (
    TITLE_LIMIT,
    halts,
    may_be_headline,
    opens_like_a_dispatch,
    runs,
    stems,
    stops,
    tokens,
    zone_words,
)
from pipelines.cleaning.dates.dated_line import find_date
from pipelines.cleaning.labels import is_place
from pipelines.cleaning.text import SPACE, fold

HEAD = 12
"""Lines from the top among which the headline stands: nine is the most seen (263 raw texts of 70 outlets)."""

BETWEEN = 4
"""Short lines that may stand between headline and text: second lines of the headline, captions."""

KICKER_WORDS = 4
"""Words of a line above the headline that names a series or an occasion."""

CREDIT_WORDS = 5
"""Words of a credit above the headline; a headline that reads like one has more."""

OCCASION_WORDS = 8
"""Words of a line that tells on what occasion the headline below it was said."""

_BREAK = re.compile(r"[.:،؛…]|[-–—]\s")

_CREDITED = re.compile(r"(?:^|[-–—|،]\s*)([^\W\d_]{2,12})\s?:\s?[^\W\d_]")
"""A word, a colon and who it names: two in a line are who wrote a song and who set it, "words: X - tune: Y"."""

DASHES = re.compile(rf"{SPACE}[-–—/|]\s*")

SHORTER = 0.8
"""A headline has at most so large a share of the characters of the paragraph behind it."""

ENDED = 0.6
"""Share of a text's paragraphs that end on a full stop, from which on one without is different from them."""

OPENING = 4
"""Paragraphs whose words are compared with a headline's."""

IN_LEAD, IN_BODY = 0.4, 0.3
"""Share of its words that a headline must have more than the line above it in the first paragraph, and in the first
four, to be the main one (16 pairs of lines in 200 raw texts)."""

IN_PICTURE = 0.75
"""Share of a caption's words that the lead holds: it names who is in the picture as the text does (own choice)."""

FEW = 3
"""Words of a headline that counts though nothing else speaks for it."""


FIRST_VERSE = 2
"""Where a poem begins, behind its name and its writer's."""

OVER_NAMES = frozenset({"frame", "newsletter", "read-also"})
"""Kinds of lines right under an outlet's name that a headline has not under it: the issue's number, how to read on."""


@dataclass(frozen=True, slots=True)
class PlainHeadline:
    """Where the headline stands, and where the text begins behind it."""

    at: int
    start: int
    """The first line of running text behind it; all between is the page's, or a second line of the headline."""
    repeats: tuple[int, ...] = ()
    """Lines that print it again."""


def find_plain_headline(lines: list[ReadLine], furniture: frozenset[int]) -> PlainHeadline | None:
    """The headline among the first lines. `furniture` are the lines that are known to be none of the text's.

    Its form must be a headline's, running text must follow, and one of these must speak for it: a line of furniture
    right behind it; that it is printed twice; that it differs from the text, being shorter than the paragraph behind it
    and without the full stop that paragraphs here end on.
    """
    lines = _without_stop(lines, furniture)
    open_lines = [i for i in range(min(len(lines), HEAD + BETWEEN)) if i not in furniture]
    start = _start(lines, open_lines)
    if start is None:
        return PlainHeadline(0, FIRST_VERSE) if _heads_verse(lines) else None
    above = [i for i in open_lines if i < start]
    longer = page_titles(lines, start)
    chosen = next(iter(longer.values()), None)
    if chosen is None:
        chosen = _choose(lines, above, furniture, start)
    if chosen is None or not (longer or _is_proven(lines, chosen, start, furniture)):
        return None
    again = [i for i in range(chosen + 1, min(len(lines), start + 2)) if lines[i].key == lines[chosen].key]
    return PlainHeadline(chosen, start, tuple(sorted({*again, *(i for i, of in longer.items() if of == chosen)})))


def _heads_verse(lines: list[ReadLine]) -> bool:
    """Whether the second line says whose verse follows: the first is the poem's name, and no line of it runs."""
    label = lines[1].label if len(lines) > FIRST_VERSE else None
    named = label is not None and label.kind == "verse-byline" and lines[0].hit is None
    return named and may_be_headline(lines[0].text, first=True) and not any(runs(line.text) for line in lines)


def _without_stop(lines: list[ReadLine], furniture: frozenset[int]) -> list[ReadLine]:
    """The lines, the first without the full stop that some agencies print behind headlines, a space between them."""
    if 1 not in furniture or not lines[0].text.endswith(" .") or len(lines[0].text) > TITLE_LIMIT:
        return lines
    return [replace(lines[0], text=lines[0].text[:-1].rstrip()), *lines[1:]]


def _start(lines: list[ReadLine], open_lines: list[int]) -> int | None:
    """The first line of running text that is not where the headline stands."""
    for place, i in enumerate(open_lines):
        text = lines[i].text
        if not runs(text):
            continue
        behind = [lines[j].text for j in open_lines[place + 1 : place + 1 + BETWEEN] if runs(lines[j].text)][:1]
        again = any(lines[j].key == lines[i].key for j in open_lines[place + 1 : place + 1 + BETWEEN])
        longer = bool(behind) and len(text) <= SHORTER * len(behind[0])
        earlier = any(may_be_headline(lines[j].text) and not _is_label(lines[j]) for j in open_lines[:place])
        if may_be_headline(text) and not earlier and (again or longer):
            continue  # a long headline, or one that asks
        return i if place <= HEAD else None
    return None


def _choose(lines: list[ReadLine], above: list[int], furniture: frozenset[int], start: int) -> int | None:
    """The headline among the lines above the text: the first of its form, unless it names a series or section."""
    fit = [i for i in above if may_be_headline(lines[i].text, first=i == 0) and not _is_label(lines[i])]
    fit = [i for i in fit if not _names_writer(lines[i].text)] or fit
    fit = [i for i in fit if i == fit[0] or not _is_stamp(lines[i].text)]
    while len(fit) > 1 and (
        (fit[0] > 0 and is_name(lines[fit[0]].text))
        or (fit[0] == 0 and 1 in furniture and opens_with_outlet(lines[0].text))
        or (fit[0] == 0 and _credits(lines[0].text))
    ):
        fit.pop(0)  # who wrote it, or where it was printed, above the headline
    if not fit or len([i for i in above if i > fit[0]]) > BETWEEN:
        return None
    again = [i for i in fit if any(lines[j].key == lines[i].key for j in range(i + 1, min(len(lines), start + 2)))]
    if again and len(tokens(lines[again[0]].text)) >= FEW and not _is_caption(lines, fit[0], again[0], start):
        return again[0]
    first, *rest = fit
    rest = [i for i in rest if not is_name(lines[i].text) and not is_place(lines[i].text)]
    if rest and _is_over(lines, first, rest[0], furniture):
        return rest[0]
    if rest:
        count, other = len(tokens(lines[first].text)), len(tokens(lines[rest[0]].text))
        menu = lines[1].hit is not None and lines[1].hit.kind == "navigation"
        dated = first == 0 and (1 in furniture or is_name(lines[1].text)) and not menu
        if count <= KICKER_WORDS and other > count and not dated:
            return first if _says_who_does(lines[first].text) else rest[0]
        if rest[0] == first + 1 and _opens_kicker(lines[first].text):
            return rest[0]
        if rest[0] == first + 1 and _tells_more(lines, first, start):
            return rest[0]
    return first


def _is_caption(lines: list[ReadLine], first: int, other: int, start: int) -> bool:
    """Whether a line that is printed twice, the second time right below, names what a picture shows: under a longer
    headline, in words of the lead."""
    longer = other > first and len(tokens(lines[first].text)) > len(tokens(lines[other].text))
    twice = other + 1 < len(lines) and lines[other + 1].key == lines[other].key
    return longer and twice and _share(lines[other].text, stems(lines[start].text)) >= IN_PICTURE


def _is_over(lines: list[ReadLine], first: int, other: int, furniture: frozenset[int]) -> bool:
    """Whether the first line of a page names whose it is: a few words over furniture that is no date and no writer,
    with a longer line below that has the page's own lines right behind it."""
    name, below = tokens(lines[first].text), tokens(lines[other].text)
    closed = other + 1 in furniture or is_name(lines[other + 1].text)
    if first != 0 or 1 not in furniture or not closed or len(below) < max(FEW, len(name)):
        return False
    if is_press_office(lines[1].text):
        return len(name) <= OFFICE_NAME_WORDS
    if 1 in split_issue(lines):
        return len(name) <= KICKER_WORDS
    kind = lines[1].hit.kind if lines[1].hit is not None else ""
    return kind in OVER_NAMES and len(name) < FEW


def _says_who_does(text: str) -> bool:
    """Whether a few words are a subject and a verb in the present: a headline, not a series' name."""
    said = tokens(text)
    return any(word.startswith(HE_DOES) and is_present(word) and word not in given_names() for word in said[1:])


def _opens_kicker(text: str) -> bool:
    """Whether a line tells on what occasion the next one was said, "in an interview with …", and no more."""
    key = fold(text)
    occasion = any(key.startswith(f"{opener} ") for opener in zone_words("occasions"))
    return occasion and len(tokens(text)) <= OCCASION_WORDS and _BREAK.search(text) is None


def _credits(text: str) -> bool:
    """Whether the first line is a credit, which some templates print above the headline."""
    found = read_credit_line(text) if len(tokens(text)) <= CREDIT_WORDS else None
    return found is not None and (found.strong or bool(found.source or found.authors))


def _names_writer(text: str) -> bool:
    """Whether a line is a credit of two parts or more that names who wrote it."""
    found = read_credit_line(text) if len(tokens(text)) <= CREDIT_WORDS else None
    return found is not None and bool(found.authors) and " - " in DASHES.sub(" - ", text)


def _is_stamp(text: str) -> bool:
    """Whether a line below the first is a date and one word, the section's: "security 18/02/2025"."""
    dated = find_date(text)
    return dated is not None and len(tokens(dated.rest)) <= 1


def _is_credit(text: str) -> bool:
    found = read_credit_line(text)
    return found is not None and found.strong


def _tells_more(lines: list[ReadLine], first: int, start: int) -> bool:
    """Of two headlines, one upon the other, the upper one may lead to the main one: it opens with a verb whose subject
    stands in the other, or shares few words with the lead, of which the lower one shares many."""
    upper, lower = lines[first].text, lines[first + 1].text
    if opens_like_a_dispatch(upper) and not opens_like_a_dispatch(lower):
        return True
    lead, body = stems(lines[start].text), stems("\n".join(line.text for line in lines[start : start + OPENING]))
    in_lead = _share(lower, lead) - _share(upper, lead)
    return in_lead >= IN_LEAD and _share(lower, body) - _share(upper, body) >= IN_BODY


def _share(text: str, words: frozenset[str]) -> float:
    own = stems(text)
    return len(own & words) / len(own) if own else 0.0


def _is_label(line: ReadLine) -> bool:
    """Whether a line names a section or an outlet and is no headline."""
    key = line.key
    made = [fold(word) for word in _CREDITED.findall(line.text)]
    if len(made) > 1 and zone_words("made_by").issuperset(made):
        return True
    if is_section(line.text) or key in zone_words("leftovers") or is_outlet_line(line.text) or is_path(line.text):
        return True
    if key in zone_words("greetings") or is_issue(line):
        return True
    return line.text.isascii() or (opens_with_outlet(line.text) and may_be_outlet(line.text))


def _is_proven(lines: list[ReadLine], at: int, start: int, furniture: frozenset[int]) -> bool:
    line, lead = lines[at], lines[start]
    if any(lines[j].key == line.key for j in range(at + 1, min(len(lines), start + 2))):
        return True
    behind = at + 1 in furniture and (lines[at + 1].hit is not None or _is_credit(lines[at + 1].text))
    if opens_like_a_dispatch(line.text) and not behind:
        return False
    if behind:
        return True
    shorter = len(line.text) <= SHORTER * max(len(lead.text), len(_next(lines, start)))
    broken = halts(lead.text)
    opens = all(i in furniture or _is_label(lines[i]) or is_name(lines[i].text) for i in range(at))
    return (shorter or broken) and (opens or len(tokens(line.text)) >= FEW) and _differs(lines, start)


def _next(lines: list[ReadLine], start: int) -> str:
    return lines[start + 1].text if start + 1 < len(lines) else ""


def _differs(lines: list[ReadLine], start: int) -> bool:
    """Whether the text's paragraphs end as sentences do, so that a line that does not is none of them."""
    running = [line.text for line in lines[start:] if line.hit is None and runs(line.text)]
    ended = sum(stops(text) or halts(text) or text[-1] in '؟!?…»”")' for text in running)
    return bool(running) and ended >= ENDED * len(running)
