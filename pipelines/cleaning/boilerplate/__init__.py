"""Everything that is not the journalist's text goes, each line with its reason. docs/cleaning.md tells the method."""

from collections.abc import Iterable

from pipelines.cleaning.boilerplate.line_rules import Hit, Judged, Known, read_line
from pipelines.cleaning.boilerplate.passes import run_passes
from pipelines.cleaning.draft import Draft
from pipelines.cleaning.labels.record import apply_label
from pipelines.cleaning.outlets import is_outlet, name_forms, outlets
from pipelines.cleaning.page import Page
from pipelines.cleaning.repeats import line_keys
from pipelines.cleaning.text import key_of

LONGEST_OUTLET = 40
"""Characters of a line that can be an outlet's name."""

ROUNDS = 10
"""Once a line is gone its neighbours stand in another place: lines are judged again until nothing more goes, so that a
clean text stays as it is. No page seen needed more than three rounds."""


def strip_boilerplate(article: Draft, page: Page) -> None:
    """Fill `article.text` with the lines that stay, and `article.removed` with those that go."""
    names = outlets(page) | name_forms([article.source or ""]) if page.tree is not None else frozenset()
    known = Known(frozenset(map(key_of, page.site.furniture if page.site else ())), page.learned, names)
    lines = [read_line(line, known) for line in page.lines]
    _mark_outlet(lines, names)
    title = key_of(article.title or "")
    kept = lines
    for _ in range(ROUNDS):
        run_passes(kept, title)
        title = title or next((line.key for line in kept if line.out and line.out.kind == "title"), "")
        left = [line for line in kept if line.out is None]
        if len(left) == len(kept):
            break
        kept = left
    article.text = "\n".join(line.text for line in kept)
    article.line_keys = line_keys(line.text for line in lines)
    _report(article, lines)


def _mark_outlet(lines: list[Judged], names: frozenset[str]) -> None:
    """Mark lines that are nothing but the site's name or the source's: they sign, before a text and behind it."""
    for line in lines:
        if line.hit is None and len(line.key) <= LONGEST_OUTLET and is_outlet(line.key, names):
            line.hit = Hit("site:name", "byline", "line", "edges")


def _report(article: Draft, lines: Iterable[Judged]) -> None:
    """Write down what went, in the order of the page, and move what a line says into the record."""
    position = 0
    for line in lines:
        if line.out is None:
            position += 1
            continue
        line.out.position = position
        article.removed.append(line.out)
        if line.label and line.out.moved_to:
            apply_label(article, line.label)
        elif line.out.kind == "title" and not article.title:
            article.title = line.text
