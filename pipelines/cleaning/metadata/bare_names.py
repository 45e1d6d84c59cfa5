"""A name whose first word no list knows, bare under the headline: place, form and silence of the text make it one."""

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.element_text import whole_text
from pipelines.cleaning.honorifics import without_titles
from pipelines.cleaning.labels import (
    is_borne,
    is_family_name,
    is_given_name,
    is_no_name,
    is_surname,
    joins_names,
    may_be_word,
)
from pipelines.cleaning.layout.surroundings import HEADINGS, Surroundings
from pipelines.cleaning.letters import ARTICLE, NISBA
from pipelines.cleaning.metadata.author_boxes import ABOUT, TOLD, has_bio, is_untold, stands_in_list
from pipelines.cleaning.page import Block
from pipelines.cleaning.people import person
from pipelines.cleaning.roles import heads_phrase, is_adjective

MOST_SPARE = 3
"""Words of a name of which the first is not known (own choice): more read like a headline."""

NEAR_DATE = 2
"""Blocks from a date in which a byline stands (own choice): a picture or a button may be between them."""


def unknown_name(block: Block, around: Surroundings) -> str:
    """Two or three words in a block under the headline, without link or label, beside the date or bold over the text,
    that end like a name; neither headline nor text say a word of them, nor does what stands behind it. Else empty."""
    name = without_titles(block.text)
    if block.link_chars or block.element.tag in HEADINGS or stands_in_list(block) or not ends_like_name(name):
        return ""
    if not (_is_beside_date(block, around) or _is_bold(block, around)) or not is_untold(name, around):
        return ""
    if any(_names_other(other, block, around) for other in around.behind(ABOUT)):
        return ""
    return name if person(name, around.outlets, around.layout.page.lexicon) else ""


def _names_other(other: Block, block: Block, around: Surroundings) -> bool:
    """Whether a block behind the text is the name once more, as who is in the news is named, or another writer's."""
    if other.index <= block.index or len(other.text) > TOLD:
        return False
    return other.text == block.text or has_bio(other, around)


def ends_like_name(name: str) -> bool:
    """Whether two or three words end with a father's or a family's name, and open with no word that heads a phrase."""
    words = name.split()
    if not 2 <= len(words) <= MOST_SPARE or not all(map(str.isalpha, words)) or is_no_name(name):
        return False
    if words[0].startswith(ARTICLE) or heads_phrase(words[0]):
        return False
    if len(words) == MOST_SPARE and not (is_surname(words[1]) or joins_names(words[1])):
        return False
    last, before = words[-1], words[-2]
    if is_adjective(last) or may_be_word(words[0]):
        return False
    if is_surname(last):
        said = last.endswith(NISBA) and not last.startswith(ARTICLE)  # "… يمني" is said of a thing
        return not said or is_given_name(last)
    return (
        (is_family_name(f"{before} {last}") and last.endswith(NISBA))
        or joins_names(before)
        or (is_borne(before) and is_given_name(last))
    )


def _is_beside_date(block: Block, around: Surroundings) -> bool:
    """Whether a block of the two before or behind is a date."""
    near = around.blocks[max(0, block.index - NEAR_DATE) : block.index + NEAR_DATE + 1]
    return any(is_date_line(other.text) for other in near)


def _is_bold(block: Block, around: Surroundings) -> bool:
    """Whether a block right over the text is bold as a whole."""
    if block.index != around.start - 1:
        return False
    bold = next(block.element.iter("b", "strong"), None)
    return bold is not None and whole_text(bold) == block.text
