"""The page's main picture."""

from urllib.parse import urlsplit

from pipelines.cleaning.layout import Layout
from pipelines.cleaning.metadata.canonical import absolute
from pipelines.cleaning.stated_values import stated_text


def find_image(layout: Layout, url: str | None) -> str | None:
    """The absolute URL of the picture that the page names for itself."""
    named = layout.stated("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
    for node in layout.page.article_nodes[:1]:
        named += _pictures(node.get("image"))
    for address in named:
        found = absolute(address.replace(" ", "%20"), url)
        if found and urlsplit(found).path not in ("", "/"):
            return found
    return None


def _pictures(value: object) -> list[str]:
    if isinstance(value, list):
        return [address for entry in value[:3] for address in _pictures(entry)]
    if isinstance(value, dict):
        return _pictures(value.get("url") or value.get("contentUrl"))
    return [stated_text(value)] if stated_text(value) else []
