"""`scrapy sites check`: a good site, one that is closed, one without articles, and no network."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawler.checking import SiteCheck, check_report
from tests.processes import run
from tests.server import Page, Web, serving
from tests.spiders.crawling import QUICK, ROOT, SENTENCES

HEADLINE = "مكتبة جديدة في الحي القديم"
ARTICLE = f"<html lang=ar><body><h1>{HEADLINE}</h1>" + "".join(f"<p>{one}</p>" for one in SENTENCES)
FEED = (
    "<rss version='2.0'><channel><item><title>مكتبة</title><link>http://sada.test/news/101</link></item>"
    "<item><title>أخرى</title><link>http://sada.test/news/102</link></item></channel></rss>"
)


def check(folder: Path, *names: str, web: Web | None, **settings: object) -> "tuple[int, str, str]":
    command = [sys.executable, "-m", "scrapy", "sites", "check", *names]
    wanted = QUICK | {"RETRY_ENABLED": 0, "SITES_DIR": folder / "sites", "OUTPUT_DIR": folder / "output"} | settings
    for name, value in wanted.items():
        command += ["-s", f"{name}={value}"]
    done = run(command, cwd=ROOT, env=web.environment() if web else None)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sites").mkdir()
    for name, more in (("sada", 'sitemaps = ["http://sada.test/old.xml"]\n'), ("shut", ""), ("mute", "")):
        (tmp_path / f"sites/{name}.toml").write_text(f'home = "http://{name}.test/"\n{more}', encoding="utf-8")
    return tmp_path


def test_a_table_for_a_pull_request(folder: Path) -> None:
    web = Web()
    web.put("http://sada.test/robots.txt", Page("User-agent: *\nDisallow: /private/\n", "text/plain"))
    web.put("http://sada.test/", "<html lang=ar><link rel=alternate type=application/rss+xml href=/feed.xml>")
    web.put("http://sada.test/feed.xml", Page(FEED, "application/rss+xml"))
    for number in (101, 102):
        web.put(f"http://sada.test/news/{number}", ARTICLE)
    web.put("http://shut.test/robots.txt", Page("", "text/plain", status=503))
    web.put("http://mute.test/", "<html lang=ar><p>قريباً")
    with serving(web):
        status, printed, said = check(folder, web=web)
    cells = [[cell.strip() for cell in line.split("|")] for line in printed.splitlines() if line.startswith("| ")]
    rows = {row[1]: row[2:-1] for row in cells}
    assert status == 5, said
    assert rows["sada"][:5] == ["yes", "read", "1 of 1", "0 of 1", "2"]
    assert rows["sada"][5].startswith("<http://sada.test/news/10")
    assert rows["sada"][6] == f"`{HEADLINE}`"
    assert rows["shut"][:2] == ["no", "closed"]
    assert rows["mute"][:2] == ["yes", "none"]
    for fault in (
        "sada: sitemap http://sada.test/old.xml could not be read",
        "shut: robots.txt: status 503",
        "mute: no article was found",
    ):
        assert f"- {fault}\n" in printed
    assert f"\n- sada.toml: `checked = {datetime.now(UTC).date()}`\n" in printed
    assert printed.count("`checked = ") == 1
    assert not (folder / "output").exists()
    assert sum(path.startswith("/news/") for path in web.paths("sada.test")) == 1


def test_without_a_network_there_is_one_line(folder: Path) -> None:
    status, printed, said = check(folder, "sada", web=None)
    assert (status, printed) == (4, "")
    assert said.count("\n") == 1
    assert said.startswith("naqi: no site has answered (sada: ")
    assert said.endswith("is this machine online?\n")


def test_a_name_that_nobody_has_gets_a_hint(folder: Path) -> None:
    status, _, said = check(folder, "sadaa", web=None)
    assert (status, said) == (2, "naqi: no site named 'sadaa': did you mean sada?\n")


def test_what_a_page_says_breaks_no_table_and_calls_nobody() -> None:
    record = {"url": "http://sada.test/1", "title": "a | `b`\n@somebody", "published": None, "text": "نص"}
    check = SiteCheck("sada", home=True, robots="none", found=1, article=record)
    row = check_report([check], date(2026, 11, 27)).splitlines()[2]
    assert row == "| sada | yes | none | none | none | 1 | <http://sada.test/1> | `a \\| 'b' @somebody` | none | 2 |"
