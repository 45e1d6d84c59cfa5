"""Sites whose answers are made to stop a crawl: the neighbour gets all of its articles, in the same run."""

from pathlib import Path

from tests.server import Page, Web, serving
from tests.spiders.crawling import article, crawl, rss

SITE = 'home = "http://{}.test/"\n'


def sites(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / f"{name}.toml").write_text(SITE.format(name), encoding="utf-8")
    return folder


def test_feeds_that_are_made_to_take_for_ever_cost_their_own_site(tmp_path: Path) -> None:
    web = Web()
    bad = f"<rss version='2.0'><channel><item><title>{'<a ' * 800_000}</title></item></channel></rss>"
    for name in ("one", "two"):
        web.put(f"http://{name}.test/", '<link rel="alternate" type="application/rss+xml" href="/feed"><p>x</p>')
        web.put(f"http://{name}.test/feed", Page(bad, type="application/rss+xml"))
    urls = [f"http://good.test/news/{n}/a-library-opens-in-town" for n in range(1000, 1004)]
    web.put("http://good.test/", '<link rel="alternate" type="application/rss+xml" href="/feed"><p>x</p>')
    web.put("http://good.test/feed", Page(rss(urls), type="application/rss+xml"))
    for number, url in enumerate(urls):
        web.put(url, article(number))
    with serving(web):
        run = crawl(web, tmp_path / "out", SITES_DIR=sites(tmp_path / "s", "one", "two", "good"), READ_SECONDS=1)
    assert run.urls("good") == sorted(urls)
    assert run.errors.count("took more than 1 s to read") == 2
    assert "Traceback" not in run.errors


def test_half_an_emoji_in_a_feed_costs_no_other_item(tmp_path: Path) -> None:
    web = Web()
    urls = [f"http://good.test/news/{n}/a-library-opens-in-town" for n in range(1000, 1003)]
    items = ",".join(f'{{"url": "{url}", "title": "خبر \\ud83d"}}' for url in urls)
    feed = (
        f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"url": "http://good.test/\\ud83d"}}, {items}]}}'
    )
    web.put("http://good.test/", '<link rel="alternate" type="application/feed+json" href="/feed"><p>x</p>')
    web.put("http://good.test/feed", Page(feed, type="application/feed+json"))
    for number, url in enumerate(urls):
        web.put(url, article(number))
    with serving(web):
        run = crawl(web, tmp_path / "out", "url=http://good.test/")
    assert (run.status, run.urls("good.test")) == (0, urls)
