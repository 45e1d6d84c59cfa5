"""The day that an address names."""

from datetime import date

import pytest

from crawler.sites import day_in

HOME = "https://sada.example/"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("news/2024/10/30/title", "2024/10/30"),
        ("2024-10-30-title", "2024-10-30"),
        ("2024_1_3/9", "2024_1_3"),
        ("news/20241030/17", "20241030"),
        ("%D8%AE%D8%A8%D8%B1/2024/10/30", "2024/10/30"),
    ],
)
def test_a_day_in_the_path(path: str, text: str) -> None:
    found = day_in(HOME + path)
    assert found is not None
    assert found[1] == text
    assert found[0] == (date(2024, 1, 3) if "_" in text else date(2024, 10, 30))


@pytest.mark.parametrize(
    "url",
    [
        HOME + "2026/13/40/a",
        HOME + "2026/02/30/a",
        HOME + "a/20241030",  # the article's number as likely
        HOME + "2024/10-30",
        HOME + "a?d=2024/10/30",
        HOME + "12024/10/301",
        "http://[::1/2024/10/30",
        "",
    ],
)
def test_no_day(url: str) -> None:
    assert day_in(url) is None
