"""A text with what was taken out of it."""

from crawler.items import Article, FetchedPage, RemovedLine
from pipelines.cleaning.chain import clean_fetched


def traced(body: bytes) -> tuple[Article, list[RemovedLine]]:
    result, trace = clean_fetched(FetchedPage(body=body))
    assert isinstance(result, Article), result
    return result, trace.removed


def traced_lines(*lines: str) -> tuple[Article, list[RemovedLine]]:
    return traced("\n".join(lines).encode())
