"""What happened to the articles that are on their way from the clean pipeline to the write pipeline."""

import weakref

from crawler.items import Article, Trace


class Traces:
    """The trace of each article, kept for as long as the article is: an item that a pipeline drops leaves nothing."""

    def __init__(self) -> None:
        self._kept: dict[int, Trace] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def keep(self, article: Article, trace: Trace) -> None:
        """Remember the trace of this very object."""
        self._kept[id(article)] = trace
        weakref.finalize(article, self._kept.pop, id(article), None).atexit = False

    def of(self, article: Article) -> Trace:
        """The article's trace; where a pipeline has put a copy in its place, what the copy itself says."""
        known = self._kept.get(id(article))
        return known or Trace(article.origin, article.url, article.site, article.fetched_at)
