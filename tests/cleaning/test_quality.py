"""Pages that are no article are rejected by reason; articles with the same furniture are not."""

import json
from pathlib import Path

import pytest

from crawler.items import FetchedPage, Rejected
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.draft import CleanText, Metadata
from pipelines.cleaning.quality import FEWEST_WORDS, SHORT_TEXT, check_article, refuse_other_pages
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, article, page

SHARED = Path(__file__).parents[2].parent / "shared"
BANNER = "<div class='banner'>نستخدم ملفات تعريف الارتباط لتحسين تجربتك. <button>قبول الكل</button></div>"

GONE = "قد تكون حُذفت أو تغيّر عنوانها، ويمكنك أن تعود إلى الرئيسية أو أن تبحث في الموقع."
CHOICE = "يمكنك قبول ذلك أو رفضه أو تغيير إعداداتك في أي وقت من خلال رابط الإعدادات في أسفل كل صفحة."
MINISTRY = "وزارة الري: العمل على ثلاث مراحل ودون قطع المياه عن القرى"
QUOTES_AN_ERROR = "قال الخبير إن عبارة الصفحة غير موجودة تظهر لمن يفتح موقع البلدية منذ يومين كاملين."


def refusal(html: bytes) -> str | None:
    try:
        refuse_other_pages(open_page(FetchedPage(body=html)))
    except Rejected as refused:
        return refused.reason
    return None


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page("<h1>nidaa.example</h1><p>Checking your browser before accessing the site.</p>"), "block-page"),
        (page("<p>Enable JavaScript and cookies to continue</p>", "<title>Just a moment...</title>"), "block-page"),
        (page("<h1>Access Denied</h1><p>You don't have permission to access this server.</p>"), "block-page"),
        (page("<p>يُرجى تفعيل جافاسكربت للمتابعة</p>"), "block-page"),
        (page("<h1>404</h1><p>الصفحة التي تبحث عنها قد حذفت أو نقلت.</p>"), "error-page"),
        (page(f"<h1>أخبار</h1><p>{LEAD}</p><p>{SECOND}</p>", "<title>Page not found | نداء</title>"), "error-page"),
        (page("<p>نعتذر منكم</p>", "<title>الصفحة غير موجودة - نداء</title>"), "error-page"),
        (page("<p>عفوا، هذا الخبر غير موجود</p>"), "error-page"),
        (page("<p>Error establishing a database connection</p>"), "error-page"),
        (page(f"<h1>عفوا، الصفحة التي تبحث عنها غير موجودة</h1><p>{GONE}</p>"), "error-page"),
        (page(f"<h1>نداء</h1><p>{GONE}</p>", "<title>عذراً! هذا الخبر غير موجود. | نداء</title>"), "error-page"),
        (page(f"<h1>404: لم يتم العثور على المحتوى</h1><p>{GONE}</p>"), "error-page"),
        (page(f"<h1>نحن نحترم خصوصيتك</h1>{BANNER}<p>{CHOICE}</p>"), "consent-page"),
        (page(f"<h1>قبل المتابعة</h1><p>{LEAD}</p>{BANNER}"), "consent-page"),
        (page(BANNER + "<p>نحن وشركاؤنا نخزن معلومات على جهازك.</p>"), "consent-page"),
        (page("<p>هذا المحتوى للمشتركين فقط، سجل الدخول لمتابعة القراءة</p>"), "login-wall"),
        (page("<h1>شاهد</h1><video src='a.mp4'></video>"), "video-only"),
        (page(f"<h1>{HEADLINE}</h1><iframe src='https://www.youtube.com/embed/1'></iframe>"), "video-only"),
    ],
)
def test_other_pages(html: bytes, reason: str) -> None:
    assert refusal(html) == reason


@pytest.mark.parametrize(
    "html",
    [
        article(),
        article(before=BANNER),
        article(head="<title>عذرا - نداء</title>", title="<h1>عذرا</h1>"),
        article(behind="<div class='modal'><h1>تسجيل الدخول</h1></div>"),
        article(behind="<p>هذا المحتوى للمشتركين فقط</p>"),
        article(before="<video src='a.mp4'></video>"),
        page(f"{BANNER}<h1>عاجل</h1><p>ترميم سد الوادي الأخضر يبدأ غدا</p><p>{MINISTRY}</p>"),
        page(f"<h1>خطأ في تصميم السد القديم</h1><p>{LEAD}</p>"),
        page(f"<h1>عذرا، الخبر غير موجود في الصحف كما قال الوزير</h1><p>{LEAD}</p>"),
        page(f"<h1>نعتذر للقراء عن تأخر العدد</h1><p>{LEAD}</p>"),
        page(f"<h1>خصوصيتك تهمنا حملة جديدة للبلدية</h1><p>{LEAD}</p>"),
        page(f"<h1>{HEADLINE}</h1><p>{QUOTES_AN_ERROR}</p><p>{SECOND}</p>"),
    ],
)
def test_articles_with_the_same_furniture_stay(html: bytes) -> None:
    assert refusal(html) is None


def test_plain_text_is_never_another_page() -> None:
    assert refusal("الصفحة غير موجودة".encode()) is None


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not here")
def test_no_gold_article_is_another_page() -> None:
    for path in sorted((SHARED / "gold/pages").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["page_type"] == "article":
            assert refusal((path.parent / gold["file"]).read_bytes()) is None, gold["file"]


def judged(text: str, title: str | None = None, html: bytes = b"x") -> list[str]:
    return check_article(open_page(FetchedPage(body=html)), CleanText(text), Metadata(title=title))


@pytest.mark.parametrize(
    ("text", "title", "reason"),
    [
        ("", None, "empty-body"),
        ("… 12:30 —", None, "empty-body"),
        (HEADLINE, HEADLINE, "empty-body"),
        ("كلمة " * (FEWEST_WORDS - 1), None, "too-short"),
    ],
)
def test_what_is_no_text(text: str, title: str | None, reason: str) -> None:
    with pytest.raises(Rejected) as refused:
        judged(text, title)
    assert refused.value.reason == reason


def test_a_breaking_item_is_an_article_and_is_flagged() -> None:
    text = "عاجل: ترميم سد الوادي الأخضر يبدأ غدا\nوزارة الري: لا انقطاع للمياه"
    assert judged(text) == ["short"]
    assert judged("كلمة " * SHORT_TEXT) == []


def test_a_breaking_item_passes_the_whole_chain() -> None:
    html = article().replace(LEAD.encode(), "قالت وزارة الري إن أعمال ترميم السد القديم ستبدأ غدا.".encode())
    html = html.replace(f"<p>{SECOND}</p><p>{THIRD}</p>".encode(), "<p>وأضافت أن التفاصيل ستعلن لاحقا.</p>".encode())
    item = clean_page(html)
    assert item.flags == ["short"]
    assert item.title == HEADLINE


@pytest.mark.parametrize(
    ("html", "flags"),
    [
        (
            article(
                head='<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
            ),
            ["paywalled"],
        ),
        (
            article(
                head='<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script>'
            ),
            [],
        ),
        (article(behind="<p>اشترك الآن للاستمرار في القراءة والحصول على حق الوصول</p>"), ["paywalled"]),
        (article(before="<p>(تمت الترجمة آليا)</p>"), ["machine-translated"]),
        (article(behind="<p>أعلنت الجامعة عن برنامج تدريبي جديد في الترجمة الآلية للنصوص.</p>"), []),
        (article().replace(b'<html lang="ar">', b'<html lang="ar" class="translated-rtl">'), ["machine-translated"]),
    ],
)
def test_flags_that_the_page_states(html: bytes, flags: list[str]) -> None:
    assert judged(" ".join([LEAD, SECOND, THIRD]), HEADLINE, html) == flags
