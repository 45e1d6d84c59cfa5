"""Titles of videos between paragraphs: short lines in a small box that is named for the video it shows."""

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import holds, with_ancestors
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.outline import Outline
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import is_prose

VIDEO_BOX = 300
"""Characters of a video's box: a title, a length, a button. A part that is named for a video and holds more may be the
text of a page that shows one (own choice)."""

VIDEO_DEPTH = 4
"""Elements around the title in which the box is looked for."""

_BOXES = frozenset("div section aside figure span".split())


def video_titles(region: list[Block], found: Outline) -> frozenset[int]:
    """The blocks of such titles behind the first paragraph: a page that is a video says in its box what is seen."""
    prose = [block for block in region if is_prose(block.text) and not found.zone(block.index)]
    if not prose:
        return frozenset()
    named: dict[HtmlElement, bool] = {}  # lines side by side stand in the same elements
    lines = [
        block
        for block in region
        if block.index > prose[0].index and not is_prose(block.text) and _is_named(block.element, named)
    ]
    if not lines:
        return frozenset()
    around = {prose[0].element, *prose[0].element.iterancestors()}
    alike = {name for element in around if (name := element.get("class"))}
    around |= {element for block in prose for element in with_ancestors(block.element, VIDEO_DEPTH)}
    return frozenset(block.index for block in lines if _in_video_box(block.element, around, alike))


def _is_named(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Whether one of the elements around a line is named for a video, whatever it holds; `known` takes what is read."""
    around = with_ancestors(element, VIDEO_DEPTH)
    known.update((one, one.tag in _BOXES and says(one, "video")) for one in around if one not in known)
    return any(known[one] for one in around)


def _in_video_box(element: HtmlElement, around: set[HtmlElement], alike: set[str]) -> bool:
    """Whether one of the elements around a line, none of those `around` paragraphs, is small and named for a video; not
    by a name `alike` those around the first one, as other parts of the text are."""
    for one in with_ancestors(element, VIDEO_DEPTH):
        if one in around or one.get("class") in alike:
            return False
        if one.tag in _BOXES and says(one, "video") and not holds(one, VIDEO_BOX):
            return True
    return False
