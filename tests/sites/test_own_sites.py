"""A folder of one's own site files beside the shipped ones."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.sites import FOLDER, Site, SiteError, SitesByHost, find_site, load_sites, site_folders, wrong_sites
from crawler.sites.new_file import copy_file
from tests.processes import run as run_command
from tests.server import Web, serving
from tests.spiders.crawling import ROOT, article, rss

SADA = 'home = "http://sada.test/"\nfeeds = ["http://sada.test/feed"]\n'


def run(*arguments: object, cwd: Path = ROOT, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "naqi", *map(str, arguments)]
    env = {name: value for name, value in os.environ.items() if name != "NAQI_SITES"}
    return run_command(command, cwd=cwd, env=env | environment)


def test_the_folder_is_the_settings_then_the_environments_then_here_then_the_configurations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    own = site_folders({}, environment)
    assert (own.own, own.read) == (tmp_path / "config/naqi/sites", (FOLDER,))
    own.own.mkdir(parents=True)
    assert site_folders({}, environment).read == (FOLDER, own.own)
    (tmp_path / "sites").mkdir()
    assert site_folders({}, environment).own == Path("sites")
    environment["NAQI_SITES"] = str(tmp_path / "named")
    assert site_folders({}, environment).own == tmp_path / "named"
    assert site_folders({"NAQI_SITES": "~/mine"}, environment).own == Path("~/mine").expanduser()
    alone = site_folders({"SITES_DIR": tmp_path / "alone", "NAQI_SITES": "x"}, environment)
    assert (alone.own, alone.read) == (tmp_path / "alone", (tmp_path / "alone",))


def test_a_relative_configuration_folder_counts_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert site_folders({}, {"XDG_CONFIG_HOME": "config"}).own == Path("sites")


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SiteError, match="file: no folder"):
        site_folders({"NAQI_SITES": tmp_path / "file"}, {})


def test_own_files_override_by_name_and_a_wrong_one_costs_its_own_site(tmp_path: Path) -> None:
    (tmp_path / "bbc-arabic.toml").write_text('home = "http://bbc.test/"\n')
    (tmp_path / "aljazeera.toml").write_text("home = 1\n")
    (tmp_path / ".#bbc-arabic.toml").symlink_to(tmp_path / "nowhere")
    sites = load_sites(FOLDER, tmp_path)
    assert sites["bbc-arabic"].home == "http://bbc.test/"
    assert "aljazeera" not in sites
    assert sites.keys() == load_sites(FOLDER).keys() - {"aljazeera"}
    assert list(wrong_sites(FOLDER, tmp_path)) == ["aljazeera"]
    assert find_site("bbc-arabic", FOLDER, tmp_path).home == "http://bbc.test/"
    with pytest.raises(SiteError, match=r"aljazeera\.toml: 'home' must be str"):
        find_site("aljazeera", FOLDER, tmp_path)


def test_of_two_sites_on_one_host_the_users_own_is_taken() -> None:
    shipped, own = Site("zz-shipped", "http://sada.test/"), Site("mine", "http://sada.test/")
    assert SitesByHost([shipped, own]).of("http://sada.test/news/1") == own


def test_all_commands_see_a_site_of_the_working_folder(tmp_path: Path) -> None:
    """Add it, crawl it, see its health, edit its file, clean and explain with it; a wrong file beside it harms none."""
    web = Web()
    web.put("http://sada.test/", '<html lang="ar"><title>صدى</title><a href="/news/1">خبر</a></html>')
    address = "http://sada.test/news/2024/10/30/1001"
    furniture = "<p>خدمة صدى تصلكم كل صباح</p>"
    page = article(1, furniture, f'<link rel="canonical" href="{address}">')
    web.put(address, page)
    web.put("http://sada.test/feed", rss([address]))
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites/torn.toml").write_text("home = ")
    (tmp_path / "page.html").write_text(str(page.body), encoding="utf-8")
    quick = ("-s", "ALLOW_PRIVATE_ADDRESSES=1", "-s", "DOWNLOAD_DELAY=0.01", "-s", "AUTOTHROTTLE_ENABLED=0")
    with serving(web):
        proxy = web.environment()["http_proxy"]
        added = run("sites", "add", "http://sada.test/", *quick, cwd=tmp_path, http_proxy=proxy)
        assert (added.returncode, "written   sites/sada.toml (the working folder's)" in added.stdout) == (0, True)
        assert not (FOLDER / "sada.toml").exists()
        (tmp_path / "sites/sada.toml").write_text(f'{SADA}furniture = ["خدمة صدى تصلكم كل صباح"]\n', encoding="utf-8")
        crawled = run("crawl", "news", "-a", "site=sada", *quick, cwd=tmp_path, http_proxy=proxy)
    assert crawled.returncode == 0, crawled.stderr
    (written,) = (tmp_path / "output/sada").glob("articles-*.jsonl")
    record = json.loads(written.read_text(encoding="utf-8"))
    assert "خدمة صدى" not in record["text"]
    health = run("sites", "--health", "sada", cwd=tmp_path)
    assert (health.returncode, "sada" in health.stdout) == (0, True)
    cleaned = run("clean", "page.html", cwd=tmp_path)
    assert json.loads(cleaned.stdout)["site"] == "sada"
    assert json.loads(cleaned.stdout)["text"] == record["text"]
    assert "sites/torn.toml: no TOML" in cleaned.stderr
    explained = run("explain", "page.html", cwd=tmp_path)
    assert "site:furniture" in explained.stdout
    listed = run("sites", cwd=tmp_path)
    assert "http://sada.test/  (your own)" in listed.stdout
    assert "your own sites: sites (the working folder's; 2 files)" in listed.stdout
    assert (listed.returncode, "torn.toml" in listed.stderr) == (2, True)


def test_the_folder_is_made_where_it_is_missing_and_a_copy_is_read_instead(tmp_path: Path) -> None:
    own = tmp_path / "a/b"
    copied = run("sites", "copy", "aljazeera", NAQI_SITES=str(own))
    assert copied.returncode == 0, copied.stderr
    assert (own / "aljazeera.toml").read_bytes() == (FOLDER / "aljazeera.toml").read_bytes()
    again = run("sites", "copy", "aljazeera", NAQI_SITES=str(own))
    assert (again.returncode, again.stderr) == (2, f"naqi: {own}/aljazeera.toml is your own already: edit it\n")
    with pytest.raises(SiteError, match="no site file is named nobody"):
        copy_file((FOLDER, own), "nobody", own)


def test_a_host_that_has_a_file_is_not_added_twice(tmp_path: Path) -> None:
    added = run("sites", "add", "https://www.aljazeera.net/", NAQI_SITES=str(tmp_path / "own"))
    assert (added.returncode, "sites copy aljazeera" in added.stderr) == (2, True)
    assert not (tmp_path / "own").exists()


def test_a_name_that_is_half_typed_gets_a_hint(tmp_path: Path) -> None:
    for typed, meant in (("bbc", "bbc-arabic"), ("alanbaa", "alanba")):
        with pytest.raises(SiteError, match=rf"no site file is named {typed}: did you mean {meant}"):
            copy_file((FOLDER,), typed, tmp_path)
    with pytest.raises(SiteError, match="`scrapy sites` lists them"):
        copy_file((FOLDER,), "zzzzzz", tmp_path)
