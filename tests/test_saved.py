import gzip
import os
from pathlib import Path

import pytest

from crawler.items import MAX_PAGE_BYTES, FetchedPage, Rejected
from crawler.origins import origin_of, path_of
from crawler.saved import find_files, read_page, saved_page
from crawler.saved_kinds import head_of
from crawler.saved_pages import saved_pages
from pipelines.cleaning.chain import clean_fetched


def origins(paths: list[Path], done: set[str]) -> list[str]:
    return [found.origin for found in saved_pages(paths, done) if isinstance(found, FetchedPage)]


@pytest.mark.parametrize("name", ["a.html", "خبر.html", "a b#1.html", "100%.html", "\udce4.html", "\\udce4.html"])
def test_an_origin_stands_for_its_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<p>x", encoding="utf-8")
    origin = origin_of(path)
    origin.encode()
    assert path_of(origin) == path
    assert read_page(saved_page(path)).body == b"<p>x"
    assert origins([tmp_path], set()) == [origin]
    assert origins([tmp_path], {origin}) == []


def test_a_page_is_there_once_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pages").mkdir()
    Path("pages/a.html").write_text("<p>x", encoding="utf-8")
    names = [Path("pages"), Path("pages/a.html"), Path("./pages/../pages/a.html"), tmp_path / "pages", Path("pages")]
    assert origins(names, set()) == ["pages/a.html"]
    assert origins([tmp_path / "pages"], {"pages/a.html"}) == []
    assert origins([Path("pages")], {f"{tmp_path}/pages/a.html"}) == []


def refusal(path: Path) -> str:
    with pytest.raises(Rejected) as caught:
        read_page(saved_page(path))
    return caught.value.reason


def test_what_has_no_end_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "zero.html").symlink_to("/dev/zero")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nothing")
    (tmp_path / "bomb.html").write_bytes(gzip.compress(b"\0" * 60_000_000))
    reasons = {path.name: refusal(path) for path, _ in find_files(tmp_path)}
    assert reasons.pop("bomb.html") == "too-large"
    assert set(reasons.values()) == {"unreadable-file"}


def test_a_file_is_not_read_behind_what_a_page_may_have(tmp_path: Path) -> None:
    packed = gzip.compress(bytes(MAX_PAGE_BYTES + 100_000))
    (tmp_path / "bomb.html.gz").write_bytes(packed[:-8] + b"a sum that is wrong")
    with (tmp_path / "endless.html").open("wb") as file:
        file.truncate(2**43)  # 8 TB, of which nothing is on the disk
    for path in tmp_path.iterdir():
        assert len(head_of(path, 99)) == 99
        assert refusal(path) == "too-large"


def test_what_is_packed_twice_is_no_page(tmp_path: Path) -> None:
    page = b"<p>\xd8\xae" * 1000
    (tmp_path / "twice.html").write_bytes(gzip.compress(gzip.compress(page)))
    (tmp_path / "bomb.html").write_bytes(gzip.compress(gzip.compress(gzip.compress(bytes(200_000_000)))))
    for name in ("twice.html", "bomb.html"):
        result, _ = clean_fetched(read_page(saved_page(tmp_path / name)))
        assert isinstance(result, Rejected)
        assert result.reason == "binary"


@pytest.mark.parametrize("behind", [b"\0" * 512, b"left by another program"], ids=["padding", "garbage"])
def test_what_stands_behind_packed_data_costs_no_page(tmp_path: Path, behind: bytes) -> None:
    """As gunzip has it: the page is whole, and its checksum right."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>x") + gzip.compress(b"</p>") + behind)
    assert read_page(saved_page(tmp_path / "a.html.gz")).body == b"<p>x</p>"
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>x")[:-1])
    assert refusal(tmp_path / "a.html.gz") == "truncated-gzip"
