"""Metadata of pages written for the tests, field by field; the gold pages' figures where the shared folder is there."""

import json
import sys
from pathlib import Path

import pytest

from crawler.items import FetchedPage, Hints
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.metadata import find_metadata
from pipelines.cleaning.outlets import outlets
from pipelines.cleaning.page import Line
from pipelines.cleaning.text import fold
from tests.cleaning.described import URL, ld, meta, read
from tests.cleaning.laid_out import fetched
from tests.cleaning.pages import HEADLINE, article

SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.mark.parametrize(
    ("html", "why"),
    [
        (article(), "h1 alone"),
        (
            article(title=f"<h1><span>عاجل</span> {HEADLINE}</h1>", head=meta("og:title", HEADLINE)),
            "a kicker in the h1",
        ),
        (
            article(title=f"<h1><span>ثقافة</span> {HEADLINE}</h1>", head=f"<title>{HEADLINE} - صحيفة المرفأ</title>"),
            "a kicker in the h1, and a site that is named in the title alone",
        ),
        (
            article(title=f"<h1>نداء</h1><h2>{HEADLINE}</h2>", head=f"<title>{HEADLINE} - نداء</title>"),
            "h1 is the logo",
        ),
        (
            article(title=f"<h1>أخبار محلية</h1><h2>{HEADLINE}</h2>", head=meta("og:title", HEADLINE)),
            "h1 is the section",
        ),
        (
            article(title=f"<div>{HEADLINE}</div>", head=f"<title>{HEADLINE} | محليات | نداء</title>"),
            "no heading at all",
        ),
        (
            article(title=f"<div class='newstitle'>{HEADLINE}</div>", head="<title>جريدة نداء</title>"),
            "class says title",
        ),
        (article(title="", head=f"<title>{HEADLINE} | نداء</title>" + meta("og:site_name", "نداء")), "only <title>"),
        (
            article(title="", head=f"<title>نداء » {HEADLINE}</title>" + meta("og:site_name", "صحيفة نداء")),
            "site first",
        ),
        (article(title="", head=meta("og:title", f"نداء - {HEADLINE}") + meta("og:site_name", "نداء")), "og with site"),
        (article(title="", head=ld(headline=HEADLINE)), "JSON-LD alone"),
        (article(title="", head=ld(headline=HEADLINE.replace(" ", " &amp;nbsp;", 1))), "escaped twice"),
        (article(title="<h1>ترميم سد الوادي الأخضر<br>يبدأ مطلع الشهر المقبل</h1>"), "two lines"),
        (article(title=f"<h1 class='logo'><a href='/'>نداء الوادي</a></h1><h1>{HEADLINE}</h1>"), "two h1"),
        (article(head=meta("og:title", "مهرجان الزيتون يختتم عروضه في المدينة القديمة")), "og of another article"),
        (article(title="<h1>ترميم سد الوادي الأخضر يبدأ...</h1>", head=meta("og:title", HEADLINE)), "cut off"),
        (article(behind="<h1>خبر آخر من أخبار الصحيفة اليوم</h1>", head=meta("og:title", HEADLINE)), "related h1"),
    ],
)
def test_title(html: bytes, why: str) -> None:
    assert read(html).title == HEADLINE, why


def test_the_h1_of_another_matter_loses_to_the_stated_title() -> None:
    html = article(title="<h1>تابعونا على منصات التواصل</h1>", head=meta("og:title", HEADLINE))
    assert read(html).title == HEADLINE


def test_a_dash_inside_a_headline_stays() -> None:
    title = "السد القديم - حكاية مئة عام"
    assert read(article(title="", head=meta("og:title", title) + meta("og:site_name", "نداء"))).title == title


def test_the_feeds_title_is_a_witness_and_nothing_is_made_up() -> None:
    assert read(article(title=""), hints=Hints(title=HEADLINE)).title == HEADLINE
    assert read(article(title="")).title is None


CHIPS = "<ul>{}</ul>".format("".join(f'<li><a href="{{0}}{t}">{t}</a></li>' for t in ("الري", "السدود", "وادي-الأخضر")))


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        (article(behind=CHIPS.format("/tag/")), ["الري", "السدود", "وادي-الأخضر"]),
        (article(behind=CHIPS.format("/search/")), ["الري", "السدود", "وادي-الأخضر"]),
        (
            article(behind="<div class='tags'>الوسوم: <a href='/x1'>الري</a> <a href='/x2'>السدود</a></div>"),
            ["الري", "السدود"],
        ),
        (
            article(behind="<p><a rel='tag' href='/t1'>الري</a>، <a rel='tag' href='/t2'>السدود</a></p>"),
            ["الري", "السدود"],
        ),
        (article(behind="<p>كلمات دلالية: الري السدود المياه</p>"), ["الري السدود المياه"]),
        (
            article(behind="<h4>الوسوم</h4><ul><li><a href='/1'>الري</a></li><li><a href='/2'>السدود</a></li></ul>"),
            ["الري", "السدود"],
        ),
        (
            article(behind="<div><a href='/tag/1'></a>الري</div><div><a href='/tag/2'></a>السدود</div>"),
            ["الري", "السدود"],
        ),
        (article(head=meta("article:tag", "الري") + meta("article:tag", "السدود")), ["الري", "السدود"]),
        (article(head=meta("keywords", "أخبار, أخبار اليوم, عاجل")), []),
        (article(head=ld(keywords="السد القديم, وزارة الري")), ["السد القديم", "وزارة الري"]),
        (article(head=ld(keywords=["السد القديم", "وزارة الري", "سدود"])), ["السد القديم", "وزارة الري", "سدود"]),
        (article(head=ld(keywords="أخبار, عاجل, السد القديم")), []),
        (article(head=ld(keywords="السد القديم")), []),
        (article(behind=CHIPS.format("/category/")), []),
        (article(behind="<h3>الأكثر تداولا</h3>" + CHIPS.format("/tag/")), []),
        (article(behind="<aside>" + CHIPS.format("/tag/") + "</aside>"), []),
        (article(behind="<blockquote>" + CHIPS.format("/tag/") + "</blockquote>"), []),
        (article(behind="<p>تحدث في <a href='/tag/1'>الري</a> عن أعمال كثيرة تنتظر البلدية في العام المقبل.</p>"), []),
        (article(), []),
    ],
)
def test_tags(html: bytes, tags: list[str]) -> None:
    assert read(html).tags == tags


def test_the_category_among_the_tags_is_not_a_tag() -> None:
    behind = "".join(f"<div><a href='/search/{t}'>{t}</a></div>" for t in ("محليات", "السدود"))
    item = read(article(behind=behind, head=meta("article:section", "محليات")))
    assert (item.section, item.tags) == ("محليات", ["السدود"])


@pytest.mark.parametrize(
    ("html", "section"),
    [
        (article(head=meta("article:section", "محليات")), "محليات"),
        (article(head=ld(articleSection=["أخبار", "محليات"])), "محليات"),
        (article(title=f"<p>الرئيسية &gt; أخبار &gt; محليات</p><h1>{HEADLINE}</h1>"), "محليات"),
        (
            article(title=f"<p>الرئيسية | محليات | علوم</p><p>الرئيسية &gt; محليات</p><h1>{HEADLINE}</h1>"),
            "محليات",  # the path nearest to the headline, not the menu
        ),
        (article(title=f"<div>اقتصاد</div><h1>{HEADLINE}</h1>"), "اقتصاد"),
        (article(head=f"<title>{HEADLINE} | محليات | نداء</title>"), "محليات"),
        (article(head=meta("article:section", "الرئيسية")), None),
        (article(), None),
    ],
)
def test_section(html: bytes, section: str | None) -> None:
    assert read(html).section == section


@pytest.mark.parametrize(
    ("named", "url", "expected"),
    [
        ("https://nidaa.example/news/1", "https://nidaa.example/news/1?ref=home", "https://nidaa.example/news/1"),
        ("https://m.nidaa.example/news/1", "https://nidaa.example/news/1", "https://m.nidaa.example/news/1"),
        ("https://other.example.org/news/1", "https://nidaa.example/news/1", "https://nidaa.example/news/1"),
        ("https://nidaa.example/", "https://nidaa.example/news/1", "https://nidaa.example/news/1"),
        ("https://nidaa.example/news", "https://nidaa.example/news/1", "https://nidaa.example/news/1"),
        ("/news/1", "https://nidaa.example/news/1?x=2", "https://nidaa.example/news/1"),
        ("javascript:void(0)", "https://nidaa.example/news/1", "https://nidaa.example/news/1"),
        ("http://[bad", "https://nidaa.example/news/1", "https://nidaa.example/news/1"),
        ("https://nidaa.example/news/1", None, "https://nidaa.example/news/1"),
        ("/news/1", None, None),
    ],
)
def test_address(named: str, url: str | None, expected: str | None) -> None:
    assert read(article(head=f'<link rel="canonical" href="{named}">'), url).url == expected


def test_description_and_picture() -> None:
    summary = "تبدأ أعمال ترميم السد القديم مطلع الشهر المقبل على ثلاث مراحل"
    item = read(article(head=meta("og:description", summary) + meta("og:image", "/img/sadd.jpg")))
    assert (item.description, item.image) == (summary, "https://www.nidaa.example/img/sadd.jpg")
    assert read(article(head=meta("og:description", HEADLINE + " - نداء"))).description is None
    assert read(article(head=meta("description", f"&lt;p&gt;{summary}&lt;/p&gt;"))).description == summary


def test_a_sites_names_come_from_all_that_states_them() -> None:
    html = article(head=f"<title>{HEADLINE} - نداء الوادي</title>" + ld(publisher={"name": "Nidaa"}))
    opened = open_page(FetchedPage(url=URL, body=html))
    assert {fold("نداء الوادي"), "nidaa", "nidaa.example"} <= outlets(opened)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not here")
def test_the_gold_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the gold's own blocks as the text, so that extraction is not judged here."""
    monkeypatch.syspath_prepend(str(SHARED / "gold"))
    import score

    right = dict.fromkeys(("title", "authors", "source", "tags"), 0)
    pages = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "gold/pages").glob("*.json"))]
    pages = [gold for gold in pages if gold["page_type"] == "article"]
    for gold in pages:
        page = FetchedPage(url=gold["url"], body=(SHARED / "gold/pages" / gold["file"]).read_bytes())
        layout = fetched(page)
        shift = 1  # the gold's block 0 is <title>
        blocks = [layout.blocks[i - shift] for i in gold["body"]]
        item = find_metadata(layout, [Line(block.text, block) for block in blocks])
        right["title"] += score.same_words(item.title, gold["title_text"])
        right["authors"] += score.same_set(item.authors, gold["author"])
        right["source"] += score.same_words(item.source, gold["source"])
        right["tags"] += score.same_set(item.tags, gold["tags"])
    sys.modules.pop("score", None)
    assert right["title"] / len(pages) >= 0.95
    assert min(right.values()) / len(pages) >= 0.85
