"""Headline, authors, source, tags, section, description, picture, address: docs/metadata.md names each witness."""

from collections.abc import Sequence

from pipelines.cleaning.draft import Metadata
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.metadata.authors import find_authors
from pipelines.cleaning.metadata.bylines import byline_labels
from pipelines.cleaning.metadata.canonical import find_address
from pipelines.cleaning.metadata.description import find_description
from pipelines.cleaning.metadata.image import find_image
from pipelines.cleaning.metadata.marks import byline_marks
from pipelines.cleaning.metadata.section import find_section
from pipelines.cleaning.metadata.source import find_source
from pipelines.cleaning.metadata.tag_checks import without_people
from pipelines.cleaning.metadata.tags import find_tags
from pipelines.cleaning.metadata.title import find_title
from pipelines.cleaning.page import Line


def find_metadata(layout: Layout, lines: Sequence[Line]) -> Metadata:
    """What the page says of itself, read around the lines that `find_text` found. Never raises.

    Of a plain text nothing is read here: its headline and labelled lines are read where boilerplate finds them.
    """
    if layout.page.tree is None:
        return Metadata(url=layout.page.url)
    around = Surroundings.of(layout, lines)
    url = find_address(layout.page)
    title, at = find_title(around)
    if at is not None:
        around = around.with_title(at)
    labels, marks = byline_labels(around), byline_marks(around)
    authors = find_authors(around, labels, marks)
    section = find_section(around, title, authors)
    return Metadata(
        url=url,
        title=title,
        title_at=at,
        authors=authors,
        tags=without_people(find_tags(around, title, section), authors, around.outlets),
        source=find_source(around, labels, marks),
        section=section,
        description=find_description(layout, title),
        image=find_image(layout, url),
    )
