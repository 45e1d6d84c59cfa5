"""Pages kept in memory, for commands that show rather than write."""

from crawler.items import Article, Rejected, Trace


class KeptStore:
    """Holds each article, or the reason of its rejection, with what happened to the page."""

    def __init__(self) -> None:
        self.done: set[str] = set()
        self.pages: list[tuple[Article | Rejected, Trace]] = []

    def add(self, article: Article, trace: Trace) -> str:
        """Keep an article."""
        self.pages.append((article, trace))
        return "written"

    def is_copy(self, article: Article) -> bool:
        """Never: what comes is shown."""
        return False

    def reject(self, trace: Trace, why: Rejected) -> None:
        """Keep a rejected page."""
        self.pages.append((why, trace))

    def keep_index(self) -> None:
        """A page that is shown is compared with no other."""

    def flush(self) -> None:
        """Nothing goes to a disk."""

    def close(self) -> None:
        """Nothing to close."""

    def places(self) -> list[str]:
        """There are no files."""
        return []
