"""Texts in short lines alone, and pages of short lines that are none."""

import pytest

from crawler.items import Rejected
from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import page

VERSES = [
    "يا نوارس المساء",
    "خذي من الغيم لون",
    "وارسمي فوق الماء",
    "وجها غاب عن الكون",
    "وقولي للمرافئ القديمة",
    "إننا سنعود يوما ما",
    "كما يعود المطر",
    "إلى الورود البعيدة",
]
TITLE = "نوارس المساء الأخير"


def cleaned(body: str) -> list[str]:
    return clean_page(page(f"<div><h1>{TITLE}</h1>{body}</div>", f"<title>{TITLE}</title>")).text.split("\n")


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='x'>{'<br>'.join(VERSES)}</div>",
        f"<p>{'<br>'.join(VERSES[:4])}</p><p>{'<br>'.join(VERSES[4:])}</p>",
        "".join(f"<p>{verse}</p>" for verse in VERSES),
    ],
)
def test_a_poem_is_text(body: str) -> None:
    assert cleaned(body) == VERSES


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p><a href='/{i}'>{verse}</a></p>" for i, verse in enumerate(VERSES)),
        "".join(f"<p>{verse}: {i}</p>" for i, verse in enumerate(VERSES)),
        "".join(f"<p>{verse}</p>" for verse in VERSES[:5]),
        "<p>بحث</p><p>دخول</p><p>خروج</p>" * 4,
        f"<nav>{'<br>'.join(VERSES)}</nav>",
    ],
)
def test_short_lines_of_a_page_are_none(body: str) -> None:
    with pytest.raises(Rejected):
        cleaned(body)
