"""Where a text begins and ends among its lines."""

import pytest

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.text_bounds import all_told, find_bounds
from tests.cleaning.boilerplate.lines import line, prose, ruled

A, B, C = prose(1), prose(2), prose(3)
SOURCE, CUT, BLOCK, BUTTON = ruled("المصدر", "end"), ruled("التعليقات", "cut"), ruled("اقرأ", "block"), ruled("شارك")


@pytest.mark.parametrize(
    ("lines", "first", "last", "end", "cut"),
    [
        ([A, B], 0, 1, 2, 2),
        ([line("قسم"), A, B, line("اسم")], 1, 2, 4, 4),
        ([A, B, SOURCE, line("اسم")], 0, 1, 2, 4),  # nothing behind it reads like text: nothing is cut
        ([A, SOURCE, B], 0, 2, 3, 3),  # a credit inside the text
        ([A, SOURCE, BLOCK, B], 0, 0, 1, 2),  # a marker comes before any paragraph: the text is over
        ([A, B, CUT, C], 0, 1, 2, 2),  # half of the text stands before it
        ([A, CUT, B, C, prose(4)], 0, 4, 5, 5),  # an "add a comment" button below the lead ends nothing
        ([A, ruled("التعليقات", "cut", element=("h3", "")), B, C], 0, 0, 1, 1),  # but a heading does
        ([A, CUT, CUT, B, C, prose(4)], 0, 0, 1, 1),  # and two in a row
        ([A, B, BLOCK, line("خبر آخر")], 0, 1, 2, 4),
        ([A, ruled("المصدر", "end", "edges"), BLOCK, B], 0, 3, 4, 4),  # counts at the edges only
        ([line("اسم"), BUTTON], 2, -1, 2, 2),
    ],
)
def test_bounds(lines: list[ReadLine], first: int, last: int, end: int, cut: int) -> None:
    found = find_bounds(lines)
    assert (found.first, found.last, found.end, found.cut) == (first, last, end, cut)


def test_the_tail_is_the_run_of_lines_with_rules() -> None:
    assert find_bounds([A, BUTTON, B, BUTTON, BUTTON]).tail == 3
    assert find_bounds([A, BUTTON, B, BUTTON, line("اسم")]).tail == 5


@pytest.mark.parametrize(
    ("between", "bar"),
    [
        ([], 0),
        ([BUTTON], 2),
        ([BUTTON, BUTTON], 3),
        ([BUTTON, line("عنوان فرعي")], 0),  # a line under no rule: the text has begun
    ],
)
def test_a_bar_of_buttons_below_the_lead(between: list[ReadLine], bar: int) -> None:
    assert find_bounds([A, *between, B]).bar == bar


def test_little_behind_the_end_is_furniture_and_much_is_a_list() -> None:
    short = "سطر قصير"
    text = [A, B, SOURCE]
    few = (len(A.text) + len(B.text)) // (8 * len(short))
    for count, told in ((few, True), (few + 1, False)):
        lines = [*text, *(line(short) for _ in range(count))]
        assert (all_told(lines, find_bounds(lines)) is not None) is told
    footnote = [*text, line("* هامش")]
    assert all_told(footnote, find_bounds(footnote)) is None
