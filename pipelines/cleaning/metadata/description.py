"""The page's own summary."""

from pipelines.cleaning.draft import Draft
from pipelines.cleaning.metadata.scene import Scene
from pipelines.cleaning.stated_values import stated_text
from pipelines.cleaning.text import fold

SHORTEST_DESCRIPTION = 30
"""Characters; a shorter one is a slogan or a remainder of a template (own choice)."""


def find_description(article: Draft, scene: Scene) -> None:
    """Fill `description` with the page's own summary; null where it only repeats the headline."""
    title = fold(article.title or "")
    named = scene.stated("og:description", "description", "twitter:description", "dc.description")
    named += [stated_text(node.get("description")) for node in scene.nodes[:1]]
    for text in named:
        if len(text) < SHORTEST_DESCRIPTION or (title and title in fold(text) and len(text) < len(title) + 60):
            continue
        article.description = text
        return
