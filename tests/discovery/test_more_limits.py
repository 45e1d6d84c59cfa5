"""What is kept of a site's pages and files has an end; `python -m tests.mutations` takes each of these limits out."""

from collections import Counter

import pytest
from scrapy.http import Response

from crawler.discovery import links
from crawler.discovery.copies import COPIES, MAX_PATHS, Copies
from crawler.discovery.links import MAX_HEAD, MAX_LINKS, MAX_PAGE, MAX_WORDS, read_links, robots_directives
from crawler.discovery.memory import MAX_PATTERNS, Memory, recall
from crawler.discovery.refusal import SNIFFED, is_html
from crawler.ledger import Resource

URL = "https://sada.test/"


def test_of_a_list_page_so_many_links_are_kept() -> None:
    page = "".join(f"<a href='/n/{number}'>x</a>" for number in range(MAX_LINKS + 10))
    assert len(read_links(page, URL).anchors) == MAX_LINKS


def test_of_a_page_head_so_many_links_are_read() -> None:
    feed = "<link rel='alternate' type='application/rss+xml' href='/feed'>"
    assert read_links(feed + "<link>" * MAX_LINKS, URL).feeds
    assert not read_links("<link>" * MAX_LINKS + feed, URL).feeds


def test_of_a_links_words_the_beginning_is_kept() -> None:
    assert (
        read_links(f"<a href='/n/1'>{'خبر ' * MAX_WORDS}</a>", URL).anchors[f"{URL}n/1"]
        == ("خبر " * MAX_WORDS)[:MAX_WORDS]
    )
    pieces = "<b>خ</b>" * (2 * MAX_WORDS)
    assert read_links(f"<a href='/n/1'>{pieces}</a>", URL).anchors[f"{URL}n/1"] == "خ" * MAX_WORDS


def test_what_stands_far_behind_in_a_link_is_no_text_of_it() -> None:
    anchor = f"<a href='/n/1' title='{'ع' * (2 * MAX_WORDS)}'>{'<b> </b>' * (MAX_WORDS + 5)}خبر</a>"
    assert read_links(anchor, URL).anchors[f"{URL}n/1"] == "ع" * MAX_WORDS


def test_of_a_long_page_and_a_long_title_the_beginning_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    title = "ع" * (20 * MAX_WORDS)
    assert read_links(f"<title>{title}</title><p>x", URL).title == title[: 10 * MAX_WORDS]
    parsed: list[int] = []
    monkeypatch.setattr(links, "_tree", lambda text: parsed.append(len(text)))
    read_links("x" * (MAX_PAGE + 10), URL)
    assert parsed == [MAX_PAGE]


def test_where_a_page_leads_stands_at_its_beginning() -> None:
    script = "<script>location.replace('/ar/')</script>"
    assert read_links(f"<p>x</p>{script}", URL).leads_on == f"{URL}ar/"
    assert read_links(f"<p>{'x' * MAX_HEAD}</p>{script}", URL).leads_on is None


def test_what_a_page_asks_of_robots_stands_at_its_beginning() -> None:
    meta = b"<meta name=robots content=noindex>"
    assert "noindex" in robots_directives(meta, (), "naqi")
    assert not robots_directives(b"<!--" + b"x" * MAX_HEAD + b"-->" + meta, (), "naqi")


def test_of_a_sites_paths_the_latest_are_remembered() -> None:
    copies = Copies()
    for _ in range(COPIES):
        copies.showed(f"{URL}first?s=1", "text")
    for number in range(MAX_PATHS):
        copies.showed(f"{URL}{number}?s=1", "text")
    assert not copies.has_more_of(f"{URL}first?s=2")
    for _ in range(COPIES):
        copies.showed(f"{URL}last?s=1", "text")
    assert copies.has_more_of(f"{URL}last?s=2")


def test_of_the_patterns_of_a_list_the_commonest_are_remembered() -> None:
    patterns = Counter({f"/{number}": number + 1 for number in range(2 * MAX_PATTERNS)})
    kept = recall(Resource(URL, "sada", "sitemap", note=Memory(patterns=patterns).dump())).patterns
    assert kept == Counter(dict(patterns.most_common(MAX_PATTERNS)))


def test_a_page_of_an_odd_type_shows_at_its_beginning_that_it_is_html() -> None:
    odd = {"Content-Type": "text/plain"}
    assert is_html(Response("http://sada.test/1", body=b" " * 100 + b"<HTML>", headers=odd))
    assert not is_html(Response("http://sada.test/1", body=b" " * SNIFFED + b"<HTML>", headers=odd))
