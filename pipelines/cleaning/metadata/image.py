"""The page's main picture."""

from urllib.parse import urlsplit

from pipelines.cleaning.draft import Draft
from pipelines.cleaning.metadata.canonical import absolute
from pipelines.cleaning.metadata.scene import Scene
from pipelines.cleaning.stated_values import stated_text


def find_image(article: Draft, scene: Scene) -> None:
    """Fill `image` with the absolute URL of the picture that the page names for itself."""
    named = scene.stated("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
    for node in scene.nodes[:1]:
        named += _pictures(node.get("image"))
    for address in named:
        found = absolute(address.replace(" ", "%20"), article.url)
        if found and urlsplit(found).path not in ("", "/"):
            article.image = found
            return


def _pictures(value: object) -> list[str]:
    if isinstance(value, list):
        return [address for entry in value[:3] for address in _pictures(entry)]
    if isinstance(value, dict):
        return _pictures(value.get("url") or value.get("contentUrl"))
    return [stated_text(value)] if stated_text(value) else []
