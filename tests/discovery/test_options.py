import math
from datetime import UTC, datetime, timedelta

import pytest

from crawler.discovery.options import Options, read_options


def test_no_arguments_is_a_run_over_all_sites_that_minds_intervals() -> None:
    assert read_options({}) == Options(due=True)


def test_what_whoever_starts_the_run_adds_for_himself_is_no_argument() -> None:
    assert read_options({"_job": "414389e8ea4411f1", "max": "3"}) == read_options({"max": "3"})


def test_all_arguments() -> None:
    given = {"site": "a, b", "since": "2026-11-20", "max": "5", "section": "/Sport/", "revisit": "0.5", "due": "yes"}
    options = read_options(given)
    assert options.sites == ("a", "b")
    assert options.since == datetime(2026, 11, 20, tzinfo=UTC)
    assert (options.max, options.section, options.revisit, options.due) == (5, "sport", 0.5, True)


def test_sites_or_urls_that_are_named_are_wanted_now() -> None:
    assert not read_options({"site": "a"}).due
    assert read_options({"url": "http://sada.test/"}).max == math.inf


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("sites", "a", "unknown argument 'sites'"),
        ("url", "sada.test", "absolute"),
        ("url", "http://me:word@sada.test/", "url=http://sada.test/ with a user's name or password"),
        ("url", "ftp://me:word@sada.test/", "url=ftp://sada.test/: an absolute"),
        ("site", " , ", "names are wanted"),
        ("since", "the day before", "a date is wanted"),
        ("max", "0", "a number from 1"),
        ("max", "many", "a number from 1"),
        ("revisit", "-1", "a number from 0"),
        ("revisit", "inf", "a number from 0"),
        ("due", "maybe", "yes or no"),
        ("section", " / ", "section=: a word of the path is wanted"),
        ("urls", "", "urls=: the path of a file, or -, is wanted"),
    ],
)
def test_wrong_arguments_are_one_line(name: str, value: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        read_options({name: value})
    assert "\n" not in str(caught.value)


def test_one_source_at_a_time() -> None:
    with pytest.raises(ValueError, match="one of them"):
        read_options({"site": "a", "url": "http://sada.test/"})


def test_since_in_words() -> None:
    now = datetime.now(UTC)
    assert now - timedelta(days=7, minutes=1) < _since("7d") < now - timedelta(days=6, hours=23)
    assert _since("2w") < _since("300h") < _since(" 12H ") < now
    assert _since("today") - _since("yesterday") == timedelta(days=1)
    assert (_since("yesterday").hour, _since("yesterday").minute) == (0, 0)
    for wrong in ("7", "7y", "tomorrow", "d", "-1d"):
        with pytest.raises(ValueError, match="a date is wanted"):
            _since(wrong)


def _since(text: str) -> datetime:
    found = read_options({"since": text}).since
    assert found is not None
    return found
