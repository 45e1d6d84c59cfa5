"""Which lines go: each with its rule, in the light of its place: before the text, inside it, or in the end zone."""

from typing import NamedTuple

from crawler.items import Place
from pipelines.cleaning.boilerplate.call_boxes import box_around
from pipelines.cleaning.boilerplate.headline_rows import unlinked_headlines
from pipelines.cleaning.boilerplate.line_rules import LINKED, Hit, ReadLine, is_headline_link
from pipelines.cleaning.boilerplate.linked_lines import ALL_LINK
from pipelines.cleaning.boilerplate.place_rules import apply_rules
from pipelines.cleaning.boilerplate.text_bounds import TextBounds, all_told
from pipelines.cleaning.labels import Label, is_known_outlet, read_label
from pipelines.cleaning.outlets import sounds_like_outlet
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


class Removal(NamedTuple):
    """Why a line goes."""

    hit: Hit
    place: Place
    label: Label | None = None
    """What the line says of the record."""


Removals = dict[int, Removal]
"""The lines that go, by their positions."""


def find_removals(
    lines: list[ReadLine], title: str, off: frozenset[str] = frozenset()
) -> tuple[list[ReadLine], Removals]:
    """The lines as the rules have marked them, and those of them that go.

    `title` is the folded headline, empty where it is not known. Rules that are `off` take nothing, and no rule takes a
    line that is to be kept.
    """
    gone: Removals = {}
    lines, bounds = apply_rules(lines, title, off)
    told = all_told(lines, bounds)
    behind = 0
    for i, line in enumerate(lines):
        place = _place(i, bounds)
        if i > bounds.cut:
            gone |= _behind_cut(lines, i, bounds)
        elif i < behind:
            continue
        elif line.hit and (_counts(line, line.hit, i, bounds) or _opens_box(lines, i) or _dates_link(lines, i, gone)):
            gone[i] = Removal(line.hit, place, line.label)
            followers, behind = _followers(lines, i, place, bounds)
            gone |= followers
        elif title and place == "before" and line.key == title:
            gone[i] = Removal(Hit("title:repeated", "title", moved_to="title"), place)
        elif told and i > bounds.end and line.hit is None:
            gone[i] = Removal(Hit(f"end-zone:{told.rule}", told.kind), "end")
    return lines, {i: one for i, one in gone.items() if not lines[i].kept and one.hit.rule not in off}


def _behind_cut(lines: list[ReadLine], i: int, bounds: TextBounds) -> Removals:
    """A line behind the end of the article: it goes by its own rule where that holds anywhere, else by the cut's."""
    hit, opener = lines[i].hit, lines[bounds.cut].hit
    if hit and hit.where == "any":
        return {i: Removal(Hit(hit.rule, hit.kind), "end")}
    return {i: Removal(Hit(f"end-zone:{opener.rule}", opener.kind), "end")} if opener else {}


def _place(i: int, bounds: TextBounds) -> Place:
    if i < bounds.first:
        return "before"
    return "end" if i > bounds.last and i >= min(bounds.end, bounds.tail) else "inside"


def _counts(line: ReadLine, hit: Hit, i: int, bounds: TextBounds) -> bool:
    """Whether a rule holds in the place of its line."""
    place = _place(i, bounds)
    if hit.rule == "label:quoted-from" and line.label and any(map(_is_outlets, line.label.values("source"))):
        # the outlet that it is from, above the text or as the last line of all; "quoting eyewitnesses" names none
        return place == "before" or bounds.last < i == bounds.count - 1 or _signs(i, bounds)
    if hit.action == "sign":
        return _signs(i, bounds)
    if hit.where == "any":
        return True
    ahead = place == "before" or i < bounds.bar
    return ahead if hit.where == "before" else place == "end" or (hit.where == "edges" and ahead)


def _is_outlets(name: str) -> bool:
    return sounds_like_outlet(name) or is_known_outlet(name)


def _signs(i: int, bounds: TextBounds) -> bool:
    """Whether a line stands where a signature does: right behind the text, and the page's own lines behind it."""
    return bounds.last < i < bounds.end < bounds.count and bounds.end - i <= SIGNATURE


def _opens_box(lines: list[ReadLine], i: int) -> bool:
    """A heading of lists that counts behind the text alone counts inside too where a linked headline follows it."""
    hit, behind = lines[i].hit, lines[i + 1 : i + 2]
    opens = hit is not None and hit.action == "block" and lines[i].linked is not None
    return opens and any(is_headline_link(line.text, line.linked) for line in behind)


def _dates_link(lines: list[ReadLine], i: int, gone: Removals) -> bool:
    """A date alone right behind the linked headline of another article is that article's."""
    hit, above = lines[i].hit, gone.get(i - 1)
    dates = hit is not None and hit.rule in ("date-line", "meta:relative times")
    return dates and above is not None and above.hit.rule == "link-line"


def _followers(lines: list[ReadLine], i: int, place: Place, bounds: TextBounds) -> tuple[Removals, int]:
    """The lines that belong to line `i`: headlines behind a marker, values behind a bare label.

    The number is the position of the first line that does not belong to it.
    """
    hit = lines[i].hit
    if hit is None:
        return {}, i + 1
    if hit.bare and place != "inside":
        return _values(lines, i, place, hit)
    if hit.action != "block":
        return {}, i + 1
    limit = len(lines) if i > bounds.last else HEADLINES
    unlinked = unlinked_headlines(lines, i) if i <= bounds.last else box_around(lines, i)
    found: Removals = {}
    taken = 0
    for j in range(i + 1, len(lines)):
        line = lines[j]
        teaser = taken > 0 and line.linked is not None and line.linked >= ALL_LINK  # in the link of its headline
        sentence = line.prose and not teaser and not _asks(line.text)
        if sentence or taken == limit or len(line.text) > HEADLINE_LIMIT:
            return found, j
        if line.linked is not None and line.linked < LINKED and line.hit is None and j not in unlinked:
            return found, j
        if line.linked is None and line.hit is None and _is_short_sentence(line.text):
            return found, j
        if line.hit and line.hit.action != "line":
            return found, j
        found[j] = Removal(line.hit or Hit(hit.rule, hit.kind), place, line.label)
        taken += line.hit is None
    return found, len(lines)


def _is_short_sentence(text: str) -> bool:
    """Whether a line ends on a full stop: no headline does, and a plain text goes on with short sentences too."""
    return text.endswith(".") and not text.endswith("..")


def _asks(text: str) -> bool:
    """A question short enough for a headline: right behind a marker it is one."""
    return len(text) < LONG and text[-1] in "?!\u061f"


def _values(lines: list[ReadLine], i: int, place: Place, hit: Hit) -> tuple[Removals, int]:
    """A bare "source:" takes the one line behind it, a bare "tags:" the short lines up to the next rule."""
    stop = i + 1
    most = min(stop + (TAGS if hit.kind == "tags" else 1), len(lines))
    while stop < most and not (lines[stop].prose or lines[stop].hit or len(lines[stop].text) > TAG_LIMIT):
        stop += 1
    label = _label_of(lines[i], lines[i + 1 : stop])
    moved = Hit(hit.rule, hit.kind, moved_to=label.fields[0][0] if label else None)
    return {j: Removal(moved, place, label) for j in range(i + 1, stop)}, stop


def _label_of(bare: ReadLine, values: list[ReadLine]) -> Label | None:
    """What a bare label and the lines behind it say together: each is read as if it stood in the label's own line."""
    opener = bare.spoken.rstrip(" :")
    read = [read_label(f"{opener}: {line.text}") for line in values]
    labels = [label for label in read if label is not None and bare.label is not None and label.kind == bare.label.kind]
    found = dict.fromkeys(value for label in labels for value in label.fields[0][1])
    return Label(labels[0].kind, ((labels[0].fields[0][0], tuple(found)),)) if found else None
