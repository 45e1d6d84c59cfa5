"""Everything that is not the journalist's text goes, each line with its reason. docs/cleaning.md tells the method."""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.items import RemovedLine
from pipelines.cleaning.boilerplate.line_rules import TITLES, Hit, Known, ReadLine, read_line
from pipelines.cleaning.boilerplate.removal import Removals, find_removals
from pipelines.cleaning.boilerplate.said_lines import said_names, says_again
from pipelines.cleaning.draft import CleanText, Metadata
from pipelines.cleaning.labels import Label
from pipelines.cleaning.labels.record import with_label
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.layout.pictures import is_under_chart
from pipelines.cleaning.outlets import address_of, is_outlet, name_forms
from pipelines.cleaning.page import Line, Page
from pipelines.cleaning.people import person
from pipelines.cleaning.repeats import line_keys
from pipelines.cleaning.text import key_of

LONGEST_OUTLET = 40
"""Characters of a line that can be an outlet's name."""

ROUNDS = 10
"""Once a line is gone its neighbours stand in another place: lines are judged again until nothing more goes, so that a
clean text stays as it is. No page seen needed more than three rounds."""

_PLAYED = re.compile(r"^.{2,60} ·\s*$")
"""What players of sound print before a recording's name: whose it is."""


def strip_boilerplate(layout: Layout, lines: Sequence[Line], said: Metadata) -> tuple[CleanText, Metadata]:
    """The lines that stay, as the article's text, and those that go; and the metadata with what these say of it.

    `lines` are those that `find_text` found; `said` is what `find_metadata` read: title and source tell furniture.
    """
    page = layout.page
    names = layout.outlets | name_forms([said.source or ""]) if page.tree is not None else frozenset()
    off = page.corrections.off
    listed, keep = (page.site.furniture, page.site.keep) if page.site else ((), ())
    known = Known(
        *(frozenset(map(key_of, listed)), page.learned, names, _host(page)),
        keep=frozenset(map(key_of, keep)),
        lexicon=page.lexicon,
        off=off,
    )
    judged = (_or_outlet(read_line(line, known), known) for line in lines)
    read = [line for line in judged if line.text]  # of a line of direction marks alone nothing is left
    if page.tree is None:
        # Imported here: a tenth of the start of a process that cleans one page, which mostly is HTML.
        from pipelines.cleaning.boilerplate.plain.bylines import in_headline
        from pipelines.cleaning.boilerplate.plain.names import bare_name, is_titled
        from pipelines.cleaning.boilerplate.plain.rounds import plain_removals

        gone, headline = plain_removals(read, off)
        said = replace(said, title=said.title or headline)
    else:
        title = key_of(said.title or "")
        fields = said_names(said.authors, said.source)
        read = [_or_said(read, i, fields, known) for i in range(len(read))]
        gone = _in_rounds([_or_headline(line, said.title_at, title) for line in read], title, off)
    kept = [line for i, line in enumerate(read) if i not in gone]
    removed, said = _removed(read, gone, said, known)
    if page.tree is None:
        named = [bare_name(name) if is_titled(name) else name for name in said.authors]
        said = replace(said, authors=named or list(in_headline(said.title or "")))
    body = CleanText(
        text="\n".join(line.text for line in kept),
        kept=tuple(line.line for line in kept),
        removed=removed,
        line_keys=line_keys(line.text for line in read),
    )
    return body, said


def _host(page: Page) -> str:
    """The host that the page says it is from."""
    try:
        return urlsplit(address_of(page) or "").hostname or ""
    except ValueError:
        return ""


def _or_outlet(line: ReadLine, known: Known) -> ReadLine:
    """A line that is nothing but the site's name or the source's signs, before a text and behind it."""
    if line.kept or line.hit is not None or len(line.key) > LONGEST_OUTLET or not is_outlet(line.key, known.outlets):
        return line
    return replace(line, hit=known.allowed(Hit("site:name", "byline", "line", "edges")))


def _or_said(lines: list[ReadLine], i: int, fields: tuple[str, ...], known: Known) -> ReadLine:
    """A line that repeats what fields say, at the edges of the text; a bare name only where no other line is beside it,
    as one of several is a list's."""
    line, around = lines[i], lines[i - 1 : i] + lines[i + 1 : i + 2]
    judged = line.hit is not None and line.hit.action != "sign"
    if line.kept or judged or line.element[0] in TITLES or not says_again(line.text, fields, known.lexicon):
        return line
    if line.hit is not None and line.hit.rule == "label:signed" and any(other.prose for other in lines[:i]):
        return line  # "Name (Morocco)" behind a text may be one of a list
    if line.key in fields and any(other.hit is None and not other.prose for other in around):
        return line
    said = known.allowed(Hit("field:again", "byline", "line", "edges"))
    return replace(line, hit=said or line.hit, prose=line.prose and said is None)


def _or_headline(line: ReadLine, title_at: int | None, title: str) -> ReadLine:
    """The headline's own line where a kicker stands before it in one heading, or in a player where its channel does."""
    block = line.line.block
    if block is None or not title or not line.key.endswith(title) or line.key == title:
        return line
    if block.index != title_at and not (line.hit is None and _PLAYED.search(line.key[: -len(title)])):
        return line
    return line.marked(Hit("title:repeated", "title", "line", "before"))


def _in_rounds(lines: list[ReadLine], title: str, off: frozenset[str]) -> Removals:
    """The lines that go, by their positions; what is left is judged again until nothing more goes."""
    gone: Removals = {}
    left = list(enumerate(lines))
    for _ in range(ROUNDS):
        marked, removals = find_removals([line for _, line in left], title, off)
        gone |= {left[i][0]: removal for i, removal in removals.items()}
        titles = (marked[i].key for i in sorted(removals) if removals[i].hit.kind == "title")
        title = title or next(titles, "")
        left = [(left[i][0], line) for i, line in enumerate(marked) if i not in removals]
        if not removals:
            break
    return gone


def _removed(lines: list[ReadLine], gone: Removals, said: Metadata, known: Known) -> tuple[list[RemovedLine], Metadata]:
    """What went, in the order of the page; and the metadata, completed by what these lines say."""
    removed: list[RemovedLine] = []
    for i in sorted(gone):
        hit, place, label = gone[i].hit, gone[i].place, gone[i].label
        block = lines[i].line.block
        if place == "inside" and hit.moved_to == "source" and block is not None and is_under_chart(block.element):
            hit = replace(hit, moved_to=None)
        removed.append(RemovedLine(lines[i].text, hit.rule, hit.kind, place, hit.moved_to, i - len(removed)))
        if label and hit.moved_to:
            said = with_label(said, _of_people(label, known))
        elif hit.kind == "title" and not said.title:
            said = replace(said, title=lines[i].text)
    return removed, said


def _of_people(label: Label, known: Known) -> Label:
    """The label with those of its authors that are persons or desks."""
    names = [name for value in label.values("authors") if (name := person(value, known.outlets, known.lexicon))]
    fields = tuple((field, tuple(names) if field == "authors" else values) for field, values in label.fields)
    return replace(label, fields=fields)
