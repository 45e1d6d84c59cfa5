"""What a run is asked for: `since`, `urls` with `revisit`; and sites that are named in other letters or lead on."""

from pathlib import Path

from tests.server import Page, Web, serving
from tests.spiders.crawling import article, crawl, rss, urlset

NEW, OLD = (f"http://sada.test/news/{number}/a-library-opens-in-the-town" for number in (2001, 1001))


def dated(number: int, day: str) -> Page:
    return article(number, head=f'<meta property="article:published_time" content="{day}T10:00:00+03:00">')


def web() -> Web:
    web = Web()
    links = "".join(f'<a href="{url}">مكتبة عامة جديدة تفتح أبوابها في الحي</a>' for url in (NEW, OLD))
    web.put("http://sada.test/", f"<h1>صدى</h1>{links}")
    web.put(NEW, dated(2001, "2026-11-20"))
    web.put(OLD, dated(1001, "2024-10-30"))
    return web


def test_since_goes_by_the_articles_own_date_too_and_loses_nothing(tmp_path: Path) -> None:
    with serving(web()) as site:
        first = crawl(site, tmp_path, "url=http://sada.test/", "since=2026-11-01")
        assert (first.status, first.urls("sada.test")) == (0, [NEW])
        assert "older       1" in first.output
        site.asked.clear()
        crawl(site, tmp_path, "url=http://sada.test/", "since=2026-11-01")
        assert not any("/news/" in one.url for one in site.asked)  # its date is remembered
        assert crawl(site, tmp_path, "url=http://sada.test/").urls("sada.test") == [OLD, NEW]


def test_a_list_of_urls_is_fetched_again_when_that_is_asked_for(tmp_path: Path) -> None:
    listed = tmp_path / "urls.txt"
    listed.write_text(f"{NEW}\n{OLD}\n", encoding="utf-8")
    with serving(web()) as site:
        crawl(site, tmp_path / "out", f"urls={listed}")
        again = crawl(site, tmp_path / "out", f"urls={listed}")
        assert "2 of 2 pages that are listed are done" in again.errors
        site.asked.clear()
        listed.write_text(f"{NEW}\n", encoding="utf-8")
        again = crawl(site, tmp_path / "out", f"urls={listed}", "revisit=0")
        assert [one.url for one in site.asked if "/news/" in one.url] == [NEW]
        assert again.status == 0


def test_a_page_of_feed_and_sitemap_is_fetched_again_when_the_sitemap_says_so(tmp_path: Path) -> None:
    site = Web()
    site.put("http://sada.test/", '<link rel="alternate" type="application/rss+xml" href="/feed"><p>صدى')
    site.put("http://sada.test/feed", Page(rss([NEW]), "application/rss+xml"))
    site.put("http://sada.test/robots.txt", Page("Sitemap: /map.xml", "text/plain"))
    site.put("http://sada.test/map.xml", Page(urlset([NEW], "2026-11-20"), "application/xml"))
    site.put(NEW, article(1))
    with serving(site):
        crawl(site, tmp_path, "url=http://sada.test/")
        site.put("http://sada.test/map.xml", Page(urlset([NEW], "2099-11-21"), "application/xml"))
        site.put(NEW, article(1, "<p>أضافت البلدية اليوم أن المكتبة تفتح أبوابها للزوار مساء كل خميس أيضًا.</p>"))
        run = crawl(site, tmp_path, "url=http://sada.test/")
    assert len(run.rows("sada.test")) == 2


def test_a_site_in_arabic_letters_has_a_folder_of_its_own(tmp_path: Path) -> None:
    site, host = Web(), "xn--mgbexc3i.xn--wgbh1c"
    for number in (1001, 1002):
        site.put(f"http://{host}/news/{number}/a-library-opens-in-town", article(number))
    names = ["http://وزارة.مصر", "http://%D9%88%D8%B2%D8%A7%D8%B1%D8%A9.%D9%85%D8%B5%D8%B1"]
    links = "".join(
        f'<a href="{name}/news/{n}/a-library-opens-in-town">مكتبة عامة جديدة تفتح أبوابها</a>'
        for n, name in enumerate(names, 1001)
    )
    site.put(f"http://{host}/", f"<h1>وزارة</h1>{links}")
    with serving(site):
        run = crawl(site, tmp_path, "url=http://وزارة.مصر/")
    assert run.status == 0
    assert run.urls(host) == [f"http://{host}/news/{n}/a-library-opens-in-town" for n in (1001, 1002)]
    assert {row["site"] for row in run.rows(host)} == {host}
    assert not (tmp_path / "unnamed").exists()


def test_a_start_page_that_only_leads_on_is_followed(tmp_path: Path) -> None:
    site = web()
    site.put("http://sada.test/start", "<script>location.href = '/';</script>")
    with serving(site):
        assert crawl(site, tmp_path, "url=http://sada.test/start").urls("sada.test") == [OLD, NEW]
