"""Whose an article's id is: one that another page of the crawl has, with another text, is not given to a second one."""

from collections.abc import Iterable

from crawler.items import Article, Trace, id_of_address
from crawler.ledger import Ledger
from crawler.sites import Site, SitesByHost, clean_url
from crawler.sites.hosts import bare, host_of

REMEMBERED = 10_000
"""Ids of this run that are held in memory: far more than are under way, and the ledger knows those that are done."""


class OwnIds:
    """Gives an article the address that was asked for where its canonical one is another page's.

    Templates name one address on each of a site's pages; all of them would be revisions of one article. Pages that are
    one article at several addresses have one text, but for small differences: as articles of their own these are
    duplicates, and marked as such.
    """

    def __init__(self, ledger: Ledger, sites: Iterable[Site]) -> None:
        self._ledger = ledger
        self._sites = SitesByHost(sites)
        self._taken: dict[str, tuple[str, str]] = {}
        """The page that has an id, and its text's hash."""

    def settle(self, article: Article, trace: Trace) -> None:
        """Give the article another address and id where it must have one. Raises LedgerError."""
        own = clean_url(article.origin)
        if not trace.key or own is None:
            return
        if article.url is not None and own != article.url and self._is_anothers(article, own, trace):
            article.url = trace.url = own
            article.id = id_of_address(own)
        self._take(article, trace.key)

    def _is_anothers(self, article: Article, own: str, trace: Trace) -> bool:
        address = article.url or own
        return self._is_another_sites(address, own, trace.site) or self._is_another_pages(article, trace.key)

    def _is_another_sites(self, address: str, own: str, site: str | None) -> bool:
        """Whether an address has the host of another site of this run: an id is never shared by two sites."""
        if bare(host_of(address)) == bare(host_of(own)):
            return False
        owner = self._sites.of(address)
        return owner is not None and owner.name != site

    def _is_another_pages(self, article: Article, key: str) -> bool:
        page, text = self._taken.get(article.id) or self._known(article.id, key)
        return page != key and text not in ("", article.content_hash)

    def _known(self, article: str, key: str) -> tuple[str, str]:
        """What the ledger knows of an id. The page is named only where it is `key`."""
        known = self._ledger.newest(article)
        if known is None or self._ledger.article_of(key) == article:
            return key, ""
        return "", known[0]

    def _take(self, article: Article, key: str) -> None:
        self._taken.pop(article.id, None)
        self._taken[article.id] = key, article.content_hash
        if len(self._taken) > REMEMBERED:
            del self._taken[next(iter(self._taken))]
