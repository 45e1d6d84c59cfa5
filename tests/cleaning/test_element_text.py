"""How much of an element is read."""

from lxml import html

from pipelines.cleaning.element_text import text_of


def test_so_many_characters_and_pieces_are_read() -> None:
    assert len(text_of(html.fromstring(f"<p>{'x' * 50_000}</p>"))) == 2_000
    assert len(text_of(html.fromstring(f"<p><b>{'x' * 50_000}</b>y</p>"))) == 2_002
    for number, read in ((3, 3), (100, 40), (300, 40)):
        assert len(text_of(html.fromstring(f"<p>{'<b>x</b>' * number}</p>")).split()) == read
