"""Never eat the article: lines that look like furniture and are none."""

from pathlib import Path

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.traced import traced

LINES = [
    line
    for line in Path(__file__).with_name("survivors.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PROSE = [
    f"قالت بلدية المرفأ يوم الثلاثاء إن العمل في الجسر رقم {number} ينتهي قبل موسم الأمطار، وإن السير يعود إليه بعدها."
    for number in range(1, 7)
]
LIST = ["شرب الماء بكثرة", "تجنب السكريات", "النوم ثماني ساعات", "المشي كل يوم"]


def page(*blocks: str) -> bytes:
    text = "".join(blocks)
    return f"<html><body><h1>الجسور الجديدة في المرفأ</h1><div class='x1'>{text}</div></body></html>".encode()


def paragraphs(lines: list[str]) -> list[str]:
    return [f"<p>{line}</p>" for line in lines]


@pytest.mark.parametrize("at", [3, 6], ids=["inside", "end"])
@pytest.mark.parametrize("line", LINES)
def test_line_survives(line: str, at: int) -> None:
    lines = [*PROSE[:at], line, *PROSE[at:]]
    for raw in ("\n".join(lines).encode(), page(*paragraphs(lines))):
        article, removed = traced(raw)
        assert line in article.text.split("\n"), [(gone.text, gone.rule) for gone in removed]
        assert (article.authors, article.source, article.tags) == ([], None, [])


@pytest.mark.parametrize("before", ["", "<p>اقرأ أيضا: <a href='/2'>الميناء القديم يستقبل أول سفينة</a></p>"])
@pytest.mark.parametrize("behind", ["", "<div class='z'>شارك الخبر على فيسبوك</div>"])
def test_a_list_at_the_end_of_a_text_stays(before: str, behind: str) -> None:
    items = "<h3>نصائح للقراء</h3><ul>" + "".join(f"<li>{line}</li>" for line in LIST) + "</ul>"
    article = clean_page(page(*paragraphs(PROSE), before, items, behind))
    assert article.text.split("\n") == [*PROSE, "نصائح للقراء", *LIST]
    assert article.authors == []


def test_countries_and_names_in_a_row_are_a_list() -> None:
    squads = ["القاهرة: محمد صلاح", "الرباط: أشرف حكيمي", "الجزائر: رياض محرز"]
    article = clean_page("\n".join([*PROSE, *squads]).encode())
    assert (article.text.split("\n"), article.authors) == ([*PROSE, *squads], [])


def test_a_heading_that_names_the_site_is_the_texts() -> None:
    named = b"<meta property='og:site_name' content='" + "صحيفة القدس".encode() + b"'>"
    raw = page(*paragraphs(PROSE[:3]), "<h3>القدس: معركة الوجود</h3>", *paragraphs(PROSE[3:]))
    article = clean_page(raw.replace(b"<body>", b"<head>" + named + b"</head><body>"))
    assert "القدس: معركة الوجود" in article.text


def test_who_is_quoted_last_signs_nothing() -> None:
    article = clean_page("\n".join([*PROSE, f"«{PROSE[0]}»", "محمود درويش"]).encode())
    assert (article.text.split("\n")[-1], article.authors) == ("محمود درويش", [])
