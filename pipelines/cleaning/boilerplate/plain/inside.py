"""Inside a plain text: boxes with the headlines of other articles, buttons, and lines that the text itself cites."""

import re
from itertools import pairwise

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.captions import is_caption, is_captioned
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict
from pipelines.cleaning.boilerplate.plain.wording import may_be_headline, runs, tokens, zone_words

LABEL = 32
"""Characters of a label over a box."""

BOX = 5
"""Headlines in a box, at most (41,661 articles have 1 to 5)."""

HEADLINE_WORDS = 4
"""Words of a headline in a box; what is shorter is a subheading or an item of a list."""

BUTTON = 90
"""Characters of a line that ends on a button."""

FIRST_PAGE = 4
"""The first of a run of numbers alone that are pages: three parts and less are not counted on from four."""

_NUMBER = re.compile(r"\d{1,4}")
_BRACKETED = re.compile(r"[(\[{]([^()\[\]{}]{3,30})[)\]}]\W*$")
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S{0,14}")
_URL = re.compile(r"\W*+(?:https?://|www\.)\S++\W*+", re.IGNORECASE)


def inside_verdicts(lines: list[ReadLine], start: int) -> dict[int, Verdict]:
    """Boxes and buttons from line `start` on."""
    found: dict[int, Verdict] = {i: Verdict(Hit("inside:page", "frame")) for i in _page_numbers(lines)}
    for i in range(start, len(lines)):
        line = lines[i]
        if i in found:
            continue
        if line.hit is not None and line.hit.where == "end" and _is_button(line.text):
            found[i] = Verdict(Hit("inside:button", "share"))
        if i + 1 < len(lines) and is_captioned(lines, i + 1):
            found[i + 1] = Verdict(Hit("inside:caption", "photo"))
        if line.hit is not None and line.key in zone_words("neighbours"):
            found |= dict.fromkeys(_headlines(lines, i)[:1], Verdict(Hit("inside:box", "read-also")))
        if line.hit is not None:
            if line.hit.kind == "read-also" and line.text.endswith(":"):
                found |= dict.fromkeys(_headlines(lines, i), Verdict(Hit("inside:box", "read-also")))
            continue
        if is_caption(line.text):
            found[i] = Verdict(Hit("inside:caption", "photo"))
        elif _STAMP.fullmatch(line.text):
            found[i] = Verdict(Hit("inside:stamp", "date"))
        elif _is_button(line.text):
            found[i] = Verdict(Hit("inside:button", "share"))
        elif taken := _box(lines, i):
            rule = Hit("inside:box", "read-also")
            found |= dict.fromkeys([i, *taken], Verdict(rule))
    return found


def _page_numbers(lines: list[ReadLine]) -> list[int]:
    """Lines that are a number alone, each one more than the number before, from no small one on: the pages of a paper
    whose text was copied. Small numbers head the parts of a text."""
    numbers = [(i, int(line.text)) for i, line in enumerate(lines) if _NUMBER.fullmatch(line.text)]
    rising = all(number == before + 1 for (_, before), (_, number) in pairwise(numbers))
    return [i for i, _ in numbers] if len(numbers) > 1 and rising and numbers[0][1] >= FIRST_PAGE else []


def _is_button(text: str) -> bool:
    said = _BRACKETED.search(text)
    if said is None or len(text) > BUTTON:
        return False
    return " ".join(tokens(said[1])) in zone_words("buttons")


def _box(lines: list[ReadLine], i: int) -> list[int]:
    """The headlines behind a label such as "more of the teams"; none where it is no label or a paragraph follows."""
    key = lines[i].key
    if len(lines[i].text) > LABEL or not any(key == o or key.startswith(f"{o} ") for o in zone_words("box_openers")):
        return []
    return _headlines(lines, i)


def _headlines(lines: list[ReadLine], i: int) -> list[int]:
    """The headlines right behind a label."""
    taken: list[int] = []
    for j in range(i + 1, min(len(lines), i + 1 + BOX)):
        line = lines[j]
        if line.hit is not None or runs(line.text) or not may_be_headline(line.text):
            break
        if len(tokens(line.text)) < HEADLINE_WORDS:
            break
        taken.append(j)
    return taken


def is_broken_off(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is a full stop or comma alone: the text was broken up around links, and it is the text's."""
    return 0 < i < len(lines) - 1 and lines[i].text in {".", "،", ":", "؛"} and lines[i - 1].hit is None


def cited(lines: list[ReadLine], i: int) -> bool:
    """Whether an address is the text's own: the line before it leads up to it, or the text goes on behind it."""
    if not _URL.fullmatch(lines[i].text) or i == 0:
        return False
    before = lines[i - 1]
    if before.hit is not None:
        return False
    goes_on = any(line.hit is None and runs(line.text) for line in lines[i + 1 :])
    return before.text[-1] in ":،" or goes_on
