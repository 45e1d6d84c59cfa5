"""Everything that is not the journalist's text goes, each line with its reason. docs/cleaning.md tells the method."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crawler.items import RemovedLine
from pipelines.cleaning.boilerplate.line_rules import Hit, Judged, Known, read_line
from pipelines.cleaning.boilerplate.passes import run_passes
from pipelines.cleaning.draft import CleanText, Metadata
from pipelines.cleaning.labels.record import with_label
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.outlets import is_outlet, name_forms
from pipelines.cleaning.page import Line
from pipelines.cleaning.repeats import line_keys
from pipelines.cleaning.text import key_of

LONGEST_OUTLET = 40
"""Characters of a line that can be an outlet's name."""

ROUNDS = 10
"""Once a line is gone its neighbours stand in another place: lines are judged again until nothing more goes, so that a
clean text stays as it is. No page seen needed more than three rounds."""


def strip_boilerplate(layout: Layout, lines: Sequence[Line], said: Metadata) -> tuple[CleanText, Metadata]:
    """The lines that stay, as the article's text, and those that go; and the metadata with what these say of it.

    `lines` are those that `find_text` found; `said` is what `find_metadata` read: title and source tell furniture.
    """
    page = layout.page
    names = layout.outlets | name_forms([said.source or ""]) if page.tree is not None else frozenset()
    known = Known(frozenset(map(key_of, page.site.furniture if page.site else ())), page.learned, names)
    judged = [read_line(line, known) for line in lines]
    _mark_outlet(judged, names)
    title = key_of(said.title or "")
    kept = judged
    for _ in range(ROUNDS):
        run_passes(kept, title)
        title = title or next((line.key for line in kept if line.out and line.out.kind == "title"), "")
        left = [line for line in kept if line.out is None]
        if len(left) == len(kept):
            break
        kept = left
    removed, said = _removed(judged, said)
    body = CleanText(
        text="\n".join(line.text for line in kept),
        kept=tuple(line.line for line in kept),
        removed=removed,
        line_keys=line_keys(line.text for line in judged),
    )
    return body, said


def _mark_outlet(lines: list[Judged], names: frozenset[str]) -> None:
    """Mark lines that are nothing but the site's name or the source's: they sign, before a text and behind it."""
    for line in lines:
        if line.hit is None and len(line.key) <= LONGEST_OUTLET and is_outlet(line.key, names):
            line.hit = Hit("site:name", "byline", "line", "edges")


def _removed(lines: Iterable[Judged], said: Metadata) -> tuple[list[RemovedLine], Metadata]:
    """What went, in the order of the page; and the metadata, completed by what these lines say."""
    removed: list[RemovedLine] = []
    position = 0
    for line in lines:
        if line.out is None:
            position += 1
            continue
        line.out.position = position
        removed.append(line.out)
        if line.label and line.out.moved_to:
            said = with_label(said, line.label)
        elif line.out.kind == "title" and not said.title:
            said = replace(said, title=line.text)
    return removed, said
