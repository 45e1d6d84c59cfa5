"""docs/add_a_site.md: its commands one after the other, against a test site, print what stands there."""

from pathlib import Path

from tests.docs.shown import ROOT, environment, execute, shown, without_days
from tests.server import Page, Web, serving
from tests.spiders.crawling import QUICK, article, rss

PAGE = ROOT / "docs/add_a_site.md"
HOME = "http://www.sada.example"


def site() -> Web:
    web = Web()
    web.put(f"{HOME}/robots.txt", Page(f"Sitemap: {HOME}/sitemap.xml", "text/plain"))
    feed = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    web.put(f"{HOME}/", f'<html lang="ar"><title>صدى اليوم</title>{feed}<a href="/news/1001">خبر</a>')
    pages = [f"{HOME}/news/{number}" for number in range(1001, 1013)]
    web.put(f"{HOME}/rss.xml", Page(rss(pages), "application/rss+xml"))
    web.put(f"{HOME}/sitemap.xml", Page("<urlset></urlset>", "application/xml"))
    for number, page in enumerate(pages):
        web.put(page, article(number))
    return web


def test_from_nothing_to_done(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    web = site()
    settings = "".join(f" -s {name}={value}" for name, value in QUICK.items())
    with serving(web):
        for one in shown(PAGE):
            if one.printed is None:
                continue  # tests/docs/test_commands.py
            if one.command.startswith("scrapy sites |"):
                file = tmp_path / "sites/sada.toml"
                file.write_text(file.read_text(encoding="utf-8").replace("= false", "= 2026-11-27"), encoding="utf-8")
            command, cut, more = one.command.partition(" | ")
            status, printed = execute(
                f"{command}{settings}{cut}{more}",
                tmp_path,
                environment(tmp_path, http_proxy=web.environment()["http_proxy"]),
            )
            assert status == 0, printed
            assert without_days(printed).rstrip() == without_days(one.printed).rstrip()
