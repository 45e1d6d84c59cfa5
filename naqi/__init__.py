"""naqi for Python programs. Each name is imported when it is first used: `import naqi` itself costs nothing.

from naqi import clean_page, parse_date, Article, Rejected
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.items import Article, Corrections, FetchedPage, Hints, Rejected, RemovedLine, Trace
    from crawler.sites import Site
    from naqi.running import RunError, clean, crawl
    from pipelines.cleaning.chain import clean_fetched, clean_page
    from pipelines.cleaning.dates import ParsedDate, parse_date
    from pipelines.cleaning.lexicon.own import read_corrections
    from pipelines.export.frames import articles, load

__all__ = [
    "Article",
    "Corrections",
    "FetchedPage",
    "Hints",
    "ParsedDate",
    "Rejected",
    "RemovedLine",
    "RunError",
    "Site",
    "Trace",
    "articles",
    "clean",
    "clean_fetched",
    "clean_page",
    "crawl",
    "load",
    "parse_date",
    "read_corrections",
]

_HOMES = {
    "Article": "crawler.items",
    "Corrections": "crawler.items",
    "FetchedPage": "crawler.items",
    "Hints": "crawler.items",
    "ParsedDate": "pipelines.cleaning.dates",
    "Rejected": "crawler.items",
    "RemovedLine": "crawler.items",
    "RunError": "naqi.running",
    "Site": "crawler.sites",
    "Trace": "crawler.items",
    "articles": "pipelines.export.frames",
    "clean": "naqi.running",
    "clean_fetched": "pipelines.cleaning.chain",
    "clean_page": "pipelines.cleaning.chain",
    "crawl": "naqi.running",
    "load": "pipelines.export.frames",
    "parse_date": "pipelines.cleaning.dates",
    "read_corrections": "pipelines.cleaning.lexicon.own",
}
"""The module that each name comes from."""


def __getattr__(name: str) -> Any:
    """Import a name at its first use (PEP 562). Raises AttributeError for one that there is not."""
    if name == "__version__":
        return import_module("importlib.metadata").version("naqi")
    if name not in _HOMES:
        raise AttributeError(f"module 'naqi' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
