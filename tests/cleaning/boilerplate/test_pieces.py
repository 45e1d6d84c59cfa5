"""Lines of several pieces of the page's frame."""

from lxml.html import fromstring

from pipelines.cleaning.boilerplate.pieces import made_of_pieces
from pipelines.cleaning.lexicon import Rule, lexicon
from pipelines.cleaning.page import Block


def rule_of(elements: int) -> Rule | None:
    """Of a line in an element of so many buttons, itself one of the elements that are counted."""
    element = fromstring(f"<div>{'<span>شارك</span>' * elements}</div>")
    return made_of_pieces(Block(0, "شارك شارك", element, 0, "شارك شارك"), lexicon())


def test_a_bar_of_buttons() -> None:
    assert rule_of(2) is not None
    assert rule_of(299) is not None


def test_a_stray_line_in_what_holds_the_whole_page_is_not_read_again_and_again() -> None:
    assert rule_of(300) is None
