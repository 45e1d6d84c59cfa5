import gzip
import json

import pytest

from crawler.discovery.feeds import FeedError, parse_feed

URL = "https://sada.test/feed"

RSS2 = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>صدى</title><language>ar</language>
<item><title>افتتاح مكتبة عامة في الحي القديم</title><link>https://sada.test/news/1/?utm_source=rss</link>
<pubDate>Wed, 30 Oct 2024 10:15:00 +0300</pubDate><category>ثقافة</category><category>مدن</category>
<content:encoded><![CDATA[<p>افتتحت البلدية مكتبة.</p>]]></content:encoded></item>
<item><title>بلا رابط</title></item>
</channel></rss>"""

RSS1 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://sada.test/"><title>صدى</title></channel>
<item rdf:about="https://sada.test/n/7"><title>خبر</title><link>https://sada.test/n/7</link>
<dc:date>2024-10-30T10:15:00+03:00</dc:date></item></rdf:RDF>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>صدى</title>
<entry><title>خبر</title><link href="/n/8"/><published>2024-10-30</published><updated>2024-11-02T08:00:00Z</updated>
<content type="html">&lt;p&gt;نص&lt;/p&gt;</content></entry></feed>"""

ATOM_UPDATED_ONLY = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>صدى</title>
<entry><title>خبر</title><link href="/n/9"/><updated>2024-11-02T08:00:00Z</updated></entry></feed>"""


def test_rss_2_carries_date_title_tags_and_content() -> None:
    feed = parse_feed(RSS2.encode(), URL)
    [page] = feed.pages
    assert page.url == "https://sada.test/news/1"
    assert page.address == "https://sada.test/news/1/"
    assert page.hints.feed_published == "Wed, 30 Oct 2024 10:15:00 +0300"
    assert page.hints.title == "افتتاح مكتبة عامة في الحي القديم"
    assert page.hints.tags == ["ثقافة", "مدن"]
    assert page.hints.content == "<p>افتتحت البلدية مكتبة.</p>"
    assert (feed.title, feed.language) == ("صدى", "ar")


def test_rss_1_dates_by_dublin_core() -> None:
    [page] = parse_feed(RSS1.encode(), URL).pages
    assert page.hints.feed_published == "2024-10-30T10:15:00+03:00"


def test_atom_keeps_published_and_updated_apart() -> None:
    [page] = parse_feed(ATOM.encode(), URL).pages
    assert page.url == "https://sada.test/n/8"
    assert page.hints.feed_published == "2024-10-30"
    assert page.hints.lastmod == "2024-11-02T08:00:00Z"
    assert page.hints.content == "<p>نص</p>"


def test_updated_is_never_taken_for_published() -> None:
    [page] = parse_feed(ATOM_UPDATED_ONLY.encode(), URL).pages
    assert page.hints.feed_published is None
    assert page.hints.lastmod == "2024-11-02T08:00:00Z"


def test_json_feed() -> None:
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "صدى",
        "items": [
            {"id": "1", "url": "/n/1", "title": "خبر", "date_published": "2024-10-30T10:00:00Z", "tags": ["مدن", 3]},
            {"id": "no url"},
            "not an item",
        ],
    }
    pages = parse_feed(json.dumps(data).encode(), URL).pages
    assert [page.url for page in pages][:1] == ["https://sada.test/n/1"]
    assert pages[0].hints.feed_published == "2024-10-30T10:00:00Z"
    assert pages[0].hints.tags == ["مدن"]


def test_gzip_and_windows_1256_are_read() -> None:
    text = RSS2.replace("UTF-8", "windows-1256").encode("cp1256")
    assert parse_feed(gzip.compress(text), URL).title == "صدى"


def test_a_broken_feed_gives_what_stands_before_the_break() -> None:
    cut = RSS2[: RSS2.index("<item><title>بلا")] + "<item><title>x &nosuch; <link>"
    assert parse_feed(cut.encode(), URL).pages[0].url == "https://sada.test/news/1"


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0">&b;</rss>'
)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><body>404</body></html>", b"{}", b"{broken", b"\x89PNG\r\n", BOMB, b'{"version":' + b"[" * 100_000],
    ids=["empty", "html", "json", "broken-json", "png", "bomb", "deep-json"],
)
def test_what_is_no_feed_says_so(body: bytes) -> None:
    with pytest.raises(FeedError):
        parse_feed(body, URL)


def test_a_gzip_bomb_ends() -> None:
    with pytest.raises(FeedError, match="over"):
        parse_feed(gzip.compress(b" " * (64 * 1024 * 1024)), URL)


def test_a_feed_that_names_itself_names_no_page() -> None:
    items = [
        {"url": f"{URL}#"},
        {"url": "https://sada.test/news/1"},
        {"id": "https://sada.test/news/2"},
        {"title": "x"},
    ]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    assert [page.url for page in parse_feed(body, URL).pages] == [
        "https://sada.test/news/1",
        "https://sada.test/news/2",
    ]


def test_whether_a_feed_came_whole() -> None:
    assert parse_feed(RSS2.encode(), URL).whole
    assert not parse_feed(RSS2.partition("</channel>")[0].encode(), URL).whole
    packed = gzip.compress(RSS2.encode())
    assert not parse_feed(packed[:-4], URL).whole


@pytest.mark.parametrize("fault", [ValueError, RecursionError, LookupError, AssertionError])
def test_what_the_lenient_parser_lets_through_costs_the_feed_alone(
    fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("feedparser.parse", fails)
    with pytest.raises(FeedError, match=f"cannot be read: {fault.__name__}"):
        parse_feed(RSS2.encode(), URL)
