"""Metadata of pages written for the tests, field by field; the gold pages' figures where the shared folder is there."""

import json
import sys
from pathlib import Path

import pytest

from crawler.items import Article, Hints
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.metadata import find_metadata, outlets
from pipelines.cleaning.page import Line
from pipelines.cleaning.text import fold
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, article, page

SHARED = Path(__file__).parents[2].parent / "shared"
URL = "https://www.nidaa.example/news/sadd"


def read(html: bytes, url: str | None = URL, hints: Hints | None = None) -> Article:
    """Metadata alone: the lines are those blocks that hold the text, whatever extraction does."""
    item = Article(url=url, html=html, fetched_at="2024-05-01T10:00:00Z", hints=hints or Hints())
    opened = open_page(item, None, frozenset())
    opened.lines = [Line(block.text, block) for block in opened.blocks if block.text in (LEAD, SECOND, THIRD)]
    find_metadata(item, opened)
    return item


def ld(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("html", "why"),
    [
        (article(), "h1 alone"),
        (
            article(title=f"<h1><span>عاجل</span> {HEADLINE}</h1>", head=meta("og:title", HEADLINE)),
            "a kicker in the h1",
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
        (article(behind="<div>د. سالِم الهادي</div>"), ["د. سالِم الهادي"]),
        (article(head=meta("author", "د.سالم علي")), ["د.سالم علي"]),
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
        (article(head=meta("author", "ahmed.s@nidaa.example")), []),
        (article(head=meta("article:author", "https://www.facebook.com/nidaa")), []),
        (article(head=meta("author", "صحيفة نداء") + meta("og:site_name", "نداء نيوز")), []),
        (article(head=ld(author={"@type": "Person", "name": "nidaa"})), []),
        (article(head=meta("author", "رويترز")), []),
        (article(head=meta("author", "هيئة التحرير")), []),
        (article(), []),
    ],
)
def test_authors(html: bytes, authors: list[str]) -> None:
    assert read(html).authors == authors


def test_the_dateline_of_the_site_itself_is_no_source() -> None:
    html = page(f"<h1>{HEADLINE}</h1><p>عدن، اليمن (CNN) -- {LEAD}</p><p>{SECOND}</p>")
    item = Article(url="https://arabic.cnn.com/news/1", html=html)
    opened = open_page(item, None, frozenset())
    opened.lines = [Line(block.text, block) for block in opened.blocks[-2:]]
    find_metadata(item, opened)
    assert item.source is None


@pytest.mark.parametrize(
    ("html", "source"),
    [
        (article(behind="<p>المصدر: صدى الجنوب</p>"), "صدى الجنوب"),
        (
            article(before="<div>المصدر:</div><ul><li>(عدن - نداء)</li></ul>", head=meta("og:site_name", "نداء")),
            "عدن - نداء",
        ),
        (article(behind="<p>--(بترا)</p>"), "بترا"),
        (article(behind="<div><b>Deutsche Welle</b></div>"), "Deutsche Welle"),
        (article(before="<p>عدن - وكالات</p>"), "عدن - وكالات"),
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
        (article(), None),
    ],
)
def test_source(html: bytes, source: str | None) -> None:
    assert read(html).source == source


def test_the_agency_of_the_opening_dateline_is_the_source_unless_it_is_the_site() -> None:
    html = page(f"<h1>{HEADLINE}</h1><p>عدن (رويترز) - {LEAD}</p><p>{SECOND}</p>", meta("og:site_name", "نداء"))
    item = Article(url=URL, html=html, fetched_at="2024-05-01T10:00:00Z")
    opened = open_page(item, None, frozenset())
    opened.lines = [Line(block.text, block) for block in opened.blocks[-2:]]
    find_metadata(item, opened)
    assert item.source == "رويترز"


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
    opened = open_page(Article(url=URL, html=html), None, frozenset())
    assert {fold("نداء الوادي"), "nidaa", "nidaa.example"} <= outlets(opened)


def test_the_title_of_a_plain_text_needs_a_dateline_behind_it() -> None:
    def title(text: str) -> str | None:
        item = Article(html=text.encode(), content_type="text/plain")
        find_metadata(item, open_page(item, None, frozenset()))
        return item.title

    assert title(f"{HEADLINE}\nتاريخ النشر: 3 مايو 2024\n{LEAD}\n{SECOND}") == HEADLINE
    assert title(f"{HEADLINE}\n{LEAD}\n{SECOND}") is None
    assert title(f"{LEAD}\nتاريخ النشر: 3 مايو 2024\n{SECOND}") is None


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not here")
def test_the_gold_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the gold's own blocks as the text, so that extraction is not judged here."""
    monkeypatch.syspath_prepend(str(SHARED / "gold"))
    import score

    right = dict.fromkeys(("title", "authors", "source", "tags"), 0)
    pages = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "gold/pages").glob("*.json"))]
    pages = [gold for gold in pages if gold["page_type"] == "article"]
    for gold in pages:
        item = Article(url=gold["url"], html=(SHARED / "gold/pages" / gold["file"]).read_bytes())
        opened = open_page(item, None, frozenset())
        shift = 1  # the gold's block 0 is <title>
        opened.lines = [Line(opened.blocks[i - shift].text, opened.blocks[i - shift]) for i in gold["body"]]
        find_metadata(item, opened)
        right["title"] += score.same_words(item.title, gold["title_text"])
        right["authors"] += score.same_set(item.authors, gold["author"])
        right["source"] += score.same_words(item.source, gold["source"])
        right["tags"] += score.same_set(item.tags, gold["tags"])
    sys.modules.pop("score", None)
    assert right["title"] / len(pages) >= 0.95
    assert min(right.values()) / len(pages) >= 0.85
