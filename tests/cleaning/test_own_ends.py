"""Last lines of a plain text that are the journalist's though they read like a page's, and those that look alike.
Texts made for this project."""

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
        ("قالت له وهي تطوي الرسالة إن كل ما كان بينهما", "انتهى."),
        ("سأل الصغير جدته قبل أن ينام: وماذا بعد أن عاد البحار إلى بيته؟", "انتهى"),
        ("هذا المقال يعبر عن رأي صاحبه الذي سجن بسببه عامين ثم عاد ليكتب من جديد.",),
        ("المقال كان يعبر عن رأي كاتبه حين كان شابا في الجامعة، ثم تبرأ منه.",),
        ("لقراءة الخبر من مصدره، عليك أن تعود إلى دفاتر البلدية القديمة.",),
        ("لمعرفة التفاصيل في المصدر يجب أن تسافر يومين إلى أرشيف الميناء.",),
    ],
)
def test_a_sentence_that_reads_like_a_pages_end_stays(last: tuple[str, ...]) -> None:
    assert clean(HEADLINE, *PROSE, *last).text.split("\n") == [*PROSE, *last]


@pytest.mark.parametrize(
    "last",
    [
        "هذا المقال يعبر عن رأي صاحبه ولا يعبر عن رأي الصحيفة",
        "المقال يعبر عن رأي كاتبه فقط",
        "لقراءة الخبر من مصدره، عليك الضغط هنا",
        "لقراءة الخبر من المصدر: صحيفة المرفأ",
        "لمشاهدة التقرير كاملا من المصدر اضغط هنا",
        "هاتف: 022220000",
    ],
)
def test_a_pages_end_goes(last: str) -> None:
    assert clean(HEADLINE, *PROSE, last).text.split("\n") == list(PROSE)


@pytest.mark.parametrize("last", ["انتهى", "انتهى."])
def test_the_word_that_closes_a_dispatch_goes(last: str) -> None:
    dispatch = (f"المرفأ / سبأ / {PROSE[0]}", *PROSE[1:])
    assert clean(HEADLINE, *dispatch, last).text.split("\n") == list(dispatch)


@pytest.mark.parametrize("number", ["هاتف: 022220000", "هاتف 0599 000 000", "جوال: 0599000000"])
def test_a_number_for_condolences_and_what_follows_stay(number: str) -> None:
    notice = [
        "انتقل إلى رحمة الله المعلم سالم الهادي عن ثمانين عاما قضاها في مدارس القرية.",
        "تقبل التعازي في بيت الفقيد قرب الميناء بعد صلاة المغرب.",
        number,
        "إنا لله وإنا إليه راجعون",
    ]
    assert clean("وفاة المعلم سالم الهادي", *notice).text.split("\n") == notice


@pytest.mark.parametrize("end", ["بيروت في 14 آذار 2021", "صنعاء، في 3 مايو 2019م", "المرفأ في 12/3/2020"])
@pytest.mark.parametrize("lead", ["صدر عن نقابة البحارة البيان الآتي:", "وجه أهالي المرفأ هذا النداء إلى البلدية:"])
def test_a_statement_ends_on_where_and_when_it_was_made(lead: str, end: str) -> None:
    assert clean("بيان البحارة", lead, *PROSE, end).text.split("\n")[-5:] == [*PROSE, end]


@pytest.mark.parametrize("end", ["بيروت في 14 آذار 2021", "14/3/2021"])
def test_a_dispatch_does_not(end: str) -> None:
    assert clean(HEADLINE, *PROSE, end).text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "الفنان - منير الساعدي",
        "المدرب / سالم الهادي",
        "الرئيس - سالم الهادي",
        "اللاعب: خالد العمر",
        "الفقيد - سالم الهادي",
    ],
)
def test_who_the_news_is_about_signs_nothing_under_a_headline(line: str) -> None:
    article = clean(HEADLINE, line, *PROSE)
    assert (article.authors, article.source) == ([], None)


@pytest.mark.parametrize("line", ["الكاتب - منير الساعدي", "د. سالم الهادي", "المرفأ - سالم الهادي"])
def test_a_writer_does(line: str) -> None:
    assert clean(HEADLINE, line, *PROSE).authors == [line.removeprefix("د. ").rpartition(" - ")[2]]


@pytest.mark.parametrize(
    "lead", ["وللاستفسار يمكن الاتصال بالبلدية على الأرقام التالية:", "ويمكن حجز المقاعد قبل الخميس من خلال:"]
)
def test_numbers_to_which_a_sentence_leads_up_stay(lead: str) -> None:
    numbers = ["هاتف: 061234567", "جوال: 0551234567"]
    assert clean(HEADLINE, *PROSE, lead, *numbers).text.split("\n") == [*PROSE, lead, *numbers]


@pytest.mark.parametrize("lead", ["للتواصل معنا:", "اتصل بنا:", "للإعلان في الصحيفة:"])
def test_the_papers_own_numbers_go(lead: str) -> None:
    text = clean(HEADLINE, *PROSE, lead, "هاتف: 061234567", "فاكس: 061234568").text.split("\n")
    assert not {"هاتف: 061234567", "فاكس: 061234568"} & {*text}


def test_the_hours_of_a_programme_stay() -> None:
    games = ["الأهلي × الاتحاد", "17:00", "الزمالك × سموحة", "19:30", "على الملعب الكبير"]
    assert clean(HEADLINE, *PROSE[:2], *games, *PROSE[2:]).text.split("\n") == [*PROSE[:2], *games, *PROSE[2:]]


def test_an_hour_under_the_date_goes() -> None:
    assert clean(HEADLINE, "12 مارس 2019", "17:00", *PROSE).text.split("\n") == list(PROSE)
