"""What stands around a plain text and no phrase knows. The texts are written for this project."""

import pytest

from crawler.items import Article
from pipelines.cleaning.chain import clean_page
from tests.quality.text import PROSE

HEADLINE = "الجسر الجديد يفتح أمام السيارات نهاية الشهر"
DAY = "الأحد 03 مارس 2019"


def clean(*lines: str) -> Article:
    return clean_page("\n".join(lines).encode())


@pytest.mark.parametrize(
    "around",
    [
        (f"صوت المرفأ - {HEADLINE} - محليات", HEADLINE, DAY),
        (HEADLINE, DAY, "312", "0"),
        ("شؤون بلدية", HEADLINE, DAY),
        ("كوردیعربيEnglish", HEADLINE, DAY),
        (HEADLINE, DAY, "جسر المدينة قبل افتتاحه - أرشيفية", "طباعة"),
        (HEADLINE, DAY, "عمال على الجسر أمس. © أ ف ب"),
        (HEADLINE, DAY, "ت + ت - الحجم الطبيعي"),
        ("المنتدى", "محليات", HEADLINE, DAY),
        ("ليبيا – طرابلس", HEADLINE, DAY),
    ],
)
def test_what_the_page_prints_above_a_text_goes(around: tuple[str, ...]) -> None:
    article = clean(*around, *PROSE)
    assert (article.title, article.text.split("\n")) == (HEADLINE, list(PROSE))
    assert article.published == "2019-03-03"


@pytest.mark.parametrize(
    "behind",
    [
        ("#الجسر_الجديد",),
        ("====== سالم الهادي/ل.خ.",),
        ("طباعة", "كل ما يهم المدينة", "جميع الحقوق محفوظة"),
        ("المصدر: وكالات", "Marfa Live"),
        ("المزيد من صوت المرفأ", "جميع الحقوق محفوظة"),
        ("*من سالم الهادي",),
        ("الجسر، وزارة النقل، السير",),
        ("المقال السابق", "مدرسة جديدة في الحي الشرقي", "المقال التالي", "سوق قديم يعود إلى الحياة"),
    ],
)
def test_what_the_page_prints_behind_a_text_goes(behind: tuple[str, ...]) -> None:
    assert clean(HEADLINE, "صوت المرفأ - سالم الهادي", *PROSE, *behind).text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "behind",
    [
        ("اقرأ أيضا: مدرسة جديدة في الحي الشرقي للمدينة", "كفى"),
        ("قالت إحداهن:", "#كفى"),
        ("الهدف 2 - 1 الساحل", "المرفأ 0 - 0 الجسر"),
        ("المزيد من الصبر",),
        ("هنا لندن",),
        ("على مهل",),
        ("الخبز، الماء، الحرية",),
        ("Game over",),
    ],
)
def test_the_last_words_of_a_text_stay(behind: tuple[str, ...]) -> None:
    left = clean(HEADLINE, *PROSE, *behind).text.split("\n")
    assert left == [*PROSE, *(line for line in behind if "أيضا" not in line)]


def test_numbers_that_head_the_parts_of_a_text_stay() -> None:
    lines = ["1", PROSE[0], "2", PROSE[1]]
    assert clean(HEADLINE, DAY, *lines).text.split("\n") == lines


@pytest.mark.parametrize("line", ["بعد عام", "المدينة تنتظر", "كم بقي؟"])
def test_a_line_above_the_headline_that_says_something_stays(line: str) -> None:
    assert line in clean(line, HEADLINE, DAY, *PROSE).text.split("\n")


def test_the_credit_under_the_headline_goes_before_the_papers_name_above() -> None:
    article = clean("صحيفة المرفأ - العدد 4324", HEADLINE, "المنامة - بنا", *PROSE)
    assert (article.source, article.text.split("\n")) == ("بنا", list(PROSE))


def test_who_signs_at_the_end_of_the_headline_is_the_author() -> None:
    article = clean(f"{HEADLINE} .. بقلم: د. سالم الهادي", DAY, *PROSE)
    assert article.authors == ["سالم الهادي"]


def test_exclusive_is_no_source() -> None:
    assert clean(HEADLINE, DAY, *PROSE, "المصدر: خاص").source is None


def test_two_who_wrote_with_a_dash_between_are_both_authors() -> None:
    assert clean(HEADLINE, "كتب سالم الهادي - منة الله حمدي", *PROSE).authors == ["سالم الهادي", "منة الله حمدي"]


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("سالم الهادي مع أ ف ب", ["سالم الهادي"], "أ ف ب"),
        ("المصدر: سالم الهادي — دبي", ["سالم الهادي"], None),
        ("سالم الهادي كتب:", ["سالم الهادي"], None),
        ("ليبيا – طرابلس", [], None),
    ],
)
def test_a_byline_says_who_wrote_and_with_whom(line: str, authors: list[str], source: str | None) -> None:
    article = clean(HEADLINE, line, DAY, *PROSE)
    assert (article.text.split("\n"), article.authors, article.source) == (list(PROSE), authors, source)


def test_the_agency_of_the_picture_is_no_source_where_a_label_names_one() -> None:
    article = clean(HEADLINE, DAY, "AFP", *PROSE, "المصدر: تاس")
    assert (article.source, article.text.split("\n")) == ("تاس", list(PROSE))
