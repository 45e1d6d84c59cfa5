"""The page's own address."""

import pytest

from pipelines.cleaning.metadata.canonical import absolute, find_address
from pipelines.cleaning.metadata.image import find_image
from tests.cleaning.laid_out import of_page

URL = "https://www.nidaa.example/news/sadd-marib?id=7"


def address(stated: str, url: str | None = URL) -> str | None:
    head = f"<link rel='canonical' href='{stated}'>"
    return find_address(of_page(f"<html><head>{head}</head><body>نص</body></html>", url=url).page)


@pytest.mark.parametrize(
    ("stated", "want"),
    [
        ("/news/sadd-marib", "https://www.nidaa.example/news/sadd-marib"),
        ("https://m.nidaa.example/ar/7", "https://m.nidaa.example/ar/7"),
        ("https://nidaa.example/news/sadd-marib#text", "https://nidaa.example/news/sadd-marib"),
        ("https://nidaa.example/", URL),  # the home page
        ("https://nidaa.example/news", URL),  # the folder: a template that names the section
        ("https://other.example/news/sadd", URL),  # a copy must not rename the article
        ("javascript:void(0)", URL),
        ("https://[broken", URL),
        ("https://nidaa.example/a b", URL),
    ],
)
def test_the_canonical_url(stated: str, want: str) -> None:
    assert address(stated) == want


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ("/news.php", "/news.php?id=100"),
        ("/news.php?lang=ar", "/news.php?lang=ar&id=100"),
        ("/article-details.aspx", "/article-details.aspx?id=100"),
        ("/home", "/2024/10/30/sadd"),
        ("/index.php", "/index.php?option=com_content&id=100"),
        ("/ar/news", "/ar/sport/sadd-marib"),
        ("/home", "/%D8%B3%D8%AF-%D9%85%D8%A3%D8%B1%D8%A8"),
        ("/%D8%AE%D8%A8%D8%B1.aspx", "/%D8%AE%D8%A8%D8%B1.aspx?id=100"),  # the digits are the encoding's
        ("/news.php?cat=%D8%B3%D8%AF", "/news.php?cat=%D8%B3%D8%AF&id=100"),
        ("/news.php", "/news.php?id=%D9%A1%D9%A0%D9%A0"),
    ],
)
def test_an_address_that_all_pages_of_a_site_name_is_not_the_page_s(stated: str, url: str) -> None:
    """Else all of its articles would be revisions of one."""
    url = f"https://www.nidaa.example{url}"
    assert address(stated, url) == url


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ("/news/sadd-marib", "/?p=100"),
        ("/news.php?id=100", "/news.php?id=100&page=2"),
        ("/ar/100", "/ar/100?ref=home"),
        ("/%D8%B3%D8%AF", "/?p=100"),
        ("/sadd", "/sadd?ref=home"),
        ("/sadd", "/SADD"),
        ("/sadd", "/sadd?from=%D8%B3%D8%AF"),
        ("/ar/%D9%A1%D9%A0%D9%A0", "/news?id=100"),
    ],
)
def test_an_address_that_tells_of_the_page_is_its_own(stated: str, url: str) -> None:
    assert address(stated, f"https://www.nidaa.example{url}") == f"https://www.nidaa.example{stated}"


def test_a_saved_page_is_believed() -> None:
    assert address("https://other.example/news/1", None) == "https://other.example/news/1"
    assert address("/news/1", None) is None


def test_absolute() -> None:
    assert absolute("../7#x", "https://nidaa.example/a/b/c") == "https://nidaa.example/a/7"
    assert absolute("mailto:a@nidaa.example", URL) is None


@pytest.mark.parametrize(
    ("head", "want"),
    [
        ("<meta property='og:image' content='/i/sadd 1.jpg'>", "https://www.nidaa.example/i/sadd%201.jpg"),
        (
            "<meta property='og:image' content='/'><meta name='twitter:image' content='/t.jpg'>",
            "https://www.nidaa.example/t.jpg",
        ),
        ("<meta property='og:image' content='data:image/png;base64,x'>", None),
        ("", None),
    ],
)
def test_image(head: str, want: str | None) -> None:
    layout = of_page(f"<html><head>{head}</head><body>نص</body></html>", url=URL)
    assert find_image(layout, URL) == want
