"""Feeds and sitemaps that are damaged, cut off, or in an encoding of their own: what can be read of them is taken."""

import asyncio
import gzip
import json
import logging
from pathlib import Path

import pytest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.core.counts import Counts
from crawler.core.scrapy_private import DECODERS
from crawler.core.unpack import FAULTY, MAX_MEMBERS, TooLarge, uncoded, unpack
from crawler.discovery.explore import Explorer
from crawler.discovery.feeds import FeedError, parse_feed
from crawler.discovery.options import Options
from crawler.discovery.reading import Sent, read_source
from crawler.discovery.rules import Rules
from crawler.discovery.sitemaps import parse_sitemap
from crawler.discovery.sources import NAMED, tell
from crawler.discovery.visit import Visit
from crawler.discovery.xml_text import PROLOGUE, TAIL, is_cut_off, mend_xml, whole_entries
from crawler.ledger import Resource
from crawler.sites import Site
from tests.discovery.test_sources import HOME, Crawl

URLS = [f"{HOME}news/{number}?a=1&b=2" for number in range(1001, 1006)]
RULES = Rules(Site("sada", HOME), HOME)
ENTRIES = "".join(
    f"<url><loc>{url.replace('&', '&amp;')}</loc><news:news><news:title>خبر النخيل</news:title></news:news></url>"
    for url in URLS
)
SITEMAP = f'<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{ENTRIES}</urlset>'
ITEMS = "".join(f"<item><title>خبر النخيل</title><link>{url.replace('&', '&amp;')}</link></item>" for url in URLS)
RSS = f'<rss version="2.0"><channel><title>صدى</title>{ITEMS}</channel></rss>'
JSON = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": url, "title": "خبر النخيل"} for url in URLS]},
    ensure_ascii=False,
)
WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
DECLARED = [
    "",
    ' encoding="utf-8"',
    ' encoding="utf-16"',
    " encoding='windows-1256'",
    ' encoding="zlib"',
    ' encoding="x"',
]


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", *WIDE])
def test_the_encoding_is_what_the_bytes_are_and_not_what_they_declare(encoding: str, declared: str) -> None:
    head = f'<?xml version="1.0"{declared}?>\n'
    for found in (
        parse_sitemap((head + SITEMAP).encode(encoding), HOME).pages,
        parse_feed((head + RSS).encode(encoding), HOME).pages,
    ):
        assert [(page.address, page.hints.title) for page in found] == [(url, "خبر النخيل") for url in URLS]


@pytest.mark.parametrize("encoding", ["cp1256", "iso-8859-6"])
def test_one_byte_a_letter_is_read_as_declared_and_else_as_arabic_servers_write_it(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    for head in (declared, *(['<?xml version="1.0" encoding="UTF-8"?>', ""] if encoding == "cp1256" else [])):
        assert parse_feed((head + RSS).encode(encoding), HOME).pages[0].hints.title == "خبر النخيل"
        assert parse_sitemap((head + SITEMAP).encode(encoding), HOME).pages[4].hints.title == "خبر النخيل"


def test_a_broken_letter_does_not_change_the_encoding() -> None:
    body = RSS.encode().replace("صدى".encode(), b"\xd8")
    assert parse_feed(body, HOME).pages[0].hints.title == "خبر النخيل"


@pytest.mark.parametrize("encoding", ["utf-8-sig", *WIDE])
def test_lists_and_json_too(encoding: str) -> None:
    assert [page.address for page in parse_sitemap("\n".join(URLS).encode(encoding), HOME).pages] == URLS
    assert [page.hints.title for page in parse_feed(JSON.encode(encoding), HOME).pages] == ["خبر النخيل"] * 5


def broken(body: bytes, at: int) -> bytes:
    """With one byte changed."""
    return body[:at] + bytes([body[at] ^ 0x5A]) + body[at + 1 :]


PACKED = gzip.compress(SITEMAP.encode())


def test_before_a_fault_so_many_bytes_are_read_one_by_one() -> None:
    empty, last = b"\0\0\0\xff\xff", b"\0\4\0\xfb\xffnews"  # deflate's stored blocks (RFC 1951, 3.2.4)
    head, fault = PACKED[:10], b"\x07"
    assert unpack(head + last + fault) == (b"news", False)
    assert unpack(head + empty * FAULTY + last + fault) == (b"", False)


@pytest.mark.parametrize("body", [broken(PACKED, len(PACKED) - 1), broken(PACKED, len(PACKED) - 6), PACKED[:-1]])
def test_a_wrong_checksum_or_end_costs_nothing(body: bytes) -> None:
    found = parse_sitemap(body, HOME)
    assert [page.address for page in found.pages] == URLS
    assert not found.whole
    assert parse_sitemap(PACKED, HOME).whole


def test_what_stands_before_a_fault_is_read() -> None:
    for first in (parse_sitemap(PACKED[:-24], HOME), parse_feed(gzip.compress(RSS.encode())[:-24], HOME)):
        addresses = [page.address for page in first.pages]
        assert addresses == URLS[: len(addresses)]  # and not the torn one behind them
        assert addresses
        assert not first.whole
    letters = "".join(chr(97 + number % 23 * number % 7) for number in range(300_000)).encode()
    packed = gzip.compress(letters, 1)
    before, whole = unpack(broken(packed, len(packed) // 2))
    assert letters.startswith(before[:100_000])
    assert len(before) > 140_000
    assert not whole
    assert unpack(gzip.compress(b"a") * (MAX_MEMBERS + 1)).whole is False
    assert unpack(gzip.compress(b"a") + bytes(512)).whole


@pytest.mark.parametrize("text", [SITEMAP, RSS])
def test_a_document_without_its_end_is_not_whole(text: str) -> None:
    cut = text.encode()[: -len("</loc></url></urlset>") - 30]
    assert not read_source(cut, Sent(HOME + "s.xml"), RULES).whole
    assert read_source(text.encode() + b"\n<!-- cached -->\n", Sent(HOME + "s.xml"), RULES).whole
    assert read_source(gzip.compress(text.encode())[:-9], Sent(HOME, None, "gzip", 10**6), RULES).whole is False


def test_what_was_damaged_is_told_and_asked_for_as_a_whole_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    crawl = Crawl(tmp_path, Options())
    crawl.counts = Counts(get_crawler())
    visit, headers = Visit(Site("sada", HOME), crawl.options), {"ETag": '"1"', "Last-Modified": "now"}

    async def answered(body: bytes) -> None:
        resource = crawl.ledger.resource(HOME + "s.xml.gz") or Resource(HOME + "s.xml.gz", "sada", "sitemap")
        response = Response(HOME + "s.xml.gz", body=body, headers=headers)
        assert [one async for one in Explorer(crawl).sources.read(response, visit, resource)] == []

    with caplog.at_level(logging.WARNING):
        asyncio.run(answered(broken(PACKED, len(PACKED) - 6)))
    assert len(crawl.found) == len(URLS)
    assert caplog.messages == [f"sada: {HOME}s.xml.gz: damaged or cut off; what could be read of it is taken"]
    kept = crawl.ledger.resource(HOME + "s.xml.gz")
    assert kept is not None
    assert (kept.etag, kept.last_modified, kept.failures) == (None, None, 0)
    asyncio.run(answered(PACKED))
    again = crawl.ledger.resource(HOME + "s.xml.gz")
    assert again is not None
    assert (again.etag, again.last_modified) == ('"1"', "now")


@pytest.mark.parametrize("link", ["#top", "?", "http://", "", "javascript:void(0)", "data:text/html,x", "mailto:a@b"])
def test_a_link_that_leads_to_no_page_or_back_to_the_feed_is_none(link: str) -> None:
    body = RSS.replace("<item>", f"<item><title>t</title><link>{link}</link></item><item>", 1)
    assert [page.address for page in parse_feed(body.encode(), HOME + "feed").pages] == URLS


def test_what_is_not_packed_has_a_limit_too() -> None:
    for read in (lambda: unpack(b"x" * 11, 10), lambda: uncoded(b"x" * 11, "identity", 10)):
        with pytest.raises(TooLarge):
            read()
    assert unpack(b"x" * 10, 10) == uncoded(b"x" * 10, "identity", 10) == (b"x" * 10, True)


def test_a_feed_that_ends_inside_an_entry_has_the_entries_before_and_is_not_whole() -> None:
    cut = parse_feed(RSS.encode()[: RSS.encode().rindex(b"a=1") - 2], HOME)
    assert [page.address for page in cut.pages] == URLS[:4]
    assert not cut.whole
    assert parse_feed(RSS.encode(), HOME).whole
    assert not parse_feed(gzip.compress(RSS.encode())[:-1], HOME).whole


@pytest.mark.parametrize("fault", [ValueError, RecursionError, LookupError, AssertionError])
def test_what_the_parser_of_feeds_lets_through_costs_that_feed(
    fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("feedparser.parse", fail)
    with pytest.raises(FeedError, match="cannot be read"):
        parse_feed(RSS.encode(), HOME)


def test_entities_are_declared_at_the_beginning() -> None:
    declared = b'<!DOCTYPE x [<!ENTITY own "x">]>'
    assert mend_xml(declared + b"&own;", entities=False).endswith(b"&own;")
    assert mend_xml(b" " * PROLOGUE + declared + b"&own;", entities=False).endswith(b"&amp;own;")


def test_an_entry_that_is_cut_off_behind_its_address_waits_for_the_next_visit() -> None:
    """What a feed says of a page is taken whole or not at all."""
    cut = RSS[: RSS.index("</link>", RSS.index(URLS[2].split("?")[0])) + len("</link>")]
    assert [page.address for page in parse_feed(cut.encode(), HOME).pages] == URLS[:2]


@pytest.mark.parametrize("body", [SITEMAP, RSS, f"{RSS}\n<!-- made in 0.1 s -->\n"])
def test_a_whole_feed_stays_as_it_is(body: str) -> None:
    assert whole_entries(body.encode()) == body.encode()


@pytest.mark.parametrize("coding", ["deflate", "br", "zstd"])
@pytest.mark.parametrize("body", [b"Sitemap: x", b"User", b"#x", b"<", b"U"])
def test_text_that_calls_itself_packed_is_text(coding: str, body: bytes) -> None:
    """Some of it would unpack to a few bytes of nothing."""
    assert uncoded(body, coding, 100) == (body, True)


@pytest.mark.parametrize("coding", ["deflate", "br", "zstd"])
def test_what_unpacks_it_knows_the_limit(coding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb would fill the memory before its size is looked at."""
    given: list[int] = []

    def unpacks(body: bytes, max_size: int) -> bytes:
        given.append(max_size)
        return body

    monkeypatch.setitem(DECODERS, coding, unpacks)
    assert uncoded(b"\x8bpacked", coding, 100) == (b"\x8bpacked", True)
    assert given == [100]


def test_a_root_that_ends_long_before_the_end_is_not_the_documents() -> None:
    assert is_cut_off(b"<rss><item>&lt;</rss>" + b"x" * TAIL)
    assert not is_cut_off(b"<rss><item>" + b"x" * TAIL + b"</rss> ")


def test_of_many_that_fail_a_few_are_named(caplog: pytest.LogCaptureFixture) -> None:
    """One robots.txt with 300 sitemaps that are not there filled the log."""
    visit = Visit(Site("sada", HOME), Options())
    for number in range(300):
        tell(visit, f"{HOME}{number}.xml", "status 404")
    lines = [record.getMessage() for record in caplog.records]
    assert lines[:NAMED] == [f"sada: {HOME}{number}.xml: status 404" for number in range(NAMED)]
    assert lines[NAMED:] == ["sada: so are more of its feeds and sitemaps, which are not named"]
