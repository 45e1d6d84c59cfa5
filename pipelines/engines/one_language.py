"""A store that leaves out the articles of other languages than the one that is wanted."""

from crawler.items import Article, Rejected, Trace
from pipelines.duplicates.index import Index
from pipelines.engines.wanted import Wanted
from pipelines.writing.file_store import FileStore


class OneLanguage:
    """Hands on to a store what is wanted, and counts the rest (`pipelines.writing.store.Store`)."""

    def __init__(self, store: FileStore, wanted: Wanted) -> None:
        self._store = store
        self._wanted = wanted
        self.done = store.done
        """The origins that the store holds already."""

    def add(self, article: Article, trace: Trace) -> str:
        """Take an article; `other-language` where it is left out."""
        return "other-language" if self._wanted.is_other_language(article.language) else self._store.add(article, trace)

    def is_copy(self, article: Article) -> bool:
        """Whether the store has it."""
        return self._store.is_copy(article)

    def reject(self, trace: Trace, why: Rejected) -> None:
        """Take a rejected page."""
        self._store.reject(trace, why)

    def keep_index(self) -> Index:
        """The index of duplicates."""
        return self._store.keep_index()

    def flush(self) -> None:
        """Put what was taken on the disk."""
        self._store.flush()

    def close(self) -> None:
        """Flush and close."""
        self._store.close()

    def places(self) -> list[str]:
        """The files' paths."""
        return self._store.places()
