"""Items of a plain text's own lists that read like furniture: answers, years, what a table says of somebody."""

import re
from functools import lru_cache
from itertools import takewhile

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.parts_of_text import NEAR_LINES, is_clause, near_line
from pipelines.cleaning.boilerplate.plain.wording import runs, stops, tokens, zone_words
from pipelines.cleaning.labels import is_place
from pipelines.cleaning.letters import IN

ASKING = 3
"""Lines that ask, from which on a text is an interview or a quiz."""

LEAST_ROWS = 4
"""Rows of a table of labels and values."""

ROW_LABEL_WORDS = 4
"""Words of a row's label."""

ALIKE = 3
"""Lines of one form that are a list, wherever they stand behind the text."""

SIGNS = 2
"""Signs between the parts of such a line, at least."""

LONGEST_DATE = 40
"""Characters of a place and a date, or of a number and a word before it."""

HEAD_OF_STATEMENT = 3
"""Lines from the top, one of which leads up to a statement."""

NEAR_NUMBER = 4
"""Lines above a number that may say whose it is."""

NO_HEADINGS = frozenset({"ad", "read-also", "ticker", "player", "share"})
"""Kinds that stand between paragraphs on many pages: one word of them heads no part of a text."""

_HOUR = re.compile(r"\d{1,2}[:.]\d{2}")
_YEAR = re.compile(r"[12]\d{3}")
_PLACED = re.compile(rf"[^\d،,:.]{{2,20}}[،,]? {IN} \d[^:]*")
_ROW = re.compile(r"([^:\d]{2,40}?)\s*:\s*\S.{0,80}")
_SENDER = re.compile(r"[^،,:.\d]{3,30}[،,]([^،,:.\d]{2,25})")
_WORDS = re.compile(r"[\w ]+")


def is_own_item(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is an item of a list of the text's, whatever a rule says of it."""
    kinds = (answers, _is_year_of_text, _is_row, _heads_between, _signs_letter, _dates_statement)
    return any(kind(lines, i) for kind in (*kinds, _dates_its_end, _is_number_told, _is_hour_in_text))


def answers(lines: list[ReadLine], i: int) -> bool:
    """Whether a few words stand right behind a question in a text of many, and the text goes on behind them."""
    if not 0 < i < len(lines) - 1 or lines[i - 1].hit is not None or lines[i - 1].text[-1] not in "؟?":
        return False
    asking = sum(lines[j].hit is None and lines[j].text[-1] in "؟?" for j in near_line(lines, i))
    return asking >= ASKING and ":" not in lines[i].text and lines[i + 1].hit is None


def _is_year_of_text(lines: list[ReadLine], i: int) -> bool:
    """Whether a year alone stands right behind a line of the text, or behind more years that do: the number that
    an agency prints under a dispatch follows a mark of its end."""
    if not _YEAR.fullmatch(lines[i].text):
        return False
    near = reversed(lines[max(0, i - NEAR_LINES) : i])
    above = next((line for line in near if not _YEAR.fullmatch(line.text)), None)
    return above is not None and above.hit is None


def _is_row(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is a row of a table of labels and values right behind a sentence, most of which no rule knows."""
    if not _is_labelled(lines[i]):
        return False
    above = len(list(takewhile(_is_labelled, reversed(lines[max(0, i - NEAR_LINES) : i]))))
    rows = lines[i - above : i + 1 + len(list(takewhile(_is_labelled, lines[i + 1 : i + NEAR_LINES])))]
    led = i > above and is_clause(lines[i - above - 1])
    unknown = sum(row.hit is None for row in rows)
    return led and len(rows) >= LEAST_ROWS and rows[0].hit is None and 2 * unknown >= len(rows)


def _is_labelled(line: ReadLine) -> bool:
    return _is_label_and_value(line.text)


@lru_cache(512)  # each row of a table is asked again for its neighbours, again and again
def _is_label_and_value(text: str) -> bool:
    found = _ROW.fullmatch(text)
    return found is not None and len(tokens(found[1])) <= ROW_LABEL_WORDS and not runs(text)


def _heads_between(lines: list[ReadLine], i: int) -> bool:
    """Whether a word alone between two paragraphs is one of several that head the parts of the text."""
    if not _is_word_between(lines, i):
        return False
    others = [j for j in near_line(lines, i) if j != i and _is_word_between(lines, j)]
    return bool(others) and all(lines[j].key != lines[i].key for j in others)


def _is_word_between(lines: list[ReadLine], i: int) -> bool:
    hit = lines[i].hit
    if not 0 < i < len(lines) - 1 or not lines[i].text.isalpha() or (hit is not None and hit.kind in NO_HEADINGS):
        return False
    return all(map(is_clause, (lines[i - 1], lines[i + 1]))) and stops(lines[i - 1].text)


def _dates_statement(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is a date right under who issued a statement, "issued by …", or behind "issued on"."""
    opened = i > 0 and lines[i - 1].hit is None and lines[i - 1].key.startswith(tuple(zone_words("issued")))
    opened = opened or lines[i].key.startswith(tuple(f"{word} " for word in zone_words("issued_on")))
    return opened and any(map(str.isdigit, lines[i].text)) and len(lines[i].text) <= LONGEST_DATE


def _dates_its_end(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is a place, "in" and a date behind the paragraphs of a statement, to which the first lines lead
    up, "the union issued this statement:". The headline is not asked: the text is read without it as well."""
    if len(lines[i].text) > LONGEST_DATE or not _PLACED.fullmatch(lines[i].text) or not is_clause(lines[i - 1]):
        return False
    opened = (line for line in lines[:HEAD_OF_STATEMENT] if line.hit is None and line.text[-1] == ":")
    return any(not zone_words("statements").isdisjoint(tokens(line.text)) for line in opened)


def _is_number_told(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is a telephone's number right behind lines that tell of a death and where condolences are
    received, or behind a sentence that leads up to it with a colon, other numbers between."""
    if not _is_number(lines[i]):
        return False
    above = [line for line in lines[max(0, i - NEAR_NUMBER) : i] if line.hit is None]
    if any(not zone_words("mourning").isdisjoint(tokens(line.text)) for line in above):
        return True
    led = next((line for line in reversed(lines[max(0, i - NEAR_NUMBER) : i]) if not _is_number(line)), None)
    return led is not None and led.text[-1] == ":" and is_clause(led)


def _is_number(line: ReadLine) -> bool:
    said = tokens(line.text)
    return bool(said) and said[0] in zone_words("contacts") and said[-1].isdigit() and len(line.text) <= LONGEST_DATE


def _is_hour_in_text(lines: list[ReadLine], i: int) -> bool:
    """Whether an hour stands alone between lines of the text, as others do, with paragraphs above it and below: a
    programme. Under comments no paragraph of the text stands."""
    if not _stands_in(lines, i):
        return False
    others = any(_stands_in(lines, j) for j in near_line(lines, i) if j != i)
    above, below = lines[max(0, i - NEAR_LINES) : i], lines[i + 1 : i + NEAR_LINES]
    return others and all(any(line.hit is None and runs(line.text) for line in side) for side in (above, below))


def _stands_in(lines: list[ReadLine], i: int) -> bool:
    inside = 0 < i < len(lines) - 1 and _HOUR.fullmatch(lines[i].text) is not None
    return inside and lines[i - 1].hit is None and lines[i + 1].hit is None


def _signs_letter(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is a name, a comma and a place behind a paragraph, and another such line stands behind another:
    readers' letters."""
    return _is_sender(lines, i) and any(_is_sender(lines, j) for j in near_line(lines, i) if j != i)


def _is_sender(lines: list[ReadLine], i: int) -> bool:
    found = _SENDER.fullmatch(lines[i].text)
    return found is not None and is_place(found[1].strip()) and i > 0 and is_clause(lines[i - 1])


def is_of_a_form(lines: list[ReadLine], i: int, last: int) -> bool:
    """Whether a line behind the text (`last` is the last line of it that runs) has the signs of others there, two or
    more between its parts: matches and their grounds."""
    form = _WORDS.sub("x", lines[i].text)
    near = lines[max(last + 1, i - NEAR_LINES) : i + NEAR_LINES]
    same = [line for line in near if _WORDS.sub("x", line.text) == form]
    return len(form) - form.count("x") >= SIGNS and len(same) >= ALIKE
