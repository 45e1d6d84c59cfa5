import io
from pathlib import Path

import pytest

from crawler.discovery.listed import listed_sites, site_at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sites = {"sada": "https://www.sada.test/", "world": "https://world.test/", "world-ar": "https://world.test/ar"}
    for name, home in sites.items():
        (tmp_path / f"{name}.toml").write_text(f'home = "{home}"\ntimezone = "Africa/Tunis"\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.sada.test", "sada"),
        ("http://sada.test/economy", "sada"),
        ("https://world.test/ar/sport", "world-ar"),
        ("https://world.test/arts", "world"),
        ("https://other.test/", "other.test"),
    ],
)
def test_a_start_page_gets_what_its_site_file_knows(folder: Path, url: str, name: str) -> None:
    site = site_at(url, (folder,))
    assert site.name == name
    assert site.home.rstrip("/") == url.rstrip("/")
    assert site.timezone == (None if name == "other.test" else "Africa/Tunis")


def test_a_list_of_urls_by_site(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "list"
    file.write_text("\ufeffhttps://sada.test/1/\nhttps://m.sada.test/2\nhttps://other.test/3\n", encoding="utf-8")
    found = {site.name: [page.address for page in pages] for site, pages in listed_sites(str(file), (folder,))}
    assert found == {
        "sada": ["https://www.sada.test/1/", "https://www.sada.test/2"],
        "other.test": ["https://other.test/3"],
    }


@pytest.mark.parametrize("source", ["-", "list"])
def test_a_byte_order_mark_is_no_part_of_the_first_line(
    source: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\ufeffhttps://sada.test/n/1\r\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    (tmp_path / "list").write_text(text, encoding="utf-8")
    ((_, pages),) = listed_sites("-" if source == "-" else str(tmp_path / source), (folder,))
    assert [page.url for page in pages] == ["https://www.sada.test/n/1"]


def test_a_line_that_is_no_url_is_named(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "list"
    file.write_text("https://sada.test/1\nsada.test/2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2 is no"):
        listed_sites(str(file), (folder,))


def test_a_list_without_a_url_is_told(folder: Path, tmp_path: Path) -> None:
    """Else the run would end as one to which nothing was due."""
    file = tmp_path / "list"
    file.write_text("\n# none yet\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^urls=.*list: there is no URL in it$"):
        listed_sites(str(file), (folder,))


def test_a_list_in_another_encoding_is_told_without_bytes(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "list"
    file.write_text("https://sada.test/خبر\n", encoding="utf-16")
    with pytest.raises(ValueError, match=r"^urls=.*list: is no UTF-8 text: save it as UTF-8$"):
        listed_sites(str(file), (folder,))


def test_an_address_with_a_password_in_a_list_is_refused_without_repeating_it(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("http://sada.test/1\nhttp://me:word@sada.test/2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2 has a user's name or password") as caught:
        listed_sites(str(file), (tmp_path,))
    assert "word@" not in str(caught.value)
