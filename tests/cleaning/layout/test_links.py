"""The links in the blocks of a page, which are read once."""

import pytest

from pipelines.cleaning.layout import links
from pipelines.cleaning.layout.links import LOOKED_AT, Links
from tests.cleaning.laid_out import of_page

PAGE = (
    "<html><body><p>خبر <a href='/1'>أول <b>رابط</b></a> و<a>ثان</a></p><a href='/2'>ثالث</a><p>سطر</p></body></html>"
)


def test_the_links_in_a_block_and_what_they_say() -> None:
    known, blocks = Links(), of_page(PAGE).blocks
    texts = [[known.text(link) for link in known.inside(block)] for block in (blocks[0], blocks[-1])]
    assert texts == [["أول رابط", "ثان"], []]


def test_a_block_that_is_a_link_is_its_first() -> None:
    (block,) = of_page("<html><body><a style='display:block'>رابط</a></body></html>").blocks
    assert Links().inside(block) == [block.element]


def test_links_and_texts_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    known, block = Links(), of_page(PAGE).blocks[0]
    first = known.inside(block)
    text = known.text(first[0])
    monkeypatch.setattr(links, "whole_text", lambda link: pytest.fail("it was read again"))
    assert known.inside(block) is first
    assert known.text(first[0]) == text


def test_of_very_many_links_the_first_are_read() -> None:
    page = of_page(f"<html><body>سطر {'<a>رابط</a> ' * (LOOKED_AT + 5)}</body></html>")
    assert len(Links().inside(page.blocks[0])) == LOOKED_AT
