from crawler.core.found import Found
from crawler.discovery.copies import COPIES, Copies
from crawler.discovery.options import Options
from crawler.discovery.visit import Visit
from crawler.sites import Site

STORY = "https://news.example/story/5001"


def visit() -> Visit:
    return Visit(Site("example", "https://news.example/"), Options())


def test_addresses_of_one_article_are_left_alone_after_a_few() -> None:
    one = visit()
    assert COPIES == 5
    for number in range(COPIES):
        assert one.wants(Found(f"{STORY}?session={number}"))
        one.copies.showed(f"{STORY}?session={number}", "the same text")
    assert not one.wants(Found(f"{STORY}?session=99"))
    assert one.wants(Found(STORY))
    assert one.wants(Found("https://news.example/story/5002?session=1"))


def test_a_path_that_shows_several_articles_is_never_left_alone() -> None:
    one = visit()
    for text in ["first", "second", *["first"] * 50]:
        one.copies.showed(f"https://news.example/article.php?id={text}", text)
    assert one.wants(Found("https://news.example/article.php?id=3"))


def test_an_address_without_a_query_is_none_of_the_copies() -> None:
    one = visit()
    for _ in range(COPIES):
        one.copies.showed(STORY, "the same text")
    assert one.wants(Found(f"{STORY}?session=1"))


def test_of_the_paths_the_latest_are_remembered() -> None:
    copies = Copies()
    copies._shown = {f"/{number}": ("", 0) for number in range(20_000)}
    copies.showed("/new?a=1", "text")
    assert len(copies._shown) == 20_000
    assert "/0" not in copies._shown
