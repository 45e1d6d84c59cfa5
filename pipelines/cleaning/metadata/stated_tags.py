"""Keywords that a page states for machines: those that it shows, those of which the text speaks, article:tag."""

import re
from collections.abc import Iterable

from pipelines.cleaning.labels import trim
from pipelines.cleaning.layout.links import Links
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.metadata.tag_checks import is_menu, is_short_tag, speaks_of
from pipelines.cleaning.page import Block
from pipelines.cleaning.stated_values import stated_text
from pipelines.cleaning.text import fold, tidy

SHOWN = 30
"""Blocks behind the text where stated keywords are looked for."""

LONGEST_TAG = 60
"""Characters; a longer link is a headline."""

MOST_TAGS = 40
"""More links in one run are a tag cloud of the site, not this article's (own choice)."""

_MARKS = re.compile(r"[,،;|]")


def texts_of_links(block: Block, known: Links) -> list[str]:
    """The texts of the links of a block; its own text where there is none or one."""
    texts = [trim(known.text(link)) for link in known.inside(block)[:MOST_TAGS]]
    return texts if len(texts) > 1 else [trim(tidy(block.text))]


def confirmed_tags(around: Surroundings) -> list[str]:
    """Keywords that the page states, where it shows two of them or more as links behind the text: those it shows."""
    tags = _parted([*around.layout.stated("keywords", "news_keywords"), *_ld_keywords(around)])
    if len(tags) < 2:
        return []
    linked = [block for block in around.behind(SHOWN) if block.link_chars]
    found = _shown(tags, linked, around)
    if len(found) > 1:  # as on few pages: whose links they are is asked last
        found = _shown(tags, [block for block in linked if not is_menu(block, around)], around)
    return found if len(found) > 1 else []


def _shown(tags: Iterable[str], blocks: list[Block], around: Surroundings) -> list[str]:
    """Those of the tags that links of these blocks say."""
    shown = {fold(text) for block in blocks for text in texts_of_links(block, around.links)}
    return [tag for tag in tags if 1 < len(tag) <= LONGEST_TAG and fold(tag) in shown]


def _parted(values: list[str]) -> dict[str, None]:
    """Keywords that stand in one string or in several, once each."""
    return dict.fromkeys(trim(part) for value in values for part in _MARKS.split(value))


def _ld_keywords(around: Surroundings) -> list[str]:
    """The keywords of the article in JSON-LD: a list or a string."""
    given = around.nodes[0].get("keywords") if around.nodes else None
    return [text for value in (given if isinstance(given, list) else [given]) if (text := stated_text(value))]


def told_tags(headline: str | None, around: Surroundings) -> list[str]:
    """The keywords of the article in JSON-LD, two or more, of which the text speaks."""
    tags = [tag for tag in _parted(_ld_keywords(around)) if tag and fold(tag) not in around.outlets]
    fit = 2 <= len(tags) <= MOST_TAGS and all(map(is_short_tag, tags)) and speaks_of(tags, headline, around)
    return tags if fit else []


def stated_tags(headline: str | None, around: Surroundings) -> list[str]:
    """article:tag, which names one article's keywords; a list in one value is split. Not the headline itself."""
    tags = _parted(list(map(stated_text, around.layout.stated("article:tag"))))
    title = fold(headline or "")
    known = (tag for tag in tags if 1 < len(tag) <= LONGEST_TAG and fold(tag) not in around.outlets)
    return [tag for tag in known if not _is_headline(fold(tag), title)]


def _is_headline(tag: str, title: str) -> bool:
    """Whether a folded tag is the headline, with the site's name behind it or cut short."""
    return tag == title or (
        bool(title) and (tag.startswith(f"{title} ") or (title.startswith(tag) and not is_short_tag(tag)))
    )
