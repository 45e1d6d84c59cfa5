"""Lines of a plain text that read like a page's own and are the journalist's. Texts made for this project."""

import pytest

from crawler.items import Article
from pipelines.cleaning.chain import clean_page
from tests.quality.text import PROSE

HEADLINE = "الجسر الجديد يفتح أمام السيارات نهاية الشهر"


def clean(*lines: str) -> Article:
    return clean_page("\n".join(lines).encode())


@pytest.mark.parametrize(
    "last",
    [
        "وكالة الغوث تحذر",
        "صحيفة تثير الجدل",
        "قناة الحدث تعتذر",
        "جريدة تودع قراءها",
        "وكالة الأنباء نفت",
        "صحيفة كشفت المستور",
    ],
)
def test_an_outlet_that_does_something_is_no_source(last: str) -> None:
    article = clean(HEADLINE, *PROSE, last)
    assert (article.text.split("\n"), article.source) == ([*PROSE, last], None)


@pytest.mark.parametrize("last", ["صحيفة تشرين", "وكالة الأناضول", "صحيفة المرفأ اليومية", "جريدة يمن برس"])
def test_an_outlet_alone_is_the_source(last: str) -> None:
    article = clean(HEADLINE, *PROSE, last)
    assert (article.text.split("\n"), article.source) == (list(PROSE), last)


@pytest.mark.parametrize(
    "line",
    [
        "تابعنا على مدى شهر كامل ثلاثين موقعا من مواقع الأخبار، فوجدنا أن نصف ما نشرته بلا مصدر.",
        "تابعونا على مدى ساعات من خلف النوافذ، ولم يقل أحد منهم كلمة واحدة.",
        "«تابعونا على تيليغرام»",
        "المصدر: مجهول",
        "بقلم رصاص",
    ],
)
def test_a_line_between_sentences_that_speaks_of_a_pages_words_stays(line: str) -> None:
    article = clean(HEADLINE, *PROSE[:1], line, *PROSE[1:])
    assert article.text.split("\n") == [*PROSE[:1], line, *PROSE[1:]]
    assert (article.source, article.authors) == (None, [])


@pytest.mark.parametrize(
    "line", ["تابعونا على تيليغرام", "تابعونا على صفحتنا في فيسبوك.", "المصدر: صحيفة المرفأ", "بقلم: سالم الهادي"]
)
def test_the_pages_own_call_or_credit_between_sentences_goes(line: str) -> None:
    assert clean(HEADLINE, *PROSE[:1], line, *PROSE[1:]).text.split("\n") == list(PROSE)


@pytest.mark.parametrize("pen", ["رصاص", "حبر", "جاف"])
def test_a_pen_writes_nothing_by_itself(pen: str) -> None:
    article = clean(HEADLINE, f"بقلم {pen}", *PROSE)
    assert article.authors == []


def test_a_day_that_heads_a_part_of_the_text_is_not_when_it_was_published() -> None:
    parts = [PROSE[0], "12 مارس 2015", PROSE[1], "26 مارس 2015", PROSE[2]]
    article = clean(HEADLINE, *parts)
    assert (article.text.split("\n"), article.published) == (parts, None)


@pytest.mark.parametrize(
    ("before", "last"),
    [
        ("وحين مات نشرت الصحيفة افتتاحيته الأخيرة، ولأول مرة كتبت تحتها اسمه:", "بقلم: سعيد عبد الرحمن"),
        ("ورفع المشجعون في نهاية المباراة لافتة عملاقة لم تحمل سوى كلمة واحدة.", "#ظلموني"),
        ("عثر العمال على صناديق خشبية كتب موظف مجهول على كل صندوق منها كلمتين.", "الشوارع - أرشيف"),
    ],
)
def test_what_the_last_sentence_leads_up_to_stays(before: str, last: str) -> None:
    article = clean(HEADLINE, *PROSE, before, last)
    assert (article.text.split("\n"), article.authors) == ([*PROSE, before, last], [])


@pytest.mark.parametrize("word", ["السابق", "التالي"])
def test_a_word_of_the_menu_between_sentences_heads_a_part(word: str) -> None:
    assert clean(HEADLINE, *PROSE[:1], word, *PROSE[1:]).text.split("\n") == [*PROSE[:1], word, *PROSE[1:]]


def test_the_day_under_the_headline_goes_before_todays_day_above_it() -> None:
    article = clean("السبت 27 يوليو 2024", "رياضة", HEADLINE, "الأربعاء، 19 يونيو 2019 - 05:21 م", *PROSE)
    assert (article.published, article.text.split("\n")) == ("2019-06-19T17:21", list(PROSE))


@pytest.mark.parametrize(
    "above",
    ["قناة الميدان الإخبارية", "Forwarded many times", "منتديات الجنوب > المنتدى السياسي", "الصفحة 3"],
)
def test_what_names_the_place_of_a_text_is_no_headline(above: str) -> None:
    assert clean(above, *PROSE).title is None
    article = clean(above, HEADLINE, "الأحد 03 مارس 2019", *PROSE)
    assert (article.title, article.text.split("\n")) == (HEADLINE, list(PROSE))


@pytest.mark.parametrize(
    "lines",
    [
        ("الصورة: طفلة ونسر يترقب", "المكان: قرية في الجنوب"),
        ("الصورة: طفلة تجلس وحدها.",),
    ],
)
def test_what_a_picture_shows_is_the_texts_where_it_is_told(lines: tuple[str, ...]) -> None:
    assert clean(HEADLINE, *PROSE[:1], *lines, *PROSE[1:]).text.split("\n") == [*PROSE[:1], *lines, *PROSE[1:]]


@pytest.mark.parametrize("line", ["الصورة: رويترز", "تصوير: سالم الهادي"])
def test_who_took_a_picture_goes(line: str) -> None:
    assert clean(HEADLINE, *PROSE[:1], line, *PROSE[1:]).text.split("\n") == list(PROSE)
