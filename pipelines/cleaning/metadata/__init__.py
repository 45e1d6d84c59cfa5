"""Headline, authors, source, tags, section, description, picture, address: docs/metadata.md names each witness."""

from pipelines.cleaning.draft import Draft
from pipelines.cleaning.metadata.authors import find_authors
from pipelines.cleaning.metadata.bylines import byline_labels, byline_marks
from pipelines.cleaning.metadata.canonical import find_address
from pipelines.cleaning.metadata.description import find_description
from pipelines.cleaning.metadata.image import find_image
from pipelines.cleaning.metadata.scene import Scene, open_scene
from pipelines.cleaning.metadata.section import find_section
from pipelines.cleaning.metadata.source import find_source
from pipelines.cleaning.metadata.tags import find_tags
from pipelines.cleaning.metadata.title import find_title, title_of_plain_text
from pipelines.cleaning.outlets import name_forms, outlets
from pipelines.cleaning.page import Page

__all__ = ["Scene", "find_metadata", "name_forms", "open_scene", "outlets"]


def find_metadata(article: Draft, page: Page) -> None:
    """Fill the article's fields from what the page says of itself; `page.lines` must be found. Never raises.

    Of a plain text only the title is read here: its labelled lines are read where boilerplate finds them.
    """
    if page.tree is None:
        article.title = article.title or title_of_plain_text(page)
        return
    scene = open_scene(page)
    find_address(article, page)
    find_title(article, scene)
    find_section(article, scene)
    labels, marks = byline_labels(scene), byline_marks(scene)
    find_authors(article, scene, labels, marks)
    find_source(article, scene, labels, marks)
    find_tags(article, scene)
    find_description(article, scene)
    find_image(article, scene)
