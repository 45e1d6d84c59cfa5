"""A site file that is wrong costs its own site and no other."""

import os
from pathlib import Path

import pytest

from crawler.sites import FOLDER, SiteError, load_sites, new_file, wrong_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import article, crawl, rss

HOST = "http://good.test"


def test_the_shipped_files_are_all_right() -> None:
    assert not wrong_sites(FOLDER)


def test_wrong_files_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(f'home = "{HOST}/"\n', encoding="utf-8")
    (tmp_path / "empty.toml").write_bytes(b"")
    (tmp_path / "torn.toml").write_bytes(b'home = "http://torn.te')
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\0")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "endless.toml").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.toml")
    assert list(load_sites(tmp_path)) == ["good"]
    wrong = wrong_sites(tmp_path)
    assert sorted(wrong) == ["bytes", "empty", "endless", "folder", "loop", "pipe", "torn"]
    assert all(f"{name}.toml" in why for name, why in wrong.items())


def test_the_other_sites_are_crawled_and_the_wrong_one_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "sites"
    folder.mkdir()
    (folder / "good.toml").write_text(f'home = "{HOST}/"\n', encoding="utf-8")
    (folder / "torn.toml").write_text("home = 1\n", encoding="utf-8")
    web = Web()
    web.put(f"{HOST}/", '<link rel="alternate" type="application/rss+xml" href="/f"><p>x')
    web.put(f"{HOST}/f", Page(rss([f"{HOST}/news/1001"]), "application/rss+xml"))
    web.put(f"{HOST}/news/1001", article(1))
    with serving(web):
        run = crawl(web, tmp_path / "out", SITES_DIR=folder)
        assert run.status == 5
        assert run.urls("good") == [f"{HOST}/news/1001"]
        assert "torn.toml: 'home' must be str" in run.errors
        assert "torn: " in run.output
        only = crawl(web, tmp_path / "out", "site=torn", SITES_DIR=folder)
    assert (only.status, "torn.toml" in only.errors) == (2, True)


def test_a_full_disk_leaves_no_empty_site_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, content: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SiteError, match="No space"):
        new_file.write_new(tmp_path, "sada", "home = 1\n")
    assert not list(tmp_path.iterdir())


def test_a_site_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = new_file.write_new(tmp_path, "sada", "home = 1\n")
    with pytest.raises(SiteError, match="exists already"):
        new_file.write_new(tmp_path, "sada", "home = 2\n")
    assert path.read_text() == "home = 1\n"
