"""The section of the site that the article stands in."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import whole_text, with_ancestors
from pipelines.cleaning.labels import (
    after_phrase,
    beside_date,
    is_full_name,
    is_home,
    read_label,
)
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.metadata.section_links import led_links, menu_entries, over_headline
from pipelines.cleaning.outlets import SEPARATOR, is_outlet
from pipelines.cleaning.page import Block
from pipelines.cleaning.stated_values import stated_text
from pipelines.cleaning.text import fold

LONGEST_SECTION = 40
"""Characters; a longer one is a headline or a list (own choice)."""

MOST_SECTION_WORDS = 3
"""Words of a section's name in a title; more are a headline's (own choice)."""

MOST_STEPS = 12
"""Links of a path of steps that are looked at."""

LONGEST_SHARED = 120
"""Characters of a line that holds the section among a date and other things."""

LONGEST_STAMP = 60
"""Characters of a section, a bar, and day and time."""

ABOVE = 4
"""Elements around a block, from the inside, whose names are read."""


def find_section(around: Surroundings, title: str | None, authors: Sequence[str] = ()) -> str | None:
    """The section, from article:section, JSON-LD, or the path of links over the headline; never one of the authors."""
    own = set(map(fold, authors))
    for name in _named(title, around):
        if (
            fold(name) not in own
            and 1 < len(name) <= LONGEST_SECTION
            and not is_outlet(name, around.outlets)
            and not is_home(name)
            and "," not in name
            and not _is_byline(name)
        ):
            return name
    return None


def _is_byline(name: str) -> bool:
    """Whether a byline's phrase and a full name stand in the section's place: between the headline and the site."""
    behind = after_phrase(name, "authors")
    return bool(behind) and is_full_name(behind or "")


def _named(title: str | None, around: Surroundings) -> Iterator[str]:
    """What may be the section, the best witness first; the later ones are asked where those before them say nothing."""
    yield from around.layout.stated("article:section", "section", "articlesection")
    for node in around.nodes[:1]:
        value = node.get("articleSection")
        narrowest_first = value[::-1] if isinstance(value, list) else [value]
        yield from map(stated_text, narrowest_first)
    yield from _stated_crumbs(title, around)
    yield from _shown_crumbs(title, around)
    yield from _of_title(around)
    yield from _over_title(around)
    yield from _linked(around)
    yield from over_headline(around, title)
    yield from _beside_stamp(around)
    yield from _labelled(around)
    yield from led_links(around)
    yield stated_text(around.page.hints.section)


def _stated_crumbs(title: str | None, around: Surroundings) -> list[str]:
    """The last step but the article itself of a JSON-LD BreadcrumbList; nothing where there are only two steps."""
    for node in around.page.json_ld:
        items = node.get("itemListElement")
        if node.get("@type") != "BreadcrumbList" or not isinstance(items, list):
            continue
        names = [_crumb_name(item) for item in items if isinstance(item, dict)]
        steps = [name for name in names if name and fold(name) != fold(title or "")]
        return steps[-1:] if len(steps) > 1 else []
    return []


def _crumb_name(item: dict[str, object]) -> str:
    inner = item.get("item")
    return stated_text(item.get("name")) or (stated_text(inner.get("name")) if isinstance(inner, dict) else "")


def _shown_crumbs(title: str | None, around: Surroundings) -> list[str]:
    """The last step of the path that stands nearest to the headline: a menu in one line reads like a path, too."""
    first = around.start if around.title_at is None else around.title_at
    steps: list[str] = []
    path: list[str] = []
    named: dict[HtmlElement, bool] = {}  # blocks side by side stand in the same elements
    for block in around.blocks[max(0, first - 12) : first + 3]:
        label = read_label(block.text) if len(block.text) <= 100 else None
        shows_path = label is not None and label.kind == "crumbs" and not _is_menu(block.text)
        if label is not None and shows_path and (block.index <= first or not path):
            path = [step for step in label.values("section") if not _is_headline(step, title)]
        above = _above(block)
        named.update((element, says(element, "crumbs")) for element in above if element not in named)
        if any(named[element] for element in above):
            linked = [text for link in _links(block) if (text := whole_text(link)) and text in block.spaced]
            steps += [text for text in linked or [block.text] if not _is_headline(text, title)]
    return path or (steps[-1:] if len(steps) > 1 else [])


def _is_headline(step: str, title: str | None) -> bool:
    """Whether a step is the article itself, which themes cut short."""
    own, text = fold(title or ""), fold(step).rstrip(" .…")
    return text == own or (" " in text and own.startswith(f"{text} "))


def _is_menu(path: str) -> bool:
    """Whether bars alone part three names or more: a menu in one line as often as a path."""
    return path.count("|") > 1 and not any(mark in path for mark in ">»›")


def _of_title(around: Surroundings) -> list[str]:
    """The part of <title> between the headline and the site's name, in either order ("headline | section | site"); or
    any between the first and the last that is printed right over the headline as well."""
    whole = around.layout.document_title
    parts = [part for part in SEPARATOR.split(whole) if part]
    inner = [part for part in parts[1:-1] if len(part.split()) <= MOST_SECTION_WORDS]
    if not inner:
        return []
    over = {block.text for block in around.blocks[max(0, around.head_at - 2) : around.head_at]}
    if printed := [part for part in inner if part in over]:
        return printed[:1]
    if len({mark.strip() for mark in SEPARATOR.findall(whole)}) > 1:
        return []
    if is_outlet(parts[-1], around.outlets) and not any(map(str.isdigit, parts[-1])):
        return [part for part in inner if part == parts[-2]]
    shown = around.title_at is not None and around.blocks[around.title_at].text == parts[-1]
    return [part for part in inner if part == parts[1]] if shown and is_outlet(parts[0], around.outlets) else []


def _over_title(around: Surroundings) -> list[str]:
    """A short line beside the headline, or what stands beside a date there, that is also an entry of the menu above."""
    if around.title_at is None:
        return []
    at, blocks = around.title_at, around.blocks
    window = blocks[max(0, at - 2) : min(at + 3, around.start)]
    near = [(block.text, block.index) for block in window if len(block.text.split()) <= MOST_SECTION_WORDS]
    near += [(part, block.index) for block in window if block.index != at for part in _dated_with(block)]
    holding = [above for above in blocks[:at] if any(name in above.spaced for name, _ in near)]  # most need no look
    menu = menu_entries(holding)
    return [name for name, index in near if menu.get(name, index) < index]


def _dated_with(block: Block) -> list[str]:
    """What stands beside a date in a short line, where it is one thing: "economy - 12 March 2024"."""
    parts = beside_date(block.spaced) if len(block.text) <= LONGEST_STAMP else []
    return parts if len(parts) == 1 else []


def _beside_stamp(around: Surroundings) -> Iterator[str]:
    """The word before the day and a bar in one line under the headline: "local | 2020-01-22 17:40"."""
    for block in around.before():
        label = read_label(block.spaced) if "|" in block.text and len(block.text) <= LONGEST_STAMP else None
        if label is not None and label.kind == "published":
            yield from label.values("section")


def _labelled(around: Surroundings) -> Iterator[str]:
    """The value of "section: …" in an element of its own, beside a date in one line."""
    for block in around.before():
        if block.index >= around.start or ":" not in block.text or len(block.text) > LONGEST_SHARED:
            continue
        for part in block.element.iterchildren("span", "li", "div"):
            label = read_label(text) if ":" in (text := whole_text(part)) and len(text) <= LONGEST_STAMP else None
            if label is not None and label.kind == "section":
                yield from label.values("section")


def _linked(around: Surroundings) -> list[str]:
    """A link beside the headline whose rel, or the names of what it stands in, say category, or whose address is a
    folder above the article's own."""
    if around.title_at is None:
        return []
    at, found = around.title_at, []
    for block in around.blocks[max(0, at - 2) : min(at + 3, around.start)]:
        if block.index == at or len(block.text) > LONGEST_SHARED:
            continue
        links = [(link, text) for link in _links(block) if (text := whole_text(link)) and text in block.spaced]
        if len(block.text) <= LONGEST_SECTION:
            found += [text for link, text in links[:1] if _leads_to_section(link, block, around)]
        found += [text for link, text in links if "category" in (link.get("rel") or "").lower()]
        found += [text for link, text in links if _is_beside(link, text, block) and _leads_above(link, around)]
        named = [part for part in block.element.iterchildren("span", "div", "li") if says(part, "section")]
        found += [text for part in named[:1] if (text := whole_text(part)) and text in block.spaced]
    return found


def _leads_to_section(link: HtmlElement, block: Block, around: Surroundings) -> bool:
    if any(says(element, "source") or says(element, "byline") for element in (link, block.element)):
        return False
    if "category" in (link.get("rel") or "").lower():
        return True
    href = urlsplit((link.get("href") or "").lower()).path.strip("/")
    if href.startswith("category/") or "/category/" in href:
        return True
    if _leads_above(link, around):
        return True
    return any(says(element, "section") for element in (link, *_above(block)[:2]))


def _is_beside(link: HtmlElement, text: str, block: Block) -> bool:
    """Whether a short link stands among other words of a line, and is none of a source or byline."""
    alone = len(text) > LONGEST_SECTION or block.link_chars >= 0.8 * len(block.text.replace(" ", ""))  # a menu
    named = any(says(element, "source") or says(element, "byline") for element in (link, block.element))
    return not alone and not named


def _leads_above(link: HtmlElement, around: Surroundings) -> bool:
    """Whether a link's address is a folder above the article's own."""
    href = urlsplit((link.get("href") or "").lower()).path.strip("/")
    own = urlsplit((around.page.url or "").lower()).path.strip("/")
    return bool(href) and unquote(own).startswith(f"{unquote(href)}/")


def _above(block: Block) -> list[HtmlElement]:
    """The element of a block and those around it, up to what is the page's."""
    around = with_ancestors(block.element, ABOVE - 1)
    return list(takewhile(lambda element: element.tag not in ("body", "main", "article"), around))


def _links(block: Block) -> list[HtmlElement]:
    return [block.element] if block.element.tag == "a" else list(islice(block.element.iter("a"), MOST_STEPS))
