"""Lines of a plain text that are formed like a page's own and are the journalist's. Names are invented."""

import pytest

from tests.cleaning.test_plain import HEADLINE, clean
from tests.quality.text import PROSE

SONG = "صباح الخير يا مرفأ"
OPENINGS = [
    "المرفأ - ",
    "المرفأ في 12 مارس (واس) -- ",
    "المرفأ / واع / ",
    "نواكشوط، 12 مارس 2020 (وما) - ",
    "دمشق-سانا ",
    "تونس (وات) ",
    "عمان: ",
]
OF_STORIES = ["قال سالم: ", "الساعة 10:30 ", "الحكاية (1) ", "سالم (اسم مستعار) يحكي. ", "«الجسر» - "]
QUESTION = "سألته: هل ستعود يوما إلى بيتك القديم في آخر الميناء؟"


@pytest.mark.parametrize(
    "line",
    [
        "المرفأ 1967 (شهادة)",
        "النوارس 2 (كهرمان)",
        "الحلقة 3 (الأخيرة)",
        "الراحل - سالم الهادي",
        "المخرج - سالم الهادي",
        "الضيف: سالم الهادي",
        "شارع الهادي",
        "مقهى الكاملي",
        "حلب - زحام الجسر",
        "القاهرة: خيام وأعلام",
        "من قلب الحدث",
        "اليوم الأول الأحد:",
        "* الرأي:",
        "منع الاجتهاد الفردي",
        "احتجاجا على",
        "أليس كذلك",
        "و أيمن أشرف",
        "بالإجراء التمييزي",
        "خطاب الوزير كاملي",
        "صادق البرلمان المقدوني",
        "رئيس مؤسسة",
        "وفقا لموقعه الإلكتروني",
        "ليفربول الإنجليزي",
        "تورينو الإيطالي",
        "أهلاً بيه",
        "برئاسة علي عبدالعال",
    ],
)
@pytest.mark.parametrize("under", [True, False])
def test_a_line_that_reads_like_a_credit_is_the_texts(line: str, *, under: bool) -> None:
    """Who scored, when it was, who is spoken of, where it is: no writer and no outlet."""
    article = clean(HEADLINE, line, *PROSE) if under else clean(HEADLINE, *PROSE, line)
    assert (line in article.text.split("\n"), article.authors, article.source) == (True, [], None)


@pytest.mark.parametrize("item", ["1- لبنان", "2/ الأزهري"])
def test_the_first_item_of_a_list_right_under_a_byline_stays(item: str) -> None:
    article = clean(HEADLINE, "كتب: سالم الهادي", item, *PROSE)
    assert (item in article.text.split("\n"), article.authors) == (True, ["سالم الهادي"])


@pytest.mark.parametrize("line", ["ها هو", "كن أو لا", "من هو", "الشباب والرياضة", "تأليف سالم الهادي", "انتهى"])
def test_the_last_words_of_a_text_stay(line: str) -> None:
    article = clean(HEADLINE, *PROSE, line)
    assert (article.text.split("\n")[-1], article.authors) == (line, [])


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_word_that_closes_dispatches_goes_where_the_text_opens_like_one(opening: str) -> None:
    assert "انتهى" not in clean(HEADLINE, opening + PROSE[0], *PROSE[1:], "انتهى").text.split("\n")


@pytest.mark.parametrize("opening", OF_STORIES)
def test_the_same_word_stays_where_the_text_opens_like_a_story(opening: str) -> None:
    assert clean(HEADLINE, opening + PROSE[0], *PROSE[1:], "انتهى").text.split("\n")[-1] == "انتهى"


def test_an_outlets_name_that_the_text_holds_is_its_subject() -> None:
    told = "وقال إن الحياة في الميناء تغيرت كثيرا منذ أن وصلت السفن الكبيرة إلى أرصفته الجديدة."
    assert clean(HEADLINE, *PROSE, told, "عن الحياة").source is None
    assert clean(HEADLINE, *PROSE, "عن الحياة").source == "الحياة"


@pytest.mark.parametrize("line", [f"ثم غنت الفرقة: {SONG}", f"ردد الجميع معها {SONG}"])
def test_a_sentence_that_ends_on_the_headline_stays(line: str) -> None:
    assert line in clean(SONG, *PROSE[:1], line, *PROSE[1:]).text.split("\n")
    assert line in clean(SONG, *PROSE, line).text.split("\n")


def test_a_title_in_the_headline_stays_where_the_text_names_it() -> None:
    line = "لماذا تركت القارب وحيدا"
    assert line in clean(f"سالم الهادي.. {line}", *PROSE[:2], line, "مرآة الماء", *PROSE[2:]).text.split("\n")


@pytest.mark.parametrize("label", ["رابط الخبر في صوت المرفأ:", "المصدر:", "المرفأ نيوز -"])
def test_a_line_that_leads_to_the_page_goes(label: str) -> None:
    assert clean(HEADLINE, *PROSE, f"{label} {HEADLINE}").text.split("\n") == list(PROSE)
