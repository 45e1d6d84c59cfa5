"""The page's own summary."""

from pipelines.cleaning.layout import Layout
from pipelines.cleaning.stated_values import stated_text
from pipelines.cleaning.text import fold

SHORTEST_DESCRIPTION = 30
"""Characters; a shorter one is a slogan or a remainder of a template (own choice)."""


def find_description(layout: Layout, headline: str | None) -> str | None:
    """The page's own summary; None where it only repeats the headline."""
    title = fold(headline or "")
    named = layout.stated("og:description", "description", "twitter:description", "dc.description")
    named += [stated_text(node.get("description")) for node in layout.page.article_nodes[:1]]
    for text in named:
        if len(text) < SHORTEST_DESCRIPTION or (title and title in fold(text) and len(text) < len(title) + 60):
            continue
        return text
    return None
