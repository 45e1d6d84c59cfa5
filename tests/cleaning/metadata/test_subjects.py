"""Names alone that are somebody's in the news; names in like places that are the writer's."""

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.metadata.signatures import signatures
from tests.cleaning.metadata.seen import seen
from tests.cleaning.pages import HEADLINE, TEXT, article, page

NAME = "سالم الهادي"
TITLE = f"<h1>{HEADLINE}</h1>"


def under(markup: str, title: str = HEADLINE) -> list[str]:
    return signatures(seen(f"<h1>{title}</h1>{markup}", title_at=0))


def behind(markup: str) -> list[str]:
    return signatures(seen(TITLE, markup, title_at=0))


@pytest.mark.parametrize("name", ["dek", "sub-title", "article-subtitle", "standfirst", "kicker", "post-summary"])
def test_a_name_in_an_element_for_a_second_headline(name: str) -> None:
    assert under(f"<h2 class='{name}'>{NAME}</h2>") == []
    assert under(f"<div class='{name}'><p>{NAME}</p></div>") == []


@pytest.mark.parametrize("name", ["submitted", "post-info", "desk", "index"])
def test_a_name_in_an_element_that_is_called_otherwise(name: str) -> None:
    assert under(f"<div class='{name}'>{NAME}</div>") == [NAME]


@pytest.mark.parametrize("title", ["وفاة مؤسس المهرجان عن سبعين عاما", "تعيين مدير جديد للسد", "رحيل شاعر القرية"])
def test_a_heading_that_names_whom_the_headline_tells_of(title: str) -> None:
    assert under(f"<h2>{NAME}</h2>", title) == []
    assert under(f"<p>{NAME}</p>", title) == [NAME]
    assert under(f"<h2>{NAME}</h2>") == [NAME]


@pytest.mark.parametrize("title", ["وزير الري: السد جاهز للافتتاح", "المدير العام: السد جاهز للافتتاح"])
def test_a_title_and_a_name_under_what_an_office_says(title: str) -> None:
    assert under(f"<p>الدكتور {NAME}</p>", title) == []
    assert under(f"<p>{NAME}</p>", title) == [NAME]
    assert under(f"<p>الدكتور {NAME}</p>", "السد: حكاية قرية لا تنام") != []


@pytest.mark.parametrize("role", ["الفنان", "المدرب", "اللاعب", "الشهيد", "المرحوم", "ضيف الحلقة"])
@pytest.mark.parametrize("sign", [" - ", " / ", ": "])
def test_what_somebody_in_the_news_is_before_his_name(role: str, sign: str) -> None:
    assert under(f"<p>{role}{sign}{NAME}</p>") == []


@pytest.mark.parametrize("line", [f"الدمام - {NAME}", f"الشاعر - {NAME}", f"الصحفي / {NAME}", f"الأغوار - {NAME}"])
def test_a_town_or_a_writers_work_before_his_name(line: str) -> None:
    assert under(f"<p>{line}</p>") == [NAME]


@pytest.mark.parametrize("heading", ["<p><strong>{}</strong></p>", "<p>{}</p>", "<h3>{}</h3>", "<div>{}</div>"])
@pytest.mark.parametrize("words", ["تشكيلة الفريق", "هداف المباراة", "رجل المباراة", "أبرز المرشحين"])
def test_a_name_under_a_subheading_behind_the_text(heading: str, words: str) -> None:
    assert behind(heading.format(words) + f"<p>{NAME}</p>") == []


def test_names_under_subheadings_one_behind_the_other() -> None:
    assert behind(f"<h3>هداف المباراة</h3><p>{NAME}</p><h3>تشكيلة الفريق</h3><p>ياسين الوادي</p>") == []


@pytest.mark.parametrize(
    "line",
    [
        *("والله من وراء القصد", "***", "وللحديث بقية", "دمتم بخير", "مع تحياتي", "(انتهى)", "خاص سد الوادي"),
        *("هذا والله أعلم", "كان الله في العون", "ألقاكم على خير", "في أمان الله", "لك الله يا قرية"),
        *("قرية صابرة محتسبة", "الماء لا ينتظر", "عادت الحياة وعدنا", "لن نرحل أبدا"),
    ],
)
def test_a_name_behind_how_a_text_closes(line: str) -> None:
    assert behind(f"<p>{line}</p><p>{NAME}</p>") == [NAME]


@pytest.mark.parametrize("name", ["جون سينا", "توم كروز", "أنجلينا جولي"])
def test_a_foreign_name_behind_the_text(name: str) -> None:
    assert behind(f"<p>{name}</p>") == []
    assert behind(f"<p>{name}</p><p>كاتب أمريكي</p>") == [name]


def test_names_of_the_region_behind_the_text() -> None:
    for name in ("جورج قرداحي", "ميشال عون", "إيلي الحاج", "جوني الحاج", "إدغار سركيس", NAME):
        assert behind(f"<p>{name}</p>") == [name]


def test_a_saying_of_a_name_right_over_the_text() -> None:
    assert under("<p>خالد الذكر</p>") == []
    assert under("<p>رفيق الدرب</p>") == []
    assert under("<p>خالد الحربي</p>") == ["خالد الحربي"]


def test_who_makes_the_paper_over_the_headline() -> None:
    for office in ("رئيس التحرير", "المشرف العام", "المدير المسؤول", "صاحب الامتياز"):
        assert signatures(seen(f"<div>{office}<br>{NAME}</div>{TITLE}", title_at=2)) == []
    assert signatures(seen(f"<div>مقالات<br>{NAME}</div>{TITLE}", title_at=2)) == [NAME]


def test_a_name_under_a_line_that_leads_on() -> None:
    assert under(f"<p>ضيوف الحلقة:</p><p>{NAME}</p>") == []
    assert clean_page(article(before=f"<p>ضيوف الحلقة:</p><p>{NAME} (محلل مالي)</p>")).authors == []
    assert under(f"<p>بقلم:</p><p>{NAME}</p>") == [NAME]


def test_a_name_and_his_account_side_by_side() -> None:
    row = f"<div><a href='/a'>{NAME}</a> <a href='https://x.example/s'>{{}}</a></div>"
    assert under(row.format("@salem_h")) == [NAME]
    assert under(row.format("سد الوادي")) == []


@pytest.mark.parametrize(
    "quote", ["«السد حق لكل قرية ولن نتوقف حتى يصل الماء إلى آخر بيت فيها».", '"السد حق لكل قرية ولن نتوقف"']
)
def test_a_name_under_a_quotation_of_its_own(quote: str) -> None:
    assert behind(f"<p>{quote}</p><p>{NAME}</p>") == []
    body = f"<article><h1>{HEADLINE}</h1><div>{TEXT}<p>{quote}</p><p>{NAME}</p></div></article>"
    assert clean_page(page(body)).authors == []
    told = f"<p>وقال المهندس إن الأهالي ينتظرون منذ سنوات طويلة: {quote}</p>"
    body = f"<article><h1>{HEADLINE}</h1><div>{TEXT}{told}<p>{NAME}</p></div></article>"
    assert clean_page(page(body)).authors == [NAME]


def test_an_office_and_a_name_under_a_statement() -> None:
    assert behind(f"<p>وزير الري</p><p>{NAME}</p>") == []
    assert behind(f"<p>رئيس بلدية الوادي</p><p>{NAME}</p>") == []


def test_who_comments_in_a_box_without_names() -> None:
    said = "<div>الماء في بلدتنا ما زال مقطوعا منذ أيام للأسف الشديد.</div>"
    assert behind(f"<div><div>{NAME}</div><div>24-11-2026 15:10</div>{said}</div>") == []
    assert behind(f"<div><div>{NAME}</div><div>24-11-2026 15:10</div></div>") == [NAME]


@pytest.mark.parametrize("title", ["غيب الموت صاحب الحكايات", "توفي أمس شيخ الصيادين", "وداعا صاحب الحكايات"])
def test_a_heading_that_names_who_died(title: str) -> None:
    assert under(f"<h3>{NAME}</h3>", title) == []
