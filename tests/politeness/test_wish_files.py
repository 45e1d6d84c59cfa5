import json

import pytest

from crawler.politeness.path_patterns import MAX_PATTERN
from crawler.politeness.robots_rules import MAX_USAGE, read_robots
from crawler.politeness.wish_files import MAX_FILE, MAX_RULES, HostWishes, load_wishes, read_ai_file, read_tdm_file
from crawler.sites.usage_terms import MAX_HEADERS, MAX_VALUE, usage_headers

HOST = "https://sada.test"


def tdm(*rules: object) -> HostWishes:
    return HostWishes(read_tdm_file(json.dumps(rules).encode()))


def rule(location: str, reserved: object, policy: str | None = None) -> dict[str, object]:
    return {"location": location, "tdm-reservation": reserved} | ({"tdm-policy": policy} if policy else {})


@pytest.mark.parametrize(
    ("location", "path", "fits"),
    [
        ("/", "/news/1", True),
        ("/news/", "/news/1", True),
        ("/news/", "/sport/1", False),
        ("/news/*.html", "/news/a/b.html?x=1", True),
        ("/news/*.html$", "/news/a/b.html?x=1", False),
        ("/exact$", "/exact/1", False),
        ("/%D8%A3", "/\u0623\u062e\u0628\u0627\u0631/1", True),
        ("news/", "/news/1", True),
        ("https://sada.test/news/*", "/news/1", True),
        ("https://sada.test/news/*", "/sport/1", False),
        ("https://sada.test", "/news/1", True),
    ],
)
def test_location_patterns(location: str, path: str, fits: bool) -> None:
    assert (tdm(rule(location, 1)).tdm_of(HOST + path) is not None) is fits


def test_the_first_rule_that_fits_holds() -> None:
    wishes = tdm(rule("/news/free/", 0), rule("/news/", 1, "https://sada.test/terms"), rule("/", 0))
    assert wishes.tdm_of(HOST + "/news/free/1") == (False, "")
    assert wishes.tdm_of(HOST + "/news/1") == (True, "https://sada.test/terms")
    assert wishes.tdm_of(HOST + "/") == (False, "")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1, {}, [], null]", b'"x"', b"[" * 100_000, b"[{", b"\xff\xfe"])
def test_what_is_no_such_file_says_nothing(body: bytes) -> None:
    assert read_tdm_file(body) == ()
    assert read_ai_file(body, "naqi") == ()


def test_rules_that_lack_something_are_left_out() -> None:
    assert read_tdm_file(json.dumps([rule("", 1), rule("/a", 2), rule("/b", "1"), {"location": "/c"}]).encode()) == (
        ("/b", True, ""),
    )


def test_a_rule_alone_is_a_file_of_one_rule() -> None:
    assert read_tdm_file(json.dumps(rule("/a", 1)).encode()) == (("/a", True, ""),)
    assert read_tdm_file(json.dumps({"location": 5, "tdm-reservation": 1}).encode()) == ()


SPAWNING = "# Spawning AI\nUser-Agent: *\n{}\n"


@pytest.mark.parametrize(
    ("lines", "path", "closed"),
    [
        ("Disallow: /\nDisallow: *", "/news/1", True),
        ("Disallow: *.jpg\nDisallow: *.mp4", "/news/1", False),
        ("Disallow: *.html", "/news/1", True),
        ("Disallow: *.html", "/news/1.php", False),
        ("Disallow: *.html", "/news/1.html", True),
        ("Disallow: *.html", "/", True),
        ("Disallow: *.html", "", True),
        ("Disallow: /index.html", "/", True),
        ("Disallow: /news/1.html", "/news/1/", True),
        ("Disallow: /old", "/old/1", True),
        ("Disallow: *.c", "/news.com-1", False),
        ("Disallow: *.jpg\nAllow: *.html\nDisallow: /", "/news/1", False),
        ("Disallow: /sport/", "/news/1", False),
        ("Disallow:", "/news/1", False),
    ],
)
def test_ai_txt_closes_kinds_of_files_and_paths(lines: str, path: str, closed: bool) -> None:
    wishes = HostWishes(ai=read_ai_file(SPAWNING.format(lines).encode(), "naqi"))
    assert wishes.closed_to_ai(HOST + path) is closed


def test_a_page_in_the_place_of_ai_txt_closes_nothing() -> None:
    assert read_ai_file(b"\n<html>\nUser-Agent: *\nDisallow: /\n", "naqi") == ()


def test_the_ledger_gives_back_what_it_was_given() -> None:
    wishes = HostWishes((("/a", True, "p"),), (("/", False),))
    assert load_wishes(wishes.dump()) == wishes
    assert load_wishes("[]") == load_wishes(None) == load_wishes("{") == load_wishes('{"ai": 5}') == HostWishes()


ROBOTS = """
User-Agent: *
Disallow: /never/
Content-Usage: train-ai=n
Content-Usage: /ai-ok/ train-ai=y
Content-Usage: /ai-ok/*/not train-ai=n # longer
Content-Usage: /same search=n
Content-Usage: /same train-ai=n
Content-Signal: ai-train=no

User-Agent: other
Content-Usage: train-ai=y
"""


@pytest.mark.parametrize(
    ("path", "agent", "usage"),
    [
        ("/test", "naqi", ["train-ai=n", "ai-train=no"]),
        ("/ai-ok/test", "naqi", ["train-ai=y", "ai-train=no"]),
        ("/ai-ok/a/not", "naqi", ["train-ai=n", "ai-train=no"]),
        ("/same", "naqi", ["search=n", "train-ai=n", "ai-train=no"]),
        ("/never/test", "naqi", []),
        ("/test", "other", ["train-ai=y"]),
    ],
)
def test_the_longest_path_of_a_usage_line_holds(path: str, agent: str, usage: list[str]) -> None:
    assert list(read_robots(ROBOTS.encode(), agent).usage_of(HOST + path)) == usage


def test_a_usage_line_above_all_groups_is_meant_for_all() -> None:
    rules = read_robots(b"Content-Usage: train-ai=n\nUser-agent: naqi\nAllow: /\n", "naqi")
    assert rules.usage_of(HOST + "/1") == ("train-ai=n",)


def test_of_large_files_the_beginning_is_read() -> None:
    rules = [rule(f"/{number}", 1) for number in range(MAX_RULES + 10)]
    assert len(read_tdm_file(json.dumps(rules).encode())) == MAX_RULES
    assert read_tdm_file(b" " * MAX_FILE + json.dumps([rule("/", 1)]).encode()) == ()
    paths = "".join(f"Disallow: /{number}\n" for number in range(MAX_RULES + 10))
    assert len(read_ai_file(f"User-Agent: *\n{paths}".encode(), "naqi")) == MAX_RULES
    assert read_ai_file(b"User-Agent: *\n" + b"#" * MAX_FILE + b"\nDisallow: /\n", "naqi") == ()
    usage = "".join(f"Content-Usage: /{number} train-ai=n\n" for number in range(MAX_USAGE + 10))
    assert len(read_robots(f"User-Agent: *\n{usage}".encode(), "naqi").usage) == MAX_USAGE


def test_of_long_patterns_the_beginning_is_kept() -> None:
    long = "/" + "a" * (MAX_PATTERN + 10)
    assert read_tdm_file(json.dumps([rule(long, 1, long)]).encode()) == (
        (long[:MAX_PATTERN], True, long[:MAX_PATTERN]),
    )
    ((_, path, said),) = read_robots(f"User-Agent: *\nContent-Usage: {long} train-ai=n\n".encode(), "naqi").usage
    assert len(path) + len(said) <= MAX_PATTERN


def test_of_headers_the_first_lines_and_their_beginning_are_kept() -> None:
    kept = usage_headers([("X-Robots-Tag", "x" * (MAX_VALUE + 10))] * (MAX_HEADERS + 10))
    assert kept == (("x-robots-tag", "x" * MAX_VALUE),) * MAX_HEADERS


def test_half_an_emoji_in_a_policy_is_no_text() -> None:
    (read,) = read_tdm_file(b'[{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://x.test/\\ud83d"}]')
    assert read == ("/", True, "https://x.test/\ufffd")
