"""The news spider against real sites on loopback: three runs over all kinds, then what each site was asked."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from crawler.ledger import Ledger
from tests.server import Asked, Page, Web, serving
from tests.spiders.crawling import Run, article, crawl, rss, urlset

SITES = "feed maps json links young closed limited open secret slow busy odd gone".split()
XML = "application/xml"


@dataclass
class World:
    """Three runs and what was asked in each."""

    runs: list[Run]
    asked: list[list[Asked]]

    def paths(self, run: int, site: str) -> list[str]:
        host = f"http://{site}.test"
        return [one.url.removeprefix(host) for one in self.asked[run] if one.url.startswith(host + "/")]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("world")
    sites = folder / "sites"
    sites.mkdir()
    for name in SITES:
        (sites / f"{name}.toml").write_text(f'home = "http://{name}.test/"\n', encoding="utf-8")
    (sites / "slow.toml").write_text('home = "http://slow.test/"\nfeeds = ["http://slow.test/f"]\n', encoding="utf-8")
    web = Web()
    build(web)
    runs, asked = [], []
    with serving(web):
        for number in range(3):
            if number == 2:
                change(web)
            web.asked.clear()
            runs.append(crawl(web, folder / "out", "due=no", SITES_DIR=sites, BUSY_DELAY=0.3))
            asked.append(list(web.asked))
    yield World(runs, asked)


def build(web: Web) -> None:
    feed = [f"http://feed.test/news/{n}/" for n in range(1001, 1007)]
    web.put("http://feed.test/", '<link rel="alternate" type="application/rss+xml" href="/f.xml"><p>صدى')
    web.put("http://feed.test/f.xml", Page(rss([*feed, "http://elsewhere.test/9"]), "application/rss+xml", etag='"f1"'))

    web.put("http://maps.test/robots.txt", Page("Sitemap: /i.xml", "text/plain"))
    web.put("http://maps.test/", "<p>صدى")
    parts = (
        "<sitemap><loc>http://maps.test/n.xml.gz</loc></sitemap><sitemap><loc>http://maps.test/t.txt</loc></sitemap>"
    )
    parts += "<sitemap><loc>http://maps.test/category-sitemap.xml</loc></sitemap>"
    web.put("http://maps.test/i.xml", Page(f"<sitemapindex>{parts}</sitemapindex>", XML, etag='"i1"'))
    maps = urlset([f"http://maps.test/a/{n}" for n in (2001, 2002)])
    dated = "<news:news><news:publication_date>2024-10-29</news:publication_date></news:news></url>"
    maps = maps.replace("<urlset ", '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" ')
    web.put("http://maps.test/n.xml.gz", Page(gzip.compress(maps.replace("</url>", dated).encode()), "x/y", etag='"n"'))
    web.put(
        "http://maps.test/t.txt", Page("http://maps.test/a/2003\nhttp://maps.test/a/2004\n", "text/plain", etag='"t"')
    )

    web.put("http://json.test/", "<p>صدى")
    items = '{"url": "/n/3001", "date_published": "2024-10-28T10:00:00Z"}'
    data = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{items}]}}'
    web.put("http://json.test/feed.json", Page(data, "application/json", headers={"Last-Modified": "x"}))

    web.put("http://links.test/", LINKS_HOME)
    for page in range(1, 4):
        following = f'<a href="/politics?page={page + 1}">{page + 1}</a>' if page < 3 else ""
        link = f'<a href="/story/{4000 + page}">مكتبة جديدة تفتح أبوابها في الحي القديم</a>'
        web.put(f"http://links.test/politics{f'?page={page}' if page > 1 else ''}", f"<body>{link}{following}")
    web.put("http://links.test/politics?page=2", web.hosts["links.test"]["/politics?page=2"])
    for year in range(2020, 2040):
        web.put(f"http://links.test/calendar/{year}", f'<a href="/calendar/{year + 1}">التالي</a>')

    web.put("http://young.test/", '<a href="/article/1">مكتبة</a><a href="/article/2">مكتبة</a>')
    web.put("http://young.test/article/1", article(1))
    web.put("http://young.test/article/2", article(2))

    web.put("http://closed.test/robots.txt", Page("", status=503))
    web.put("http://limited.test/robots.txt", Page("", status=429))
    web.put("http://limited.test/", "<p>صدى")
    web.put("http://open.test/robots.txt", Page("User-agent: *\nDisallow: /", status=401))
    web.put("http://open.test/", '<a href="/article/5">مكتبة</a>')
    web.put("http://open.test/article/5", article(5))
    web.put("http://closed.test/", "<p>صدى")

    web.put("http://secret.test/robots.txt", Page("User-agent: naqi\nDisallow: /secret/\n", "text/plain"))
    web.put("http://secret.test/", "<p>صدى")
    web.put("http://secret.test/feed", rss(["http://secret.test/secret/6001", "http://secret.test/open/6002"]))

    web.put("http://slow.test/robots.txt", Page("User-agent: *\nCrawl-delay: 0.7\n", "text/plain"))
    web.put("http://slow.test/", "<p>صدى")
    web.put("http://slow.test/f", rss(["http://slow.test/n/7001"]))

    web.put("http://busy.test/", "<p>صدى")
    web.put("http://busy.test/feed", rss([f"http://busy.test/n/{n}" for n in (8001, 8002)]))

    web.put("http://odd.test/", "<p>صدى")
    web.put("http://odd.test/feed", rss([f"http://odd.test/n/{n}" for n in range(9001, 9009)]))

    for url in [*feed, *(f"http://maps.test/a/{n}" for n in range(2001, 2005)), "http://json.test/n/3001"]:
        web.put(url, article(int("".join(filter(str.isdigit, url)))))
    web.put("http://links.test/a-1.html", article(4999))  # neither its URL nor the link says that it is one
    for n in (4000, 4001, 4002, 4003):
        web.put(f"http://links.test/story/{n}", article(n))
    for url in ("http://secret.test/secret/6001", "http://secret.test/open/6002", "http://slow.test/n/7001"):
        web.put(url, article(int(url[-4:])))
    build_odd(web)


LINKS_HOME = """<body><nav><a href="/politics">سياسة</a><a href="/calendar/2020">التقويم</a>
<a href="/login">دخول</a></nav>
<a href="/a-1.html">مكتبة</a> <a href="/story/4000">مكتبة جديدة تفتح أبوابها في الحي القديم</a>
<a href="http://elsewhere.test/story/5000">خبر من موقع آخر لا شأن لنا به</a></body>"""


def build_odd(web: Web) -> None:
    answers = iter([Page("", status=429, headers={"Retry-After": "1"})])
    web.put("http://busy.test/n/8001", lambda _: next(answers, article(8001)))
    web.put("http://busy.test/n/8002", article(8002))
    web.put("http://odd.test/n/9001", article(9001, head='<meta name="robots" content="noindex">'))
    web.put("http://odd.test/n/9002", Page(b"%PDF-1.4 ...", "application/pdf"))
    web.put("http://odd.test/n/9003", Page("", status=302, headers={"Location": "http://elsewhere.test/x"}))
    web.put("http://odd.test/n/9004", Page("", status=302, headers={"Location": "/login?back=/n/9004"}))
    web.put("http://odd.test/n/9005", Page("", status=302, headers={"Location": "/"}))
    web.put("http://odd.test/n/9006", Page("", status=301, headers={"Location": "/n/9006/slug"}))
    web.put("http://odd.test/n/9006/slug", article(9006))
    tagged = article(9007)
    tagged.headers["X-Robots-Tag"] = "noindex"
    web.put("http://odd.test/n/9007", tagged)


def change(web: Web) -> None:
    """One article of maps.test has a new text, another only a new lastmod; feed.test announces one more."""
    maps = urlset(["http://maps.test/a/2001", "http://maps.test/a/2002"], lastmod="2099-01-01")
    web.put("http://maps.test/n.xml.gz", Page(maps, XML, etag='"n2"'))
    web.put(
        "http://maps.test/a/2001", article(2001, extra="<p>وأعلنت البلدية بعد الظهر تمديد ساعات العمل في المكتبة.</p>")
    )
    more = [f"http://feed.test/news/{n}/" for n in range(1001, 1008)]
    web.put("http://feed.test/f.xml", Page(rss(more), "application/rss+xml", etag='"f2"'))
    web.put("http://feed.test/news/1007/", article(1007))


def test_a_feed_that_the_home_page_announces(world: World) -> None:
    assert world.runs[0].urls("feed")[:6] == [f"http://feed.test/news/{n}/" for n in range(1001, 1007)]
    assert {row["origin"] for row in world.runs[0].rows("feed")} >= {"http://feed.test/news/1001/"}


def test_sitemaps_index_gzip_news_and_text(world: World) -> None:
    assert set(world.runs[0].urls("maps")) == {f"http://maps.test/a/{n}" for n in range(2001, 2005)}
    assert "/category-sitemap.xml" not in world.paths(0, "maps")


def test_dates_of_feed_and_sitemap_are_kept_as_written(world: World) -> None:
    ledger = Ledger(world.runs[0].folder / "ledger.sqlite")
    assert ledger.hints("http://json.test/n/3001").feed_published == "2024-10-28T10:00:00Z"
    assert ledger.hints("http://maps.test/a/2001").sitemap_published == "2024-10-29"
    ledger.close()


def test_links_sections_and_pagination_without_traps(world: World) -> None:
    stories = [f"http://links.test/story/{n}" for n in range(4000, 4004)]
    assert world.runs[0].urls("links") == ["http://links.test/a-1.html", *stories]
    assert not any("calendar" in path or "login" in path for path in world.paths(0, "links"))
    assert not any("elsewhere.test" in one.url for one in world.asked[0])


def test_a_site_with_few_articles_and_nothing_else(world: World) -> None:
    assert world.runs[0].urls("young") == ["http://young.test/article/1", "http://young.test/article/2"]


def test_a_robots_txt_with_a_server_error_closes_the_site_and_a_missing_one_does_not(world: World) -> None:
    assert set(world.paths(0, "closed")) == {"/robots.txt"}
    assert set(world.paths(0, "limited")) == {"/robots.txt"}
    assert world.runs[0].urls("open") == ["http://open.test/article/5"]


def test_disallowed_pages_are_not_fetched(world: World) -> None:
    assert world.runs[0].urls("secret") == ["http://secret.test/open/6002"]
    assert "/secret/6001" not in world.paths(0, "secret")


def test_crawl_delay_is_kept(world: World) -> None:
    moments = [one.moment for one in world.asked[0] if "//slow.test/" in one.url and "robots" not in one.url]
    assert len(moments) >= 3
    assert moments[-1] - moments[0] > 0.7 * (len(moments) - 1) - 0.4  # the server's clock starts when a thread is free


def test_retry_after_is_waited_for(world: World) -> None:
    asked = [one for one in world.asked[0] if "//busy.test/n/" in one.url]
    refused = next(one for one in asked if one.status == 429)
    after = [one.moment - refused.moment for one in asked if one.moment > refused.moment]
    assert min(after) >= 0.95
    assert world.runs[0].urls("busy") == ["http://busy.test/n/8001", "http://busy.test/n/8002"]


def test_pages_that_are_none_are_kept_with_their_reason(world: World) -> None:
    reasons = {row["origin"][-4:]: row["reason"] for row in world.runs[0].rows("odd", "rejected")}
    assert reasons == {"9001": "noindex", "9002": "not-html", "9005": "error-page", "9007": "noindex"}
    assert world.runs[0].urls("odd") == ["http://odd.test/n/9006/slug"]
    assert not any(path.startswith("/login") for path in world.paths(0, "odd"))


def test_the_second_run_asks_conditionally_and_for_no_article(world: World) -> None:
    statuses = {one.url: one.status for one in world.asked[1]}
    for url in ("feed.test/f.xml", "maps.test/i.xml", "maps.test/n.xml.gz", "maps.test/t.txt"):
        assert statuses[f"http://{url}"] == 304
    [json] = [one for one in world.asked[1] if one.url == "http://json.test/feed.json"]
    assert json.headers["if-modified-since"] == "x"
    for site in ("feed", "maps", "json", "links", "secret", "busy"):
        written = {row["origin"] for run in world.runs[:1] for row in run.rows(site)} - {"http://feed.test/news/1007/"}
        assert not written & statuses.keys()


def test_places_that_were_guessed_in_vain_are_not_asked_again(world: World) -> None:
    assert "/rss.xml" in world.paths(0, "links")
    assert not {"/rss.xml", "/feed", "/sitemap.xml"} & set(world.paths(1, "links"))


def test_what_changed_is_fetched_and_written_only_where_the_text_differs(world: World) -> None:
    again = [path for path in world.paths(2, "maps") if path.startswith("/a/")]
    assert sorted(again) == ["/a/2001", "/a/2002"]
    rows = [row["url"] for row in world.runs[2].rows("maps")]
    assert rows.count("http://maps.test/a/2001") == 2
    assert rows.count("http://maps.test/a/2002") == 1
    assert [path for path in world.paths(2, "feed") if path.startswith("/news/")] == ["/news/1007/"]


def test_a_site_that_fails_is_named_and_stops_no_other(world: World) -> None:
    assert world.runs[0].status == 5
    assert "gone" in world.runs[0].output + world.runs[0].errors
    assert "Traceback" not in world.runs[0].errors
