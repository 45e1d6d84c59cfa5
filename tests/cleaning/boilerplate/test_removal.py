"""Which lines go, once they are read."""

import pytest

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.removal import HEADLINES, find_removals
from pipelines.cleaning.chain import clean_page
from tests.cleaning.boilerplate.lines import line, plain, prose, ruled

A, B, C = prose(1), prose(2), prose(3)
MARKER = ruled("اقرأ أيضا", "block")
END = ruled("المصدر", "end")


def places(lines: list[ReadLine], title: str = "") -> dict[int, str]:
    _, gone = find_removals(lines, title)
    return {i: gone[i].place for i in sorted(gone)}


def headline(number: int) -> ReadLine:
    return line(f"عنوان خبر آخر من المدينة القديمة {number}")


@pytest.mark.parametrize("count", [1, 3, HEADLINES - 1, HEADLINES])
def test_headlines_behind_a_marker_inside_a_text_go(count: int) -> None:
    lines = plain(A, B, MARKER, *map(headline, range(count)), C)
    assert list(places(lines)) == list(range(2, 3 + count))


def test_no_more_headlines_than_ever_stand_behind_a_marker() -> None:
    assert HEADLINES == 5  # of 41,661 articles: more lines in a row are a list of the text's own
    lines = plain(A, B, MARKER, *map(headline, range(HEADLINES + 1)), C)
    assert list(places(lines)) == list(range(2, 3 + HEADLINES))


def test_behind_the_text_all_headlines_go() -> None:
    lines = plain(A, B, MARKER, *map(headline, range(3 * HEADLINES)))
    assert list(places(lines)) == list(range(2, len(lines)))


@pytest.mark.parametrize(
    "follower",
    [prose(7), line("كلمة " * 29), line("نص فيه رابط واحد", linked=0.1), ruled("التعليقات", "cut")],
    ids=["prose", "long", "text-with-a-link", "another-marker"],
)
def test_a_marker_takes_nothing_that_is_no_headline(follower: ReadLine) -> None:
    _, gone = find_removals([A, B, line("اقرأ أيضا", hit=MARKER.hit), follower, C], "")
    assert 3 not in gone or gone[3].hit == follower.hit


def test_a_question_behind_a_marker_is_a_headline() -> None:
    asks = line("هل تعود الحافلات إلى الجسر القديم قبل نهاية الصيف؟", prose=True)
    assert 3 in places(plain(A, B, MARKER, asks, C))


def test_a_rule_counts_in_its_place_only() -> None:
    before, edges, end = (ruled("سطر", "line", where) for where in ("before", "edges", "end"))
    assert places(plain(before, A, B)) == {0: "before"}
    assert places(plain(A, before, line("س"), B)) == {}
    assert places(plain(edges, A, edges, line("س"), B, edges)) == {0: "before", 5: "end"}
    assert places(plain(end, A, B, end)) == {3: "end"}


def test_what_stands_behind_a_cut_goes_whatever_it_is() -> None:
    cut = ruled("التعليقات", "cut")
    _, gone = find_removals(plain(A, B, cut, C, ruled("شارك")), "")
    assert {i: gone[i].hit.rule for i in gone} == {2: "x", 3: "end-zone:x", 4: "x"}


@pytest.mark.parametrize("between", range(5))
def test_a_signature_counts_right_before_the_end_zone(between: int) -> None:
    signed = ruled("سالم الهادي (الضحى)", "sign")
    lines = plain(A, B, signed, *(line("سطر من قائمة طويلة في النص") for _ in range(between)), END, line("اسم آخر"))
    assert (2 in places(lines)) is (between < 3)


def test_the_headline_goes_where_it_is_repeated_before_the_text() -> None:
    title = line("افتتاح معرض الكتاب في المدينة")
    _, gone = find_removals([title, A, title, B], title.key)
    assert {i: gone[i].hit.rule for i in gone} == {0: "title:repeated"}


def test_a_plain_text_opens_with_its_headline_where_furniture_follows() -> None:
    body = "رست في ميناء السدر صباح اليوم أول سفينة شحن تستعين بالأشرعة، بعد رحلة دامت أحد عشر يوماً."
    second = "وقال القبطان إن الأشرعة المعدنية وفّرت نحو خُمس الوقود في معظم الطريق."
    page = "\n".join(("افتتاح معرض الكتاب في المدينة", "تاريخ النشر: 3/5/2024", body, second))
    article = clean_page(page.encode(), content_type="text/plain")
    assert article.title == "افتتاح معرض الكتاب في المدينة"
    assert article.text == f"{body}\n{second}"


def test_a_date_behind_a_linked_headline_is_that_articles() -> None:
    date = line("3/5/2024", hit=Hit("date-line", "date", "line", "edges", "published"))
    other = line("افتتاح معرض الكتاب في المدينة القديمة", linked=1.0)
    assert list(places([A, other, date, B, C])) == [1, 2]
    assert places([A, date, B, C]) == {}


def test_values_behind_a_bare_label() -> None:
    bare = line("الوسوم", hit=Hit("label:tags", "tags", "end", "any", bare=True))
    lines = plain(A, B, bare, *(line(f"وسم {number}") for number in range(21)))
    _, gone = find_removals(lines, "")
    assert sum(one.hit.rule == "label:tags" for one in gone.values()) == 21
