"""The demo site itself: what it serves, and that its pages are whole."""

import http.client
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import feedparser
import lxml.html
import pytest
from lxml import etree

from crawler.demo.pages import Reply, build_site
from crawler.demo.server import DemoServer
from crawler.demo.story import HERE, HOST, Story, read_stories

TODAY = date(2025, 12, 1)
ARTICLES = read_stories("content")


@pytest.fixture(scope="module")
def site() -> dict[str, Reply]:
    return build_site(TODAY)


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    with DemoServer(TODAY) as running:
        yield running


def ask(server: DemoServer, target: str, method: str = "GET") -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection(urlsplit(server.proxy).netloc, timeout=5)
    try:
        connection.request(method, target, headers={"Host": urlsplit(HOST).netloc})
        reply = connection.getresponse()
        return reply.status, reply.headers["Content-Type"], reply.read()
    finally:
        connection.close()


def test_the_whole_url_as_a_proxy_is_asked(server: DemoServer, site: dict[str, Reply]) -> None:
    for story in ARTICLES.values():
        status, kind, body = ask(server, story.url)
        assert (status, kind, body) == (200, site[story.address].content_type, site[story.address].body)


def test_a_plain_path_is_answered_too(server: DemoServer, site: dict[str, Reply]) -> None:
    assert ask(server, "/news.php?id=1042")[2] == site["/news.php?id=1042"].body


def test_head_has_no_body(server: DemoServer) -> None:
    assert ask(server, f"{HOST}/", "HEAD")[::2] == (200, b"")


def test_what_is_not_there_is_404(server: DemoServer) -> None:
    assert ask(server, f"{HOST}/nothing")[0] == 404


def test_the_port_is_free_after_close() -> None:
    with DemoServer(TODAY) as running:
        address = urlsplit(running.proxy)
    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection(str(address.hostname), int(address.port or 0), timeout=5).request("GET", "/")


def test_every_theme_has_articles() -> None:
    counts = {theme: sum(s.theme == theme for s in ARTICLES.values()) for theme in ("modern", "blog", "table", "bare")}
    assert min(counts.values()) >= 4, counts


@pytest.mark.parametrize("story", ARTICLES.values(), ids=ARTICLES)
def test_no_placeholder_is_left(story: Story, site: dict[str, Reply]) -> None:
    html = site[story.address].body.decode(story.charset)
    assert not re.search(r"\$[a-z_]+|\bNone\b", html)
    assert story.title in html


@pytest.mark.parametrize("story", ARTICLES.values(), ids=ARTICLES)
def test_every_word_of_a_story_is_on_its_page(story: Story, site: dict[str, Reply]) -> None:
    shown = " ".join(lxml.html.fromstring(site[story.address].body.decode(story.charset)).text_content().split())
    for line in f"{story.head}\n{story.body}\n{story.tail}".splitlines():
        if line.startswith(("@date ", "@byline ", "@lead ", "@source ", "@figure ")) or not line.startswith("@"):
            assert line.split(" ", 1)[-1] in shown


def test_the_pages_show_the_day_of_the_crawl(site: dict[str, Reply]) -> None:
    assert "اليوم الاثنين 1 ديسمبر 2025" in site["/"].body.decode()


def test_every_article_can_be_reached_from_the_home_page_or_feed_or_sitemap(site: dict[str, Reply]) -> None:
    seen: set[str] = set()
    queue = ["/"]
    while queue:
        target = queue.pop()
        if target in seen or target not in site:
            continue
        seen.add(target)
        page = lxml.html.fromstring(site[target].body)
        queue += [str(link) for link in page.xpath("//a/@href") if str(link).startswith("/")]
    listed = b"".join(site[f"/sitemap-{name}.xml"].body for name in ("news", "articles")) + site["/feed.xml"].body
    assert not [s.slug for s in ARTICLES.values() if s.address not in seen and s.url.encode() not in listed]


def test_every_link_leads_somewhere(site: dict[str, Reply]) -> None:
    for target, reply in site.items():
        if reply.content_type.startswith("text/html"):
            for link in lxml.html.fromstring(reply.body).xpath("//a/@href"):
                assert not str(link).startswith("/") or link in site, (target, link)


def test_robots_names_the_sitemap_and_forbids_a_path(site: dict[str, Reply]) -> None:
    robots = site["/robots.txt"].body.decode()
    assert f"Sitemap: {HOST}/sitemap.xml" in robots
    assert "Disallow: /private/" in robots


def test_the_sitemaps_are_xml_and_hold_the_dates(site: dict[str, Reply]) -> None:
    index = etree.fromstring(site["/sitemap.xml"].body)
    assert [loc.text for loc in index.iterfind("{*}sitemap/{*}loc")] == [
        f"{HOST}/sitemap-news.xml",
        f"{HOST}/sitemap-articles.xml",
    ]
    news = etree.fromstring(site["/sitemap-news.xml"].body)
    dates = dict(
        zip(
            [loc.text for loc in news.iterfind("{*}url/{*}loc")],
            [when.text for when in news.iterfind(".//{*}publication_date")],
            strict=True,
        )
    )
    assert dates[f"{HOST}/culture/desert-film/"] == "2025-02-02T06:45:00+03:00"
    assert len(etree.fromstring(site["/sitemap-articles.xml"].body)) >= 10


def test_the_feed_is_read_by_a_feed_reader(site: dict[str, Reply]) -> None:
    feed = feedparser.parse(site["/feed.xml"].body)
    assert not feed.bozo
    assert {entry.link: entry.published for entry in feed.entries}[f"{HOST}/culture/novel-prize/"] == (
        "Tue, 14 Jan 2025 08:30:00 +0300"
    )
    assert sum("content" in entry for entry in feed.entries) == 2


def test_the_windows_1256_page_says_so_itself_and_its_header_says_nothing(site: dict[str, Reply]) -> None:
    page = site["/news.php?id=1042"]
    assert page.content_type == "text/html"
    assert b"charset=windows-1256" in page.body
    assert "غواصون" in page.body.decode("windows-1256")


def test_every_data_file_is_of_a_kind_that_is_packed() -> None:
    assert {path.suffix for path in HERE.rglob("*.*") if path.is_file()} <= {".py", ".toml", ".html", ".pyc"}
