import gzip

import pytest

from crawler.politeness.path_patterns import fits, in_one_form, path_of
from crawler.politeness.robots_rules import MAX_ROBOTS, read_answer, read_robots
from tests.politeness.test_robots_rules import HOME, allows


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("", ""),
        ("/a/b", "/a/b"),
        ("/a b", "/a%20b"),
        ("/\u062e", "/%D8%AE"),
        ("/%d8%ae", "/%D8%AE"),
        ("/%41%7a", "/Az"),
        ("/%7e%2d", "/~-"),
        ("/a/%2f", "/a/%2F"),
        ("/%e9", "/%E9"),
        ("%zzz/%2f", "%zzz/%2F"),
        ("/100%", "/100%"),
        ("/\ud83d", "/%3F"),
    ],
)
def test_a_path_in_one_form(path: str, form: str) -> None:
    assert in_one_form(path) == form
    assert in_one_form(form) == form


def test_the_path_of_an_address() -> None:
    assert path_of("https://sada.test") == "/"
    assert path_of("https://sada.test?a=1") == "/?a=1"
    assert path_of("https://sada.test/a?b#c") == "/a?b"


@pytest.mark.parametrize(
    ("pieces", "anchored", "path", "fit"),
    [
        (["/a", "xyz", "c"], False, "/abc", False),
        (["/a", "b", "c"], False, "/abc", True),
        (["/a", "b", "c"], True, "/abcd", False),
        (["/a", "bc"], True, "/abc", True),
        (["/abc", "bc"], True, "/abc", False),
        (["/b", ""], False, "/abc", False),
    ],
)
def test_pieces_are_found_one_behind_the_other(pieces: list[str], anchored: bool, path: str, fit: bool) -> None:
    assert fits(pieces, path, anchored) is fit


def test_a_pattern_with_a_space_closes_what_a_browser_escapes() -> None:
    assert not allows("User-agent: *\nDisallow: /my files/\n", "/my%20files/1")


@pytest.mark.parametrize("value", ["soon", "-1", "1e9", "inf", ""])
def test_a_delay_that_is_no_number_is_none(value: str) -> None:
    assert read_robots(f"User-agent: *\nCrawl-delay: {value}\n".encode(), "naqi").delay is None


def test_a_number_in_another_line_is_no_delay() -> None:
    assert read_robots(b"User-agent: *\nCrawl-delay: 2\nRequest-rate: 9\n", "naqi").delay == 2


def test_a_short_file_that_is_no_utf_8_to_its_end_is_windows_1256() -> None:
    rules = read_robots("User-agent: *\nDisallow: /\u062e".encode("cp1256"), "naqi")
    assert not rules.allows(f"{HOME}/\u062e")
    assert rules.allows(f"{HOME}/other")


def test_of_a_long_file_the_end_tells_nothing_of_its_letters() -> None:
    head = b"User-agent: *\nDisallow: /"
    for codec in ("utf-8", "cp1256"):
        body = head + "\u062e\n#".encode(codec)
        letters = ("\u0627" * MAX_ROBOTS).encode("utf-8")[: MAX_ROBOTS - len(body) - 1]
        whole = body + (b"x" if len(letters) % 2 == 0 else b"") + letters
        rules = read_robots(whole, "naqi")
        assert not rules.allows(f"{HOME}/\u062e")
        assert rules.allows(f"{HOME}/other")


def test_what_was_stopped_on_the_way_is_read_as_far_as_it_came() -> None:
    cut = gzip.compress(b"User-agent: *\nDisallow: /a\n" * 500)[:-9]
    assert not read_answer(cut, "gzip", "naqi", False).allows(f"{HOME}/a")
