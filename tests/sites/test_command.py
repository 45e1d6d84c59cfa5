import subprocess
import sys
from pathlib import Path

from crawler.sites import read_site
from crawler.sites.hosts import short_name
from tests.processes import run as run_command
from tests.server import Page, Web, serving
from tests.spiders.crawling import ROOT


def scrapy_sites(folder: Path, *arguments: str, web: Web | None = None) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "scrapy", "sites", *arguments, "-s", f"SITES_DIR={folder}"]
    command += ["-s", "ALLOW_PRIVATE_ADDRESSES=1"]
    environment = web.environment() if web else None
    return run_command(command, cwd=ROOT, env=environment)


def test_sites_are_listed_and_wrong_files_named(tmp_path: Path) -> None:
    (tmp_path / "sada.toml").write_text(
        'home = "http://sada.test/"\ncountry = "TN"\nchecked = true\n', encoding="utf-8"
    )
    good = scrapy_sites(tmp_path)
    assert good.returncode == 0
    assert good.stdout.splitlines()[0].split() == ["sada", "TN", "-", "checked", "http://sada.test/"]
    (tmp_path / "bad.toml").write_text("home = 1\n", encoding="utf-8")
    bad = scrapy_sites(tmp_path)
    assert bad.returncode == 2
    assert "bad.toml: 'home' must be str" in bad.stderr
    assert "sada" in bad.stdout


def test_add_looks_at_a_home_page_and_writes_its_file(tmp_path: Path) -> None:
    web = Web()
    web.put("http://sada.test/robots.txt", Page("Sitemap: http://sada.test/s.xml", "text/plain"))
    head = '<html lang="ar"><title>صدى "اليوم"</title><link rel="alternate" type="application/rss+xml" href="/feed">'
    web.put("http://sada.test/", f'{head}<a href="/news/12345">خبر</a>')
    with serving(web):
        done = scrapy_sites(tmp_path, "add", "http://sada.test/", "--country", "TN", web=web)
        assert done.returncode == 0, done.stderr
        assert read_site(tmp_path / "sada.toml").country == "TN"
        assert not read_site(tmp_path / "sada.toml").checked
        for part in ("http://sada.test/feed", "http://sada.test/s.xml", "1 links", "-a site=sada"):
            assert part in done.stdout
        again = scrapy_sites(tmp_path, "add", "http://sada.test/", web=web)
        assert (again.returncode, "already" in again.stderr) == (2, True)
        wrong = scrapy_sites(tmp_path, "add", "http://sada.test/", "--name", "x", "--country", "Tunis", web=web)
        assert (wrong.returncode, "ISO 3166" in wrong.stderr) == (2, True)
        gone = scrapy_sites(tmp_path, "add", "http://gone.test/", web=web)
        assert (gone.returncode, "status 404" in gone.stderr) == (4, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sada.toml"]


def test_names_from_hosts() -> None:
    assert short_name("https://www.aljazeera.net/") == "aljazeera"
    assert short_name("https://arabic.cnn.com/") == "arabic-cnn"
    assert short_name("https://www.alquds.co.uk/x") == "alquds"
    assert short_name("http://127.0.0.1:8000/") == "127-0-0-1"
