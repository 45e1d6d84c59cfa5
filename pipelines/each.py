"""The articles of a group, one by one through a pipeline."""

from collections.abc import Callable
from dataclasses import replace

from scrapy.exceptions import DropItem

from crawler.items import Article, PageGroup


def each(group: PageGroup, process: Callable[[Article], Article]) -> PageGroup:
    """What is left of a group whose articles have gone through `process`, which raises DropItem for one that goes."""
    articles, dropped = [], list(group.dropped)
    for article in group.articles:
        try:
            articles.append(process(article))
        except DropItem as why:
            dropped.append((article, why))
    return replace(group, articles=tuple(articles), dropped=tuple(dropped))
