"""Writers who are named in the headline, or by what opens the text of a press digest."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, TEXT, article, page

NAME = "سالم الهادي"


def authors(title: str, text: str = TEXT) -> list[str]:
    return clean_page(page(f"<article><h1>{title}</h1><div class='entry'>{text}</div></article>")).authors


@pytest.mark.parametrize(
    "title", ["{} يكتب: السد القديم والماء", "{} يكتب.. السد القديم والماء", "د. {} يكتب: السد القديم"]
)
def test_who_writes(title: str) -> None:
    assert authors(title.format(NAME)) == [NAME]


@pytest.mark.parametrize(
    "title",
    [
        "{} يكتب وصيته الأخيرة",
        "{} يكتب: تاريخ جديد",
        "{} يكتب: فصل جديد من المجد",
        "المنتخب يكتب: تاريخ جديد في الوادي",
        "نادي الوادي يكتب: الفوز",
    ],
)
def test_who_writes_something_else(title: str) -> None:
    assert authors(title.format(NAME)) == []


def test_of_whom_the_text_tells() -> None:
    told = f"<p>{LEAD}</p><p>ونشر {NAME} على حسابه صورا من السد القديم وكتب أن القرى كلها تنتظر الماء منذ سنوات.</p>"
    assert authors(f"{NAME} يكتب: السد القديم", told) == []


@pytest.mark.parametrize("sign", [" .. بقلم: ", " - بقلم ", " | بقلم/ ", "… بقلم : د. "])
def test_by_whom(sign: str) -> None:
    assert authors(f"{HEADLINE}{sign}{NAME}") == [NAME]


@pytest.mark.parametrize("title", ["رواية الوادي بقلم رصاص", "صورة السد بقلم طفل من القرية", "توقيع بقلم الرئيس سالم"])
def test_by_what(title: str) -> None:
    assert authors(title) == []


@pytest.mark.parametrize("opening", ["كتب {} في صحيفة “الأخبار”: ", "كتبت {} في «النهار»: ", 'كتب {} في "الجمهورية": '])
def test_a_press_digest(opening: str) -> None:
    text = f"<p>{opening.format(NAME)}{LEAD}</p><p>{SECOND}</p>"
    assert authors(HEADLINE, text) == [NAME]


@pytest.mark.parametrize("opening", ["كتب {} في حسابه: ", "كتب {} في عام 1990: ", "قال {} في صحيفة «الأخبار»: "])
def test_what_is_no_press_digest(opening: str) -> None:
    text = f"<p>{opening.format(NAME)}{LEAD}</p><p>{SECOND}</p>"
    assert authors(HEADLINE, text) == []


def test_a_byline_counts_before_the_headline() -> None:
    body = article(before="<p>كتب: رغد التميمي</p>", title=f"<h1>{NAME} يكتب: السد القديم</h1>")
    assert clean_page(body).authors == ["رغد التميمي"]


def test_the_papers_name_and_a_rare_one() -> None:
    head = "<meta property='og:site_name' content='نداء الوادي'>"
    for line, found in (
        ("نداء الوادي – ميليا إسبر ديب:", ["ميليا إسبر ديب"]),
        ("نداء الوادي - كرة القدم", []),
        ("نداء الوادي - أخبار عاجلة", []),
    ):
        assert clean_page(article(before=f"<p>{line}</p>", head=head)).authors == found


def test_a_writer_and_an_editor_in_one_box() -> None:
    box = "<div class='writers'><a href='/w'>سالم الهادي</a><span>تحرير: رغد التميمي</span></div>"
    assert clean_page(article(before=box)).authors == [NAME]


def test_a_titled_name_and_what_he_is_in_one_line() -> None:
    line = f"<p>د. {NAME} دكتور مهندس، باحث في مجال السدود والمياه الجوفية</p>"
    assert clean_page(article(before=line)).authors == [NAME]
    assert clean_page(article(before=line.replace("د. ", ""))).authors in ([NAME], [])


def test_the_headline_once_more_with_its_writer() -> None:
    assert clean_page(article(before=f"<div>{HEADLINE} بقلم:{NAME}</div>")).authors == [NAME]


def test_a_place_a_name_and_whom_he_writes_for() -> None:
    head = "<meta property='og:site_name' content='نداء الوادي'>"
    for line in (f"غزة – {NAME} – خاص نداء الوادي", f"غزة - {NAME} - نداء الوادي"):
        assert clean_page(article(before=f"<p>{line}</p>", head=head)).authors == [NAME]
    assert clean_page(article(before="<p>غزة - خاص نداء الوادي</p>", head=head)).authors == []


@pytest.mark.parametrize("title", ["صدور رواية «الماء» - بقلم {}", "كتاب الماء .. بقلم {}"])
def test_whose_book_the_headline_tells_of(title: str) -> None:
    assert authors(title.format(NAME)) == []
