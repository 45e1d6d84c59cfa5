"""tests/bench/inline.py: the spider that the benchmark compares is the news spider but for its cleaning."""

import pytest

from crawler.spiders.news import NewsSpider
from tests.bench.inline import InlineSpider, NewsPleaseSpider


@pytest.mark.parametrize("spider", [InlineSpider, NewsPleaseSpider])
def test_only_the_page_is_another(spider: type[NewsSpider]) -> None:
    own = {name for kind in spider.__mro__ if kind.__module__ == "tests.bench.inline" for name in vars(kind)}
    assert {name for name in own if hasattr(NewsSpider, name) and not name.startswith("__")} == {"name", "page"}
