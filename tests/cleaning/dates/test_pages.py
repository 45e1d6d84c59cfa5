"""find_dates on pages written for it: who is heard."""

from datetime import timedelta
from typing import Any

import lxml.html
import pytest

from crawler.items import Hints, RemovedLine
from crawler.sites import Site
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.draft import CleanText, Metadata
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.page import Page
from pipelines.cleaning.publication import find_dates
from tests.cleaning.dates.dated import PAGE, TEXT, TITLE, dated, ld, meta
from tests.cleaning.laid_out import NOW, of_page, of_text, showing
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, page


def test_no_witness_no_date() -> None:
    article = dated(PAGE)
    assert (article.published, article.published_raw, article.published_from, article.modified) == (None,) * 4


@pytest.mark.parametrize(
    ("body", "head", "known", "want", "source"),
    [
        (PAGE, ld(datePublished="2025-05-20T10:15:00+03:00"), {}, "2025-05-20T10:15:00+03:00", "json-ld"),
        (PAGE, meta("article:published_time", "2025-05-20T10:15+0300"), {}, "2025-05-20T10:15+03:00", "meta"),
        (PAGE, meta("dc.date.issued", "2025-05-20"), {}, "2025-05-20", "meta"),
        (PAGE, meta("article:published_time", "20 أيار 2025 الساعة 10:15"), {}, "2025-05-20T10:15", "meta"),
        ('{title}<time datetime="2025-05-20T10:15">أمس</time>{text}', "", {}, "2025-05-20T10:15", "time"),
        ("{title}<time>20 أيار 2025</time>{text}", "", {}, "2025-05-20", "time"),
        (
            '<div>{title}<p><span property="dc:date" content="2025-05-20">.</span></p></div>{text}',
            "",
            {},
            "2025-05-20",
            "time",
        ),
        ("{title}<div>الثلاثاء 20 أيار 2025 - 10:15</div>{text}", "", {}, "2025-05-20T10:15", "visible"),
        ("{title}<div>20 أيار 2025 / خاص لصحيفة الضحى اليوم</div>{text}", "", {}, "2025-05-20", "visible"),
        ("<p>محليات2025/05/20 10:15</p>{title}{text}", "", {}, "2025-05-20T10:15", "visible"),
        ("{title}<div>نشر في 20/5/2025 فيسبوك تويتر واتساب طباعة 12</div>{text}", "", {}, "2025-05-20", "visible"),
        ("{title}<div>سلمى <span>20/5/2025</span> غير متابع</div>{text}", "", {}, "2025-05-20", "visible"),
        ("{title}{text}<div>تاريخ النشر: 20/5/2025</div>", "", {}, "2025-05-20", "visible"),
        ("{title}<div><a href='/x'>سلمى الراشد</a> في 20 أيار 2025</div>{text}", "", {}, "2025-05-20", "visible"),
        (
            "{title}<div>نشر في <a href='/x'>صدى الوادي</a> يوم 20 - 05 - 2025</div>{text}",
            "",
            {},
            "2025-05-20",
            "visible",
        ),
        (
            "{title}<div>صدى <time>الثلاثاء 20 أيار 2025 - الساعة:10:15</time></div>{text}",
            "",
            {},
            "2025-05-20T10:15",
            "visible",
        ),
        (
            PAGE,
            "",
            {"hints": Hints(feed_published="Tue, 20 May 2025 10:15:00 +0300")},
            "2025-05-20T10:15:00+03:00",
            "feed",
        ),
        (PAGE, "", {"hints": Hints(sitemap_published="2025-05-20")}, "2025-05-20", "sitemap"),
        (PAGE, "", {"url": "https://akhbar.example/2025/05/20/jisr"}, "2025-05-20", "url"),
        (PAGE, "", {"url": "https://akhbar.example/news/2025-05-20-1.37"}, "2025-05-20", "url"),
        (
            "<div class='widget x-widget-title'>{title}</div><div class='widget x-widget-info'>20/5/2025</div>{text}",
            "",
            {},
            "2025-05-20",
            "visible",
        ),
        (
            "<div>{title}{text}<p class='post-footer'><abbr class='published' title='2025-05-20'>.</abbr></p></div>",
            "",
            {},
            "2025-05-20",
            "time",
        ),
        ("{title}<div>منذ 3 ساعات</div>{text}", "", {}, "2025-06-01T06:30+00:00", "visible"),
    ],
)
def test_each_witness_alone(body: str, head: str, known: dict[str, Any], want: str, source: str) -> None:
    article = dated(body, head, **known)
    assert (article.published, article.published_from) == (want, source)
    assert article.published_raw
    assert "date-disputed" not in article.flags


@pytest.mark.parametrize(
    "body",
    [
        "<header><div>الأحد 1 حزيران 2025</div></header>{title}{text}",
        "<div class='top-bar'>الأحد 1 حزيران 2025</div>{title}{text}",
        "<div>اليوم 1/6/2025</div>{title}{text}",
        "<div>اليوم الأحد 1 حزيران 2025 | الرئيسية | أخبار</div>{title}{text}",
        "<div>Sunday, June 1, 2025</div>{title}{text}",
        "{title}{text}<aside><p>30 أيار 2025</p></aside>",
        "{title}<aside><time datetime='2025-05-30'>30 أيار</time></aside>{text}",
        "{title}{text}<div class='related-posts'><time datetime='2025-05-30'>30 أيار</time></div>",
        "{title}{text}<div>30 أيار 2025</div>",
        "{title}<div>آخر 24 ساعة</div><div>[إعلان 2]</div><div>مدة القراءة: 3 دقائق</div><div>3223 زيارة</div>{text}",
        "{title}{text}<footer>© 2025 - 30/5/2025</footer>",
        "{title}<div>30 أيار</div>{text}",
        "{title}<div>أيار 2025</div>{text}",
    ],
)
def test_dates_in_other_places_and_numbers_that_are_none(body: str) -> None:
    assert dated(body).published is None


@pytest.mark.parametrize(
    "stamp",
    [
        "-0001-11-30T00:00:00+00:00",
        "0000-00-00",
        "1970-01-01T00:00:00Z",
        "2025-13-01",
        "2027-01-01",
        "now()",
        "{{date}}",
        "",
    ],
)
def test_leftovers_of_templates_are_not_heard(stamp: str) -> None:
    article = dated("{title}<div>20 أيار 2025</div>{text}", ld(datePublished=stamp) + meta("pubdate", stamp))
    assert (article.published, article.published_from) == ("2025-05-20", "visible")


def test_the_best_source_speaks_with_the_most_precise_statement() -> None:
    line = "{title}<div>20 أيار 2025 - 10:15 ص</div>{text}"
    assert dated(line, ld(datePublished="2025-05-20")).published == "2025-05-20T10:15"
    assert dated(line, ld(datePublished="2025-05-20T00:00:00+03:00")).published == "2025-05-20T10:15"
    assert dated(line, ld(datePublished="2025-05-20T10:15:33+03:00")).published == "2025-05-20T10:15:33+03:00"


@pytest.mark.parametrize(
    ("path", "want"),
    [
        ("/news/20250520/jisr", "2025-05-20"),
        ("/news/20250520-jisr.html", "2025-05-20"),
        ("/2025/5/20/jisr", "2025-05-20"),
        ("/2025_05_20/jisr", "2025-05-20"),
        ("/news/20250520", None),
        ("/news/20250520.html", None),
        ("/2025/05/jisr", None),
        ("/2025/13/20/jisr", None),
        ("/1/2/2025/jisr", None),
        ("/120250520/jisr", None),
        ("/2027/05/20/jisr", None),
    ],
)
def test_days_in_urls(path: str, want: str | None) -> None:
    assert dated(PAGE, url=f"https://akhbar.example{path}").published == want


def test_the_stamp_of_the_fetch_is_the_template_s() -> None:
    present = (NOW - timedelta(minutes=1)).isoformat()
    article = dated("{title}<div>20 أيار 2025</div>{text}", ld(datePublished=present))
    assert (article.published, article.flags) == ("2025-05-20", ())
    assert dated(PAGE, ld(datePublished=present)).published == present


def test_the_nearest_time_element_is_the_article_s() -> None:
    near = "<div>{title}<div><time datetime='2025-05-20'>.</time></div>{text}</div>"
    far = "<section><div><h2>خبر آخر</h2><time datetime='2025-05-28'>.</time></div></section>"
    assert dated(f"<main>{near}{far}</main>").published == "2025-05-20"
    assert dated(f"<main>{far}{near}</main>").published == "2025-05-20"


def test_update_lines() -> None:
    both = dated("{title}<div>نشر في 20/5/2025 | آخر تحديث 22/5/2025 10:15</div>{text}")
    assert (both.published, both.modified) == ("2025-05-20", "2025-05-22T10:15")
    beside = dated("{title}<div>آخر تحديث 22/5/2025</div>{text}", ld(datePublished="2025-02-11"))
    assert (beside.published, beside.modified, beside.flags) == ("2025-02-11", "2025-05-22", ())
    alone = dated("{title}<div>آخر تحديث 22/5/2025</div>{text}")
    assert (alone.published, alone.modified, alone.flags) == ("2025-05-22", "2025-05-22", ("date-of-update",))


def test_modified_long_before_published_is_a_leftover() -> None:
    head = ld(datePublished="2025-05-20", dateModified="2025-02-11") + meta("article:modified_time", "2025-05-21")
    assert dated(PAGE, head).modified == "2025-05-21"


def test_lastmod_says_nothing_of_the_publication() -> None:
    article = dated(PAGE, hints=Hints(lastmod="2025-05-20"))
    assert (article.published, article.modified) == (None, "2025-05-20")


def test_a_relative_date_needs_to_know_when_the_page_was_fetched() -> None:
    body = "{title}<div>قبل يومين</div>{text}"
    assert dated(body).published == "2025-05-30"
    assert dated(body).flags == ("relative-date",)
    assert dated(body, reference=None).published is None
    assert dated(body, ld(datePublished="2025-02-11")).published == "2025-02-11"


def test_what_the_site_file_says_is_used() -> None:
    site = Site(name="akhbar", home="https://akhbar.example/", timezone="Africa/Cairo", date_order="MDY")
    article = dated("{title}<div>5/7/2025 18:20</div>{text}", site=site)
    assert article.published == "2025-05-07T18:20+03:00"


def test_a_hijri_date_alone_is_flagged() -> None:
    article = dated("{title}<div>22 ذو القعدة 1446هـ</div>{text}")
    assert (article.published, article.flags) == ("2025-05-20", ("hijri-date",))


def test_of_several_json_ld_articles_the_one_with_this_headline_counts() -> None:
    head = ld(headline="خبر آخر تماما عن الطقس", datePublished="2025-05-28") + ld(
        headline=TITLE, datePublished="2025-05-20"
    )
    assert dated(PAGE, head).published == "2025-05-20"


def test_plain_text_has_the_lines_that_were_taken_out() -> None:
    layout, lines = of_text("عنوان", TEXT)
    removed = [RemovedLine("تاريخ النشر: 20/5/2025", "label:published", "date", "before", "published")]
    article = find_dates(layout, CleanText(TEXT, lines, removed), Metadata(title="عنوان"))
    assert (article.published, article.published_raw) == ("2025-05-20", "تاريخ النشر: 20/5/2025")


def test_dates_of_events_in_a_plain_text_are_not_the_article_s() -> None:
    layout, lines = of_text(TEXT, "في 23 مايو/أيار، اجتمع المجلس.", "في 20/5/2025 بدأ العمل.")
    body = CleanText("\n".join(line.text for line in lines), lines)
    assert find_dates(layout, body, Metadata()).published is None


def test_other_dates_of_the_page_prove_the_order() -> None:
    line = "{title}<div>5/7/2025 18:20</div>{text}"
    assert dated(line).published is None  # 5 July lies ahead
    assert dated(f"{line}<aside>خبر 4/25/2025</aside>").published == "2025-05-07T18:20"
    earlier = "{title}<div>5/3/2025 18:20</div>{text}"
    assert dated(earlier).published == "2025-03-05T18:20"
    assert dated(f"{earlier}<aside>خبر 25/4/2025</aside>").published == "2025-03-05T18:20"


def test_weekdays_of_the_text_can_make_the_order_uncertain() -> None:
    line = "{title}<div>5/3/2025</div>{text}"
    for day, want in (("أمس الثلاثاء", "2025-03-05"), ("اليوم الأربعاء", "2025-03-05"), ("أمس الجمعة", None)):
        assert contradicted(line, f"قالت البلدية {day} إن الجسر جاهز. ") == want


def contradicted(body: str, lead: str) -> str | None:
    layout = of_page(f"<html><body>{body.format(title='<h1>عنوان</h1>', text=f'<p>{lead}</p>')}</body></html>")
    text = CleanText(lead.strip(), showing(layout, lead.strip()))
    return find_dates(layout, text, Metadata(title="عنوان")).published


def test_microdata_of_other_articles_is_not_the_page_s() -> None:
    def item(title: str, day: str) -> str:
        return f"<div>{title}<meta itemprop='datePublished' content='{day}'></div>"

    others = item("<h3>خبر</h3>", "2025-05-28") + item("<h3>خبر</h3>", "2025-05-29")
    assert (
        dated(f"<main><section>{others}</section>{item('{title}{text}', '2025-05-20')}</main>").published
        == "2025-05-20"
    )


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + "<time>1/1/2025</time>" * 500,
        "<time datetime='2025-05-20'>" * 2_000 + "نص " * 5_000,
        "<span>20/5/2025 " * 5_000,
        "<p>20/5/2025</p>" * 10_000,
        "<header>" * 5_000 + "<p>20/5/2025</p>" * 100,
    ],
    ids=["deep", "unclosed-time", "nested-spans", "many-lines", "headers"],
)
@pytest.mark.timeout(30)  # quadratic work takes minutes
def test_hostile_pages_cost_little(body: str) -> None:
    source = f"<html><body><h1>{TITLE}</h1>{body}<p>{TEXT}</p></body></html>"
    tree = lxml.html.document_fromstring(source, parser=lxml.html.HTMLParser(huge_tree=True))
    layout = Layout(Page(source, tree, None, NOW))
    body = CleanText(TEXT.strip(), showing(layout, TEXT.strip()))
    assert find_dates(layout, body, Metadata(title=TITLE)).published in (None, "2025-05-20", "2025-01-01")


def test_a_date_behind_the_lead_its_picture_and_the_byline() -> None:
    between = "<figure><img src='a.jpg'><figcaption>صورة السد</figcaption></figure><ul><li>عدن:</li><li>سالم</li></ul>"
    between += "<ul><li>عدن: النداء</li></ul><div>نُشر: 10:15-20 أيار 2025 م</div>"
    body = f"<article><h1>{HEADLINE}</h1><h2>{LEAD}</h2>{between}<div><p>{SECOND}</p><p>{THIRD}</p></div></article>"
    assert (clean_page(page(body)).published or "")[:16] == "2025-05-20T10:15"


def test_a_date_beside_a_linked_headline_is_that_article_s() -> None:
    teaser = "<div><a href='/x'>بلدة الوادي تستعد لموسم الحصاد</a> 20 أيار 2025</div>"
    assert dated("{title}" + teaser + "{text}").published is None
