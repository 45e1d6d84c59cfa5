"""The news spider's arguments, each on one small site."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import run
from tests.server import Page, Web, serving
from tests.spiders.crawling import ROOT, article, crawl, urlset

HOME = "http://sada.test/"
NEWS = [f"{HOME}{section}/{number}" for number, section in enumerate(["economy", "sport"] * 3, 1001)]


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()
    web.put(HOME + "robots.txt", Page(f"Sitemap: {HOME}s.xml", "text/plain"))
    web.put(HOME, "<p>صدى")
    dated = "".join(f"<url><loc>{url}</loc><lastmod>2026-10-{day}</lastmod></url>" for day, url in enumerate(NEWS, 10))
    web.put(HOME + "s.xml", Page(f"<urlset>{dated}</urlset>", "application/xml", etag='"1"'))
    for number, url in enumerate(NEWS, 1001):
        web.put(url, article(number))
    with serving(web):
        yield web


def articles(web: Web) -> list[str]:
    return sorted(one.url for one in web.asked if one.url in NEWS)


def test_max_bounds_a_run_and_the_next_goes_on_where_it_stopped(web: Web, tmp_path: Path) -> None:
    crawl(web, tmp_path, f"url={HOME}", "max=2")
    first = articles(web)
    assert len(first) == 2
    web.asked.clear()
    run = crawl(web, tmp_path, f"url={HOME}")
    assert articles(web) == sorted(set(NEWS) - set(first))
    assert run.urls("sada.test") == sorted(NEWS)
    assert "s.xml" in "".join(one.url for one in web.asked if one.status == 304)


def test_since_and_section_narrow_a_run(web: Web, tmp_path: Path) -> None:
    crawl(web, tmp_path, f"url={HOME}", "since=2026-10-12", "section=economy")
    assert articles(web) == [f"{HOME}economy/1003", f"{HOME}economy/1005"]


def test_a_list_of_urls_from_a_file_and_then_what_was_written_long_ago(web: Web, tmp_path: Path) -> None:
    file = tmp_path / "urls.txt"
    file.write_text(f"# قائمة\n{NEWS[0]}?utm_source=x\n\n{NEWS[1]}\n", encoding="utf-8")
    run = crawl(web, tmp_path, f"urls={file}")
    assert run.urls("sada.test") == sorted(NEWS[:2])
    wishes = {HOME + name for name in ("robots.txt", "ai.txt", ".well-known/tdmrep.json")}
    assert {one.url for one in web.asked} == {*NEWS[:2], *wishes}
    web.asked.clear()
    crawl(web, tmp_path, f"url={HOME}", "revisit=0", "max=2")
    assert articles(web) == sorted(NEWS[:2])


def test_a_list_of_pages_that_nobody_answers_for(web: Web, tmp_path: Path) -> None:
    file = tmp_path / "urls.txt"
    file.write_text("https://127.0.0.1:9/news/1\nhttps://127.0.0.1:9/news/2\n", encoding="utf-8")
    assert crawl(web, tmp_path / "out", f"urls={file}", RETRY_TIMES=0).status == 4


def test_a_run_over_all_sites_minds_intervals(web: Web, tmp_path: Path) -> None:
    sites = tmp_path / "sites"
    sites.mkdir()
    (sites / "sada.toml").write_text(f'home = "{HOME}"\n', encoding="utf-8")
    run = crawl(web, tmp_path / "out", SITES_DIR=sites)
    assert run.urls("sada") == sorted(NEWS)
    web.asked.clear()
    again = crawl(web, tmp_path / "out", SITES_DIR=sites)
    assert again.status == 0
    assert web.asked == []


def test_private_addresses_are_refused_unless_allowed(web: Web, tmp_path: Path) -> None:
    web.put(NEWS[0], Page("", status=302, headers={"Location": f"http://127.0.0.1:{web.port}/inside"}))
    crawl(web, tmp_path / "a", f"urls={urls(tmp_path, NEWS[0])}", ALLOW_PRIVATE_ADDRESSES=0)
    wishes = {HOME + name for name in ("ai.txt", ".well-known/tdmrep.json")}
    assert [one.url for one in web.asked if one.url not in wishes] == [HOME + "robots.txt", NEWS[0]]
    web.asked.clear()
    run = crawl(web, tmp_path / "b", f"url=http://127.0.0.1:{web.port}/", ALLOW_PRIVATE_ADDRESSES=0)
    assert web.asked == []
    assert "private address" in run.errors
    assert "Traceback" not in run.errors
    assert run.status == 4


def urls(folder: Path, *lines: str) -> Path:
    file = folder / "list.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.mark.parametrize("size", [500, pytest.param(5000, marks=[pytest.mark.soak, pytest.mark.timeout(600)])])
def test_a_large_index_is_walked_and_no_more_fetched_than_is_wanted(web: Web, tmp_path: Path, size: int) -> None:
    parts = ""
    for part in range(10):
        pages = [f"{HOME}n/{100_000 + size * part + number}" for number in range(size)]
        web.put(f"{HOME}part{part}.xml", Page(urlset(pages), "application/xml"))
        for page in pages[:3]:
            web.put(page, article(part))
        parts += f"<sitemap><loc>{HOME}part{part}.xml</loc></sitemap>"
    web.put(HOME + "s.xml", Page(f"<sitemapindex>{parts}</sitemapindex>", "application/xml"))
    run = crawl(web, tmp_path, f"url={HOME}", "max=3", patience=max(100, size / 10))
    assert sum(one.url.startswith(f"{HOME}n/") for one in web.asked) == 3
    assert len(run.rows("sada.test")) == 3
    assert sum("part" in one.url for one in web.asked) == 10


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("site=nosuch", "no site named 'nosuch'"),
        ("urls=/no/file", "cannot be read"),
        ("colour=red", "unknown argument"),
    ],
)
def test_wrong_arguments_end_with_one_line_and_status_2(tmp_path: Path, argument: str, message: str) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", argument, "-s", f"OUTPUT_DIR={tmp_path}"]
    done = run(command, cwd=ROOT)
    assert done.returncode == 2
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
