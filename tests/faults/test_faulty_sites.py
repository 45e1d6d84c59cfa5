"""One crawl over good and bad sites: the good are complete, the bad cost only themselves and are named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.faults import answers
from tests.faults.answers import Endless, packed, played, raw
from tests.faults.watched import Watched, crawling, write_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import Run, article, rss, urlset

GOOD = [f"http://good.test/n/{number}" for number in range(1001, 1009)]
HOME = "<html><body><p>صدى"
XML = "application/xml"
PLAIN = "text/plain"


class Faults:
    """The run and what is left of it."""

    def __init__(self, watched: Watched, run: Run, web: Web) -> None:
        self.watched = watched
        self.run = run
        self.web = web


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faults]:
    folder = tmp_path_factory.mktemp("faults")
    web = Web()
    with serving(web):
        homes = build(web)
        sites = write_sites(folder / "sites", homes)
        with crawling(
            web, folder / "out", SITES_DIR=sites, DOWNLOAD_TIMEOUT=3, BUSY_DELAY=0.2, DNS_TIMEOUT=3
        ) as watched:
            run = watched.end(timeout=90)
    yield Faults(watched, run, web)


def build(web: Web) -> dict[str, str]:
    """Fill the web; -> the start page of each site."""
    good(web)
    pages(web)
    homes = {name: f"http://{name}.test/" for name in ("good", "pages")}
    for name, answer in {
        "slowheaders": played(answers.slow_headers),
        "slowbody": played(answers.slow_body),
        "silent": played(answers.silence),
        "garbage": raw("\x00\x01\x02 what?\r\n\r\n"),
        "empty": Page(b""),
    }.items():
        web.hosts[f"{name}.test"] = Endless(lambda _, answer=answer: answer)
        homes[name] = f"http://{name}.test/"
    for name, build_one in {
        "resets": resets,
        "robots": robots,
        "bomb": bombs,
        "loop": loop,
        "cookies": cookies,
        "calendar": calendar,
        "error": error,
    }.items():
        build_one(web)
        homes[name] = f"http://{name}.test/"
    homes["nodns"] = "https://nowhere.invalid/"
    homes["notls"] = f"https://127.0.0.1:{web.port}/"
    homes["refused"] = "https://127.0.0.1:9/"
    return homes


def good(web: Web) -> None:
    web.put("http://good.test/", HOME)
    web.put("http://good.test/feed", Page(rss(GOOD), "application/rss+xml"))
    for url in GOOD:
        web.put(url, article(int(url[-4:])))


def pages(web: Web) -> None:
    """One site on which page after page is broken, with good ones between."""
    plain = article(2000)
    text = str(plain.body)
    broken = {
        "broken-off": answers.of_length(plain, len(text.encode()) + 5000),
        "longer-than-said": answers.of_length(plain, 400),
        "torn-gzip": answers.torn_gzip(),
        "gzip-bomb": packed(answers.gzip_bomb(80), "gzip"),
        "brotli-bomb": packed(answers.brotli_bomb(80), "br"),
        "no-brotli": packed(b"not brotli at all", "br"),
        "odd-coding": packed(text.encode(), "x-own"),
        "cp1256-said-utf8": Page(text.encode("cp1256", "replace")),
        "utf8-said-cp1256": Page(text, "text/html; charset=windows-1256"),
        "odd-charset": Page(text, "text/html; charset=x-arabic-9"),
        "html-as-binary": Page(text, "application/octet-stream"),
        "html-as-image": Page(text, "image/png"),
        "image-as-html": Page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        "nothing": Page(b""),
        "no-content": Page(b"", status=204),
        "endless-redirect": Page("", status=302, headers={"Location": "/n/endless-redirect"}),
        "redirect-nowhere": Page("", status=302, headers={"Location": "ftp://files.test/x"}),
        "redirect-broken": Page("", status=302, headers={"Location": "http://[broken"}),
        "redirect-missing": Page("", status=302),
        "odd-status": raw("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"),
        "big-header": raw(b"HTTP/1.1 200 OK\r\nX-Big: " + b"a" * 200_000 + b"\r\n\r\n" + text.encode()),
        "no-headers": raw(text),
        "nul-bytes": Page(text.replace("<p>", "\0<p>\0")),
    }
    urls = []
    for number, (name, page) in enumerate(broken.items(), 3001):
        web.put(f"http://pages.test/n/{name}", page)
        web.put(f"http://pages.test/n/{number}", article(number))
        urls += [f"http://pages.test/n/{name}", f"http://pages.test/n/{number}"]
    web.put("http://pages.test/", HOME)
    web.put("http://pages.test/feed", Page(rss(urls), "application/rss+xml"))


def resets(web: Web) -> None:
    """A site whose every article breaks off."""
    urls = [f"http://resets.test/n/{number}" for number in range(4001, 4061)]
    web.put("http://resets.test/", HOME)
    web.put("http://resets.test/feed", Page(rss(urls), "application/rss+xml"))
    for url in urls:
        web.put(url, played(answers.reset))


def robots(web: Web) -> None:
    """A robots.txt of 10 MB, the rules at its beginning."""
    body = "User-agent: *\nDisallow: /secret/\n" + "# nothing to see here\n" * 480_000
    web.put("http://robots.test/robots.txt", Page(body, PLAIN))
    web.put("http://robots.test/", HOME)
    web.put("http://robots.test/feed", Page(rss(["http://robots.test/n/1001", "http://robots.test/secret/1"]), XML))
    web.put("http://robots.test/n/1001", article(1001))


def bombs(web: Web) -> None:
    """Sitemaps and feeds that explode, or are something else."""
    maps = ["laughs.xml", "zip.xml.gz", "self.xml", "html.xml", "feedlaughs"]
    web.put("http://bomb.test/robots.txt", Page("".join(f"Sitemap: http://bomb.test/{m}\n" for m in maps), PLAIN))
    link = '<a href="/story/5001">مكتبة جديدة تفتح أبوابها في الحي القديم</a>'
    web.put("http://bomb.test/", f'<link rel="alternate" type="application/rss+xml" href="/htmlfeed">{HOME}{link}')
    web.put("http://bomb.test/laughs.xml", Page(answers.laughs(), XML))
    web.put("http://bomb.test/zip.xml.gz", Page(answers.gzip_bomb(150), "application/gzip"))
    web.put("http://bomb.test/html.xml", HOME)
    web.put("http://bomb.test/htmlfeed", HOME)
    entity = '<!DOCTYPE rss [<!ENTITY x "y">]>'
    web.put("http://bomb.test/feedlaughs", Page(rss(["http://bomb.test/n/1003"]).replace("<rss", entity + "<rss"), XML))
    web.put("http://bomb.test/self.xml", Page(urlset([]).replace("urlset", "sitemapindex"), XML))
    child = "<sitemap><loc>http://bomb.test/self.xml?{}</loc></sitemap>"
    index = Endless(lambda path: _endless_index(path, child))
    index.update(web.hosts["bomb.test"])
    web.hosts["bomb.test"] = index
    web.put("http://bomb.test/story/5001", article(5001))
    web.put("http://bomb.test/n/1002", article(1002))


def _endless_index(path: str, child: str) -> Page | None:
    if not path.startswith("/self.xml?"):
        return None
    number = int(path.partition("?")[2])
    return Page(f"<sitemapindex>{child.format(number + 1)}{child.format(number + 2)}</sitemapindex>", XML)


def loop(web: Web) -> None:
    web.hosts["loop.test"] = Endless(
        lambda path: None if path == "/robots.txt" else Page("", status=302, headers={"Location": path + "x"})
    )


def cookies(web: Web) -> None:
    """Nothing without a cookie."""
    headers = {"Location": "/", "Set-Cookie": "seen=1; Path=/"}
    web.put("http://cookies.test/", Page("", status=302, headers=headers))


def calendar(web: Web) -> None:
    """Each day links to the next one and to a page of its own, without end."""

    def day(path: str) -> Page | None:
        number = int("".join(filter(str.isdigit, path)) or 0)
        if path == "/robots.txt" or "feed" in path or "rss" in path or "sitemap" in path or "atom" in path:
            return None
        return Page(
            f'<html><body><a href="/day/{number + 1}">التالي</a> <a href="/events/{number + 1}">أحداث اليوم</a>'
            f'<a rel="next" href="/list/{number + 1}">المزيد</a></body></html>'
        )

    web.hosts["calendar.test"] = Endless(day)


def error(web: Web) -> None:
    """Every page says, with status 200, that something went wrong."""
    page = Page("<html><head><title>خطأ</title></head><body><h1>عذرًا، حدث خطأ غير متوقع</h1></body></html>")
    web.hosts["error.test"] = Endless(lambda path: None if path == "/robots.txt" else page)


def test_the_good_site_is_complete(world: Faults) -> None:
    assert world.run.urls("good") == GOOD


def test_the_run_ends_and_says_that_some_sites_failed(world: Faults) -> None:
    assert world.run.status == 5
    assert "Traceback" not in world.run.errors
    assert world.watched.seconds < 60


@pytest.mark.parametrize(
    ("site", "words"),
    {
        "cookies": "could not be reached: too many redirects",
        "garbage": "could not be reached: robots.txt: the answer was no HTTP, or broke off",
        "loop": "could not be reached: too many redirects",
        "nodns": "could not be reached: robots.txt: no such host",
        "notls": "could not be reached: robots.txt: no TLS connection",
        "refused": "could not be reached: robots.txt: connection refused",
        "silent": "could not be reached: robots.txt: no answer in time",
        "slowbody": "could not be reached: robots.txt: no answer in time",
        "slowheaders": "could not be reached: robots.txt: no answer in time",
        "calendar": "no article was found",
        "empty": "no article was found",
        "error": "no article was found",
        "resets": "60 of 60 pages could not be fetched: the answer broke off",
    }.items(),
)
def test_a_bad_site_is_named_with_its_reason(site: str, words: str, world: Faults) -> None:
    assert f"site        {site}: {words}\n" in world.run.output


def test_good_sites_are_not_named(world: Faults) -> None:
    for site in ("good", "pages", "robots", "bomb"):
        assert f"site        {site}:" not in world.run.output


def test_memory_stays_under_the_bound(world: Faults) -> None:
    """docs/operations.md states it."""
    assert world.watched.main_mib < 400
    assert world.watched.worker_mib < 400


@pytest.mark.parametrize(
    ("page", "reason"),
    {
        "big-header": "the answer was no HTTP, or broke off",
        "broken-off": "the answer broke off",
        "brotli-bomb": "too large",
        "endless-redirect": "too many redirects",
        "gzip-bomb": "too large",
        "no-brotli": "the answer is damaged",
        "no-headers": "the answer was no HTTP, or broke off",
        "odd-status": "status 999",
        "redirect-broken": "the answer names a broken address",
        "redirect-missing": "status 302",
        "redirect-nowhere": "status 302",
        "torn-gzip": "the answer is damaged",
    }.items(),
)
def test_a_page_that_cannot_be_had_is_kept_with_its_reason(page: str, reason: str, world: Faults) -> None:
    """In the ledger: later runs try it again."""
    database = sqlite3.connect(world.run.folder / "ledger.sqlite")
    with closing(database):
        row = database.execute("SELECT state, reason FROM url WHERE url = ?", (f"http://pages.test/n/{page}",))
        assert row.fetchone() == ("failed", reason)


def test_a_page_that_is_none_is_rejected(world: Faults) -> None:
    rows = {row["origin"].rpartition("/")[2]: row["reason"] for row in world.run.rows("pages", "rejected")}
    assert rows == {"nothing": "empty-file", "no-content": "empty-file", "image-as-html": "binary"}


def test_wrong_charsets_and_types_do_not_cost_the_text(world: Faults) -> None:
    texts = {row["origin"].rpartition("/")[2]: row["text"] for row in world.run.rows("pages")}
    right = texts["3001"].replace("3001", "2000")
    pages = "cp1256-said-utf8 utf8-said-cp1256 odd-charset html-as-binary html-as-image odd-coding nul-bytes".split()
    assert {name: texts[name] for name in pages} == dict.fromkeys(pages, right)


def test_good_pages_between_broken_ones_are_all_written(world: Faults) -> None:
    numbers = {url.rpartition("/")[2] for url in world.run.urls("pages")}
    assert {str(number) for number in range(3001, 3024)} <= numbers


def test_a_dead_host_is_left_alone_and_its_pages_stay_due(world: Faults) -> None:
    # Fifteen tries; Twisted itself asks once more where a connection that was kept open breaks.
    assert len([path for path in world.web.paths("resets.test") if path.startswith("/n/")]) <= 32
    database = sqlite3.connect(world.run.folder / "ledger.sqlite")
    with closing(database):
        rows = database.execute("SELECT state, count(*) FROM url WHERE url LIKE 'http://resets%' GROUP BY state")
        counts = dict(rows.fetchall())
    assert sum(counts.values()) == 60
    assert counts["pending"] >= 55


def test_the_rules_at_the_beginning_of_a_huge_robots_txt_hold(world: Faults) -> None:
    assert world.run.urls("robots") == ["http://robots.test/n/1001"]
    assert "/secret/1" not in world.web.paths("robots.test")


def test_sitemaps_and_feeds_that_explode_do_not(world: Faults) -> None:
    assert "http://bomb.test/story/5001" in world.run.urls("bomb")
    assert "root:" not in str(world.run.rows("bomb"))
    assert not any("passwd" in path or "root" in path for path in world.web.paths("bomb.test"))
    assert len(world.web.paths("bomb.test")) < 60


def test_an_endless_calendar_ends(world: Faults) -> None:
    assert len(world.web.paths("calendar.test")) < 100
