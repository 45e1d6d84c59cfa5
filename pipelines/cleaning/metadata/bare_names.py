"""A name whose first word no list knows, bare under the headline: place, form and silence of the text make it one."""

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.element_text import whole_text
from pipelines.cleaning.honorifics import without_titles
from pipelines.cleaning.labels import (
    beside_date,
    is_borne,
    is_family_name,
    is_foreign_name,
    is_given_name,
    is_no_name,
    is_surname,
    joins_names,
    may_be_word,
)
from pipelines.cleaning.layout.surroundings import HEADINGS, Surroundings
from pipelines.cleaning.letters import AND, ARTICLE, HIS, NISBA
from pipelines.cleaning.metadata.author_boxes import ABOUT, TOLD, has_bio, is_untold, stands_in_list
from pipelines.cleaning.page import Block
from pipelines.cleaning.people import person
from pipelines.cleaning.roles import heads_phrase, is_adjective
from pipelines.cleaning.text import fold
from pipelines.cleaning.words import words

MOST_SPARE = 3
"""Words of a name of which the first is not known (own choice): more read like a headline."""

WAW_WORDS = 2
"""Words of a name whose last opens with the letter waw, which otherwise says "and": more are a list."""

FEWEST_LETTERS = 5
"""Letters of such a word (own choice)."""

NEAR_DATE = 2
"""Blocks from a date in which a byline stands (own choice): a picture or a button may be between them."""


def unknown_name(block: Block, around: Surroundings) -> str:
    """Two or three words in a block under the headline, without link or label, beside the date or bold over the text,
    that end like a name; neither headline nor text say a word of them, nor does what stands behind it. Else empty."""
    name = without_titles(block.text)
    if block.link_chars or block.element.tag in HEADINGS or stands_in_list(block):
        return ""
    if not (ends_like_name(name) or is_latin_name(name)):
        return ""
    if not (_is_beside_date(block, around) or _is_bold(block, around)) or not is_untold(name, around):
        return ""
    if any(_names_other(other, block, around) for other in around.behind(ABOUT)):
        return ""
    return name if person(name, around.outlets, around.layout.page.lexicon) else ""


def is_latin_name(text: str) -> bool:
    """Whether a text is two or three words in Latin letters, each with a capital, the first an Arabic given name."""
    parts = text.split()
    if not 2 <= len(parts) <= MOST_SPARE or not all(part[0].isupper() and part.isalpha() for part in parts):
        return False
    return fold(parts[0]) in words("metadata/latin_names.toml", "given")


def _names_other(other: Block, block: Block, around: Surroundings) -> bool:
    """Whether a block behind the text is the name once more, as who is in the news is named, or another writer's."""
    if other.index <= block.index or len(other.text) > TOLD:
        return False
    return other.text == block.text or has_bio(other, around)


def ends_like_name(name: str) -> bool:
    """Whether two or three words end with a father's or a family's name, and open with no word that heads a phrase."""
    parts = name.split()
    if not 2 <= len(parts) <= MOST_SPARE or not all(map(str.isalpha, parts)) or is_no_name(name):
        return False
    if len(parts) == WAW_WORDS and parts[1].startswith(AND) and not is_surname(parts[1]):
        return _opens_with_waw(*parts)
    if parts[0].startswith(ARTICLE) or heads_phrase(parts[0]):
        return False
    if len(parts) == MOST_SPARE and not (is_surname(parts[1]) or joins_names(parts[1])):
        return False
    last, before = parts[-1], parts[-2]
    if is_adjective(last) or (may_be_word(parts[0]) and len(parts) < MOST_SPARE):
        return False
    if is_surname(last):
        said = last.endswith(NISBA) and not last.startswith(ARTICLE)  # "… يمني" is said of a thing
        return not said or is_given_name(last)
    return (
        (is_family_name(f"{before} {last}") and last.endswith(NISBA))
        or joins_names(before)
        or (is_borne(before) and is_given_name(last))
    )


def _opens_with_waw(first: str, last: str) -> bool:
    """Whether a name that the list has as nothing else stands before a word in waw that does not say "and somebody",
    "and the …" or "and his …"."""
    if not is_given_name(first) or is_foreign_name(first) or may_be_word(first) or len(last) < FEWEST_LETTERS:
        return False
    joined = last[1:]
    return not (joined.startswith(ARTICLE) or is_borne(joined) or fold(joined).endswith(HIS))


def _is_beside_date(block: Block, around: Surroundings) -> bool:
    """Whether a block of the two before or behind is a date, or a short line that holds one beside its section."""
    near = around.blocks[max(0, block.index - NEAR_DATE) : block.index + NEAR_DATE + 1]
    short = (other for other in near if len(other.text) <= TOLD and any(map(str.isdigit, other.text)))
    return any(is_date_line(other.text) or beside_date(other.spaced) for other in short)


def _is_bold(block: Block, around: Surroundings) -> bool:
    """Whether a block right over the text is bold as a whole."""
    if block.index != around.start - 1:
        return False
    bold = next(block.element.iter("b", "strong"), None)
    return bold is not None and whole_text(bold) == block.text
