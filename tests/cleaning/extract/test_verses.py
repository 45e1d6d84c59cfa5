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
        "".join(f"<div dir='rtl'>{verse}</div>" for verse in VERSES),
        f"<div class='verse'>{'<br>'.join(VERSES[:7])}</div><div class='last'>{VERSES[7]}</div>",
        f"<div><p>{'<br>'.join(VERSES[:5])}</p><p>{'<br>'.join(VERSES[5:])}</p></div>",
        "<table>"
        + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in zip(VERSES[::2], VERSES[1::2], strict=True))
        + "</table>",
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


NOTICE = (
    "<div class='f'><p>هذا المنتدى مراقب سلفا: لن تظهر مشاركتك إلا بعد التصديق عليها من قبل أحد المديرين.</p></div>"
)


def test_a_poem_of_one_word_is_found_under_its_headline() -> None:
    stanzas = (VERSES[:4], VERSES[4:])
    body = "".join("<div>" + "".join(f"<div>{v}</div>" for v in part) + "</div>" for part in stanzas)
    made = page(f"<div><h1>نوارس</h1></div><div>{body}</div>{NOTICE}", "<title>نوارس</title>")
    assert clean_page(made).text.split("\n") == VERSES


def test_a_date_with_its_label_is_no_running_text() -> None:
    names = ["- الحاج سالم الهادي", "- فاطمة العوني", "إنا لله وإنا إليه راجعون"]
    body = "<div class='d'>تاريخ النشر : الأربعاء 12:00 31-10-2018</div>"
    body += "<div class='body'><p>انتقل إلى رحمة الله تعالى:</p>"
    assert cleaned(f"{body}{''.join(f'<p>{name}</p>' for name in names)}</div>") == [
        "انتقل إلى رحمة الله تعالى:",
        *names,
    ]


TOWNS = "<div class='t'>{}</div>".format("".join(f"<div>بلدة الوادي {name}</div>" for name in "ابتثجحخدذرزس"))


@pytest.mark.parametrize("part", ["<div class='m'><h1>{}</h1>{}</div>{}", "<h1>{}</h1>{}{}"])
def test_a_longer_list_beside_a_poem_does_not_take_its_place(part: str) -> None:
    poem = f"<div class='x'>{'<br>'.join(VERSES)}</div>"
    made = page(part.format(TITLE, poem, TOWNS), f"<title>{TITLE}</title>")
    assert clean_page(made).text.split("\n") == VERSES
