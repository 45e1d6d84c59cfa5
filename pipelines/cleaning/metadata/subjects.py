"""Names alone that are somebody's in the news, by what stands around them: no signatures."""

import re
from functools import partial

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.element_text import with_ancestors
from pipelines.cleaning.honorifics import without_titles
from pipelines.cleaning.labels import (
    after_phrase,
    is_borne,
    is_credit_word,
    is_foreign_name,
    is_full_name,
    is_place,
    read_label,
    trim,
)
from pipelines.cleaning.labels.rules import EDGE
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.pictures import is_beside_picture, is_under_chart
from pipelines.cleaning.layout.surroundings import HEADINGS, Surroundings
from pipelines.cleaning.letters import AND, ARTICLE
from pipelines.cleaning.metadata.author_boxes import TOLD, WHOLE, has_bio
from pipelines.cleaning.page import Block
from pipelines.cleaning.people import opens_with_office
from pipelines.cleaning.prose import is_quotation
from pipelines.cleaning.roles import opens_with_profession
from pipelines.cleaning.text import fold, key_of
from pipelines.cleaning.words import words

FEWEST, MOST = 2, 4
"""Words of a subheading over a name: "the team's line-up" (own choice)."""

SAYS = 40
"""Characters before the colon of a headline that says whose words it tells (own choice)."""

_SIGN = re.compile(r"\s?[-–—/:]\s+|\s?/\s?|\s:")

_known = partial(words, "people.toml")


def is_subject(block: Block, around: Surroundings) -> bool:
    """Whether a name under the headline is whom the news is about: in an element for a second headline; behind what
    he is and a sign ("the coach - …"); a heading where the headline tells of somebody whom it does not name; with
    a title where the headline tells what an office says; at a picture where the headline opens with an office; under a
    line that leads to him, or an office at the paper."""
    if any(says(element, "subheading") for element in with_ancestors(block.element, 1) if element.tag not in WHOLE):
        return True
    if is_led_to(block, around) or makes_paper(block, around):
        return True
    role, *behind = _SIGN.split(block.spaced, maxsplit=1)
    if behind and fold(role.split(" ")[0]).strip(EDGE) in _known("in_the_news"):
        return True
    headline = around.blocks[around.head_at].text
    if block.element.tag in HEADINGS:
        return fold(headline).split(" ")[0] in _known("told_of_somebody")
    speaker, colon, _ = headline.partition(":")
    if colon != "" and len(speaker) > SAYS:
        return False
    titled = without_titles(block.text) != block.text
    return ((titled and colon != "") or _is_shown(block, around)) and _is_office(speaker)


def _is_shown(block: Block, around: Surroundings) -> bool:
    """Whether a name stands at a picture, without a date in its line or box, or what somebody is behind it."""
    if any(map(str.isdigit, block.text)) or has_bio(block, around):
        return False
    if not (is_under_chart(block.element) or is_beside_picture(block.element)):
        return False
    box, behind = block.element.getparent(), around.blocks[block.index + 1 : block.index + 2]
    boxed = box is not None and box.tag not in WHOLE and any(box is one.element.getparent() for one in behind)
    return not (boxed and is_date_line(behind[0].text))


def is_led_to(block: Block, around: Surroundings) -> bool:
    """Whether the short line before a name ends on a colon and does not say "by": "the guests of the show:"."""
    above = around.blocks[block.index - 1].text if block.index else ""
    return above.endswith(":") and len(above) <= TOLD and after_phrase(trim(above), "authors") is None


def makes_paper(block: Block, around: Surroundings) -> bool:
    """Whether what stands right before a name is an office at the paper, "editor-in-chief", and no headline."""
    return 0 < block.index != (around.title_at or 0) + 1 and _makes_paper(around.blocks[block.index - 1].text)


def _makes_paper(text: str) -> bool:
    return len(text) <= TOLD and text.count(" ") < MOST and fold(text).split(" ")[0] in _known("paper_makers")


def is_quoted(block: Block, around: Surroundings) -> bool:
    """Whether a name stands right under a paragraph that is one quotation."""
    return is_quotation(around.blocks[block.index - 1].text)


def _is_office(text: str) -> bool:
    """Whether words are an office, with the article or without: "minister of …", "the director general"."""
    return opens_with_office(text) or opens_with_office(fold(text).removeprefix(ARTICLE))


def is_headed(name: Block, around: Surroundings) -> bool:
    """Whether a subheading stands between the last paragraph and a name: two to four words that are no name, place,
    label or outlet, nor how a text closes; in an element for headings, or an office or a thing of something."""
    paragraph, block = around.blocks[name.index - 2], around.blocks[name.index - 1]
    parts = block.text.split()
    if not FEWEST <= len(parts) <= MOST or not all(map(str.isalpha, parts)) or len(paragraph.text) < TOLD:
        return False
    if opens_with_office(block.text):
        return True
    if block.element.tag not in HEADINGS and not _is_of_something(parts):
        return False
    key, first = key_of(block.text), fold(parts[0])
    return not (
        first.startswith(AND)
        or not _known("closings").isdisjoint(map(fold, parts))
        or is_credit_word(parts[0])
        or block.link_chars
        or is_full_name(block.text)
        or is_place(block.text)
        or opens_with_profession(block.text)
        or read_label(block.spaced) is not None
        or around.layout.owns(block.text)
        or around.layout.page.lexicon.find(key, key)
    )


def _is_of_something(parts: list[str]) -> bool:
    """Whether words are a thing and whose it is: only the last has the article ("line-up of the team")."""
    *before, last = map(fold, parts)
    return last.startswith(ARTICLE) and not any(word.startswith(ARTICLE) for word in before)


def is_foreigner(block: Block, around: Surroundings) -> bool:
    """Whether a name alone behind the text is one of other tongues, without a family's name of the region, and nothing
    says that he writes."""
    first, _, family = trim(block.text).rpartition(" ")
    if not is_foreign_name(first) or (is_borne(family) and not is_foreign_name(family)):
        return False
    return not has_bio(block, around)
