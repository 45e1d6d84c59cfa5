import gzip

import pytest

from crawler.core.unpack import MAX_MEMBERS, TooLarge, unpack
from crawler.discovery.sitemaps import MAX_ENTRIES, parse_sitemap

URL = "https://sada.test/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {NS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://sada.test/n/1/</loc><lastmod>2024-11-01</lastmod>
<image:image><image:loc>https://sada.test/i.jpg</image:loc><image:title>صورة</image:title></image:image>
<news:news><news:publication><news:name>صدى</news:name><news:language>ar</news:language></news:publication>
<news:publication_date>2024-10-30</news:publication_date><news:title>عنوان الخبر</news:title>
<news:keywords>مدن، مكتبات, ثقافة</news:keywords></news:news></url>
<url><loc> https://sada.test/n/2 </loc></url><url></url></urlset>"""

INDEX = f"""<sitemapindex {NS}><sitemap><loc>https://sada.test/a.xml.gz</loc><lastmod>2024-11-01</lastmod></sitemap>
<sitemap><loc>/b.xml</loc></sitemap></sitemapindex>"""


def test_a_news_sitemap_carries_date_title_and_keywords_as_written() -> None:
    found = parse_sitemap(NEWS.encode(), URL)
    first, second = found.pages
    assert found.news
    assert first.url == "https://sada.test/n/1"
    assert first.address == "https://sada.test/n/1/"
    assert first.hints.sitemap_published == "2024-10-30"
    assert first.hints.lastmod == "2024-11-01"
    assert first.hints.title == "عنوان الخبر"
    assert first.hints.tags == ["مدن", "مكتبات", "ثقافة"]
    assert (second.url, second.hints.lastmod) == ("https://sada.test/n/2", None)


def test_an_index_names_its_children() -> None:
    assert parse_sitemap(INDEX.encode(), URL).children == [
        ("https://sada.test/a.xml.gz", "2024-11-01"),
        ("https://sada.test/b.xml", None),
    ]


def test_gzip_byte_order_mark_and_leading_space() -> None:
    assert len(parse_sitemap(gzip.compress(b"\xef\xbb\xbf\n  " + NEWS.encode()), URL).pages) == 2


def test_without_namespace() -> None:
    assert parse_sitemap(b"<urlset><url><loc>https://sada.test/1</loc></url></urlset>", URL).pages


def test_text_sitemap() -> None:
    found = parse_sitemap("https://sada.test/1\r\nnot a URL\nhttps://sada.test/خبر\n".encode(), URL)
    assert [page.url for page in found.pages] == ["https://sada.test/1", "https://sada.test/%D8%AE%D8%A8%D8%B1"]


def test_a_feed_serves_as_sitemap() -> None:
    rss = b'<rss version="2.0"><channel><item><link>https://sada.test/1</link></item></channel></rss>'
    assert parse_sitemap(rss, URL).pages[0].url == "https://sada.test/1"


@pytest.mark.parametrize("body", [b"", b"<html><a href='/x'>x</a></html>", b"<", b"\x00\x01", b"User-agent: *\n"])
def test_what_is_no_sitemap_lists_nothing(body: bytes) -> None:
    found = parse_sitemap(body, URL)
    assert not found.pages
    assert not found.children


def test_a_truncated_sitemap_gives_what_is_whole() -> None:
    assert len(parse_sitemap(NEWS.encode()[:-60], URL).pages) >= 1
    assert len(parse_sitemap(gzip.compress(NEWS.encode())[:-20], URL).pages) >= 1


def test_an_entity_bomb_does_not_grow() -> None:
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "aaaaaaaaaa"}">' for i in range(12))
    body = f'<?xml version="1.0"?><!DOCTYPE b [{levels}]><urlset><url><loc>https://sada.test/&e11;</loc></url></urlset>'
    assert all(len(page.url) < 100 for page in parse_sitemap(body.encode(), URL).pages)


def test_a_gzip_bomb_ends() -> None:
    with pytest.raises(TooLarge):
        unpack(gzip.compress(bytes(4 * 1024 * 1024)), limit=1024 * 1024)


def test_an_endless_sitemap_ends() -> None:
    body = b"\n".join(b"https://sada.test/%d" % i for i in range(MAX_ENTRIES + 10))
    assert len(parse_sitemap(body, URL).pages) == MAX_ENTRIES


def test_unpack_gives_what_could_be_read_of_several_members() -> None:
    assert unpack(b"plain").body == b"plain"
    assert unpack(gzip.compress(b"abc" * 1000)[:-8]).body == b"abc" * 1000
    assert unpack(gzip.compress(b"abc") + gzip.compress(b"def")).body == b"abcdef"
    assert unpack(gzip.compress(b"abc") + gzip.compress(b"d" * 100_000)[:60] + b"\0" * 9).body.startswith(b"abc")
    assert unpack(gzip.compress(b"abc") + b"\0" * 512).body == b"abc"
    with pytest.raises(TooLarge):
        unpack(gzip.compress(bytes(400_000)) * 3, limit=1_000_000)
    assert len(unpack(gzip.compress(b"a") * (MAX_MEMBERS + 9)).body) == MAX_MEMBERS


def test_an_address_with_an_entity_of_the_documents_own_is_none() -> None:
    body = (
        '<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY secret SYSTEM "file:///etc/hosts">]><urlset>'
        "<url><loc>https://sada.test/&secret;/1</loc></url><url><loc>https://sada.test/n/2?a=1&b=2</loc></url></urlset>"
    )
    found = parse_sitemap(body.encode(), "https://sada.test/sitemap.xml")
    assert [page.url for page in found.pages] == ["https://sada.test/n/2?a=1&b=2"]


@pytest.mark.parametrize(
    ("count", "said", "kept"),
    [
        (20, "2026-11-20T10:{0:02}:00+03:00", True),
        (20, "2026-11-20T10:01:{0:02}Z", False),
        (20, "2026-11-20T10:00:00Z", False),
        (19, "2026-11-20T10:00:00Z", True),
        (20, "2026-11-20", True),
        (20, "", True),
    ],
)
def test_a_lastmod_that_is_the_sitemaps_own_moment_says_nothing(count: int, said: str, kept: bool) -> None:
    entries = "".join(
        f"<url><loc>http://sada.test/{n}</loc><lastmod>{said.format(n)}</lastmod></url>" for n in range(count)
    )
    pages = parse_sitemap(f"<urlset>{entries}</urlset>".encode(), "http://sada.test/s.xml").pages
    assert len(pages) == count
    assert all(page.hints.lastmod == ((said.format(n) or None) if kept else None) for n, page in enumerate(pages))


def test_one_page_that_was_changed_earlier_makes_a_sitemap_trustworthy() -> None:
    moments = ["2026-11-20T10:00:00Z"] * 30 + ["2026-11-20T09:00:00Z"]
    entries = "".join(f"<url><loc>http://a.test/{n}</loc><lastmod>{m}</lastmod></url>" for n, m in enumerate(moments))
    pages = parse_sitemap(f"<urlset>{entries}</urlset>".encode(), "http://a.test/s.xml").pages
    assert [page.hints.lastmod for page in pages] == moments


@pytest.mark.parametrize(
    ("body", "pages", "whole"),
    [
        ("<", 0, False),
        ("<urlset><url><loc>https://sada.test/1</loc></url><url><lo", 1, False),
        ("<urlset><url><loc>https://sada.test/1</loc></url></urlset>", 1, True),
        ("<opml><url><loc>https://sada.test/1</loc></url></opml>", 0, False),
        ('<!DOCTYPE x [<!ENTITY a "b">]><rss><item><link>https://sada.test/1</link></item></rss>', 0, True),
        ("https://sada.test/1\nhttps://sada.test/2 is our second page\n", 1, True),
    ],
)
def test_what_is_damaged_or_no_sitemap_ends_no_crawl(body: str, pages: int, whole: bool) -> None:
    """Where it is not whole, it is asked for again instead of being believed to list no more."""
    found = parse_sitemap(body.encode(), "https://sada.test/sitemap.xml")
    assert (len(found.pages), found.whole) == (pages, whole)
