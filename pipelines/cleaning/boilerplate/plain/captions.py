"""Captions under a picture that a plain text still has: its credit stands at their end."""

import re

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.wording import stems, stops, tokens, zone_words
from pipelines.cleaning.text import fold

LONGEST_CAPTION = 200
"""Characters of a caption with its credit."""

LONGEST_NOTED = 120
"""Characters of one that says at its end that the picture is old."""

POINTS = "•"
"""What stands before a caption in the text of a paper."""

VIEW_WORDS = 9
"""Words of a line that says what a picture shows."""

LEAST_WORDS = 4
"""Words of such a line."""

_CREDITED = re.compile(r"\S.*\s©\s?[^©]{2,40}")
_NOTE = re.compile(r".+[-–—/|(:]\s*+([^\W\d_]+(?: [^\W\d_]+)?)\s*[).]*")


def shows(text: str, said: frozenset[str]) -> bool:
    """Whether a short line under a headline says what a picture shows, "a view of the meeting", in words of the
    headline or text (`said`, folded stems)."""
    key = " ".join(tokens(text))
    rest = next((key.removeprefix(opener) for opener in zone_words("views_of") if key.startswith(f"{opener} ")), "")
    return bool(stems(rest)) and stems(rest) <= said and len(tokens(text)) <= VIEW_WORDS and not stops(text)


def is_marked(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is the only one that opens with a point, right behind a sentence: papers mark captions so, and a
    list has more points."""
    text = lines[i].text
    if text[0] not in POINTS or stops(text) or len(text) > LONGEST_NOTED or lines[i].hit is not None:
        return False
    alone = not any(line.text[0] in POINTS for j, line in enumerate(lines) if j != i)
    return alone and i > 0 and stops(lines[i - 1].text) and len(tokens(text)) >= LEAST_WORDS


def is_captioned(lines: list[ReadLine], i: int) -> bool:
    """Whether the line before is a caption's label alone, and this one reads as one: no sentence, not the last."""
    text = lines[i].text
    if i == 0 or lines[i - 1].key not in zone_words("caption_labels") or i == len(lines) - 1:
        return False
    return (
        lines[i].hit is None and len(text) <= LONGEST_CAPTION and not stops(text) and len(tokens(text)) >= LEAST_WORDS
    )


def is_printed_twice(lines: list[ReadLine], i: int) -> bool:
    """Whether a name and an agency stand in one line and the same again right above or below: who is in a picture and
    who took it, as the page's code and its caption say."""
    label = lines[i].label
    named = label is not None and label.kind == "credit" and label.values("authors") and label.values("source")
    beside = (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    return bool(named) and any(line.key == lines[i].key for line in beside)


def is_caption(text: str) -> bool:
    """Whether a line ends on who owns a picture ("… © X"), or says behind a dash that it is from the archive."""
    if len(text) <= LONGEST_CAPTION and _CREDITED.fullmatch(text):
        return True
    found = _NOTE.fullmatch(text) if len(text) <= LONGEST_NOTED and not stops(text) else None
    if found is None:
        return False
    if len(tokens(text)) < LEAST_WORDS:
        return False  # what is written on a box: "streets - archive"
    said = fold(found[1]).split()
    return said[-1] in zone_words("photo_words") and (len(said) == 1 or said[0] in zone_words("pictures"))
