"""Rules that need a line's neighbours, each by itself."""

from collections.abc import Callable

import pytest

from pipelines.cleaning.boilerplate.copies import mark_repeats
from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.linked_lines import LINK_LIMIT, mark_links
from pipelines.cleaning.boilerplate.place_rules import (
    CREDITS,
    HEAD_WORDS,
    apply_rules,
    mark_head,
    mark_signature,
    mark_tail,
    mark_under_lead,
    quiet_headline,
    spare_lists,
)
from pipelines.cleaning.boilerplate.text_bounds import find_bounds
from pipelines.cleaning.labels import Label
from tests.cleaning.boilerplate.lines import line, plain, prose, ruled

NAME, OTHER = "سالم الهادي", "منى رشيد"
EDGE_CREDIT = {"hit": Hit("label:edge-credit", "byline"), "label": Label("edge-credit", (("authors", (NAME,)),))}


def rules_of(marks: dict[int, ReadLine]) -> dict[int, str]:
    return {i: one.hit.rule if one.hit else "" for i, one in marks.items()}


def at_edges(rule: Callable[..., dict[int, ReadLine]], lines: list[ReadLine], title: str = "") -> dict[int, str]:
    return rules_of(rule(lines, title, find_bounds(lines)))


def test_a_rule_changes_no_line_itself() -> None:
    lines = [line("قسم"), prose(1), prose(1), line(NAME, element=("b", ""))]
    before = list(lines)
    marked, _ = apply_rules(lines, "")
    assert lines == before
    assert [one.hit.rule if one.hit else None for one in marked] == [
        "head:short-line",
        None,
        "repeated",
        "tail:credit",
    ]


def test_a_headline_that_asks_is_no_prose_before_the_text() -> None:
    lines = [prose(1), line("قسم"), prose(2), prose(1)]
    assert {i: one.prose for i, one in quiet_headline(lines, lines[0].key).items()} == {0: False}
    assert quiet_headline(lines, "") == {}


def test_credits_in_a_row_are_a_list_and_one_alone_is_a_credit() -> None:
    one = line(f"القاهرة: {NAME}", **EDGE_CREDIT)
    assert spare_lists([prose(1), one], "") == {}
    assert set(spare_lists([prose(1), one, one, prose(2), one], "")) == {1, 2}
    assert all(found.hit is None and found.label is None for found in spare_lists([one, one], "").values())


def test_the_second_of_two_copies_goes_and_a_refrain_stays() -> None:
    assert rules_of(mark_repeats([prose(1), prose(2), prose(1)], "")) == {2: "repeated"}
    assert mark_repeats([prose(1), prose(1), prose(1)], "") == {}
    assert mark_repeats(plain(prose(1), prose(1)), "") == {}  # nothing in a plain text says that it is a copy


def test_linked_lines() -> None:
    headline = line("افتتاح معرض الكتاب في المدينة القديمة", linked=1.0)
    chip = line("المدينة", linked=1.0)
    linked_prose = line("افتتح المعرض أمس في المدينة.", linked=1.0)
    text = [prose(1), prose(2), prose(3)]
    assert rules_of(mark_links([*text[:1], headline, *text[1:], chip], "")) == {1: "link-line", 4: "link-line"}
    assert mark_links([*text[:1], chip, *text[1:]], "") == {}  # a word in a list or heading of the text
    assert mark_links([*text[:1], linked_prose, *text[1:]], "") == {}  # a sentence that someone linked whole
    assert set(mark_links([*text[:1], headline, linked_prose, *text[1:]], "")) == {1, 2}  # the headline's teaser
    long = line("كلمة " * (LINK_LIMIT // 5 + 1), linked=1.0)
    assert mark_links([*text[:1], long, *text[1:]], "") == {}
    assert mark_links([*text[:1], line(headline.text, linked=0.5), *text[1:]], "") == {}
    assert mark_links([headline, headline, headline, prose(1)], "") == {}  # most lines are links: a list


def test_short_paragraphs_in_a_row_above_the_text_are_a_list_of_it() -> None:
    goods = [line(f"كوب من {word}") for word in ("الدقيق", "الحليب", "السكر", "الأرز")]
    assert at_edges(mark_head, [*goods[:3], prose(1)]) == dict.fromkeys(range(3), "head:short-line")
    assert at_edges(mark_head, [*goods, prose(1)]) == {}
    buttons = [line(one.text, element=("p", "button")) for one in goods]
    assert set(at_edges(mark_head, [*buttons, prose(1)])) == {0, 1, 2, 3}


def test_head() -> None:
    short, longer = line("كلمة " * HEAD_WORDS), line("كلمة " * (HEAD_WORDS + 1))
    assert at_edges(mark_head, [short, prose(1)]) == {0: "head:short-line"}
    assert at_edges(mark_head, [longer, prose(1)]) == {}
    assert at_edges(mark_head, [line(f"{NAME} صحفي مقيم"), prose(1)]) == {0: "head:short-line"}
    assert at_edges(mark_head, [line("المدينة في 3/5/2024 مساء كل يوم"), prose(1)]) == {0: "head:dated-line"}
    assert at_edges(mark_head, [line("قسم", element=("h2", "")), prose(1)]) == {}
    assert at_edges(mark_head, [line("قسم."), prose(1)]) == {}
    assert at_edges(mark_head, plain(short, prose(1))) == {}
    title = line("افتتاح معرض الكتاب")
    assert at_edges(mark_head, [longer, title, longer, prose(1)], title.key) == {0: "head:above-headline"}


def test_tail() -> None:
    name, word = line(NAME, element=("b", "")), line("محليات", element=("b", ""))
    assert at_edges(mark_tail, [prose(1), name]) == {1: "tail:credit"}
    assert mark_tail([prose(1), name], "", find_bounds([prose(1), name]))[1].label == Label(
        "byline", (("authors", (NAME,)),)
    )
    assert at_edges(mark_tail, [prose(1), word, name]) == {2: "tail:credit", 1: "tail:credit"}
    assert at_edges(mark_tail, [prose(1), *[name] * (CREDITS + 1)]) == {}  # a list, which is text
    assert at_edges(mark_tail, [prose(1), line(NAME)]) == {}  # in an element such as the text's
    assert at_edges(mark_tail, [prose(1), line(NAME, element=("li", ""))]) == {}
    assert at_edges(mark_tail, [prose(1), line(f"{NAME}.", element=("b", ""))]) == {}
    assert at_edges(mark_tail, [prose(1), line('"لن نقبل بالواقع"', element=("b", ""))]) == {}
    assert at_edges(mark_tail, [name, line("قسم")]) == {}  # no text, no tail


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ([NAME], {1: "tail:signature"}),
        (["القاهرة"], {}),
        ([NAME, OTHER], {}),
    ],
)
def test_a_name_alone_behind_the_text_needs_no_end_zone(behind: list[str], found: dict[int, str]) -> None:
    assert at_edges(mark_signature, plain(prose(1), *map(line, behind))) == found


def test_a_name_under_a_quotation_is_who_is_quoted() -> None:
    quoted = line("قال: «الجسر جاهز منذ أسابيع وننتظر افتتاحه قبل الموسم المقبل بحضور الجميع»", prose=True)
    assert at_edges(mark_signature, plain(quoted, line(NAME))) == {}


def test_signatures_before_an_end_zone() -> None:
    end = ruled("المصدر", "end")
    assert at_edges(mark_signature, plain(prose(1), line(NAME), end)) == {1: "tail:signature"}
    assert at_edges(mark_signature, plain(prose(1), line("كلمة أخرى"), end)) == {}  # may be the text's last line
    assert at_edges(mark_signature, plain(prose(1), line("(الضحى)"), end)) == {1: "tail:signature"}
    assert at_edges(mark_signature, plain(prose(1), line("كلمة أخرى"), line("غيرها"), end)) == {}
    assert at_edges(mark_signature, plain(prose(1), line("الجولة 3"), end)) == {}
    assert at_edges(mark_signature, plain(prose(1), line("(الضحى)"), line("(المرفأ)"), end)) == {}


WORD, DAY, BOX = "قنديل", "12 نوفمبر 2024", ("div", "meta")
DATED = f"{WORD} {WORD} {DAY}"
NO_DATES = [f"{WORD * 25} {WORD} {DAY}", f"{WORD} " * 6 + DAY]
"""Lines that are too long for a name and a date, in letters and in words."""


def test_a_name_beside_a_date_is_short_and_near_the_text() -> None:
    assert at_edges(mark_head, [line(DATED), prose(1)]) == {0: "head:dated-line"}
    for text in NO_DATES:
        assert at_edges(mark_head, [line(text), prose(1)]) == {}
    far = [line(DATED), *[line(f"{WORD} " * 5)] * 50, prose(1)]
    assert at_edges(mark_head, far) == {}


def test_so_is_one_under_the_lead() -> None:
    assert at_edges(mark_under_lead, [prose(1), line(DATED, element=BOX), prose(2)]) == {1: "head:dated-line"}
    for text in NO_DATES:
        assert at_edges(mark_under_lead, [prose(1), line(text, element=BOX), prose(2)]) == {}
    far = [prose(1), line(DATED, element=BOX), *[line(WORD)] * 20, prose(2)]
    assert at_edges(mark_under_lead, far) == {}


def test_credits_under_the_text_are_short() -> None:
    for text, taken in ((f"{WORD} " * 4, True), (f"{WORD} " * 5, False), (f"{WORD * 5} {WORD * 5}", False)):
        assert bool(at_edges(mark_tail, [prose(1), line(text.strip(), element=("b", ""))])) is taken
        assert bool(at_edges(mark_signature, [prose(1), line(text.strip()), ruled("المصدر", "end")])) is taken
