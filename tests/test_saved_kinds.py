"""Which files of a folder are saved pages, and what is a list of addresses."""

import gzip
from pathlib import Path

import pytest

from crawler.saved_kinds import LISTED, ending_of, is_list_of_urls, is_page

PAGE = "<!DOCTYPE html>\n<html lang='ar'><body><p>خبر</p></body></html>"


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.html", ".html"),
        ("A.HTM.gz", ".htm"),
        ("article.php?id=5.7", ".php"),
        ("news.2024", ""),
        ("قال د.محمد", ""),
        ("خبر", ""),
        ("x.warc.gz", ".warc"),
    ],
)
def test_an_ending_is_what_the_name_says_of_its_kind(name: str, ending: str) -> None:
    assert ending_of(Path(name)) == ending


@pytest.mark.parametrize(
    "name", ["a.xhtml", "a.php", "a.asp", "a.aspx", "a.php?id=5", "خبر", "12345", "news.2024", "a"]
)
def test_a_page_under_any_name_that_pages_have_is_read(tmp_path: Path, name: str) -> None:
    for content in (PAGE.encode(), PAGE.encode("utf-16"), gzip.compress(PAGE.encode())):
        (tmp_path / name).write_bytes(content)
        assert is_page(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.php", b"<?php echo 1; ?>\n<html><body></body></html>"),
        ("page.asp", b'<%@ Language="VBScript" %><html>'),
        ("Makefile", b"all:\n\techo\n"),
        ("data", b"\x00\x01\x02"),
        (".hidden", PAGE.encode()),
        ("empty", b""),
        ("style.css", PAGE.encode()),
        ("photo.jpg", b"\xff\xd8\xff"),
    ],
)
def test_what_is_no_page_is_left_out(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert not is_page(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.test/1\nhttp://b.test/2\n", True),
        ("\ufeff# the morning's\r\n\r\nhttps://a.test/خبر\r\n", True),
        ("https://a.test/1", True),
        ("", False),
        ("# nothing yet\n", False),
        ("https://a.test/1\nقالت البلدية إن الجسر فتح.\n", False),
        ("اقرأ أيضا https://a.test/1\n", False),
    ],
)
def test_a_list_of_addresses_has_nothing_else_in_its_lines(text: str, expected: bool) -> None:
    assert is_list_of_urls(text.encode()) is expected


def test_of_a_long_list_the_first_lines_tell() -> None:
    assert is_list_of_urls(b"https://a.test/1\n" * LISTED + "خبر".encode())
    assert not is_list_of_urls(b"https://a.test/1\n" * (LISTED - 1) + "خبر".encode())
