"""Names that nothing marks: bare under the headline, in a column of a line there, behind the last paragraph."""

import re
from itertools import islice, takewhile

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import whole_text
from pipelines.cleaning.honorifics import without_titles
from pipelines.cleaning.labels import (
    after_phrase,
    beside_date,
    has_initial,
    is_full_name,
    opens_with_given_name,
    opens_with_waw,
    read_label,
    split_names,
)
from pipelines.cleaning.labels.given_names import tells_of_thing
from pipelines.cleaning.labels.rules import EDGE
from pipelines.cleaning.layout.element_names import QUOTES, says
from pipelines.cleaning.layout.pictures import is_beside_picture
from pipelines.cleaning.layout.surroundings import HEADINGS, Surroundings
from pipelines.cleaning.letters import AND, ARTICLE, TO
from pipelines.cleaning.metadata.author_boxes import (
    LISTS,
    TOLD,
    before_bio,
    bio_in_text,
    has_bio,
    heads_link,
    is_card,
    is_repeated,
    is_said_by,
    is_untold,
    name_over_headline,
    own_box,
    precedes_bio,
    stands_in_list,
    titled_bio,
    told_of,
)
from pipelines.cleaning.metadata.author_links import is_all_link
from pipelines.cleaning.metadata.bare_names import is_latin_name, unknown_name
from pipelines.cleaning.metadata.bylines import LONGEST_LABEL, spaced_text
from pipelines.cleaning.metadata.dispatch_lines import name_behind_place
from pipelines.cleaning.metadata.subject_links import leads_to_subject
from pipelines.cleaning.metadata.subjects import is_foreigner, is_headed, is_quoted, is_subject, makes_paper
from pipelines.cleaning.page import Block
from pipelines.cleaning.people import (
    beside_agency,
    is_own_desk,
    leads_to_more,
    name_alone,
    person,
)
from pipelines.cleaning.roles import is_no_writer, is_other_work, opens_with_writing
from pipelines.cleaning.text import SPACE, SPACED, fold, tidy
from pipelines.cleaning.words import words

HEADED = 3
"""Blocks over the headline among which a columnist's name and profession stand."""

MOST_OF_ROW = 10
"""Links of one block that are looked at (own choice)."""

_DASHES = re.compile(rf"{SPACED}[-–—]\s+")
_ROLE = re.compile(r"([^\d():]{5,40}) \(([^\d():]{2,20})\)")
_LEFT = re.compile(r"text-align:\s*left", re.IGNORECASE)
_BARS = "|•·"
_COLUMNS = re.compile(rf"{SPACE}[{_BARS}]\s*")


def signatures(around: Surroundings) -> list[str]:
    """A bare name in a block of its own, right under the headline or right behind the text's last long paragraph."""
    at = around.title_at
    head = [block for block in around.before() if at is not None and at < block.index < around.start]
    head = [block for block in head if len(block.text) > LONGEST_LABEL or not is_subject(block, around)]
    for block in head:  # "محليات | 3 مايو 2024 | سالم الهادي"
        parts = columns(block)
        for part in parts if len(parts) > 1 else ():
            name = None if any(map(str.isdigit, part)) else person(part, around.outlets, around.layout.page.lexicon)
            if name and opens_with_given_name(name) and not _is_caption_or_link(block):
                return [name]
    above = around.blocks[max(0, around.head_at - HEADED) : around.head_at] if at is not None else []
    for block in (*above, *head):
        if precedes_bio(block, around) or (block in head and is_repeated(block, around)):
            return [_signed(block)]
    if named := [name for block in head if (name := _with_role(block) or before_bio(block))]:
        return named
    for block in head:
        signed = _signed(block)
        names = [name_alone(part) for part in split_names(name_alone(beside_agency(signed)[0]))] if signed else []
        if names and all(_signs(part, around) for part in names) and _may_sign(block, around) and not _is_row(block):
            return [] if _is_of_list(block, around) else names
        if block.index == around.start - 1 and _is_short_name(block):
            return [signed]
        if has_initial(signed) and not _is_caption_or_link(block) and is_untold(signed, around):
            return [signed]
    for block in head:
        if not _is_caption_or_link(block) and (name := unknown_name(block, around)):
            return [name]
    for block in (*head, *around.blocks[around.start : around.start + 1]):
        texts = [block.spaced, *(columns(block) if any(map(str.isdigit, block.text)) else [])]
        name = next((found for text in texts if (found := name_behind_place(text, around.outlets))), titled_bio(block))
        if name and not _is_caption_or_link(block) and not is_subject(block, around):
            return [name]
    above_all = around.blocks[around.head_at - 1] if at is not None and around.head_at else None
    over = "" if above_all is not None and makes_paper(above_all, around) else name_over_headline(around)
    if name := over or told_of(around) or own_box(around) or bio_in_text(around):
        return [name]
    for block in _after_last_paragraph(around):
        names = list(map(name_alone, split_names(_signed(block))))
        if is_full_name(block.text) and any(is_full_name(other.text) for other in around.blocks[block.index + 1 :][:1]):
            break  # a list of people, as of a team
        if is_said_by(block, around) or any(test(block, around) for test in (is_foreigner, is_headed, is_quoted)):
            break
        alone = not _is_caption_or_link(block) and (is_latin_name(block.text) or _says_what_he_is(block, around))
        if alone and is_untold(block.text, around):
            return [_signed(block)]
        sure = opens_with_given_name if _is_set_left(block) else is_full_name
        if names and all(map(sure, names)) and (not _is_caption_or_link(block) or has_bio(block, around)):
            return names
    return []


def _says_what_he_is(block: Block, around: Surroundings) -> bool:
    """Whether words that may be a name stand right before a line that says that somebody writes."""
    if not has_bio(block, around) or not opens_with_writing(around.blocks[block.index + 1].text):
        return False
    return precedes_bio(block, around)


def _signed(block: Block) -> str:
    """A short block's text behind the phrase that may introduce a name; empty where it is longer than a signature, or
    an agency's desk signs its dispatch."""
    if len(block.text) > TOLD:
        return ""
    label = read_label(block.spaced)
    if (label is not None and (label.kind in ("initials", "verse-byline") or label.helper)) or is_no_writer(
        block.spaced
    ):
        return ""
    text = spaced_text(block)
    return after_phrase(text, "authors") or tidy(text)


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
    plain = block.element.tag not in HEADINGS and not block.link_chars and not _is_caption_or_link(block)
    name = without_titles(block.text)
    words = name.split()
    if not plain or len(words) != 2 or (words[1].startswith(AND) and not opens_with_waw(words[1])):
        return False
    return opens_with_given_name(name) and not words[1].startswith(TO) and not tells_of_thing(fold(name).split())


def _may_sign(block: Block, around: Surroundings) -> bool:
    """Whether a name under the headline may be the writer's: alone; as a link to no tag; beside his picture, where it
    is a link or leads to what he is."""
    if not _is_caption_or_link(block) or _is_headed(block):
        return True
    if stands_in_list(block):
        return False
    link = next(block.element.iter("a"), None) if block.element.tag != "a" else block.element
    if link is not None and is_all_link(block):
        return not leads_to_subject((link.get("href") or "").lower())
    return not block.link_chars and (has_bio(block, around) or is_card(block, around))


def _is_set_left(block: Block) -> bool:
    """Whether a line is set at the far side of an Arabic text, where signatures stand."""
    return _LEFT.search(f"{block.element.get('style') or ''} text-align:{block.element.get('align') or ''}") is not None


def _is_headed(block: Block) -> bool:
    """Whether a block is a heading of its own, no link and in no list: a picture's caption is none."""
    return block.element.tag in HEADINGS and not block.link_chars and not stands_in_list(block)


def columns(block: Block) -> list[str]:
    """What stands side by side in a short line: between bars, and beside a date in elements or behind dashes."""
    if len(block.text) > LONGEST_LABEL:
        return []
    parts = _COLUMNS.split(block.text) if any(bar in block.text for bar in _BARS) else [block.text]
    if any(map(str.isdigit, block.text)):
        inner = islice(block.element.iterdescendants("a", "span", "b", "strong"), 10)
        texts = list(map(whole_text, inner))
        parts = [
            *parts,
            *beside_date(block.spaced),
            *(
                text for text in texts if text != block.text and text in block.spaced
            ),  # loose text stands in the article
            *_DASHES.split(block.spaced),
        ]
    return parts


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


def _is_caption_or_link(block: Block) -> bool:
    """A person in the news: a tag under the headline, a caption, a list entry, a name beside a picture."""
    if is_beside_picture(block.element):
        return True
    element: HtmlElement | None = block.element
    for _ in range(3):
        if element is None or element.tag in ("body", "article", "main"):
            break
        if element.tag in LISTS:
            return True
        if says(element, "caption"):
            return True
        element = element.getparent()
    return block.link_chars > sum(
        len(text) for text in map(whole_text, block.element.iter("a")) if text.startswith("@")
    )
