"""Inside a plain text: boxes with the headlines of other articles, buttons, and lines that the text itself cites."""

import re

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.captions import is_caption
from pipelines.cleaning.boilerplate.plain.wording import may_be_headline, runs, tokens, zone_words
from pipelines.cleaning.boilerplate.plain.zones import Verdict

LABEL = 32
"""Characters of a label over a box."""

BOX = 5
"""Headlines in a box, at most (41,661 articles have 1 to 5)."""

HEADLINE_WORDS = 4
"""Words of a headline in a box; what is shorter is a subheading or an item of a list."""

BUTTON = 90
"""Characters of a line that ends on a button."""

_BRACKETED = re.compile(r"[(\[{]([^()\[\]{}]{3,30})[)\]}]\W*$")
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S{0,14}")
_URL = re.compile(r"\W*+(?:https?://|www\.)\S++\W*+", re.IGNORECASE)


def inside_verdicts(lines: list[ReadLine], start: int) -> dict[int, Verdict]:
    """Boxes and buttons from line `start` on."""
    found: dict[int, Verdict] = {}
    for i in range(start, len(lines)):
        line = lines[i]
        if i in found:
            continue
        if line.hit is not None and line.hit.where == "end" and _is_button(line.text):
            found[i] = Verdict(Hit("inside:button", "share"))
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
