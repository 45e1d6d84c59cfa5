"""The second item pipeline: is the article a story that an earlier one has told?"""

from typing import Any

from scrapy.crawler import Crawler

from crawler import settings as defaults
from crawler.items import Article, PageGroup, Trace
from pipelines.clean import CleanPipeline, RejectedPage
from pipelines.duplicates.index import Index
from pipelines.duplicates.marking import mark, mode_of
from pipelines.duplicates.signature import Signature
from pipelines.each import each
from pipelines.traces import Traces
from pipelines.write import WritePipeline
from pipelines.writing.folder_name import folder_name
from pipelines.writing.store import Store


class DedupPipeline:
    """Fills `duplicate_of` and `contained_in`; with DUPLICATES=drop, duplicates become rejected pages.

    The store keeps the index, and commits an article's signature with its line.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Raises ValueError where DUPLICATES is no mode."""
        self.crawler = crawler
        self.mode = mode_of(crawler.settings.get("DUPLICATES", defaults.DUPLICATES))
        self._index: Index | None = None
        self._store: Store | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "DedupPipeline":
        """Scrapy's way of making a component."""
        return cls(crawler)

    def open_spider(self) -> None:
        """All pipelines are there: ask the store for its index. Raises OSError."""
        write = self.crawler.get_item_pipeline(WritePipeline)
        if write and self.mode != "off":
            self._store, self._index = write.store, write.store.keep_index()
            write.unwritten = self.forget

    def process_item(self, item: Any) -> Any:
        """The article, which says what it repeats. Raises RejectedPage where duplicates are left out."""
        if isinstance(item, PageGroup):
            return each(item, self.process_item)
        if self._index is None or not isinstance(item, Article):
            return item
        if self.mode == "mark" and self._store is not None and self._store.is_copy(item):
            return item  # it will not be written: it is compared with none
        trace = self._trace_of(item)
        signature = Signature(trace.paragraphs, trace.text_keys) if trace.paragraphs else Signature.of(item.text)
        if why := mark(item, folder_name(item.site), signature, self._index, self.mode):
            raise RejectedPage(why, trace)
        return item

    def forget(self, article: Article) -> None:
        """Somebody else's pipeline has dropped an article behind this one: it will never be written."""
        if self._index:
            self._index.drop(article.id)

    def _trace_of(self, article: Article) -> Trace:
        clean = self.crawler.get_item_pipeline(CleanPipeline)
        return clean.trace_of(article) if clean else Traces().of(article)
