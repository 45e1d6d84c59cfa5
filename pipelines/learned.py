"""What the sites of a crawl repeat on many pages, as the ledger has counted it."""

from crawler.ledger import Ledger
from pipelines.cleaning.repeats import learned_keys
from pipelines.writing.folder_name import folder_name

REFRESH = 200
"""Pages of a site between two looks at its counts: they change slowly, and a look reads the site's whole table."""


class Learned:
    """The learned furniture of each site, by its name. Without a ledger (saved pages) nothing is learned."""

    def __init__(self, ledger: Ledger | None) -> None:
        self._ledger = ledger
        self._known: dict[str, frozenset[str]] = {}
        self._asked: dict[str, int] = {}

    def of(self, site: str | None) -> frozenset[str]:
        """The folded keys of lines that the site repeats."""
        if self._ledger is None:
            return frozenset()
        name = folder_name(site)
        asked = self._asked.get(name, 0)
        if asked % REFRESH == 0:
            pages, counts = self._ledger.repeats(name)
            self._known[name] = learned_keys(counts, pages)
        self._asked[name] = asked + 1
        return self._known[name]
