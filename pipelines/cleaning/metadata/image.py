"""The page's main picture."""

from urllib.parse import urlsplit

from pipelines.cleaning.layout import Layout
from pipelines.cleaning.metadata.canonical import absolute
from pipelines.cleaning.stated_values import stated_text

_OWN = frozenset(
    "logo sitelogo site-logo site_logo logo-og og-logo default-og og-default placeholder".split()
) | frozenset(
    "default default-image default_image defaultimage noimage no-image no_image nophoto no-photo no_photo".split()
)
"""Names of files, without their ending, that templates state for every page (own list)."""


def find_image(layout: Layout, url: str | None) -> str | None:
    """The absolute URL of the picture that the page names for itself."""
    named = layout.stated("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
    for node in layout.page.article_nodes[:1]:
        named += _pictures(node.get("image"))
    for address in named:
        found = absolute(address.replace(" ", "%20"), url)
        if found and not _is_sites_own(urlsplit(found).path):
            return found
    return None


def _is_sites_own(path: str) -> bool:
    """Whether a path is the front page's, or its file is named as a logo is, or what stands for a missing one."""
    return path in ("", "/") or path.rpartition("/")[2].partition(".")[0].lower() in _OWN


def _pictures(value: object) -> list[str]:
    if isinstance(value, list):
        return [address for entry in value[:3] for address in _pictures(entry)]
    if isinstance(value, dict):
        return _pictures(value.get("url") or value.get("contentUrl"))
    return [stated_text(value)] if stated_text(value) else []
