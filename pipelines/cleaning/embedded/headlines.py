"""What a page that shows no text calls its article."""

from pipelines.cleaning.outlets import SEPARATOR
from pipelines.cleaning.page import Page
from pipelines.cleaning.text import key_of, tidy

HEADLINE_WORDS = 3
"""Words of a headline; fewer are a site's or a section's name."""


def headlines(page: Page) -> list[str]:
    """The stated headlines, best first: JSON-LD, Open Graph, <title>, h1, feed; each also without the site's name."""
    assert page.tree is not None
    stated = [str(node["headline"]) for node in page.article_nodes if isinstance(node.get("headline"), str)]
    for name in ("og:title", "twitter:title", "title"):
        stated += page.meta.get(name, [])
    stated += [str(element.text_content()) for tag in ("title", "h1") for element in page.tree.iter(tag)]
    stated += [page.hints.title] if page.hints.title else []
    names = {key_of(name) for name in page.meta.get("og:site_name", ())}
    found: dict[str, str] = {}
    for title in map(tidy, stated):
        pieces = [tidy(piece) for piece in SEPARATOR.split(title) if piece]
        for one in [*(pieces[:1] if len(pieces) > 1 else []), title]:
            if len(one.split()) >= HEADLINE_WORDS and key_of(one) not in names:
                found.setdefault(key_of(one), one)
    return list(found.values())
