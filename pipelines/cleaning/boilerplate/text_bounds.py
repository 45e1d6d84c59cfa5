"""Where the text begins and ends among its lines."""

from dataclasses import dataclass

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.prose import ENDINGS

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 strong".split())
"""Elements that a heading of lines is written in."""

DATED = frozenset(("header", "time"))
"""Elements in which a date alone below the lead is the article's own (HTML Standard, 4.3.8 and 4.5.14)."""

CLAUSE = 5
"""Words of a line that can be a sentence."""

LITTLE = 8
"""Behind the end of a text no more than an eighth of it can be what is left of the page; more is a list of its own."""


_HEADS = frozenset(("date-line", "label:section", "label:verse-byline"))


@dataclass(frozen=True, slots=True)
class TextBounds:
    """Where the text begins and ends among the lines. Indices of lines; `len(lines)` where there is none such."""

    first: int
    """The first line of prose."""
    last: int
    """The last line of prose that is not cut."""
    end: int
    """The line that opens the end zone; `len(lines)` where no rule says that the text is over."""
    cut: int
    """The line behind which nothing is the article's."""
    tail: int
    """Where the run of lines that rules speak against, up to the last line, begins."""
    bar: int
    """Up to here a bar of date, byline and buttons runs below a lead: the first line of prose where there is none."""
    count: int


def find_bounds(lines: list[ReadLine]) -> TextBounds:
    """Find the text among the lines."""
    count = len(lines)
    prose = [i for i, line in enumerate(lines) if line.prose]
    tail = count
    while tail and lines[tail - 1].hit:
        tail -= 1
    if not prose:
        return TextBounds(count, -1, count, count, tail, count, count)
    end = cut = count
    total = sum(len(lines[i].text) for i in prose)
    length = before = 0
    for i, line in enumerate(lines):
        if line.prose:
            before += 1
            length += len(line.text)
        elif line.hit and before and line.hit.action in ("end", "cut") and line.hit.where != "edges":
            behind = prose[before] if before < len(prose) else None
            strong = 2 * length >= total or line.element[0] in HEADINGS or (i + 1 < count and _is_cut(lines[i + 1].hit))
            found = _cut_at(lines, i, behind, strong)
            if found is not None:
                end, cut = i, found
                break
    last = max((i for i in prose if i < cut), default=-1)
    if end == count:
        end = next((i for i in range(last + 1, count) if _opens_end(lines[i].hit)), count)
    return TextBounds(prose[0], last, end, cut, tail, _bar(lines, prose), count)


def _bar(lines: list[ReadLine], prose: list[int]) -> int:
    """Where the bar ends that stands between the first two lines of prose; a single date, section or poet there heads
    what follows."""
    if len(prose) < 2:
        return prose[0]
    hits = [line.hit for line in lines[prose[0] + 1 : prose[1]]]
    if not hits or any(hit is None for hit in hits):
        return prose[0]
    own = lines[prose[0] + 1].element[0] in DATED  # the date of what its element opens, not of a part of the text
    return prose[1] if own or len(hits) > 1 or (hits[0] and hits[0].rule not in _HEADS) else prose[0]


def _is_cut(hit: Hit | None) -> bool:
    return hit is not None and hit.action == "cut"


def _opens_end(hit: Hit | None) -> bool:
    return hit is not None and hit.action in ("end", "cut", "block")


def _cut_at(lines: list[ReadLine], i: int, behind: int | None, strong: bool) -> int | None:
    """The line behind which all goes if line `i` opens the end zone; None where it does not open it.

    No prose behind it: it does, and nothing needs cutting. A comment box or copyright line does, if at least half of
    the prose stands before it, or it is a heading, or another such line follows (`strong`): an "add a comment" button
    below the lead ends nothing. A source or tag line does only if a read-also marker or comment box comes before any
    paragraph: otherwise it is the credit of a picture or quotation, and the article goes on.
    """
    hit = lines[i].hit
    if hit is not None and hit.action == "cut" and behind is None:
        return i if strong else len(lines)
    if behind is None or hit is None:
        return len(lines)
    if hit.action == "cut":
        return i if strong else None
    for j in range(i + 1, behind):
        other = lines[j].hit
        if other and other.action in ("block", "cut"):
            return j
    return None


def all_told(lines: list[ReadLine], bounds: TextBounds) -> Hit | None:
    """What says that the text is over, where hardly anything that no rule knows is left behind it: furniture."""
    opener = lines[bounds.end].hit if bounds.last < bounds.end < bounds.count else None
    if opener is None or opener.action == "block":
        return None
    known = max(at for at, line in enumerate(lines) if line.hit is not None)
    left = [0, 0]
    for at, line in enumerate(lines):
        if line.hit is None:
            # an agency stands under a part of the text as well: it is over only where more of the page follows
            clause = CLAUSE if opener.kind != "source" or at < known else 1
            if at > bounds.end and line.linked is None and len(line.text.split()) >= clause:
                return None  # a plain text has no elements that tell a last sentence without a full stop
            if at > bounds.end and (line.text[0] == "*" or line.text[-1] in ENDINGS):
                return None  # a footnote, or a last sentence too short for prose
            left[at > bounds.end] += len(line.text)
    return opener if LITTLE * left[1] <= left[0] else None
