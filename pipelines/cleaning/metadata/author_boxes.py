"""Boxes that say who the writer is: beside what he is, his picture and the day, or once more under the text."""

from itertools import islice, pairwise

from lxml.html import HtmlElement

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.element_text import whole_text, with_ancestors
from pipelines.cleaning.honorifics import without_titles
from pipelines.cleaning.labels import is_borne, is_full_name, is_nisba, is_preposition, may_be_phrase
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.surroundings import HEADINGS, Surroundings
from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.metadata.subject_links import leads_to_subject
from pipelines.cleaning.page import Block
from pipelines.cleaning.people import name_alone
from pipelines.cleaning.prose import ENDINGS
from pipelines.cleaning.roles import is_about_writer, opens_with_profession, opens_with_writing
from pipelines.cleaning.text import fold

TOLD = 60
"""Characters of a line that tells something; a shorter one may be the signature itself."""

LONGEST_BIO = 300
"""Characters of what an author's box says of him."""

LONGEST_TITLED = 100
"""Characters of a line that gives a writer's title, name and profession (own choice)."""

ABOUT = 8
"""Blocks behind the text among which a box about the writer stands."""

INITIAL = 2
"""Characters of an initial and its full stop."""

SHORT = 3
"""Letters of a name that stands within other words: it is told of where it is a word of its own."""

FEWEST, MOST = 2, 4
"""Words of a name that no list knows."""

WHOLE = ("body", "article", "main")
"""Elements that hold an article or all of a page."""

LISTS = ("figure", "figcaption", "li", "nav", "aside", "picture")
"""Elements in which a name is a person's in the news."""


def told_of(around: Surroundings) -> str:
    """The name that opens the line behind a heading such as "about the writer"; empty where there is none."""
    blocks = around.behind(ABOUT)
    for block, told in pairwise(blocks):
        if is_about_writer(block.text) and len(told.text) <= LONGEST_BIO:
            name = name_alone(" ".join(told.spaced.split()[:5]))
            return name if is_full_name(name) else ""
    return ""


def precedes_bio(block: Block, around: Surroundings) -> bool:
    """Whether two to four words, over the headline or under it, stand right before what somebody is, in a line of its
    own: that makes a name of any words one of which people bear, and none of "Views" over "a writer tells"."""
    if not _may_be_name(block) or block.element.tag in HEADINGS or not any(map(_may_be_borne, block.text.split())):
        return False
    behind = around.blocks[block.index + 1]
    told = (
        len(behind.text) > TOLD
        or any(one.isdigit() or one == ":" for one in behind.text)
        or behind.element.tag in HEADINGS
    )
    return (
        not told and behind.index != around.start and opens_with_profession(behind.text) and not stands_in_list(block)
    )


def name_over_headline(around: Surroundings) -> str:
    """The full name that stands alone right over the headline, as a columnist's does; empty where there is none, or
    where headline or text say one of its words: who is in the news stands there, too."""
    block = around.blocks[around.head_at - 1] if around.title_at is not None and around.head_at else None
    name = name_alone(block.spaced) if block is not None and len(block.text) <= TOLD else ""
    if block is None or _is_subjects(block) or not is_full_name(name) or may_be_phrase(name) or stands_in_list(block):
        return ""
    return name if is_untold(name, around) else ""


def _is_subjects(block: Block) -> bool:
    """Whether a block is a link with more beside it, or one to a subject."""
    links = [block.element] if block.element.tag == "a" else list(islice(block.element.iter("a"), 2))
    if not block.link_chars:
        return False
    return len(links) != 1 or whole_text(links[0]) != block.spaced or leads_to_subject(links[0].get("href", "").lower())


def is_untold(name: str, around: Surroundings) -> bool:
    """Whether neither the headline nor a line that tells something says a word of a name."""
    return not says_of(name, around.blocks[around.head_at].text, around)


def says_of(name: str, headline: str, around: Surroundings) -> bool:
    """Whether a headline, or a line that tells something, says a word of a name."""
    telling = [line.text for line in around.lines if len(line.text) >= TOLD]
    told = fold(" ".join([headline, *telling]))
    words = [word for word in fold(name).split() if len(word) > INITIAL and not is_preposition(word)]
    spoken = set(told.split())
    return any(word in spoken if len(word) <= SHORT else word.removeprefix(ARTICLE) in told for word in words)


def is_said_by(block: Block, around: Surroundings) -> bool:
    """Whether a name behind the text heads what its bearer says: a comment in one box with it, its date between."""
    behind = around.blocks[block.index + 1 : block.index + 3]
    if len(behind) > 1 and is_date_line(behind[0].text):
        behind = behind[1:]
    if not behind or behind[0].link_chars or any(map(str.isdigit, behind[0].text)) or has_bio(block, around):
        return False
    above = list(behind[0].element.iterancestors())
    box = block.element if block.element in above else block.element.getparent()
    return box is not None and box.tag not in WHOLE and box in above and not _holds_text(box, around)


def _holds_text(box: HtmlElement, around: Surroundings) -> bool:
    """Whether an element holds the text's beginning."""
    return around.start < len(around.blocks) and box in around.blocks[around.start].element.iterancestors()


def is_repeated(block: Block, around: Surroundings) -> bool:
    """Whether two to four words under the headline stand behind the text once more, before what somebody is."""
    behind = around.behind(ABOUT) if _may_be_name(block) else []
    return any(other.index > block.index and other.text == block.text and has_bio(other, around) for other in behind)


def is_card(block: Block, around: Surroundings) -> bool:
    """Whether a name beside a picture is the writer's: with a date in the same box; or right before a date, where
    headline and text say none of its words. Who is seen in a picture of the news has no date."""
    box = block.element.getparent()
    behind = around.blocks[block.index + 1 : block.index + 2]
    if box is None or box.tag in WHOLE or not behind or block.link_chars or stands_in_list(block):
        return False
    if not is_date_line(behind[0].text):
        return False
    return box in behind[0].element.iterancestors() or is_untold(block.text, around)


def has_bio(block: Block, around: Surroundings) -> bool:
    """Whether the next block says what somebody is: "a writer from …"."""
    behind = around.blocks[block.index + 1 : block.index + 2]
    return any(len(next_.text) <= LONGEST_BIO and opens_with_profession(next_.text) for next_ in behind)


def before_bio(block: Block) -> str:
    """The full name in the first element of a short block, behind which what somebody is stands. Else empty."""
    first = next(block.element.iterchildren(), None)
    name = whole_text(first) if first is not None and len(block.text) <= LONGEST_BIO else ""
    told = block.spaced.removeprefix(name).strip() if is_full_name(name) else ""
    return name if told != block.spaced and opens_with_profession(told) and not stands_in_list(block) else ""


def bio_in_text(around: Surroundings) -> str:
    """The full name right before what was taken for the text's last line and says what somebody is, in a box of their
    own; empty where headline or text say a word of the name."""
    at = around.end - 1
    block = around.blocks[at] if around.start < at < len(around.blocks) else None
    if block is None or not is_full_name(block.text) or not _is_writers(around.blocks[around.end].text):
        return ""
    above = list(around.blocks[around.end].element.iterancestors())
    box = block.element if block.element in above else block.element.getparent()
    boxed = box is not None and box.tag not in WHOLE and box in above and not _holds_text(box, around)
    return block.text if boxed and is_untold(block.text, around) else ""


def _is_writers(bio: str) -> bool:
    """Whether a line says that somebody writes or studies, and gives no year, as of who is told of."""
    return len(bio) <= LONGEST_BIO and opens_with_writing(bio) and not any(map(str.isdigit, bio))


def own_box(around: Surroundings) -> str:
    """The one name in a box under the text that themes call the article's author's, before any other article; empty
    where several have one."""
    names = set()
    for block in around.behind(ABOUT):
        if block.index <= around.end:
            continue
        if is_full_name(block.text) and _is_in_own_box(block):
            names.add(block.text)
        elif (block.link_chars and len(block.text.split()) >= MOST) or block.element.tag in HEADINGS:
            break
    return names.pop() if len(names) == 1 else ""


def _is_in_own_box(block: Block) -> bool:
    return any(says(element, "own-author") for element in with_ancestors(block.element, 3) if element.tag not in WHOLE)


def titled_bio(block: Block) -> str:
    """The full name between a title and what somebody is, in one line of text: "Dr. X, a scholar of …". Else empty."""
    untitled = without_titles(block.spaced)
    if (
        len(block.text) > LONGEST_TITLED
        or untitled == block.spaced
        or block.text[-1] in ENDINGS
        or stands_in_list(block)
    ):
        return ""
    name = name_alone(untitled)
    return (
        name
        if is_full_name(name) and name != untitled and opens_with_profession(untitled.removeprefix(name).strip())
        else ""
    )


def heads_link(block: Block, around: Surroundings) -> bool:
    """Whether a heading stands right over a link: a name there is the writer's of what is linked."""
    behind = around.blocks[block.index + 1 : block.index + 2]
    return block.element.tag in HEADINGS and bool(behind) and behind[0].link_chars > 0


def stands_in_list(block: Block) -> bool:
    """Whether a block stands in a list, a caption, a menu or beside the article."""
    above = with_ancestors(block.element, 2)
    return any(element.tag in LISTS or says(element, "caption") for element in above)


def _may_be_borne(word: str) -> bool:
    return is_borne(word) or is_nisba(word)


def _may_be_name(block: Block) -> bool:
    """Whether a block is as many words as names have, and nothing but letters."""
    words = block.text.split()
    return FEWEST <= len(words) <= MOST and all(map(str.isalpha, words))
