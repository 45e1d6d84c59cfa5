"""The layout of a plain text: headline, head zone, end zone. The texts are written for this project."""

import pytest

from crawler.items import Article
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.dates.dated_line import find_date
from tests.quality.text import PROSE

HEADLINE = "الجسر الجديد يفتح أمام السيارات نهاية الشهر"


def clean(*lines: str) -> Article:
    return clean_page("\n".join(lines).encode())


def test_a_headline_that_is_printed_twice_goes_twice() -> None:
    article = clean(HEADLINE, HEADLINE, *PROSE)
    assert (article.title, article.text.split("\n")) == (HEADLINE, list(PROSE))


def test_a_text_that_opens_with_a_sentence_keeps_it() -> None:
    article = clean(*PROSE)
    assert (article.title, article.text.split("\n")) == (None, list(PROSE))


def test_where_two_lines_could_be_the_headline_both_stay() -> None:
    """Cleaned again, the second would be taken for the headline."""
    lines = [HEADLINE, "السائقون ينتظرون منذ ثلاثة أعوام افتتاحه", *PROSE]
    article = clean(*lines)
    assert (article.title, article.text.split("\n")) == (HEADLINE, lines)
    assert clean(*article.text.split("\n")).text == article.text


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("صوت المرفأ - سالم الهادي", ["سالم الهادي"], "صوت المرفأ"),
        ("الرياض: الساحل", [], "الساحل"),
        ("إنجاز: سالم الهادي", ["سالم الهادي"], None),
        ("بقلم: د. سالم الهادي", ["سالم الهادي"], None),
        ("MARFA.INFO", [], "MARFA.INFO"),
        ("سالم الهادي", ["سالم الهادي"], None),
    ],
)
def test_a_credit_under_the_headline_fills_its_fields(line: str, authors: list[str], source: str | None) -> None:
    article = clean(HEADLINE, line, *PROSE)
    assert article.text.split("\n") == list(PROSE)
    assert (article.title, article.authors, article.source) == (HEADLINE, authors, source)


@pytest.mark.parametrize("line", ["الوزير: سنكمل العمل", "نور على نور", "العمل مستمر", "سيف ذو حدين"])
def test_a_line_of_the_text_under_the_headline_stays(line: str) -> None:
    assert line in clean(HEADLINE, line, *PROSE).text.split("\n")


@pytest.mark.parametrize(
    ("line", "day"),
    [("الساحل 7-4-2012 الأربعاء", "2012-07-04"), ("صوت المرفأ - 18 / 5 / 2012 م - 11:55 م", "2012-05-18T23:55")],
)
def test_a_date_beside_an_outlet_is_read(line: str, day: str) -> None:
    article = clean(HEADLINE, line, *PROSE)
    assert (article.published, line in article.text) == (day, False)


def test_a_clock_whose_numbers_stand_apart_is_left_out() -> None:
    found = find_date("20 يناير 2020 - 3 : 18")
    assert found is not None
    assert found.date == "20 يناير 2020"


@pytest.mark.parametrize("line", ["T: Marfa1", "Twitter @marfa_t", f"رابط الخبر بصحيفة المرفأ: {HEADLINE}"])
def test_contacts_and_the_headline_behind_the_text_go(line: str) -> None:
    assert clean(HEADLINE, *PROSE, line).text.split("\n") == list(PROSE)
