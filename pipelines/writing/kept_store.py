"""Pages kept in memory, for commands that show rather than write."""

from crawler.items import Article, Rejected


class KeptStore:
    """Holds each page with the reason of its rejection, or None."""

    def __init__(self) -> None:
        self.done: set[str] = set()
        self.pages: list[tuple[Article, Rejected | None]] = []

    def add(self, article: Article) -> str:
        """Keep an article."""
        self.pages.append((article, None))
        return "written"

    def reject(self, article: Article, why: Rejected) -> None:
        """Keep a rejected page."""
        self.pages.append((article, why))

    def flush(self) -> None:
        """Nothing goes to a disk."""

    def close(self) -> None:
        """Nothing to close."""

    def places(self) -> list[str]:
        """There are no files."""
        return []
