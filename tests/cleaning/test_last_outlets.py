"""Outlets that no list has, alone on the last line of a plain text, and last lines of the journalist's beside them."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.quality.text import PROSE

HEADLINE = "بالصور.. الجسر الجديد يفتح أمام السيارات"


def read(*lines: str) -> tuple[list[str], str | None]:
    article = clean_page("\n".join((HEADLINE, *PROSE, *lines)).encode())
    return article.text.split("\n"), article.source


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("صدى الموصل", "صدى الموصل"),
        ("صوت طرابلس", "صوت طرابلس"),
        ("التغيير الإلكترونية", "التغيير الإلكترونية"),
        ("(المزارع)", "المزارع"),
        ("( صدى الريف )", "صدى الريف"),
        ("[الواحة]", "الواحة"),
        ("«الحرية»", "الحرية"),
    ],
)
def test_an_unknown_outlet_alone_on_the_last_line_goes_and_is_the_source(line: str, source: str) -> None:
    assert read(line) == (list(PROSE), source)


@pytest.mark.parametrize(
    "line",
    [
        "(تصفيق)",
        "(النهاية)",
        "(الحلقة الثالثة)",
        "صوت الريح",
        "صوت الشعب",
        "صدى البعيد",
        "نبض القلب",
        "حتى اليوم",
        "«المطر»",
    ],
)
def test_a_last_line_that_only_looks_like_one_names_no_source(line: str) -> None:
    text, source = read(line)
    assert line in text
    assert source is None


def test_the_rest_of_the_headline_under_the_pictures_goes() -> None:
    rest = "الجسر الجديد يفتح أمام السيارات"
    assert read(rest, rest)[0] == list(PROSE)


def test_a_short_sentence_behind_a_box_of_headlines_stays() -> None:
    lines = ("اقرأ أيضا", "سوق الخضار يعود", "حريق في مخزن", "وبيعت أطنان من التمور.")
    assert read(*lines)[0] == [*PROSE, lines[-1]]


@pytest.mark.parametrize("line", ["بغداد - حوار مفتوح", "المدينة - فرحة كبيرة"])
def test_a_town_and_what_is_said_of_it_under_the_headline_stays(line: str) -> None:
    article = clean_page("\n".join((HEADLINE, line, *PROSE)).encode())
    assert line in article.text.split("\n")
    assert article.source is None


@pytest.mark.parametrize("line", ["نقلا عن الإندبندنت البريطانية", "عن الإندبندنت البريطانية"])
def test_a_known_outlet_and_its_country_are_the_source(line: str) -> None:
    text, source = read(line)
    assert line not in text
    assert source == "الإندبندنت البريطانية"


@pytest.mark.parametrize("line", ["عن الثورة الفرنسية", "عن الحياة السورية", "عن المدينة المغربية"])
def test_what_a_book_is_about_is_no_source(line: str) -> None:
    text, source = read(line)
    assert line in text
    assert source is None


def test_a_town_with_the_article_and_who_wrote_from_there() -> None:
    article = clean_page("\n".join((HEADLINE, "السنابس - جميل المحاري", *PROSE)).encode())
    assert article.authors == ["جميل المحاري"]
    assert article.text.split("\n") == list(PROSE)


def test_a_star_before_a_name_is_an_ornament() -> None:
    assert read("٭ صالح سويسي")[0] == list(PROSE)


def test_an_agency_with_the_article_above_the_headline() -> None:
    lines = ("الوكالة الساحلية للأنباء", HEADLINE, "خاص", *PROSE)
    assert clean_page("\n".join(lines).encode()).text.split("\n") == list(PROSE)


def test_the_date_of_a_statement_is_its_own() -> None:
    assert read("صادر عن ملتقى شباب الجنوب", "عدن 12 يناير 2019")[0][-1] == "عدن 12 يناير 2019"
    assert read("مادة 3", "صدر في 5 رجب 1441")[0][-1] == "صدر في 5 رجب 1441"
