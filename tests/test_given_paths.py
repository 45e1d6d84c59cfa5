"""What is wrong with a path that a command is given, in one line that says what to do."""

from pathlib import Path

import pytest

from crawler.given_paths import in_the_way, wrong_input, wrong_output, wrong_url


def test_a_list_of_addresses_is_told_from_a_page(tmp_path: Path) -> None:
    urls, page = tmp_path / "urls.txt", tmp_path / "page.txt"
    urls.write_text("https://a.test/1\nhttps://a.test/2\n", encoding="utf-8")
    page.write_text("قالت البلدية إن الجسر فتح صباح اليوم.\n", encoding="utf-8")
    assert wrong_input(str(page)) is None
    why = wrong_input(str(urls)) or ""
    assert "a list of URLs" in why
    assert f"scrapy crawl news -a urls={urls}" in why


def test_what_is_no_path_says_so(tmp_path: Path) -> None:
    assert wrong_input(str(tmp_path)) is None
    assert wrong_input(f"{tmp_path}/missing") == f"{tmp_path}/missing: there is no such file or folder"
    assert wrong_input(f"{tmp_path}/{'n' * 300}") == f"{tmp_path}/{'n' * 300}: File name too long"
    assert "an empty path" in (wrong_input("") or "")
    assert "scrapy explain URL" in (wrong_input("https://a.test/1") or "")


@pytest.mark.parametrize("name", [None, "x.jsonl", "x.jl", "x.json", "x", "folder/x.2024", "/dev/null"])
def test_json_lines_have_any_name_that_does_not_lie(name: str | None) -> None:
    assert wrong_output(name) is None


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("x.csv", "`-o x.jsonl`, then `scrapy export x.jsonl --to csv -o x.csv`"),
        ("a/x.parquet", "`-o a/x.jsonl`, then `scrapy export a/x.jsonl --to parquet -o a/x.parquet`"),
        ("x.TSV", "--to csv"),
        ("x.db", "--to sqlite"),
        ("x.jsonl.gz", "scrapy export -h"),
        ("x.xlsx", "scrapy export -h"),
    ],
)
def test_a_name_of_another_format_is_refused_with_what_to_do(name: str, how: str) -> None:
    assert how in (wrong_output(name) or "")


@pytest.mark.parametrize("url", ["https://", "http:///news", "https://:80/", "https://user:word@site.test/"])
def test_an_address_that_leads_nowhere(url: str) -> None:
    assert "\n" not in (wrong_url(url) or "\n")
    assert "word@" not in (wrong_url(url) or "")


def test_rows_of_two_kinds_want_two_files(tmp_path: Path) -> None:
    one, link = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    link.symlink_to(one)
    assert in_the_way([str(one), "/dev/null", "/dev/null", "x" * 5000], []) == []
    for twice in (str(one), str(link), f"{tmp_path}/../{tmp_path.name}/a.jsonl"):
        assert [line.partition(":")[2] for line in in_the_way([str(one), twice], [])] == [
            " is named twice; each kind of rows has a file of its own"
        ]


def test_what_is_read_is_not_overwritten(tmp_path: Path) -> None:
    page, records = tmp_path / "pages/deep/a.txt", tmp_path / "pages/records.txt"
    page.parent.mkdir(parents=True)
    page.write_text("a page")
    records.write_text('{"id": "a record"}')
    assert in_the_way([str(page)], [str(page)]) == [f"{page} is what is read; name another file"]
    assert in_the_way([str(page)], ["-", str(tmp_path / "pages")]) == [f"{page} is what is read; name another file"]
    new = tmp_path / "pages/new.txt"
    assert (
        in_the_way([str(records), str(new), str(page)], [str(tmp_path / "page"), str(tmp_path / "pages/deep/b")]) == []
    )
    assert in_the_way([str(records), str(new)], [str(tmp_path / "pages")]) == []


def test_nor_is_an_archive(tmp_path: Path) -> None:
    archive = tmp_path / "x.warc"
    archive.write_bytes(b"WARC/1.1\r\n")
    told = [f"{archive} is what is read; name another file"]
    for read in (str(archive), f"{archive}#0", str(tmp_path)):
        assert in_the_way([str(archive)], [read]) == told
    assert in_the_way([str(archive)], ["x" * 5000]) == []
