"""Where the headline stands, before and after the text is known."""

import pytest

from pipelines.cleaning.layout.headline import alike, find_headline, shown_title
from tests.cleaning.laid_out import of_page

TITLE = "افتتاح جسر جديد يربط ضفتي النهر في المدينة القديمة"


def found(body: str, *titles: str) -> str | None:
    blocks = of_page(f"<html><body>{body}</body></html>").blocks
    at = find_headline(blocks, list(titles))
    return None if at is None else blocks[at].text


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<p>قسم</p><h1>{TITLE}</h1>", TITLE),
        (f"<p>قسم</p><h2>{TITLE}</h2>", f"{TITLE} - صحيفة الضحى"),
        (f"<div>{TITLE}</div>", f"{TITLE} | الضحى"),
        (f"<h2>{TITLE}</h2><h1>{TITLE}</h1>", TITLE),
        (f"<h1><a href='/'>صحيفة الضحى اليومية</a></h1><h1>{TITLE}</h1>", f"{TITLE} - صحيفة الضحى اليومية"),
        (f"<h1>{TITLE}</h1>", "صحيفة الضحى"),  # a lone h1 needs no title
    ],
)
def test_the_block_that_says_what_the_title_says(body: str, title: str) -> None:
    assert found(body, title) == TITLE


@pytest.mark.parametrize(
    "body",
    [
        "<h1>قسم</h1>",
        f"<h1>{TITLE}</h1><h1>عنوان آخر من المدينة القديمة</h1>",  # two, and no title says which
        "<p>افتتاح جسر</p>",  # a part of many titles
    ],
)
def test_no_headline(body: str) -> None:
    assert found(body, "صحيفة الضحى") is None


def test_the_shown_title_is_a_heading_over_the_text_before_a_ticker() -> None:
    body = f"<p>{TITLE}</p><h1>{TITLE}</h1><p>{TITLE}</p><p>النص</p><p>{TITLE}</p>"
    blocks = of_page(f"<html><body>{body}</body></html>").blocks
    assert shown_title(TITLE, blocks, 3) == 1
    assert shown_title(None, blocks, 3) == 1
    assert shown_title("عنوان لا يظهر في الصفحة", blocks, 3) == 1
    assert shown_title(None, blocks, 0) is None


def test_alike_is_most_words() -> None:
    assert alike(TITLE, f"«{TITLE}»")
    assert not alike(TITLE, "افتتاح معرض الكتاب في العاصمة")
    assert not alike("", "")


MENU = "<nav><ul><li><a href='/b'>افتتاح جسر جديد يربط</a></li></ul></nav>"


def test_an_entry_of_a_menu_that_says_a_part_of_the_title_is_none() -> None:
    title = "افتتاح جسر جديد يربط الحيين"
    assert found(f"{MENU}<h1>{TITLE}</h1><p>نص</p>", title) == TITLE
    assert found(f"{MENU}<h1>واحد من عناوين عدة في الصفحة</h1><h1>{TITLE}</h1>", title) == "افتتاح جسر جديد يربط"


def test_the_longer_part_of_the_title_is_the_headline_and_not_the_sites_motto() -> None:
    motto = "صوت الناس في كل مدينة"
    assert found(f"<div>{motto}</div><div>{TITLE}</div><p>نص</p>", f"{TITLE} - وادينا {motto}") == TITLE
    site = f"{TITLE} - وادينا"
    assert found(f"<div>{TITLE}</div><p>نص</p><div>{site}</div>", site) == TITLE
