"""What a browser without the site's style sheets would show of an element: a paragraph, part of a line, or nothing.

Read from what the element itself says: its tag, its attributes, its style, the names that helpers of style sheets have.
Style sheets are not read.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from pipelines.cleaning.element_text import INNER, ends_quotation, holds, text_of
from pipelines.cleaning.styles import hides, keeps_line_feeds
from pipelines.cleaning.text import tidy
from pipelines.cleaning.toml_files import read_toml

BLOCK_TAGS = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hgroup hr html li main menu nav ol optgroup p pre search section summary table tbody td tfoot"
    " th thead tr ul title option select button label".split()
)
"""Elements at whose edges a line of text ends (HTML Standard, 15.3 Rendering: display block, table and list items)."""

SKIPPED_TAGS = frozenset("script style noscript svg iframe head textarea datalist noembed noframes".split())
"""Elements whose text a reader never sees, or sees as a field to fill in."""

FALLBACK_TAGS = frozenset("audio video canvas object".split())
"""Elements whose text is shown only where a browser does not know them."""

FALLBACK = 300
"""Characters of such a text; a longer one is an element that was never closed, and the article in it."""

INLINE_TAGS = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd map mark meta link nobr output"
    " picture q rp rt ruby s samp small source slot span strike strong sub sup time track tt u var wbr area base col"
    " colgroup embed meter param progress dialog legend caption".split()
)
"""Elements of HTML that are no blocks here; what is in neither list is a site's own element."""

OWN_PARAGRAPH = 60
"""Characters of a site's own element that may be a paragraph; a name or a number in a sentence is shorter."""

CARD = 600
"""Characters of a card that appears beside a word; a longer one is a part of the page."""

MOST_NAMED = 1_000
"""Characters of a class that are read; style sheets of utilities make some hundred (own choice)."""

_DATA = read_toml("rendering.toml")
_HIDING, _SHOWN_AGAIN, _OPENED = frozenset(_DATA["hidden"]), tuple(_DATA["shown_again"]), tuple(_DATA["opened"])
_TOGETHER = [frozenset(names) for names in _DATA["hidden_together"]]
_CARDS = frozenset(_DATA["cards"])
_BLOCK_STYLE = re.compile(r"display\s{0,9}:\s{0,9}(?:block|flex|grid|table(?!-c)|list-item)", re.IGNORECASE)
_PRE_CLASS = re.compile(r"(?:^|\s)(?:whitespace-)?pre-(?:line|wrap)(?:\s|$)")


Shown = Literal["block", "line", "hidden", "nothing"]
"""A block of its own; a part of a line; a part of a line that is not shown; nothing that a reader sees."""

Look = tuple[Shown, bool]
"""How an element is shown, and whether line feeds in it are shown as such."""

_SELDOM = frozenset(("style", "hidden", "aria-hidden", "role", "popover"))
"""Attributes, beside the class, that say how an element is shown."""
_BESIDE_STYLE = _SELDOM - {"style"}


class _Classes(NamedTuple):
    """What the class of an element says of how it is shown."""

    hidden: bool
    card: bool
    preformatted: bool


_UNSAID = _Classes(False, False, False)


@lru_cache(4096)  # the same come again on every page of a site
def _classes(names: str) -> _Classes:
    words = names.lower().split()
    on_screen = [name for name in words if "print" not in name and not any(name in some for some in _TOGETHER)]
    hidden = not _HIDING.isdisjoint(words) or any(together.issubset(words) for together in _TOGETHER)
    hidden = hidden and not any(part in name for name in on_screen for part in _SHOWN_AGAIN)
    said = _Classes(hidden, not _CARDS.isdisjoint(words), _PRE_CLASS.search(names) is not None)
    return said if any(said) else _UNSAID


def _classes_of(element: HtmlElement) -> _Classes:
    return _classes(element.get("class", "")[:MOST_NAMED])


_NOTHING: Look = ("nothing", False)
_PLAIN: dict[str, Look] = {
    **dict.fromkeys(SKIPPED_TAGS, _NOTHING),
    **dict.fromkeys(INLINE_TAGS - {"cite", "dialog"}, ("line", False)),
    **{tag: ("block", tag == "pre") for tag in BLOCK_TAGS},
}
"""How the elements of a tag are shown where their attributes say nothing of it; of other tags more has to be known."""


@lru_cache(4096)
def _usual_look(tag: str, said: _Classes, style: str) -> Look | None:
    """The same with what a class and a style say; None where more of each element has to be known."""
    if tag in SKIPPED_TAGS:
        return _NOTHING
    if tag not in _PLAIN or said.card:
        return None
    shown, keeps_lines = _PLAIN[tag]
    if shown == "line" and "display" in style and _BLOCK_STYLE.search(style):
        shown = "block"
    if shown == "line" and (said.hidden or hides(style)):
        return None
    if tag != "pre" and "white-space" in style:
        return shown, keeps_line_feeds(style)
    return shown, keeps_lines or said.preformatted


@lru_cache(8192)
def _look_by_class(tag: str, names: str) -> Look | None:
    """The same where the class is all that says something of it."""
    said = _classes(names)
    return _PLAIN.get(tag) if said is _UNSAID else _usual_look(tag, said, "")


def look_of(element: HtmlElement, tag: str) -> Look:
    """How an element of this tag is shown, by what it says of itself."""
    usual = None
    stated = element.keys()  # to ask for an attribute that is not there costs as much as for one that is
    if not stated:
        usual = _PLAIN.get(tag)
    elif _SELDOM.isdisjoint(stated):
        usual = _look_by_class(tag, element.get("class", "")[:MOST_NAMED]) if "class" in stated else _PLAIN.get(tag)
    elif tag in SKIPPED_TAGS:
        usual = _NOTHING
    elif "style" in stated and _BESIDE_STYLE.isdisjoint(stated):
        style = element.get("style", "")
        usual = _usual_look(tag, _classes_of(element), style) if len(style) <= MOST_NAMED else None
    return usual or (_shown(element, tag), _is_preformatted(element, tag))


def _shown(element: HtmlElement, tag: str) -> Shown:
    if tag in SKIPPED_TAGS:
        return "nothing"
    is_block = tag in BLOCK_TAGS or _is_paragraph(element, tag)
    if not is_block and _is_hidden_part(element):
        return "hidden"
    if _is_card(element) or not _shows_text(element, tag):
        return "nothing"
    return "block" if is_block else "line"


def _shows_text(element: HtmlElement, tag: str) -> bool:
    """Whether a reader sees what stands in a template or a player.

    A `template` is shown where it is the shadow root of the element around it (HTML Standard, 4.12.3).
    """
    if tag == "template":
        return element.get("shadowrootmode") is not None or element.get("shadowroot") is not None
    return tag not in FALLBACK_TAGS or holds(element, FALLBACK + 1)


def _is_paragraph(element: HtmlElement, tag: str) -> bool:
    """Whether an element that HTML does not call a block stands as one: by its style, or as a site's own element that
    holds a paragraph, with nothing but other elements beside it."""
    style = element.get("style")
    if style and "display" in style and _BLOCK_STYLE.search(style):
        return True
    if tag == "cite":
        return ends_quotation(element)
    if tag in INLINE_TAGS:
        return False
    above, before = element.getparent(), element.getprevious()
    beside = [element.tail, above.text if above is not None and before is None else None]
    beside.append(before.tail if before is not None else None)
    if any(text and not text.isspace() for text in beside):
        return False
    return holds(element, OWN_PARAGRAPH)


def _is_preformatted(element: HtmlElement, tag: str) -> bool:
    style = element.get("style")
    if tag != "pre" and style and "white-space" in style:
        return keeps_line_feeds(style)
    return tag == "pre" or _classes_of(element).preformatted


def is_hidden(tag: object, attributes: Mapping[str, str]) -> bool:
    """Whether an element says that it is not shown: `hidden`, its style, or the class of a helper.

    What says beside it that it comes back, as a reader scrolls or clicks, is not hidden.
    """
    if not attributes:
        return tag == "dialog"
    names = attributes.get("class", "")
    if tag == "dialog" and "open" not in attributes:
        return True
    if _SELDOM.isdisjoint(attributes) and not (names and _classes(names[:MOST_NAMED]).hidden):
        return False  # as most do
    style = attributes.get("style")
    says = attributes.get("hidden", "until-found").lower() != "until-found"
    says = says or bool(style and hides(style)) or bool(names and _classes(names[:MOST_NAMED]).hidden)
    says = says or (attributes.get("aria-hidden") == "true" and tag in BLOCK_TAGS) or "popover" in attributes
    if not says:
        return False
    return not is_opened(attributes)


def is_opened(attributes: Mapping[str, str]) -> bool:
    """Whether an element says that it comes into sight, as a reader scrolls or clicks."""
    known = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return any(part in known for part in _OPENED)


def _is_card(element: HtmlElement) -> bool:
    """Whether an element is a card that appears where a reader points at a word; no whole text."""
    return (_classes_of(element).card or element.get("role") == "tooltip") and not holds(element, CARD + 1)


def _is_hidden_part(element: HtmlElement) -> bool:
    """Whether a part of a line is not shown. A line's part that holds blocks is judged block by block."""
    if not _is_hidden(element) and not _is_silent_part(element):
        return False
    return next(element.iter(*BLOCK_TAGS), None) is None


def _is_silent_part(element: HtmlElement) -> bool:
    """Some words that only readers for the blind leave out: a phrase by itself, with no twin for them beside it."""
    if element.get("aria-hidden") != "true" or (element.tail or " ")[:1].isalnum():
        return False
    twins = [other for other in (element.getprevious(), element.getnext()) if other is not None]
    return " " in tidy(text_of(element)) and not any(map(_is_hidden, twins))


def _is_hidden(element: HtmlElement) -> bool:
    return is_hidden(element.tag, dict(element.items()))


def shown_text(element: HtmlElement) -> str:
    """The text of a small element, without the parts that no reader sees; its inner elements apart."""
    if not len(element):  # as most are: a walk is set up in five times the time
        return tidy(element.text or "") if _is_seen(element) else ""
    pieces: list[str | None] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, inner in islice(walk, 2 * INNER):
        if event == "start":
            if _is_seen(inner):
                pieces.append(inner.text)
            else:
                walk.skip_subtree()
        elif inner is not element:
            pieces.append(inner.tail)
    return tidy(" ".join(filter(None, pieces)))


def _is_seen(element: HtmlElement) -> bool:
    """Whether a reader sees an element, wherever it stands."""
    return look_of(element, str(element.tag))[0] in ("block", "line") and not _is_hidden(element)
