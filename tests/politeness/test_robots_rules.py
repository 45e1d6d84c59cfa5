import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from crawler.core.unpack import TooLarge
from crawler.politeness.path_patterns import MAX_PATTERN
from crawler.politeness.robots_rules import (
    MAX_ROBOTS,
    MAX_SITEMAPS,
    MAX_UNPACKED,
    RobotsRules,
    read_answer,
    read_robots,
)

HOME = "https://sada.test"


def allows(text: str, path: str, agent: str = "naqi") -> bool:
    return read_robots(text.encode(), agent).allows(HOME + path)


def test_the_longest_pattern_decides_and_allow_wins_a_tie() -> None:
    text = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /x\nAllow: /x\n"
    assert not allows(text, "/a/c")
    assert allows(text, "/a/b/c")
    assert allows(text, "/x")
    assert allows(text, "/")


def test_the_rules_themselves_may_be_read_whatever_they_close() -> None:
    assert allows("User-agent: *\nDisallow: /\n", "/robots.txt")


def test_a_group_of_our_own_stands_for_all_others() -> None:
    text = (
        "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: Naqi/2.1\nDisallow: /private\nCrawl-delay: 2.5\n"
    )
    assert allows(text, "/news")
    assert not allows(text, "/private/1")
    assert not allows(text, "/news", "somebody")
    assert read_robots(text.encode(), "naqi").delay == 2.5


def test_groups_of_one_name_are_one() -> None:
    text = "User-agent: naqi\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\n\nUser-agent: naqi\nDisallow: /b\n"
    assert [allows(text, path) for path in ("/a", "/b", "/c")] == [False, False, True]


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/*.pdf$", "/a/b.pdf", True),
        ("/*.pdf$", "/a/b.pdf?x", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/*/print", "/news/print/1", True),
        ("/*/print", "/print", False),
        ("*", "/anything", True),
        ("/a*a$", "/a", False),
        ("/*?", "/a?b", True),
        ("/*?", "/a", False),
        ("/خبر", "/%D8%AE%D8%A8%D8%B1/1", True),
        ("/%d8%ae%D8%A8%d8%b1", "/خبر", True),
        ("/%7Euser", "/~user", True),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert allows(f"User-agent: *\nDisallow: {pattern}\n", path) != fits


@given(st.lists(st.text(alphabet="/ab*$", min_size=1, max_size=6), max_size=5), st.text(alphabet="/ab", max_size=8))
def test_the_same_as_protego(patterns: list[str], path: str) -> None:
    patterns = ["/" + one.lstrip("*").replace("$", "") + ("$" if one.endswith("$") else "") for one in patterns]
    text = "User-agent: *\n" + "".join(
        f"{'Allow' if number % 2 else 'Disallow'}: {one}\n" for number, one in enumerate(patterns)
    )
    url = f"{HOME}/{path.lstrip('/')}"
    assert read_robots(text.encode(), "naqi").allows(url) == Protego.parse(text).can_fetch(url, "naqi")


def test_windows_1256_is_understood() -> None:
    body = "User-agent: *\nDisallow: /سياسة\n".encode("cp1256")
    rules = read_robots(body, "naqi")
    assert not rules.allows(f"{HOME}/سياسة/1")
    assert rules.allows(f"{HOME}/رياضة/1")


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
def test_a_file_with_a_byte_order_mark_is_understood(codec: str) -> None:
    assert not read_robots("User-agent: *\r\nDisallow: /خاص/".encode(codec), "naqi").allows("https://sada.test/خاص/1")


def test_sitemaps_and_wishes_belong_to_no_group() -> None:
    text = "Sitemap: https://sada.test/a.xml\nUser-agent: other\nDisallow: /\nSitemap: /b.xml # b\nContent-Usage: x\n"
    rules = read_robots(text.encode(), "naqi")
    assert rules.sitemaps == ("https://sada.test/a.xml", "/b.xml")
    assert rules.usage == ()
    assert read_robots(b"User-Agent: *\nContent-Usage: train-ai=n\n", "naqi").usage == (
        ("content-usage", "", "train-ai=n"),
    )


def test_thirty_thousand_wildcards_are_read_and_asked() -> None:
    lines = "".join(f"Disallow: /*a*{n}*b*c$\n" for n in range(30_000))
    rules = read_robots(f"User-agent: *\n{lines}"[:MAX_ROBOTS].encode(), "naqi")
    assert len(rules.rules) > 20_000
    assert rules.allows(f"{HOME}/{'a' * 500}")
    assert not rules.allows(f"{HOME}/a7777bc")


def test_a_pattern_of_many_wildcards_costs_no_more() -> None:
    rules = RobotsRules((("/" + "*a" * 900 + "b", False),))
    assert rules.allows(f"{HOME}/{'a' * 5000}")


def test_what_calls_itself_gzip_and_is_plain_is_read() -> None:
    assert not read_answer(b"User-agent: *\nDisallow: /a\n", "gzip", "naqi", True).allows(f"{HOME}/a")


def test_rules_that_are_cut_off_are_damaged() -> None:
    whole = gzip.compress(b"User-agent: *\nDisallow: /a\n" * 500)
    assert not read_answer(whole, "gzip", "naqi", True).allows(f"{HOME}/a")
    with pytest.raises(EOFError):
        read_answer(whole[:-9], "gzip", "naqi", True)
    second = gzip.compress(b"Disallow: /b\n")
    assert not read_answer(whole + second, "gzip", "naqi", True).allows(f"{HOME}/b")
    with pytest.raises(EOFError):
        read_answer(whole + second[:-9], "gzip", "naqi", True)


@given(st.binary(max_size=300))
def test_any_bytes_are_read(body: bytes) -> None:
    read_robots(body, "naqi").allows(f"{HOME}/a")


def test_what_is_behind_half_a_megabyte_is_not_read() -> None:
    start, rule = b"User-agent: *\n", b"Disallow: /a\n"
    for size, allowed in ((MAX_ROBOTS - len(start + rule), False), (MAX_ROBOTS, True)):
        assert read_robots(start + b"#" * (size - 1) + b"\n" + rule, "naqi").allows(f"{HOME}/a") is allowed


def test_of_a_long_pattern_the_beginning_counts() -> None:
    rules = read_robots(f"User-agent: *\nDisallow: /{'a' * 2 * MAX_PATTERN}\n".encode(), "naqi")
    assert [len(pattern) for pattern, _ in rules.rules] == [MAX_PATTERN]
    assert not rules.allows(f"{HOME}/{'a' * 2 * MAX_PATTERN}")


def test_of_many_sitemaps_the_first_count() -> None:
    lines = "".join(f"Sitemap: {HOME}/{n}.xml\n" for n in range(MAX_SITEMAPS + 10))
    rules = read_robots(f"{lines}User-agent: *\nDisallow: /a\n".encode(), "naqi")
    assert rules.sitemaps == tuple(f"{HOME}/{n}.xml" for n in range(MAX_SITEMAPS))
    assert not rules.allows(f"{HOME}/a")


def test_rules_that_unpack_without_end_are_a_bomb() -> None:
    start = b"User-agent: *\nDisallow: /a\n"
    most = gzip.compress(start + b"#" * (MAX_UNPACKED - len(start)))
    assert not read_answer(most, "gzip", "naqi", True).allows(f"{HOME}/a")
    with pytest.raises(TooLarge):
        read_answer(gzip.compress(start + b"#" * MAX_UNPACKED), "gzip", "naqi", True)


def test_a_name_that_is_none_closes_nothing() -> None:
    assert allows("User-agent: 360spider\nDisallow: /\n", "/a")


@pytest.mark.parametrize("coding", ["utf-8", "cp1256"])
def test_long_rules_that_are_cut_inside_a_letter_are_read_in_their_own_coding(coding: str) -> None:
    """What is longer than is read ends anywhere; a Windows-1256 file is none of UTF-8 from its first letter on."""
    start = f"User-agent: *\nDisallow: /{'سري'}\n#".encode(coding)
    body = start + b"#" * (MAX_ROBOTS - len(start) - 1) + "س".encode() + b"\n"
    rules = read_robots(body, "naqi")
    assert not rules.allows(f"{HOME}/سري/1")
    assert rules.allows(f"{HOME}/a")
