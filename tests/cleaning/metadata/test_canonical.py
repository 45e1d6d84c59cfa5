"""The page's own address."""

import pytest

from pipelines.cleaning.metadata.canonical import absolute, find_address
from pipelines.cleaning.metadata.image import find_image
from tests.cleaning.laid_out import of_page

URL = "https://www.nidaa.example/news/sadd?id=7"


def address(stated: str, url: str | None = URL) -> str | None:
    head = f"<link rel='canonical' href='{stated}'>"
    return find_address(of_page(f"<html><head>{head}</head><body>نص</body></html>", url=url).page)


@pytest.mark.parametrize(
    ("stated", "want"),
    [
        ("/news/sadd", "https://www.nidaa.example/news/sadd"),
        ("https://m.nidaa.example/ar/7", "https://m.nidaa.example/ar/7"),
        ("https://nidaa.example/news/sadd#text", "https://nidaa.example/news/sadd"),
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
