"""Witnesses say the same whoever comes first."""

from itertools import permutations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from crawler.core.found import Found
from crawler.items import Hints
from crawler.ledger import Ledger
from crawler.ledger.hints import is_later, merge

URL = "https://sada.test/news/1"
FEED = Hints("عنوان", feed_published="Wed, 30 Oct 2024 10:15:00 +0300", tags=["ثقافة"], content="<p>نص</p>")
SITEMAP = Hints(lastmod="2024-11-02", sitemap_published="2024-10-30", tags=["مدن", "مكتبات"])
ATOM = Hints("عنوان أطول", feed_published="2024-10-30", lastmod="2024-11-02T08:00:00Z")
WORDS = st.one_of(st.none(), st.sampled_from(["2024-10-30", "2024-10-31T10:00:00+03:00", "Wed, 30 Oct 2024", "x", "y"]))
HINTS = st.builds(Hints, WORDS, WORDS, WORDS, WORDS, st.lists(st.sampled_from("abc"), max_size=2), WORDS, WORDS, WORDS)


def test_the_ledger_knows_what_all_have_said_in_whatever_order(tmp_path: Path) -> None:
    known = []
    for number, order in enumerate(permutations([FEED, SITEMAP, ATOM, Hints()])):
        ledger = Ledger(tmp_path / f"{number}.sqlite")
        for hints in order:
            ledger.discover("sada", [Found(URL, hints)])
        known.append(ledger.hints(URL))
        ledger.close()
    assert known[0] == Hints(
        "عنوان أطول",
        feed_published="2024-10-30",
        sitemap_published="2024-10-30",
        lastmod="2024-11-02T08:00:00Z",
        tags=["ثقافة", "مدن", "مكتبات"],
        content="<p>نص</p>",
    )
    assert all(one == known[0] for one in known)


@given(HINTS, HINTS, HINTS)
def test_the_order_never_matters(a: Hints, b: Hints, c: Hints) -> None:
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))


def test_a_later_moment_is_told_in_any_spelling() -> None:
    assert is_later("Sat, 02 Nov 2024 08:00:00 GMT", "2024-11-01")
    assert not is_later("2024-11-01", "Sat, 02 Nov 2024 08:00:00 GMT")
    assert is_later("x", "y")
    assert not is_later(None, "y")


def test_what_names_no_moment_is_later_than_another_and_the_same_is_not() -> None:
    assert is_later("x", "2024-11-01") and is_later("2024-11-01", "x") and is_later("2024-11-01", None)
    assert not is_later("x", "x")


def test_tags_that_both_say_keep_their_order() -> None:
    assert merge(Hints(tags=["b", "a"]), Hints(tags=["b", "a"])).tags == ["b", "a"]
    assert merge(Hints(tags=["b", "a"]), Hints()).tags == ["b", "a"]
    assert merge(Hints(tags=["b"]), Hints(tags=["a", "b"])).tags == ["a", "b"]
