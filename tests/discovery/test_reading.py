"""Answers that are made to take long or to break a reader. Each once froze or ended a crawl."""

import gzip
import json

import feedparser
import pytest

from crawler.core.found import Found
from crawler.discovery import feeds
from crawler.discovery.feeds import MAX_ITEMS, FeedError, parse_feed
from crawler.discovery.links import MAX_BASES, MAX_EVENTS, MAX_PAGE, MAX_READ, read_links
from crawler.discovery.reading import CHUNK, SEVERAL, Sent, read_list, read_source, without_sections
from crawler.discovery.rules import Rules
from crawler.discovery.sitemaps import MAX_CHILDREN, parse_sitemap
from crawler.discovery.xml_text import first_items, mend_xml
from crawler.sites import Site

HOME = "https://sada.test/"
RULES = Rules(Site("sada", HOME), HOME)
ITEM = "<item><title>خبر</title><link>https://sada.test/news/{}</link></item>"


def rss(*items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'.encode()


def test_of_a_feed_without_end_the_first_items_are_read() -> None:
    body = rss(*map(ITEM.format, range(230_000)))
    cut = first_items(mend_xml(body, entities=True), MAX_ITEMS)
    assert cut.count(b"<item>") == MAX_ITEMS
    source = read_source(body, Sent(HOME + "feed"), RULES)
    assert source.kind == "feed"
    assert [len(chunk) for chunk in source.chunks()] == [CHUNK] * (MAX_ITEMS // CHUNK)
    assert next(source.chunks())[0].url == HOME + "news/0"


@pytest.mark.parametrize("coding", ["", "gzip"])
def test_a_file_that_was_packed_twice(coding: str) -> None:
    """By who makes it and by a job that packs what lies in the folder; and once more on its way. Three are too many."""
    twice = gzip.compress(gzip.compress(rss(*map(ITEM.format, range(3)))))
    body = gzip.compress(twice) if coding else twice
    source = read_source(body, Sent(HOME + "feed.gz", coding=coding, limit=10_000), RULES)
    assert (len(next(source.chunks())), source.whole) == (3, True)
    assert not read_source(
        gzip.compress(gzip.compress(rss(*map(ITEM.format, range(90))))[:-9]), Sent(HOME), RULES
    ).whole
    with pytest.raises(FeedError):
        read_source(gzip.compress(body), Sent(HOME + "feed.gz"), RULES)


def test_of_items_that_are_no_xml_or_cannot_be_cut_the_first_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAX_ITEMS", 3)
    items = [{"url": f"{HOME}news/{n}"} for n in range(5)]
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    assert len(parse_feed(feed, HOME).pages) == 3
    late = rss(*map(ITEM.format, range(5))).replace(b"<rss", b"<!--%b--><rss" % (b" " * 70_000))
    assert len(parse_feed(late, HOME).pages) == 3


def test_what_parses_feeds_is_given_the_first_items_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAX_ITEMS", 3)
    given = []
    parse = feedparser.parse
    monkeypatch.setattr(feedparser, "parse", lambda body, **words: given.append(body) or parse(body, **words))
    parse_feed(rss(*map(ITEM.format, range(5))), HOME)
    assert [body.count(b"<item>") for body in given] == [3]


@pytest.mark.parametrize("name", ["feed", "a:RDF"])
def test_a_feed_that_is_cut_ends_as_it_began(name: str) -> None:
    body = f"<{name}><entry>1</entry><entry>2</entry></{name}>".encode()
    assert first_items(body, 1) == f"<{name}><entry>1</entry></{name}>".encode()
    assert first_items(body, 3) == body


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("?a=1&b=2", "?a=1&amp;b=2"),
        ("&amp;&lt;&#65;&#x41;", "&amp;&lt;&#65;&#65;"),
        ("&nbsp;&", "&nbsp;&amp;"),
        ("&copy=1", "&amp;copy=1"),
        ("&#55357;&#56832;", "&#128512;"),
        ("&#xD83D;&#xDE00;", "&#128512;"),
        ("&#55357;x&#56832;", "&#65533;x&#65533;"),
        ("&#0;&#8;&#xFFFFFFF;", ""),
        ("<![CDATA[a&b]]>&c", "<![CDATA[a&b]]>&amp;c"),
        ("<![CDATA[a&b", "<![CDATA[a&amp;b"),
    ],
)
def test_ampersands_are_mended(bad: str, good: str) -> None:
    assert mend_xml(bad.encode(), entities=True).decode() == good


def test_half_an_emoji_costs_its_own_item_at_most() -> None:
    items = [{"id": str(n), "url": f"https://sada.test/news/{n}", "title": "خبر"} for n in range(11)]
    items[3]["title"] = "نص \ud83d"
    items[4]["title"] = "\ud83d\ude00"
    items[5]["url"] = "https://sada.test/\ud83d"
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    pages = parse_feed(feed, HOME).pages
    assert len(pages) == 10
    assert (pages[3].hints.title, pages[4].hints.title) == ("نص \ufffd", "😀")
    xml = rss(
        *map(ITEM.format, range(5)),
        "<item><title>&#55357;&#56832; &#55357;</title><link>https://sada.test/n/9</link></item>",
    )
    pages = parse_feed(xml, HOME).pages
    assert [len(pages), pages[-1].hints.title] == [6, "😀 \ufffd"]
    for page in pages:
        json.dumps(page.hints.title).encode()
        (page.url + (page.hints.title or "")).encode()


def test_an_address_with_a_bare_ampersand_is_asked_for_as_it_is_written() -> None:
    head = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    body = head + "".join(
        f"<url><loc>{HOME}n.php?lang=ar{amp}id={n}</loc></url>"
        for n, amp in enumerate(("&", "&amp;", "&amp;amp;", "&#38;"))
    )
    urls = [page.address for page in parse_sitemap(f"{body}</urlset>".encode(), HOME).pages]
    assert urls == [f"{HOME}n.php?lang=ar&id={n}" for n in range(4)]
    index = f"<sitemapindex><sitemap><loc>{HOME}s.php?a=1&page=2</loc></sitemap></sitemapindex>"
    assert parse_sitemap(index.encode(), HOME).children == [(f"{HOME}s.php?a=1&page=2", None)]
    feed = rss(
        f"<item><link>{HOME}n.php?lang=ar&id=1</link></item>",
        f"<item><link>{HOME}n.php?lang=ar&amp;amp;id=2</link></item>",
    )
    assert [page.address for page in parse_feed(feed, HOME).pages] == [*urls[1:2], f"{HOME}n.php?lang=ar&id=2"]


def test_an_item_whose_link_leads_nowhere_names_no_page() -> None:
    assert parse_feed(rss("<item><link>//</link></item>", ITEM.format(1)), HOME + "feed.xml").pages == [
        Found(HOME + "news/1", parse_feed(rss(ITEM.format(1)), HOME).pages[0].hints)
    ]


def test_an_index_without_end_keeps_the_newest() -> None:
    entry = f"<sitemap><loc>{HOME}{{0}}.xml</loc><lastmod>{{1}}</lastmod></sitemap>"
    many = "".join(entry.format(n, f"20{10 + n % 15}-01-01") for n in range(MAX_CHILDREN + 100))
    children = parse_sitemap(f"<sitemapindex>{many}</sitemapindex>".encode(), HOME).children
    assert len(children) == MAX_CHILDREN
    assert children[0][1] == "2024-01-01"


def test_entries_count_when_they_are_read_not_when_they_are_kept() -> None:
    body = f"<urlset>{'<x/>' * 150_000}<url><loc>{HOME}late</loc></url></urlset>"
    assert parse_sitemap(body.encode(), HOME).pages == []


@pytest.mark.parametrize("unit", ["<a href='/x'>", "<base>", "<a href='/x' rel=next>", "<b>", "<a href=/x></a>"])
def test_pages_of_one_tag_for_ever_are_read_up_to_a_limit(unit: str) -> None:
    body = f"<html><title>صدى</title><body><a href='/news/1'>خبر</a>{unit * (4_000_000 // len(unit))}".encode()
    page = read_list(body, Sent(HOME, "text/html; charset=utf-8"), RULES)
    assert page.own[0][0].url == HOME + "news/1"
    assert len(page.own) <= 2
    assert len(page.links.following) <= 1


def test_links_are_counted_when_they_are_read() -> None:
    text = "<a href='/x'>س</a>" * (MAX_READ + 1) + "<a href='/late'>س</a>"
    assert list(read_links(text, HOME).anchors) == [HOME + "x"]


def test_an_address_of_links_is_looked_for_among_the_first_bases() -> None:
    def base_of(empty: int) -> str:
        text = f"<head>{'<base>' * empty}<base href='/late/'></head><a href='1'>س</a>"
        return next(iter(read_links(text, HOME).anchors))

    assert [base_of(MAX_BASES - 1), base_of(MAX_BASES)] == [HOME + "late/1", HOME + "1"]


def test_an_articles_text_is_looked_for_among_the_first_elements() -> None:
    def is_article(before: int) -> bool:
        return read_links(f"<body>{'<i></i>' * before}<p>{'نص طويل ' * 500}</p>", HOME).is_article

    assert is_article(MAX_EVENTS // 2 - 10)
    assert not is_article(MAX_EVENTS // 2)


def test_of_a_list_page_the_first_bytes_are_read() -> None:
    """Bytes, not letters: Arabic ones have two."""
    links = "<a href='/news/1'>خبر</a>{}<a href='/news/2'>خبر</a>"
    room = MAX_PAGE - len(links.encode())
    for letters, seen in ((room // 2, 2), (room // 2 + 100, 1)):
        body = links.format("س" * letters).encode()
        assert len(read_list(body, Sent(HOME, "text/html; charset=utf-8"), RULES).own) == seen


def test_a_page_without_links_leads_on() -> None:
    script = '<script>window.location.replace("/ar/")</script>'
    assert read_links(f"<body>{script}</body>", HOME).leads_on == HOME + "ar/"
    refresh = '<noscript><META http-equiv="refresh" content="0;URL=\'/ar/\'"></noscript>'
    assert read_links(f"<body>{refresh}</body>", HOME).leads_on == HOME + "ar/"
    assert read_links(f"<body>{refresh}<a href=/1>1</a></body>", HOME).leads_on is None
    assert read_links("<body><script>var location = x</script></body>", HOME).leads_on is None


def test_bytes_that_are_no_feed_say_so() -> None:
    for body in (
        b"<html><body>no</body></html>",
        b"\x00\xff" * 50,
        b"{}",
        b'{"version": "x"}',
    ):
        with pytest.raises(FeedError):
            read_source(body, Sent(HOME), RULES)


def test_a_plain_sitemap_names_sections_by_what_stands_under_them() -> None:
    under = [Found(f"{HOME}politics/{n}") for n in range(SEVERAL)]
    section = Found(f"{HOME}politics")
    assert without_sections([section, *under]) == under
    assert without_sections([section, *under[1:]]) == [section, *under[1:]]
    assert SEVERAL == 3
