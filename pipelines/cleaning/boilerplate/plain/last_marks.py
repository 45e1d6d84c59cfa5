"""What templates and desks leave as the last line of a plain text: a code, an editor's initials, a teaser."""

import re

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.outlets import is_agency
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict
from pipelines.cleaning.boilerplate.plain.wording import stems, stops, tokens, zone_words
from pipelines.cleaning.text import fold

INITIALS = 4
"""Letters of the word that signs an agency's dispatch, at most."""

ABOUT_WORDS = 5
"""Words of "about X" over a box on the writer."""

TEASED = 3
"""Lines of a box of one other article: its label, its headline, its first words."""

SHARED = 2
"""Words of that headline which the teaser holds."""

_CODE = re.compile(r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]{4,8}")
"""Letters and figures, as editing systems number a page."""


def last_mark(lines: list[ReadLine], i: int, above: frozenset[str]) -> Verdict | None:
    """What the last line is, where it stands right behind a sentence: a code; or one short word, which signs a dispatch
    whose agency stands above it. `above` are the folded keys of what stands there."""
    text = lines[i].text
    if i == 0 or lines[i].hit is not None or not stops(lines[i - 1].text):
        return None
    if _CODE.fullmatch(text) and not any(text.casefold() in line.text.casefold() for line in lines[:i]):
        return Verdict(Hit("tail:mark", "frame"))
    short = text.isalpha() and not text.isascii() and len(text) <= INITIALS
    if short and any(map(is_agency, above)) and zone_words("function").isdisjoint(tokens(text)):
        return Verdict(Hit("tail:initials", "byline"))
    return None


def teased(lines: list[ReadLine]) -> dict[int, Verdict]:
    """The first words of another article as the last line, cut off as templates do, a space before the points, behind a
    box's label and its headline, two of whose words it holds."""
    end = len(lines) - 1
    if end < TEASED or not fold(lines[end].text).endswith(tuple(zone_words("cut_off"))):
        return {}
    words_of, points = lines[end].text.rsplit(maxsplit=1)
    label, headline = lines[end - 2].hit, lines[end - 1]
    if (
        fold(points) not in zone_words("cut_off")
        or label is None
        or label.kind != "read-also"
        or label.action == "line"
    ):
        return {}
    told = headline.hit is None and lines[end].hit is None and len(stems(words_of) & stems(headline.text)) >= SHARED
    return {end: Verdict(Hit("tail:teaser", "read-also"))} if told else {}


def is_about(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is "about X" right over a box of other articles: the writer's box, that is empty."""
    behind = lines[i + 1].hit if i + 1 < len(lines) else None
    said = tokens(lines[i].text)
    if behind is None or behind.kind != "read-also" or not 1 < len(said) <= ABOUT_WORDS or stops(lines[i].text):
        return False
    return lines[i].hit is None and said[0] in zone_words("about_too") and lines[i - 1].hit is None
