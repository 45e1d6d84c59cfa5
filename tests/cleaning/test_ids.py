"""What an article is known by."""

import hashlib
from datetime import UTC, datetime

import pytest

from pipelines.cleaning.chain import clean_page

SENTENCES = [
    f"قال المتحدث باسم البلدية إن أعمال الصيانة في الحي رقم {number} ستنتهي قبل نهاية الشهر، وإن السكان سيُبلَّغون."
    for number in range(1, 7)
]
TEXT = "\n".join(SENTENCES)
BODY = "".join(f"<p>{one}</p>" for one in SENTENCES)


def page(head: str = "", title: str = "البلدية تنهي الصيانة") -> bytes:
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{BODY}</article></body></html>".encode()


def short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_an_address_alone_names_an_article() -> None:
    url = "https://a.test/news/1"
    one = clean_page(page(), url=url, site="a")
    other = clean_page(page('<meta name="author" content="سعاد حسني">', "عنوان آخر للخبر"), url=url, site="b")
    assert one.id == other.id == short_hash(url)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.test/news/1", "https://a.test//news/1", True),
        ("https://a.test/news/1?to=a//b", "https://a.test/news///1?to=a//b", True),
        ("https://a.test/web/https://b.test/1", "https://a.test//web/https://b.test/1", True),
        ("https://a.test/news/1?to=a//b", "https://a.test/news/1?to=a/b", False),
        ("https://a.test/web/https://b.test/1", "https://a.test/web/https:/b.test/1", False),
    ],
)
def test_several_slashes_are_one_to_an_id(one: str, other: str, same: bool) -> None:
    ids = [clean_page(page(), url=url, site="a").id for url in (one, other)]
    assert (ids[0] == ids[1]) is same


def test_a_text_of_which_nothing_else_is_known_is_its_own_name() -> None:
    assert (one := clean_page(TEXT.encode())).title is None
    assert one.id == short_hash(one.text)


@pytest.mark.parametrize(
    "told",
    [
        {"site": "b"},
        {"html": page(title="الصيانة تنتهي قبل نهاية الشهر")},
        {"html": page('<meta name="author" content="سعاد حسني">')},
        {"html": page('<meta property="article:published_time" content="2024-05-02T10:00:00Z">')},
    ],
    ids=["site", "title", "author", "date"],
)
def test_without_an_address_what_else_is_known_tells_two_prints_apart(told: dict[str, object]) -> None:
    known = {"html": page(), "site": "a"}
    one, other = clean_page(**known), clean_page(**known | told)  # type: ignore[arg-type]
    assert (one.text, one.content_hash) == (other.text, other.content_hash)
    assert one.id != other.id


def test_where_and_when_a_page_came_in_do_not_tell_it_apart() -> None:
    dated = page('<meta property="article:published_time" content="2024-05-02T10:00:00Z">')
    one = clean_page(dated, site="a", origin="a/1.html", fetched_at=datetime(2024, 5, 3, tzinfo=UTC))
    other = clean_page(dated, site="a", origin="copied/1.html", fetched_at=datetime(2026, 5, 3, tzinfo=UTC))
    assert one.id == other.id
