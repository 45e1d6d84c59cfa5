"""What an article's container goes on with, boxes inside the text, and lines whose parts the style sheet sets apart."""

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.labels import read_label
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, TEXT, THIRD, article, page

TEASER = "زار وفد من اتحاد المزارعين المعرض الزراعي الذي يضم ستين جناحا، واطلع على آلات جديدة لري البساتين."
OWN = [LEAD, SECOND, THIRD]


def lines(html: bytes) -> list[str]:
    return clean_page(html).text.split("\n")


def item(number: int) -> str:
    link = f'<a href="/{number}">معرض زراعي جديد في القرية رقم {number}</a>'
    return f'<div class="it">{link}<p>{TEASER} ({number})</p></div>'


def test_teasers_behind_a_short_text_are_not_its_own() -> None:
    body = f"<div><h1>{HEADLINE}</h1><div><p>{LEAD}</p></div><div>{''.join(map(item, range(4)))}</div></div>"
    stamp = '<meta property="article:published_time" content="2025-05-06T04:12:00+03:00">'
    assert lines(page(body, f"<title>{HEADLINE}</title>{stamp}")) == [LEAD]


def test_paragraphs_behind_linked_lines_are_the_article() -> None:
    link = '<p><a href="/{}">المجلس البلدي يناقش خطة الري للموسم المقبل</a></p>'
    body = f"<p>{LEAD}</p>{link.format(1)}<p>{SECOND}</p>{link.format(2)}<p>{THIRD}</p>"
    assert lines(page(f"<article><h1>{HEADLINE}</h1><div>{body}</div></article>")) == OWN


def test_the_next_article_of_an_endless_page_goes() -> None:
    unit = '<div class="single"><{tag} class="hd">{title}</{tag}><div class="bd">{text}</div></div>'
    second = "".join(f"<p>{TEASER} {i}</p>" for i in range(5))
    other = unit.format(tag="h2", title="معرض زراعي يفتح أبوابه في البلدة المجاورة", text=second)
    first = unit.format(tag="h1", title=HEADLINE, text=TEXT)
    assert lines(page(f"<div>{first}{other}</div>", f"<title>{HEADLINE}</title>")) == OWN


def test_a_sign_up_box_is_known_by_its_field() -> None:
    box = '<div class="my-8"><div>صباح الوادي</div><div>أهم قصص الأسبوع تصلك كل جمعة</div><input type="email"></div>'
    assert lines(article().replace(f"<p>{SECOND}</p>".encode(), f"{box}<p>{SECOND}</p>".encode())) == OWN


@pytest.mark.parametrize(
    "line",
    [
        '<p>🔴 كل جديد عن السد؟ لمتابعة أخبارنا انضموا إلى <a href="https://t.me/wadi">تيليغرام</a></p>',
        "<div><span>شاهد أيضاً</span><a href='/v'>رحلة الماء من النبع إلى البستان</a></div>",
        "<p>س ع/ ف ح</p>",
        "<p>م.ص</p><p>ن.ع , Z.K</p>",
        "<p>تابعوا قناة الوادي على التليغرام: https://t.me/wadi</p>",
        "<p>س.ك/ ع.ج (د ب أ، أ ف ب)</p>",
    ],
)
def test_lines_behind_the_text_that_go(line: str) -> None:
    assert lines(article(behind=line)) == OWN


@pytest.mark.parametrize(
    "line",
    [
        'ونشرت البلدية على <a href="https://facebook.com/wadi">صفحتها في فيسبوك</a> صورا للسد قبل الترميم وبعده.',
        'وقال مصدر في <a href="/w">الوزارة</a> إن السد سيكون جاهزا قبل الشتاء.',
        "<span>ال</span><span>سد</span> القديم بني قبل ثمانين عاما من حجارة الوادي.",
    ],
)
def test_lines_of_the_text_that_stay(line: str) -> None:
    html = article().replace(f"<p>{SECOND}</p>".encode(), f"<p>{SECOND}</p><p>{line}</p>".encode())
    assert len(lines(html)) == 4
    assert "السد القديم" in clean_page(html).text or "<span>" not in line


def test_the_sites_own_name_behind_the_text_goes() -> None:
    head = '<meta property="og:site_name" content="إذاعة الوادي">'
    assert lines(article(behind="<p>إذاعة الوادي</p>", head=head)) == OWN


def test_a_name_under_a_headline_is_the_author_though_the_article_has_a_picture() -> None:
    before = "<div class='by'><span>سامح راضي</span></div><div class='im'><img src='a.jpg'></div>"
    assert clean_page(article(before=before)).authors == ["سامح راضي"]


def test_a_name_and_a_date_above_the_text_go() -> None:
    meta = '<div class="mt"><a href="/w/nawal">نوال العتيبي</a><span>السبت 10 أغسطس 2024</span></div>'
    cleaned = clean_page(article(before=meta))
    assert cleaned.text.split("\n") == OWN
    assert cleaned.published == "2024-08-10"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("س ع/ ف ح", ()),
        ("--(وان) س م/ ع ك", ()),
        ("ع.خ/ و.ب (رويترز)", ("رويترز",)),
        ("س.ك/ ع.ج (د ب أ، أ ف ب)", ("د ب أ، أ ف ب",)),
    ],
)
def test_initials_of_a_desk(line: str, source: tuple[str, ...]) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.kind, label.values("source")) == ("initials", source)


@pytest.mark.parametrize("line", ["من / إلى", "يد/ رجل", "هو و/ هي ذهبا إلى البيت"])
def test_short_words_are_no_initials(line: str) -> None:
    label = read_label(line)
    assert label is None or label.kind != "initials"


@pytest.mark.parametrize(
    ("stamp", "published"),
    [("04/03/2024 13:18", "2024-04-03T13:18"), ("2024-04-03T13:18:05", "2024-04-03T13:18:05")],
)
def test_a_machine_date_that_reads_both_ways_is_not_heard(stamp: str, published: str) -> None:
    line = '<div class="info"><span>الأربعاء 03-04-2024 13:18</span></div>'
    head = f'<meta property="article:published_time" content="{stamp}">'
    assert clean_page(article(before=line, head=head)).published == published
    assert clean_page(article(head='<meta name="pubdate" content="04/03/2024">')).published is None


def test_an_article_in_several_parts_with_boxes_between_them() -> None:
    part = '<section class="area"><div class="inner"><div class="part">{}</div></div></section>'
    box = '<section class="news"><h3>نشرة الوادي</h3><p>أخبار القرى في رسالة واحدة كل أسبوع</p></section>'
    about = f'<section class="area"><div class="about"><p>{SECOND}</p></div></section>'
    parts = part.format(TEXT) + box + part.format(f"<p>{TEASER}</p>")
    body = f'<section class="hero"><h1>{HEADLINE}</h1></section>{parts}{about}'
    assert lines(page(body, f"<title>{HEADLINE}</title>")) == [*OWN, TEASER]


def test_a_column_with_its_own_heading_is_not_the_article() -> None:
    column = f'<div id="rail"><div><h3>رأي الوادي</h3><p>{TEASER}</p><p>{TEASER} أيضا.</p></div></div>'
    body = f'<div id="site"><div id="lead-col"><h1>{HEADLINE}</h1><div class="story">{TEXT}</div></div>{column}</div>'
    assert lines(page(body, f"<title>{HEADLINE}</title>")) == OWN


def test_comments_behind_a_heading_with_their_number_go() -> None:
    words = "مبادرة جميلة نتمنى أن تتكرر في باقي القرى، فالماء حياة الناس جميعا."
    comment = f"<div class='c'><b>1 - مواطن</b><p>{words}</p></div>"
    assert lines(article(behind=f"<div class='cm'><h3>تعليقات الزوار (3)</h3>{comment}</div>")) == OWN


def test_a_date_between_lead_and_text_is_the_articles() -> None:
    body = (
        f"<h1>{HEADLINE}</h1><h2>{LEAD}</h2><div>الأربعاء 21 سبتمبر 2022</div><div><p>{SECOND}</p><p>{THIRD}</p></div>"
    )
    assert clean_page(page(body, f"<title>{HEADLINE}</title>")).published == "2022-09-21"


def test_labels_side_by_side_are_each_read() -> None:
    row = "<div><span>بقلم: فاطمة الزهراء</span><span>02-02-2024 | 18:00</span><span>المصدر: رويترز</span></div>"
    cleaned = clean_page(article(before=row))
    assert (cleaned.authors, cleaned.source) == (["فاطمة الزهراء"], "رويترز")
