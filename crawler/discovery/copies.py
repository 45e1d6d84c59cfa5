"""Addresses that differ in their query only and hold one article: a session, a sort order, the way that led there."""

COPIES = 5
"""Pages of one path, with different queries, that all were the same article: more of them are not asked for."""

MAX_PATHS = 20_000
"""Paths of a site that are remembered; the oldest go first."""


class Copies:
    """What the pages of each path of a site have shown."""

    def __init__(self) -> None:
        self._shown: dict[str, tuple[str, int]] = {}
        """Path to the one article that its pages with a query have shown up to now, and how many did; no article where
        they showed several."""

    def showed(self, url: str, article: str) -> None:
        """A page has been cleaned: it holds this article, by the hash of its text."""
        path, _, query = url.partition("?")
        if not query:
            return
        known, pages = self._shown.pop(path, (article, 0))
        self._shown[path] = (article, pages + 1) if known == article else ("", 0)
        if len(self._shown) > MAX_PATHS:
            del self._shown[next(iter(self._shown))]

    def has_more_of(self, url: str) -> bool:
        """Whether a page is one more address of an article that has shown too many."""
        path, _, query = url.partition("?")
        return bool(query) and self._shown.get(path, ("", 0))[1] >= COPIES
