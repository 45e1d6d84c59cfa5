"""Names that nothing marks: bare under the headline, in a column of a line there, behind the last paragraph."""

import re
from itertools import islice

from pipelines.cleaning.element_text import whole_text
from pipelines.cleaning.honorifics import without_titles
from pipelines.cleaning.labels import (
    after_phrase,
    has_initial,
    is_full_name,
    opens_with_given_name,
    opens_with_waw,
    split_names,
)
from pipelines.cleaning.labels.given_names import tells_of_thing
from pipelines.cleaning.layout.surroundings import HEADINGS, Surroundings
from pipelines.cleaning.letters import AND, ARTICLE, TO
from pipelines.cleaning.metadata.author_boxes import (
    before_bio,
    bio_in_text,
    has_bio,
    is_card,
    is_repeated,
    is_untold,
    name_over_headline,
    own_box,
    precedes_bio,
    stands_in_list,
    titled_bio,
    told_of,
)
from pipelines.cleaning.metadata.author_links import is_all_link
from pipelines.cleaning.metadata.bare_names import unknown_name
from pipelines.cleaning.metadata.bylines import LONGEST_LABEL
from pipelines.cleaning.metadata.closing_names import closing_names
from pipelines.cleaning.metadata.dispatch_lines import name_behind_place
from pipelines.cleaning.metadata.name_lines import columns, is_caption_or_link, signed_name
from pipelines.cleaning.metadata.subject_links import leads_to_subject
from pipelines.cleaning.metadata.subjects import is_subject, makes_paper
from pipelines.cleaning.page import Block
from pipelines.cleaning.people import (
    beside_agency,
    is_own_desk,
    name_alone,
    person,
)
from pipelines.cleaning.roles import is_other_work
from pipelines.cleaning.text import fold

HEADED = 3
"""Blocks over the headline among which a columnist's name and profession stand."""

MOST_OF_ROW = 10
"""Links of one block that are looked at (own choice)."""

_ROLE = re.compile(r"([^\d():]{5,40}) \(([^\d():]{2,20})\)")


def signatures(around: Surroundings) -> list[str]:
    """A bare name in a block of its own, right under the headline or right behind the text's last long paragraph."""
    at = around.title_at
    head = [block for block in around.before() if at is not None and at < block.index < around.start]
    head = [block for block in head if len(block.text) > LONGEST_LABEL or not is_subject(block, around)]
    for block in head:  # "محليات | 3 مايو 2024 | سالم الهادي"
        parts = columns(block)
        for part in parts if len(parts) > 1 else ():
            name = None if any(map(str.isdigit, part)) else person(part, around.outlets, around.layout.page.lexicon)
            if name and opens_with_given_name(name) and not is_caption_or_link(block):
                return [name]
    above = around.blocks[max(0, around.head_at - HEADED) : around.head_at] if at is not None else []
    for block in (*above, *head):
        if precedes_bio(block, around) or (block in head and is_repeated(block, around)):
            return [signed_name(block)]
    if named := [name for block in head if (name := _with_role(block) or before_bio(block))]:
        return named
    for block in head:
        signed = signed_name(block)
        names = [name_alone(part) for part in split_names(name_alone(beside_agency(signed)[0]))] if signed else []
        if names and all(_signs(part, around) for part in names) and _may_sign(block, around) and not _is_row(block):
            return [] if _is_of_list(block, around) else names
        if block.index == around.start - 1 and _is_short_name(block):
            return [signed]
        if has_initial(signed) and not is_caption_or_link(block) and is_untold(signed, around):
            return [signed]
    for block in head:
        if not is_caption_or_link(block) and (name := unknown_name(block, around)):
            return [name]
    for block in (*head, *around.blocks[around.start : around.start + 1]):
        texts = [block.spaced, *(columns(block) if any(map(str.isdigit, block.text)) else [])]
        name = next((found for text in texts if (found := name_behind_place(text, around.outlets))), titled_bio(block))
        if name and not is_caption_or_link(block) and not is_subject(block, around):
            return [name]
    above_all = around.blocks[around.head_at - 1] if at is not None and around.head_at else None
    over = "" if above_all is not None and makes_paper(above_all, around) else name_over_headline(around)
    if name := over or told_of(around) or own_box(around) or bio_in_text(around):
        return [name]
    return closing_names(around)


def _signs(name: str, around: Surroundings) -> bool:
    """Whether a bare line can be a signature: a full name, with a title or without, or one of the site's desks."""
    return is_full_name(without_titles(name)) or is_own_desk(name, around.outlets)


def _with_role(block: Block) -> str:
    """The name in "Name (text)"; empty where the brackets say something else."""
    role = _ROLE.fullmatch(block.spaced)
    if role is None or is_other_work(role[2]) or not opens_with_given_name(role[1]):
        return ""
    return role[1] if after_phrase(role[2].removeprefix(ARTICLE), "authors") == "" else ""


def _is_row(block: Block) -> bool:
    """Whether a block holds links side by side, one of which is no name: who and what the news is about."""
    links = [
        text for link in islice(block.element.iter("a"), MOST_OF_ROW) if (text := whole_text(link)) in block.spaced
    ]
    names = [text for text in links if any(map(str.isalpha, text)) and not text.startswith("@")]
    return len(names) > 1 and not all(map(is_full_name, names))


def _is_of_list(block: Block, around: Surroundings) -> bool:
    """Whether a full name stands in a list of people: another one right before or behind it, without what he is."""
    beside = [around.blocks[at] for at in (block.index - 1, block.index + 1) if 0 <= at < len(around.blocks)]
    return not block.link_chars and any(
        other.element.tag == block.element.tag and is_full_name(other.text) and other.text != block.text
        for other in beside
    )


def _is_short_name(block: Block) -> bool:
    """Whether a block right before the text is two words, the first a given name that is an ordinary word as well."""
    plain = block.element.tag not in HEADINGS and not block.link_chars and not is_caption_or_link(block)
    name = without_titles(block.text)
    words = name.split()
    if not plain or len(words) != 2 or (words[1].startswith(AND) and not opens_with_waw(words[1])):
        return False
    return opens_with_given_name(name) and not words[1].startswith(TO) and not tells_of_thing(fold(name).split())


def _may_sign(block: Block, around: Surroundings) -> bool:
    """Whether a name under the headline may be the writer's: alone; as a link to no tag; beside his picture, where it
    is a link or leads to what he is."""
    if not is_caption_or_link(block) or _is_headed(block):
        return True
    if stands_in_list(block):
        return False
    link = next(block.element.iter("a"), None) if block.element.tag != "a" else block.element
    if link is not None and is_all_link(block):
        return not leads_to_subject((link.get("href") or "").lower())
    return not block.link_chars and (has_bio(block, around) or is_card(block, around))


def _is_headed(block: Block) -> bool:
    """Whether a block is a heading of its own, no link and in no list: a picture's caption is none."""
    return block.element.tag in HEADINGS and not block.link_chars and not stands_in_list(block)
