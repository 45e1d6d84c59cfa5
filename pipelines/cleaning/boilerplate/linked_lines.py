"""Lines that are one link: headlines of other articles inside the text, buttons and chips behind it."""

from pipelines.cleaning.boilerplate.entity_links import entity_lines
from pipelines.cleaning.boilerplate.line_rules import TITLES, Hit, Marks, ReadLine
from pipelines.cleaning.boilerplate.link_boxes import box_headings, labels_in_links
from pipelines.cleaning.boilerplate.link_outs import is_dated_link, is_labelled_link, is_row_of_links, rows_out

ALL_LINK = 0.9
"""Share of a line's characters inside links, from which on it is one link, with a bullet or quotation marks."""

LINK_LIMIT = 160
"""Characters of a headline that is linked; a longer one is a paragraph that someone linked whole."""

LINK_WORDS = 4
"""Words of a linked headline; shorter links inside a text are its own words in a list or heading."""


def mark_links(lines: list[ReadLine], title: str) -> Marks:
    """Lines that are one link: headlines of other articles inside the text, buttons and chips behind it."""
    linked = [i for i, line in enumerate(lines) if line.linked is not None and line.linked >= ALL_LINK]
    if 3 * len(linked) > 2 * len(lines):
        return {}
    last = max((i for i, line in enumerate(lines) if line.prose), default=-1)
    marks: Marks = {
        i: line.marked(Hit("link-line", "read-also"))
        for i, line in enumerate(lines[last + 1 :], last + 1)
        if last >= 0 and line.hit is None and not line.outward and is_row_of_links(line.line.block)
    }
    out = rows_out([line.outward for line in lines], last)
    for i in linked:
        line = lines[i]
        if line.hit or len(line.text) > LINK_LIMIT or i in out:
            continue
        above = marks.get(i - 1, lines[i - 1]).hit if i else None
        if i <= last and line.text[-1] == "." and not (above and above.kind == "read-also"):
            continue  # a sentence that someone linked whole; right behind a linked headline it is its teaser
        if i > last or len(line.text.split()) >= LINK_WORDS:
            marks[i] = line.marked(Hit("link-line", "read-also"))
    for i in entity_lines(lines, last, title):
        marks[i] = lines[i].marked(Hit("entity-link", "read-also"))
    for i, line in enumerate(lines):
        if line.hit is None and line.linked and line.linked < ALL_LINK and _leads_elsewhere(line):
            marks[i] = line.marked(Hit("link-line", "read-also"))
    marks |= {i: lines[i].marked(Hit("link-line", "read-also")) for i in labels_in_links(lines, marks)}
    marks |= {i: lines[i].marked(Hit("link-line", "read-also")) for i in _rest_of_lists(lines, marks)}
    links = {i for i, line in enumerate(lines) if (hit := marks.get(i, line).hit) and hit.kind == "read-also"}
    marks |= {i: lines[i].marked(Hit("link-line", "read-also")) for i in box_headings(lines, links, last)}
    for i in range(len(lines) - 2, last, -1):  # a heading behind the text with nothing but links under it
        if lines[i].hit is None and lines[i].element[0] in TITLES and i not in marks and i + 1 in marks:
            marks[i] = lines[i].marked(Hit("link-line", "read-also"))
    return marks


def _leads_elsewhere(line: ReadLine) -> bool:
    """Whether a line is one linked headline, and a date or a label beside it."""
    block = line.line.block
    return is_dated_link(block) or (not line.outward and is_labelled_link(block, line.homeward))


def _rest_of_lists(lines: list[ReadLine], marks: Marks) -> list[int]:
    """The positions of links of a few words among list items that are all links, most of them headlines that go."""
    found: list[int] = []
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and lines[stop].element[0] == "li" and (lines[stop].linked or 0) >= ALL_LINK:
            stop += 1
        short = [i for i in range(start, stop) if i not in marks and lines[i].hit is None and not lines[i].outward]
        if short and 2 * len(short) < stop - start:
            found += short
        start = stop + 1
    return found
