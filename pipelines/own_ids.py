"""Whose an article's id is: one that another page of the crawl has, with another text, is not given to a second one."""

from collections.abc import Iterable

from crawler.items import Article, Trace, article_id, id_of_address
from crawler.ledger import Ledger
from crawler.sites import Site, SitesByHost, clean_url
from crawler.sites.hosts import bare, host_of
from crawler.sites.urls import normalise

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
        self._owners: dict[str, str] = {}
        """The page whose address an id is of, where another page had the id first."""

    def settle(self, article: Article, trace: Trace, address: str | None) -> None:
        """Give the article another address and id where it must have one. Raises LedgerError.

        `address` is where its page was had, behind all redirects: they say that two addresses are one page's.
        """
        own = clean_url(address or "")
        if not trace.key or own is None:
            return
        if article.url is not None:
            self._keep_old_id(article, article.url, trace.key)
            if own != article.url and self._is_anothers(article, own, trace):
                article.url = trace.url = own
                article.id = id_of_address(own)
            elif self._is_late_owner(article, article.url, trace.key):
                self._owners[article.id] = trace.key
        self._take(article, trace.key)

    def ask_again(self) -> None:
        """Have the pages fetched again that took the id of one that came later, once all is written. Their articles
        are then found to be their own; now they are only earlier revisions of its article. Raises LedgerError."""
        owners = {article: page for article, page in self._owners.items() if self._ledger.article_of(page) == article}
        self._owners = {}
        if owners:
            self._ledger.ask_again(owners)

    def _keep_old_id(self, article: Article, url: str, key: str) -> None:
        """Naqi 0.1 gave an article an id for each spelling of its slashes: by another it would be written once more."""
        old = article_id(url)
        if old != article.id and self._ledger.article_of(key) == old:
            article.id = old

    def _is_anothers(self, article: Article, own: str, trace: Trace) -> bool:
        address = article.url or own
        return self._is_another_sites(address, own, trace.site) or self._is_another_pages(article, trace.key)

    def _is_late_owner(self, article: Article, url: str, key: str) -> bool:
        """Whether a page comes for the first time, and others have the id of its address."""
        return self._is_another_pages(article, key) and key == normalise(url)

    def _is_another_sites(self, address: str, own: str, site: str | None) -> bool:
        """Whether an address has the host of another site of this run: an id is never shared by two sites."""
        if bare(host_of(address)) == bare(host_of(own)):
            return False
        owner = self._sites.of(address)
        return owner is not None and owner.name != site

    def _is_another_pages(self, article: Article, key: str) -> bool:
        """Whether another page has the id, with another text, and this one never had it."""
        page, text = self._taken.get(article.id) or ("", (self._ledger.newest(article.id) or ("",))[0])
        if page == key or text in ("", article.content_hash):
            return False
        return self._ledger.article_of(key) != article.id

    def _take(self, article: Article, key: str) -> None:
        self._taken.pop(article.id, None)
        self._taken[article.id] = key, article.content_hash
        if len(self._taken) > REMEMBERED:
            del self._taken[next(iter(self._taken))]
