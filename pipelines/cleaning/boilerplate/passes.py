"""Which lines go: each with its rule, in the light of its place: before the text, inside it, or in the end zone."""

from typing import Literal

from crawler.items import RemovedLine
from pipelines.cleaning.boilerplate.edges import (
    ALL_LINK,
    mark_head,
    mark_links,
    mark_repeats,
    mark_signature,
    mark_tail,
    unmark_lists,
)
from pipelines.cleaning.boilerplate.line_rules import LINKED, Hit, Judged, is_headline_link
from pipelines.cleaning.boilerplate.text_bounds import TextBounds, all_told, find_bounds
from pipelines.cleaning.prose import LONG

HEADLINES = 5
"""Lines. Behind a read-also marker inside a text stand 1 to 5 headlines, most often 3 (41,661 articles)."""

HEADLINE_LIMIT = 140
"""Characters: a longer line behind a marker is the article going on."""

TAG_LIMIT = 40
"""Characters of a line behind a bare label that can be its value."""

TAGS = 20
"""Lines that can be the values of a bare label."""

SIGNATURE = 3
"""Lines. "Name (agency)" is a byline only so close to the end zone: "Mario Götze (Germany)" is not."""

TITLE_LIMIT = 180
"""Characters of a headline in a plain text."""


Place = Literal["before", "inside", "end"]
"""Where a line stands: before the text, inside it, or behind its end."""


def run_passes(lines: list[Judged], title: str) -> None:
    """Set `out` of every line that goes.

    `title` is the folded headline, empty where it is not known.
    """
    if not title:
        _take_title(lines)
    for line in lines:
        if line.prose and line.key != title:
            break
        line.prose = False  # a headline that asks reads like a sentence
    unmark_lists(lines)
    mark_repeats(lines)
    mark_links(lines, max((i for i, line in enumerate(lines) if line.prose), default=-1))
    bounds = find_bounds(lines)
    mark_head(lines[: bounds.first] if bounds.last >= 0 else [], title)
    mark_tail(lines, bounds.last, bounds.end)
    mark_signature(lines, bounds.last, bounds.end)
    told = all_told(lines, bounds)
    skip = 0
    for i, line in enumerate(lines):
        if line.out is not None:
            continue
        place = _place(i, bounds)
        if i > bounds.cut:
            hit = line.hit if line.hit and line.hit.where == "any" else None
            opener = lines[bounds.cut].hit
            rule = (hit.rule, hit.kind) if hit else (f"end-zone:{opener.rule}", opener.kind) if opener else None
            if rule:
                line.label = None
                _take(line, Hit(*rule), "end")
        elif i < skip:
            continue
        elif line.hit and (_counts(line.hit, i, place, bounds) or _opens_box(lines, i) or _dates_link(lines, i)):
            _take(line, line.hit, place)
            skip = _take_followers(lines, i, place, bounds)
        elif title and place == "before" and line.key == title:
            _take(line, Hit("title:repeated", "title", moved_to="title"), place)
        elif told and i > bounds.end and line.hit is None:
            _take(line, Hit(f"end-zone:{told.rule}", told.kind), "end")


def _place(i: int, bounds: TextBounds) -> Place:
    if i < bounds.first:
        return "before"
    return "end" if i > bounds.last and i >= min(bounds.end, bounds.tail) else "inside"


def _counts(hit: Hit, i: int, place: Place, bounds: TextBounds) -> bool:
    """Whether a rule holds in this place."""
    if hit.action == "sign":
        return bounds.last < i < bounds.end < bounds.count and bounds.end - i <= SIGNATURE
    if hit.where == "any":
        return True
    ahead = place == "before" or i < bounds.bar
    return ahead if hit.where == "before" else place == "end" or (hit.where == "edges" and ahead)


def _opens_box(lines: list[Judged], i: int) -> bool:
    """A heading of lists that counts behind the text alone counts inside too where a linked headline follows it."""
    hit, behind = lines[i].hit, lines[i + 1 : i + 2]
    opens = hit is not None and hit.action == "block" and lines[i].linked is not None
    return opens and any(is_headline_link(line.text, line.linked) for line in behind)


def _dates_link(lines: list[Judged], i: int) -> bool:
    """A date alone right behind the linked headline of another article is that article's."""
    hit, above = lines[i].hit, lines[i - 1].out if i else None
    return hit is not None and hit.rule == "date-line" and above is not None and above.rule == "link-line"


def _take(line: Judged, hit: Hit, place: Place) -> None:
    line.out = RemovedLine(line.text, hit.rule, hit.kind, place, hit.moved_to)


def _take_followers(lines: list[Judged], i: int, place: Place, bounds: TextBounds) -> int:
    """Take the lines that belong to line `i`: headlines behind a marker, values behind a bare label.

    Returns the index of the first line that does not belong to it.
    """
    hit = lines[i].hit
    if hit is None:
        return i + 1
    if hit.bare and place != "inside":
        return _take_values(lines, i, place, hit)
    if hit.action != "block":
        return i + 1
    limit = len(lines) if i > bounds.last else HEADLINES
    taken = 0
    for j in range(i + 1, len(lines)):
        line = lines[j]
        teaser = taken > 0 and line.linked is not None and line.linked >= ALL_LINK  # in the link of its headline
        sentence = line.prose and not teaser and not _asks(line.text)
        if sentence or taken == limit or len(line.text) > HEADLINE_LIMIT:
            return j
        if line.linked is not None and line.linked < LINKED and line.hit is None:
            return j
        if line.hit and line.hit.action != "line":
            return j
        if line.hit is None:
            _take(line, Hit(hit.rule, hit.kind), place)
            taken += 1
        else:
            _take(line, line.hit, place)
    return len(lines)


def _asks(text: str) -> bool:
    """A question short enough for a headline: right behind a marker it is one."""
    return len(text) < LONG and text[-1] in "?!\u061f"


def _take_values(lines: list[Judged], i: int, place: Place, hit: Hit) -> int:
    """A bare "source:" takes the one line behind it, a bare "tags:" the short lines up to the next rule."""
    limit = TAGS if hit.kind == "tags" else 1
    for j in range(i + 1, min(i + 1 + limit, len(lines))):
        line = lines[j]
        if line.prose or line.hit or len(line.text) > TAG_LIMIT:
            return j
        _take(line, Hit(hit.rule, hit.kind, moved_to=hit.kind), place)
    return min(i + 1 + limit, len(lines))


def _is_header(hit: Hit | None) -> bool:
    return hit is not None and hit.where != "end" and hit.action != "sign"


def _take_title(lines: list[Judged]) -> None:
    """The headline of a plain text: its first line, where furniture alone stands between it and the text.

    Without the furniture nothing tells a headline from a subheading or a short first paragraph, and it stays.
    """
    if len(lines) < 3 or lines[0].hit or len(lines[0].text) > TITLE_LIMIT or lines[0].text.endswith("."):
        return
    if lines[0].linked is not None:
        return
    first = next((i for i in range(1, len(lines)) if not _is_header(lines[i].hit)), len(lines))
    if 1 < first < len(lines) and lines[first].prose:
        lines[0].prose = False
        _take(lines[0], Hit("title:first-line", "title", moved_to="title"), "before")
