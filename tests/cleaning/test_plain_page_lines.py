"""Lines that templates and desks print around a plain text, and lines of the text that look like them."""

import pytest

from tests.cleaning.test_plain import HEADLINE, clean
from tests.quality.text import PROSE

OTHER = "جمعية المرفأ تنظم سباقا للقوارب الصغيرة"
TEASER = "أعلنت جمعية المرفأ أنها تنظم يوم الأحد سباقا للقوارب في الخليج"


def text_of(*lines: str) -> list[str]:
    return clean(*lines).text.split("\n")


@pytest.mark.parametrize(
    "above",
    [
        ("الإشراف العام", "هدى سالم", "رئيس التحرير", "سالم الهادي"),
        ("قناة المرفأ المرفأ سبورت المرفأ عقار", "رئيس مجلس الإدارة", "هدى سالم", "رئيس التحرير", "سالم الهادي"),
        ("رئيس التحريرسالم الهادي", "رئيس التحريرسالم الهادي"),
        ("Al Marfa Weekly Edition",),
        ("عرب وعالم",),
        ("العالم",),
    ],
)
def test_what_stands_above_the_headline_is_the_sites(above: tuple[str, ...]) -> None:
    article = clean(*above, HEADLINE, *PROSE)
    assert (article.title, article.text.split("\n")) == (HEADLINE, list(PROSE))
    assert (article.authors, article.source) == ([], None)


def test_one_office_under_the_headline_is_the_writers() -> None:
    assert clean(HEADLINE, "سالم الهادي", "رئيس التحرير", *PROSE).authors == ["سالم الهادي"]


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("سالم الهادي - تصوير: نادر الكامل - صوت المرفأ - الخرج:", ["سالم الهادي"], "صوت المرفأ"),
        ("نواكشوط_”صوت المرفأ”_", [], "صوت المرفأ"),
        ("المرفأمنذ 4 أيام", [], None),
        ("الرياض - سالم الهادي، تصوير - نادر الكامل", ["سالم الهادي"], None),
        ("سالم العتيبي، عبدالإله القحطاني- صوت المرفأ- الطائف:", ["سالم العتيبي", "عبدالإله القحطاني"], "صوت المرفأ"),
    ],
)
def test_credits_in_more_shapes(line: str, authors: list[str], source: str | None) -> None:
    article = clean(HEADLINE, line, *PROSE)
    assert (article.text.split("\n"), article.authors, article.source) == (list(PROSE), authors, source)


def test_a_caption_that_is_printed_twice_is_no_headline_and_no_byline() -> None:
    caption = "المتحدث باسم الوزارة"
    lead = "قال المتحدث باسم الوزارة يوم الثلاثاء إن الجسر الجديد سيفتح أمام حركة السير نهاية الشهر بعد الصيانة."
    assert clean(HEADLINE, caption, caption, lead, *PROSE[1:]).title == HEADLINE
    article = clean(HEADLINE, "سالم الهادي ـ واس", "سالم الهادي ـ واس", *PROSE)
    assert (article.text.split("\n"), article.authors) == (list(PROSE), [])


def test_the_first_paper_of_a_press_review_heads_its_part() -> None:
    lines = ["الأنباء :", PROSE[0], PROSE[1], "القبس :", PROSE[2], PROSE[3]]
    article = clean(HEADLINE, *lines)
    assert (article.text.split("\n")[-6:], article.source) == (lines, None)


@pytest.mark.parametrize(
    "behind",
    [
        ("MRF07",),
        ("*مراسلنا بالخرج",),
        ("عن صوت المرفأ", "شاهد أيضا", OTHER),
        ("شاهد أيضا", OTHER, f"{TEASER} …"),
        ('يلفت موقع "المرفأ" الى أنه ليس مسؤولا عن التعليقات التي ترده ويأمل من القراء احترام أصول النقاش.',),
    ],
)
def test_what_stands_behind_the_text_is_the_pages(behind: tuple[str, ...]) -> None:
    assert text_of(HEADLINE, *PROSE, *behind) == list(PROSE)


def test_a_short_word_signs_an_agencys_dispatch_only() -> None:
    assert text_of(HEADLINE, "المرفأ 18 مارس 2020 (واس)", *PROSE, "سام") == list(PROSE)
    assert text_of(HEADLINE, *PROSE, "سام")[-1] == "سام"


@pytest.mark.parametrize(
    "behind",
    [
        ("شاهد أيضا", OTHER, "وظل القارب وحيدا في عرض الخليج بانتظار سباقا لم يبدأ…"),
        (
            "شاهد أيضا",
            OTHER,
            "وبقي السؤال معلقا فوق الماء بلا جواب، وعاد الصيادون إلى بيوتهم قبل الفجر وهم ينظرون إلى الأفق البعيد …",
        ),
    ],
)
def test_the_last_words_of_the_text_behind_a_box_stay(behind: tuple[str, ...]) -> None:
    assert text_of(HEADLINE, *PROSE, *behind)[-1] == behind[-1]


def test_a_name_of_letters_and_figures_stays_where_the_text_tells_of_it() -> None:
    told = "واستعملت الوزارة في المشروع طائرات صغيرة من طراز MRF07 لتصوير الجسر من كل جانب."
    assert text_of(HEADLINE, *PROSE, told, "MRF07")[-1] == "MRF07"
