"""The second item pipeline: is the article a story that an earlier one has told?"""

from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler import settings as defaults
from crawler.items import Article, Rejected, Trace
from pipelines.clean import CleanPipeline, RejectedPage
from pipelines.duplicates.index import Index
from pipelines.duplicates.signature import Signature
from pipelines.traces import Traces
from pipelines.write import Known, WritePipeline
from pipelines.writing.crawl_store import folder_name

MODES = ("mark", "drop", "off")
"""What DUPLICATES may be: marked in `duplicate_of`, left out, or not looked for."""


class DedupPipeline:
    """Fills `duplicate_of` and `contained_in`; with DUPLICATES=drop, duplicates become rejected pages.

    The store keeps the index, and commits an article's signature with its line.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Raises ValueError where DUPLICATES is none of MODES."""
        self.crawler = crawler
        self.mode = str(crawler.settings.get("DUPLICATES", defaults.DUPLICATES)).lower()
        if self.mode not in MODES:
            raise ValueError(f"DUPLICATES={self.mode}: one of {', '.join(MODES)} is wanted")
        self._index: Index | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "DedupPipeline":
        """Scrapy's way of making a component."""
        self = cls(crawler)
        crawler.signals.connect(self.item_dropped, signals.item_dropped)
        return self

    def open_spider(self) -> None:
        """All pipelines are there: ask the store for its index. Raises OSError."""
        write = self.crawler.get_item_pipeline(WritePipeline)
        if write and self.mode != "off":
            self._index = write.store.keep_index()

    def process_item(self, item: Any) -> Any:
        """The article, which says what it repeats. Raises RejectedPage where duplicates are left out."""
        if self._index is None or not isinstance(item, Article):
            return item
        trace = self._trace_of(item)
        signature = Signature(trace.paragraphs) if trace.paragraphs else Signature.of(item.text)
        match = self._index.take(item.id, folder_name(item.site), signature, only_new=self.mode == "drop")
        if match.duplicate_of and self.mode == "drop":
            raise RejectedPage(Rejected("duplicate", f"of {match.duplicate_of}"), trace)
        item.duplicate_of, item.contained_in = match.duplicate_of, match.contained_in
        return item

    def item_dropped(self, item: Any, exception: DropItem) -> None:
        """Somebody else's pipeline has dropped an article behind this one: it will never be written."""
        if self._index and isinstance(item, Article) and not isinstance(exception, Known | RejectedPage):
            self._index.drop(item.id)

    def _trace_of(self, article: Article) -> Trace:
        clean = self.crawler.get_item_pipeline(CleanPipeline)
        return clean.trace_of(article) if clean else Traces().of(article)
