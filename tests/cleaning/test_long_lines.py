"""Long lines and elements of many links: what is looked at has an end, counted and not timed."""

from collections.abc import Iterator
from typing import Any

import pytest

from pipelines.cleaning.boilerplate import line_rules
from pipelines.cleaning.labels import beside_date, dated_parts
from pipelines.cleaning.layout.links import Links
from pipelines.cleaning.lexicon import Lexicon, lexicon
from pipelines.cleaning.metadata import tags
from pipelines.cleaning.page import Block
from pipelines.cleaning.text import fold, strip_edges


@pytest.mark.parametrize("around", ["", "[", "- " * 5, " - " * 5_000])
def test_what_stands_around_a_line_does_not_hide_it(around: str) -> None:
    line = fold(f"{around} 10:00 {around}")
    rule = lexicon().find(line, strip_edges(line))
    assert rule is not None
    assert rule.id == "meta:a time alone"


def test_patterns_see_a_short_piece_of_a_long_line() -> None:
    seen: list[int] = []

    class Watched:
        def __init__(self, most: int) -> None:
            self.most = most

        def find(self, text: str) -> None:
            seen.append(len(text))

    whole = lexicon()
    watched: Any = Lexicon([])
    watched._longest, watched._patterns = whole._longest, [Watched(group.most) for group in whole._patterns]
    line = fold("- " * 20_000 + "شيء لا يعرفه أحد" + " «" * 20_000)
    watched.find(line, strip_edges(line))
    assert seen
    assert max(seen) < 100


class Linked:
    """An element of links without end, which are counted as they are looked at."""

    tag = "div"

    def __init__(self, link: dict[str, str]) -> None:
        self.looked_at = 0
        self._link = link

    def iter(self, tag: str) -> Iterator[dict[str, str]]:
        assert tag == "a"
        while self.looked_at < 100_000:
            self.looked_at += 1
            yield self._link

    def __len__(self) -> int:
        return 100_000

    def getparent(self) -> None:
        return None


def block_of(element: Any, text: str) -> Block:
    return Block(0, text, element, 5, text)


def test_of_the_links_around_an_invitation_so_many_are_looked_at() -> None:
    links = Linked({"href": "https://news.example/1"})
    assert not line_rules._invites("تابعونا", block_of(links, "تابعونا"))
    assert 0 < links.looked_at <= 100
    known = Linked({"href": "https://twitter.com/x"})
    assert line_rules._invites("تابعونا", block_of(known, "تابعونا"))


@pytest.mark.parametrize("link", [{}, {"href": "/tag/1"}])
def test_of_the_links_around_a_block_so_many_may_be_tags(link: dict[str, str]) -> None:
    links = Linked(link)
    assert len(tags._links(block_of(links, "خبر"), Links())) <= 41
    assert 0 < links.looked_at <= 200


def test_a_line_with_numbers_and_no_date_is_not_searched_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chronicle has a thousand such lines, and each has twenty parts that might be a date."""
    asked: list[str] = []
    monkeypatch.setattr(dated_parts, "is_date_line", lambda text: bool(asked.append(text)))
    assert beside_date("في عام 1950 شهدت البلدة رقم 12 حدثا كبيرا جدا") == []
    assert asked == []


@pytest.mark.parametrize("behind", ["", " مشاهدة", " بتوقيت مكة"])
def test_a_date_between_words_is_found(behind: str) -> None:
    assert beside_date(f"أحمد علي 5 مايو 2024{behind}")[0] == "أحمد علي"
