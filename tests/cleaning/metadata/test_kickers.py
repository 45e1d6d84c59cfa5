"""The word over a headline in one heading with it, where no stated title tells them apart."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import HEADLINE, TEXT, page


def titled(heading: str) -> tuple[str | None, str]:
    found = clean_page(page(f"<div><div>{heading}{TEXT}</div></div>"))
    return found.title, found.text


@pytest.mark.parametrize(
    "kicker",
    [
        "<span>تحقيق</span>",
        "<small>الوادي</small><br>",
        "<span class='post-kicker'>الوادي الأخضر</span>",
        "<div class='surtitre'>محليات</div>",
        "<span>Exclusive</span>: ",
        "<span>تقرير خاص |</span>",
    ],
)
def test_it_is_no_part_of_the_title_nor_of_the_text(kicker: str) -> None:
    title, text = titled(f"<h1>{kicker} {HEADLINE}</h1>")
    assert title == HEADLINE
    assert HEADLINE not in text and "تحقيق" not in text


@pytest.mark.parametrize(
    "heading",
    [
        "<em>ترميم</em> سد الوادي الأخضر يبدأ مطلع الشهر المقبل",
        "<span>ترميم</span> <span>سد الوادي الأخضر يبدأ مطلع الشهر المقبل</span>",
        "<a href='/x'>تحقيق</a> سد الوادي الأخضر يبدأ",
        "<span>تحقيق</span> السد القديم",
        "تحقيق <span>في سد الوادي الأخضر</span> يبدأ مطلع الشهر المقبل",
    ],
)
def test_words_of_the_headline_stay(heading: str) -> None:
    title, _ = titled(f"<h1>{heading}</h1>")
    assert title is not None and title.split()[0] in ("ترميم", "تحقيق")


def test_a_title_that_is_stated_with_it_stays_whole() -> None:
    whole = f"تحقيق {HEADLINE}"
    found = clean_page(page(f"<h1><span>تحقيق</span> {HEADLINE}</h1>{TEXT}", f"<title>{whole}</title>"))
    assert found.title == whole
