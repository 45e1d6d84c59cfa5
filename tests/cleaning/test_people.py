"""Authors and sources of pages written for the tests."""

from datetime import UTC, datetime

import pytest

from crawler.items import FetchedPage
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.metadata import find_metadata
from pipelines.cleaning.page import Line
from tests.cleaning.described import URL, ld, meta, read
from tests.cleaning.laid_out import fetched
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, article, page

BYLINE = "<section aria-labelledby='article-byline'><ul><li>رغد التميمي</li><li>نداء عربي - عدن</li></ul></section>"
TWO = ["سالم الهادي", "منى رشيد"]
SITE = meta("og:site_name", "نداء صحيفة إلكترونية يمنية")
GRAPH = ld(author={"@id": "#p"}) + (
    '<script type="application/ld+json">{"@graph":[{"@id":"#p","@type":"Person","name":"سالم الهادي"}]}</script>'
)


@pytest.mark.parametrize(
    ("html", "authors"),
    [
        (article(head=ld(author={"@type": "Person", "name": "سالم الهادي"})), ["سالم الهادي"]),
        (article(head=ld(author=[{"name": "سالم الهادي"}, {"name": "منى رشيد"}])), ["سالم الهادي", "منى رشيد"]),
        (article(head=meta("author", "سالم الهادي")), ["سالم الهادي"]),
        (article(head=meta("dc.creator", "سالم الهادي، منى رشيد")), ["سالم الهادي", "منى رشيد"]),
        (article(before="<p>كتب: سالم الهادي</p>"), ["سالم الهادي"]),
        (article(before="<p>كتب: سالم الهادي</p>", head=meta("author", "أسرة الموقع الكريم")), ["سالم الهادي"]),
        (article(before="<div class='post-author'><a href='/author/7'>رغد التميمي</a></div>"), ["رغد التميمي"]),
        (article(before="<div>٣ مايو 2024 بواسطة <a rel='author' href='/u/1'>رغد التميمي</a></div>"), ["رغد التميمي"]),
        (article(before="<span itemprop='author'>رغد التميمي</span>"), ["رغد التميمي"]),
        (article(behind="<div>سالم الهادي</div>"), ["سالم الهادي"]),
        (article(behind="<div>د. سالِم الهادي</div>"), ["سالِم الهادي"]),
        (article(head=meta("author", "د.سالم علي")), ["سالم علي"]),
        (article(head=meta("author", "النداء")), []),
        (article(head=meta("author", "نداء الوادي"), behind="<footer>حقوق النشر © نداء الوادي</footer>"), []),
        (article(behind="<p>إعداد: رغد التميمي</p>"), ["رغد التميمي"]),
        (article(before="<p>هيئة التحرير</p><p class='byline'>هيئة التحرير</p>"), ["هيئة التحرير"]),
        (article(before="<p>كتب سالم الهادي</p>"), ["سالم الهادي"]),
        (article(before="<span class='writeBy'>كتبت رغد التميمي</span>"), ["رغد التميمي"]),
        (article(before="<p class='author'>نداء - سالم الهادي</p>", head=SITE), ["سالم الهادي"]),
        (article(before="<p class='author'>عدن: سالم الهادي</p>"), ["سالم الهادي"]),
        (article(head=GRAPH), ["سالم الهادي"]),
        (article(before="<p class='author'>نداء</p>", head=SITE), []),
        (article(before="<p class='author'>سالم الهادي (رويترز)</p>"), ["سالم الهادي"]),
        (article(before="<p><a rel='author'>سالم الهادي</a> و<a rel='author'>منى رشيد</a></p>"), TWO),
        (article(before="<p class='byline'>سالم الهادي ومنى رشيد</p>"), TWO),
        (article(before=BYLINE), ["رغد التميمي"]),
        (article(before="<div>محليات | 3 مايو 2024 | سالم الهادي - عدن</div>"), ["سالم الهادي"]),
        (article(behind="<section class='related'><a>خبر آخر</a><span class='author'>منى رشيد</span></section>"), []),
        (article(before="<p class='byline'>سالم الهادي، منى رشيد</p>"), TWO),
        (article(before="<div><img src='a.jpg'><p>محمد سالم</p></div>"), []),
        (article(before="<div><a href='/tag/1'>محمد سالم</a></div>"), []),
        (article(behind="<figure><img><figcaption>سالم الهادي</figcaption></figure>"), []),
        (article(head=ld(author={"@type": "Person", "name": "admin"})), []),
        (article(head=meta("author", "Editor")), []),
        (article(before="<div class='author-info'><p>نشر</p><p class='author'>رغد التميمي</p></div>"), ["رغد التميمي"]),
        (article(head=meta("author", "ahmed.s@nidaa.example")), []),
        (article(head=meta("article:author", "https://www.facebook.com/nidaa")), []),
        (article(head=meta("author", "صحيفة نداء") + meta("og:site_name", "نداء نيوز")), []),
        (article(head=ld(author={"@type": "Person", "name": "nidaa"})), []),
        (article(head=meta("author", "رويترز")), []),
        (article(head=meta("author", "هيئة التحرير")), []),
        (article(before="<p class='byline'>سالم الهادي مع أ ف ب</p>"), ["سالم الهادي"]),
        (article(before="<p>بقلم: سالم الهادي مع وفا</p>"), ["سالم الهادي"]),
        (article(before="<p class='byline'>سالم الهادي ووكالات</p>"), ["سالم الهادي"]),
        (article(before="<p class='byline'>ولي الدين حمزة</p>"), ["ولي الدين حمزة"]),
        (article(before="<p class='byline'>أمير رشيد</p>"), ["أمير رشيد"]),
        (article(before="<p class='byline'>أمير المنطقة</p>"), []),
        (article(before="<p class='byline'>ولي العهد</p>"), []),
        (article(), []),
    ],
)
def test_authors(html: bytes, authors: list[str]) -> None:
    assert read(html).authors == authors


def test_the_dateline_of_the_site_itself_is_no_source() -> None:
    html = page(f"<h1>{HEADLINE}</h1><p>عدن، اليمن (CNN) -- {LEAD}</p><p>{SECOND}</p>")
    layout = fetched(FetchedPage(url="https://arabic.cnn.com/news/1", body=html))
    assert find_metadata(layout, [Line(block.text, block) for block in layout.blocks[-2:]]).source is None


def test_a_byline_stands_under_the_first_of_two_headlines() -> None:
    between = "<p>كتب: سالم الهادي</p>" + "<p>مشاركة</p>" * 5
    assert read(article(title=f"<h2>{HEADLINE}</h2>{between}<h1>{HEADLINE}</h1>")).authors == ["سالم الهادي"]


@pytest.mark.parametrize(
    ("html", "source"),
    [
        (article(behind="<p>المصدر: صدى الجنوب</p>"), "صدى الجنوب"),
        (
            article(before="<div>المصدر:</div><ul><li>(عدن - نداء)</li></ul>", head=meta("og:site_name", "نداء")),
            "عدن - نداء",
        ),
        (article(before="<p>تحرير: عدن - رويترز</p>"), "رويترز"),
        (article(before="<p class='wp-caption-text'>المصدر: رويترز</p>"), None),
        (article(behind="<p>--(بترا)</p>"), "بترا"),
        (article(behind="<div><b>Deutsche Welle</b></div>"), "Deutsche Welle"),
        (article(before="<p>عدن - وكالات</p>"), "وكالات"),
        (article(before="<p>عدن – نداءالغد:</p>", head=meta("og:site_name", "نداء الغد")), "نداءالغد"),
        (article(before="<p>رأس الخيمة (وام)</p>"), "وام"),
        (article(behind="<ul><li><span>المصدر</span></li><li><a href='#'>صدى الجنوب</a></li></ul>"), "صدى الجنوب"),
        (
            article(head=ld(author={"@type": "Organization", "name": "صدى الجنوب"}, publisher={"name": "نداء"})),
            "صدى الجنوب",
        ),
        (article(head=ld(author={"@type": "Organization", "name": "نداء"}, publisher={"name": "نداء"})), None),
        (article(head=ld(author={"@type": "Organization", "name": "نداء"}, publisher={"name": "Nidaa"})), None),
        (article(head=ld(author={"@type": "Organization", "name": "نداء"})), None),
        (article(head=meta("author", "رويترز")), "رويترز"),
        (article(before="<p class='author'>رويترز</p>"), "رويترز"),
        (article(before="<div>الجمعة 1445/10/24 هـ الموافق 2024/05/03 م (واس)</div>"), "واس"),
        (article(before="<p class='author'>سالم الهادي (رويترز)</p>"), "رويترز"),
        (article(before="<a class='source' href='/source/9'>صدى الجنوب</a>"), "صدى الجنوب"),
        (article(before="<p class='byline'>سالم الهادي مع أ ف ب</p>"), "أ ف ب"),
        (article(before="<p>بقلم: سالم الهادي مع وفا</p>"), "وفا"),
        (article(before="<p class='byline'>سالم الهادي ووكالات</p>"), "وكالات"),
        (article(before="<p>نشر بواسطة: بوابة الجنوب</p>", head=SITE), "بوابة الجنوب"),
        (article(), None),
    ],
)
def test_source(html: bytes, source: str | None) -> None:
    assert read(html).source == source


def test_the_agency_of_the_opening_dateline_is_the_source_unless_it_is_the_site() -> None:
    html = page(f"<h1>{HEADLINE}</h1><p>عدن (رويترز) - {LEAD}</p><p>{SECOND}</p>", meta("og:site_name", "نداء"))
    layout = fetched(FetchedPage(url=URL, body=html, fetched_at=datetime(2024, 5, 1, 10, tzinfo=UTC)))
    lines = [Line(block.text, block) for block in layout.blocks[-2:]]
    assert find_metadata(layout, lines).source == "رويترز"


@pytest.mark.parametrize(
    "author",
    [
        '{"@type": "Person", "name": {"@type": "Person", "name": "سلمى حداد"}}',
        '{"@type": "Person", "name": {"@value": "سلمى حداد", "@language": "ar"}}',
        '{"@type": "Person", "givenName": "سلمى", "familyName": "حداد"}',
        '{"@list": [{"@type": "Person", "name": "سلمى حداد"}]}',
    ],
)
def test_shapes_of_a_stated_author(author: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}}}</script>'
    assert clean_page(article(head=head)).authors == ["سلمى حداد"]


@pytest.mark.parametrize("mark", ["، ", "; ", " ؛ ", " / ", " | ", ", ", " & "])
def test_several_stated_authors_in_one_string(mark: str) -> None:
    stated = f'{{"@type": "Person", "name": "سلمى حداد{mark}كريم النجار"}}'
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {stated}}}</script>'
    assert clean_page(article(head=head)).authors == ["سلمى حداد", "كريم النجار"]
