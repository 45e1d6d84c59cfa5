"""Names behind the text's last paragraph: of whom it is signed by."""

import re
from itertools import takewhile

from pipelines.cleaning.labels import (
    is_borne,
    is_family_name,
    is_full_name,
    opens_with_given_name,
    read_label,
    split_names,
)
from pipelines.cleaning.labels.rules import EDGE
from pipelines.cleaning.layout.element_names import QUOTES
from pipelines.cleaning.layout.surroundings import HEADINGS, Surroundings
from pipelines.cleaning.metadata.author_boxes import has_bio, heads_link, is_said_by, is_untold, precedes_bio
from pipelines.cleaning.metadata.bare_names import is_latin_name
from pipelines.cleaning.metadata.name_lines import is_caption_or_link, signed_name
from pipelines.cleaning.metadata.subjects import is_foreigner, is_headed, is_quoted
from pipelines.cleaning.page import Block
from pipelines.cleaning.people import name_alone
from pipelines.cleaning.roles import heads_phrase, leads_to_more, opens_with_writing
from pipelines.cleaning.text import fold
from pipelines.cleaning.words import words

MANY = 3
"""Names, each before what its bearer is, that are a row of writers; two may have written the text together."""

_LEFT = re.compile(r"text-align:\s*left", re.IGNORECASE)


def closing_names(around: Surroundings) -> list[str]:
    """The names in the line that signs the text: alone, set at its far side, or before what their bearer is."""
    for block in _after_last_paragraph(around):
        names = list(map(name_alone, split_names(signed_name(block))))
        if is_full_name(block.text) and any(is_full_name(other.text) for other in around.blocks[block.index + 1 :][:1]):
            break  # a list of people, as of a team
        if _is_one_of_many(block, around):
            break
        if is_said_by(block, around) or any(test(block, around) for test in (is_foreigner, is_headed, is_quoted)):
            break
        alone = not is_caption_or_link(block) and (is_latin_name(block.text) or _says_what_he_is(block, around))
        if alone and is_untold(block.text, around):
            return [signed_name(block)]
        if _is_dispatchs(block, around):
            return [block.text]
        sure = opens_with_given_name if _is_set_left(block) else is_full_name
        if names and all(map(sure, names)) and (not is_caption_or_link(block) or has_bio(block, around)):
            return names
    return []


def _is_one_of_many(block: Block, around: Surroundings) -> bool:
    """Whether a name and what its bearer is stand first of three such pairs: a row of those who write for the site."""
    pairs = around.blocks[block.index : block.index + 2 * MANY : 2]
    return len(pairs) == MANY and all(opens_with_given_name(one.text) and has_bio(one, around) for one in pairs)


def _is_dispatchs(block: Block, around: Surroundings) -> bool:
    """Whether two words, of which people bear the first and the second is like a family's name, stand alone under the
    agency's at a dispatch's end."""
    if not is_family_name(block.text) or is_caption_or_link(block):
        return False
    if not is_borne(first := block.text.split()[0]) or heads_phrase(first):
        return False
    above = read_label(around.blocks[block.index - 1].spaced)
    return above is not None and above.kind == "agency" and is_untold(block.text, around)


def _says_what_he_is(block: Block, around: Surroundings) -> bool:
    """Whether words that may be a name stand right before a line that says that somebody writes."""
    if not has_bio(block, around) or not opens_with_writing(around.blocks[block.index + 1].text):
        return False
    return precedes_bio(block, around)


def _after_last_paragraph(around: Surroundings) -> list[Block]:
    """The blocks from the last one that reads like a paragraph to two behind the text."""
    blocks = around.blocks
    last = around.end
    while last > around.start and len(blocks[last].text.split()) < 5 and last > around.end - 3:
        last -= 1
    behind = [block for block in blocks[last + 1 : last + 3] if block.element.tag not in QUOTES]
    if behind and (_leads_on(behind[0].text) or blocks[last].element.tag in HEADINGS):
        return []
    own = takewhile(lambda block: block.element.tag not in HEADINGS or is_full_name(block.text), behind)
    return [
        block
        for block in own
        if around.layout.outline.zone(block.index) != "comments" and not heads_link(block, around)
    ]


def _leads_on(text: str) -> bool:
    """Whether a short line behind the last paragraph leads to what stands behind it: "to the memory of", "watch:"."""
    first = fold(text).split(" ", 1)[0].strip(EDGE)
    return text.endswith(":") or first in words("people.toml", "dedications") or leads_to_more(text)


def _is_set_left(block: Block) -> bool:
    """Whether a line is set at the far side of an Arabic text, where signatures stand."""
    return _LEFT.search(f"{block.element.get('style') or ''} text-align:{block.element.get('align') or ''}") is not None
