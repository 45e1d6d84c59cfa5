"""The page's own address, and its main picture."""

from functools import cache
from urllib.parse import urljoin, urlsplit

import tldextract

from crawler.items import Article
from pipelines.cleaning.metadata.scene import Scene, clean
from pipelines.cleaning.page import Page
from pipelines.cleaning.structured import meta_tags


@cache
def _suffixes() -> tldextract.TLDExtract:
    """The public suffix list that ships with tldextract: no network, no cache folder."""
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def find_address(article: Article, page: Page) -> None:
    """Set `url` to the canonical one that the page names.

    It counts where it is absolute http(s), no home page, and on the same registered domain as the URL that was
    requested (a copy's canonical would else rename the article); where there is none, the page's word is taken.
    """
    for stated in _stated(page):
        address = _absolute(stated, article.url)
        if address and urlsplit(address).path not in ("", "/") and _same_site(address, article.url):
            if article.url is not None and not _is_specific(address, article.url):
                continue
            article.url = address
            return


def _stated(page: Page) -> list[str]:
    found: list[str] = []
    assert page.tree is not None
    for link in page.tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            found.append((link.get("href") or "").strip())
    return found + meta_tags(page).get("og:url", [])


def _absolute(address: str, base: str | None) -> str | None:
    try:
        address = urljoin(base, address) if base else address
        parts = urlsplit(address)
    except ValueError:
        return None
    good = (
        parts.scheme in ("http", "https") and parts.hostname and not any(c.isspace() or c == "\ufffd" for c in address)
    )
    return parts._replace(fragment="").geturl() if good else None


def _same_site(address: str, url: str | None) -> bool:
    return url is None or _domain(address) == _domain(url)


def _is_specific(address: str, url: str) -> bool:
    """Not the parent folder of the page: a template that names the section as every article's canonical."""
    one, other = urlsplit(address), urlsplit(url)
    return not (other.path.rstrip("/") + "/").startswith(one.path.rstrip("/") + "/") or (
        one.path.rstrip("/") == other.path.rstrip("/")
    )


def _domain(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    found = _suffixes()(host)
    if found.suffix:
        return f"{found.domain}.{found.suffix}"
    return host if found.ipv4 or found.ipv6 else ".".join(host.split(".")[-2:])


def find_image(article: Article, scene: Scene) -> None:
    """Fill `image` with the absolute URL of the picture that the page names for itself."""
    named = scene.stated("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
    for node in scene.nodes[:1]:
        named += _pictures(node.get("image"))
    for address in named:
        found = _absolute(address.replace(" ", "%20"), article.url)
        if found and urlsplit(found).path not in ("", "/"):
            article.image = found
            return


def _pictures(value: object) -> list[str]:
    if isinstance(value, list):
        return [address for entry in value[:3] for address in _pictures(entry)]
    if isinstance(value, dict):
        return _pictures(value.get("url") or value.get("contentUrl"))
    return [clean(value)] if clean(value) else []
