import pytest
from lxml import html

from crawler.discovery.links import page_number, read_links, robots_directives
from crawler.discovery.url_patterns import (
    UrlPatterns,
    is_headline,
    is_page,
    looks_like_article,
    url_pattern,
    url_patterns_of,
)

URL = "https://sada.test/"

HOME = """<html lang="ar"><head><title> صدى  اليوم </title><base href="/ar/">
<link rel="alternate" type="application/rss+xml" href="/feed">
<link rel="alternate" type="application/rss+xml" href="/comments/feed">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
<link rel="alternate" type="text/xml" href="/ar/rss.xml">
<link rel="alternate" hreflang="en" href="/en"><link rel="next" href="page/2"></head>
<body><a href="news/1#c"><img></a><a href="news/1">افتتاح مكتبة عامة في الحي القديم</a>
<a href="javascript:void(0)">x</a><a href="mailto:a@sada.test">y</a>
<a rel="next" href="/ar/page/3">التالي</a></body></html>"""


def test_a_page_offers_feeds_next_pages_and_links_with_their_longest_text() -> None:
    links = read_links(HOME, URL)
    assert links.feeds == ["https://sada.test/feed", "https://sada.test/ar/rss.xml"]
    assert links.following == ["https://sada.test/ar/page/2", "https://sada.test/ar/page/3"]
    assert links.anchors["https://sada.test/ar/news/1"] == "افتتاح مكتبة عامة في الحي القديم"
    assert not any("javascript" in url or "mailto" in url for url in links.anchors)
    assert (links.language, links.title) == ("ar", "صدى اليوم")
    assert not links.is_article


def test_a_page_that_calls_itself_an_article() -> None:
    assert read_links('<meta property="og:type" content="article"><p>x', URL).is_article
    assert read_links('<script type="application/ld+json">{"@type": "NewsArticle"}</script><p>x', URL).is_article
    listed = '<script type="application/ld+json">{"@type": "ItemList", "item": {"@type": "NewsArticle"}}</script><p>x'
    assert not read_links(listed, URL).is_article


def test_a_long_text_that_no_link_interrupts_is_an_article() -> None:
    text = "افتتحت البلدية صباح اليوم مكتبة عامة جديدة في الحي القديم. " * 10
    menu = '<nav><a href="/a">سياسة</a></nav>'
    assert read_links(f"<body>{menu}<div>{text[:300]}<br>{text[300:]}</div>", URL).is_article
    teasers = f'<a href="/1">خبر</a><p>{text[:180]}</p>' * 9
    assert not read_links(f"<body>{menu}{teasers}<script>{text}</script>", URL).is_article


def test_a_page_that_is_none_offers_nothing() -> None:
    assert not read_links("", URL).anchors
    assert not read_links('<?xml version="1.0" encoding="utf-8"?><!-- -->', URL).anchors


def test_page_numbers() -> None:
    assert page_number("https://sada.test/politics/page/7/") == 7
    assert page_number("https://sada.test/politics?page=12") == 12
    assert page_number("https://sada.test/politics") == 1


def test_robots_directives_of_page_and_header() -> None:
    page = b'<head><META content="NOINDEX, follow" NAME="Robots"></head><body><meta name=robots content=nofollow>'
    assert robots_directives(page, [], "naqi") == {"noindex", "follow"}
    assert robots_directives(b"", ["googlebot: noindex"], "naqi") == frozenset()
    assert "noindex" in robots_directives(b"", ["naqi: noindex"], "naqi")
    assert "nofollow" in robots_directives(b"", ["none"], "naqi")
    assert "noindex" in robots_directives(b'<meta name="naqi" content="noindex nofollow">', [], "naqi")
    assert "noindex" not in robots_directives(b'<!-- <meta name="robots" content="noindex"> -->', [], "naqi")


@pytest.mark.parametrize("tag", ["meta name=robots content=noindex", "html", "a href=/news/1"])
def test_attributes_by_the_thousand_cost_nothing(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """libxml2 walks all earlier ones for each, and what a page asks of robots is read in the event loop."""
    parsed: list[str | bytes] = []
    real = html.fromstring

    def parse(text: str | bytes) -> html.HtmlElement:
        parsed.append(text)
        return real(text)

    monkeypatch.setattr(html, "fromstring", parse)
    many = " ".join(f"a{number}" for number in range(20_000))
    page = f"<{tag} {many}><meta name=robots content=nofollow><p><a href=/news/2>خبر</a></p>"
    assert "nofollow" in robots_directives(page.encode(), [], "naqi")
    assert "http://sada.test/news/2" in read_links(page, "http://sada.test/").anchors
    assert len(parsed) == 2
    assert all(len(text) < len(page) / 20 for text in parsed)


ARTICLES = [f"https://sada.test/politics/{n}/قمة-المناخ-تختتم-أعمالها-اليوم" for n in range(1000, 1010)]


def test_url_patterns_of_the_site_come_before_all_others() -> None:
    patterns = UrlPatterns()
    patterns.learn(url_patterns_of(ARTICLES))
    assert patterns.is_article("https://sada.test/sport/2001/فوز-جديد-للمنتخب-في-التصفيات")
    assert not patterns.is_article("https://sada.test/sport", "رياضة")
    assert not patterns.is_article("https://sada.test/story-123456", "قصة")


def test_plain_words_are_articles_where_the_site_says_so() -> None:
    patterns = UrlPatterns()
    patterns.learn(url_patterns_of(f"https://sada.test/news/{word}" for word in "ديوان معرض جسر سد حديقة".split()))
    assert patterns.is_article("https://sada.test/news/متحف", "افتتاح متحف جديد في العاصمة")
    assert not patterns.is_article("https://sada.test/news/sport", "رياضة")


def test_a_pattern_counts_where_enough_is_known_and_it_is_no_stray() -> None:
    few, patterns = UrlPatterns(), UrlPatterns()
    few.learn(url_patterns_of(ARTICLES[:4]))
    assert not few.enough
    poll = "https://sada.test/poll/vote-12345"
    patterns.learn(url_patterns_of([*ARTICLES * 4, poll]))
    assert patterns.enough and patterns.fits(ARTICLES[0]) and not patterns.fits(poll)


def test_short_numbers_short_names_and_years_are_no_marks() -> None:
    assert url_pattern("https://sada.test/n/12") != url_pattern("https://sada.test/n/12345")
    assert [is_headline(name) for name in ("world-cup-2026", "who-won-the-cup")] == [False, True]
    assert not looks_like_article("https://sada.test/budget/2026")
    assert not UrlPatterns().is_article("https://sada.test/sport/world", "كأس العالم")


def test_marks_that_all_sites_share() -> None:
    for url in (
        "https://sada.test/2024/10/30/a",
        "https://sada.test/?p=12345",
        "https://sada.test/archives/12345",
        "https://sada.test/news/123456",
        "https://sada.test/عنوان-طويل-من-كلمات-كثيرة",
        "https://sada.test/details.php?id=77",
        "https://sada.test/article/1",
        "https://sada.test/ar/post/قمة",
        "https://sada.test/weather/موجة-حر-تبلغ-ذروتها-اليوم",
    ):
        assert looks_like_article(url), url
    for url in (
        "https://sada.test/",
        "https://sada.test/politics",
        "https://sada.test/2024/10/30/",
        "https://sada.test/tag/قمة-المناخ-تختتم-أعمالها",
        "https://sada.test/politics/page/2",
        "https://sada.test/politics/2",
        "https://sada.test/a/photo-123456.jpg",
        "https://sada.test/calendar/2031-05-01/x",
    ):
        assert not looks_like_article(url), url
    assert not is_page("https://sada.test/login?back=/news/1")


def test_a_short_number_is_a_lists_page_by_a_link_and_an_article_in_a_sitemap() -> None:
    assert not is_page("https://sada.test/news/12")
    assert is_page("https://sada.test/news/12", listed=True)
    assert not is_page("https://sada.test/tag/12", listed=True)
