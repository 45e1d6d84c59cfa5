"""How many words, parts, letters and lines there may be in what is taken for a name, a credit, a button or a box."""

from dataclasses import replace

import pytest
from lxml.html import HtmlElement, fromstring

from pipelines.cleaning.boilerplate.call_boxes import BOXED_LINES, box_around
from pipelines.cleaning.boilerplate.line_rules import Known, ReadLine, read_line
from pipelines.cleaning.boilerplate.pieces import made_of_pieces
from pipelines.cleaning.boilerplate.plain import controls, inside, whence
from pipelines.cleaning.boilerplate.plain.bylines import read_byline
from pipelines.cleaning.boilerplate.plain.credits import read_credit_line
from pipelines.cleaning.boilerplate.plain.names import could_be_name
from pipelines.cleaning.boilerplate.plain.own_lines import _names_nobody
from pipelines.cleaning.boilerplate.plain.shaped_names import has_family_shape, is_shaped
from pipelines.cleaning.boilerplate.plain.wording import zone_words
from pipelines.cleaning.labels import Label, read_label
from pipelines.cleaning.lexicon import lexicon
from pipelines.cleaning.page import Block, Line
from tests.cleaning.boilerplate.lines import SENTENCE, line, plain, ruled

FILL = "قنديل "
"""A word that is in no list."""

BUTTON = f"[{min(zone_words('buttons'))}]"
OPENER = min(zone_words("box_openers"))


def test_words_that_count_are_a_few() -> None:
    assert controls.is_control("5 شوهدت مدة كلمة ثانية ثواني")
    assert not controls.is_control("5 شوهدت مدة كلمة ثانية ثواني قرئ")


def test_a_line_that_ends_on_a_button_is_short() -> None:
    assert inside._is_button(FILL * 5 + BUTTON)
    assert not inside._is_button(FILL * 20 + BUTTON)


def test_a_label_over_a_box_is_short() -> None:
    box = [f"{FILL * 5}{number}" for number in "ابت"]
    for more, taken in ((1, [1, 2, 3]), (6, [])):
        assert inside._box([line(f"{OPENER} {FILL * more}".strip()), *map(line, box)], 0) == taken


@pytest.mark.parametrize(
    ("name", "could_be", "shaped"),
    [
        ("محمد علي حسن محمود أحمد سالم", True, False),
        ("محمد علي حسن محمود أحمد سالم خالد", False, False),
        ("قنديل زورق الكرداوي", True, True),
        ("قنديل زورق سنبل الكرداوي", True, False),
        ("زورق الضو", True, True),
        ("هيثم الضو", True, True),
        ("هيثم الد", True, False),
    ],
)
def test_words_of_a_name_and_letters_of_a_family(name: str, could_be: bool, shaped: bool) -> None:
    assert could_be_name(name) is could_be
    assert has_family_shape(name, frozenset()) is shaped


def test_two_words_are_a_name_beyond_a_familys_shape_and_three_are_not() -> None:
    assert is_shaped("زورق الكرداوي")
    assert not is_shaped("قنديل زورق الكرداوي")


def test_a_credit_has_a_few_parts() -> None:
    assert read_credit_line("القاهرة - محمد علي - خاص - رويترز") is not None
    assert read_credit_line("القاهرة - محمد علي - خاص - رويترز - وكالات") is None


def test_a_credit_is_a_short_line() -> None:
    assert whence.read_issue("صحيفة قنديل - العدد 24") is not None
    assert whence.read_issue(f"صحيفة قنديل - العدد 24 - {FILL * 12}") is None
    assert read_byline("بقلم: محمد علي") is not None
    assert read_byline(f"بقلم: محمد علي{' ' * 70}") == read_byline("بقلم: محمد علي")


def test_hashtags_are_a_line_of_some_length() -> None:
    assert read_label("#قنديل_الجنوب " * 20) is not None
    assert read_label("#قنديل_الجنوب " * 30) is None


def test_a_writer_of_a_rare_name_stands_near_the_top() -> None:
    label = Label("byline", (("authors", ("زورق الكرداوي",)),))
    sentence = SENTENCE + "."
    signed = ruled("بقلم: زورق الكرداوي", label=label)
    for above in (1, 2, 3):
        page = plain(*[line(f"{number} {sentence}") for number in "ابت"[:above]], signed, line(f"ث {sentence}"))
        assert _names_nobody(page, above) is (above > 2)


def block(html: str, text: str = "", links: int = 0) -> Block:
    element: HtmlElement = fromstring(html)
    shown = text or str(element.text_content())
    return Block(0, shown, element, links, shown)


def test_a_row_of_pieces_is_a_short_line() -> None:
    button = "<span>شارك</span> "
    assert made_of_pieces(block(f"<div>{button * 20}</div>"), lexicon()) is not None
    assert made_of_pieces(block(f"<div>{button * 40}</div>"), lexicon()) is None


def test_a_line_that_leads_home_is_no_paragraph() -> None:
    for more, homeward in ((5, True), (60, False)):
        text = (FILL * more).strip()
        made = block(f'<p><a href="http://sada.test/1">{text}</a></p>', text, len(text))
        assert read_line(Line(text, made), Known(host="sada.test")).homeward is homeward


def boxed(count: int) -> list[ReadLine]:
    """So many short lines in a box, between paragraphs."""
    items = "".join(f"<p>{FILL}{number}</p>" for number in range(count))
    box = fromstring(f"<body><p>{SENTENCE}</p><div>{items}</div></body>").find("div")
    blocks = [Block(number, FILL, element, 0, FILL) for number, element in enumerate(box)]
    return [replace(line(FILL), line=Line(FILL, one)) for one in blocks]


def test_a_box_around_a_call_holds_a_few_lines() -> None:
    assert BOXED_LINES == 7
    assert box_around(boxed(7), 3) == range(7)
    assert box_around(boxed(8), 3) == range(3, 4)
