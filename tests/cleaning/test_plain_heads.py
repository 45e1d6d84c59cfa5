"""What stands above and under the headline of a plain text: names of pages, issues, who signs. Texts made for this
project."""

import pytest

from crawler.items import Article
from pipelines.cleaning.chain import clean_page
from tests.quality.text import PROSE

HEADLINE = "الجسر الجديد يفتح أمام السيارات نهاية الشهر"


def clean(*lines: str) -> Article:
    return clean_page("\n".join(lines).encode())


@pytest.mark.parametrize(
    ("above", "under"),
    [
        (["المرساة", "العدد 7214"], ["سالم الهادي"]),
        (["نشرة المساء", "لقراءة الرسالة في المتصفح اضغط هنا"], ["الاثنين 20 مايو 2024"]),
        (["وزارة الري والموارد", "المكتب الصحفي"], ["2019-11-06"]),
        (["قضايا وآفاق", "42622", "السنة 127-العدد", "2003", "أغسطس", "17", "الأحد"], ["بقلم: سالم الهادي"]),
        (["مجلة المرساة", "العدد 512 - يوليو 2001", "رحلات"], ["استطلاع: سالم الهادي"]),
        (["محليات", "الإثنين 26 أيار 2008"], ["حماة", "صحيفة المرساة", "سالم الهادي"]),
    ],
)
def test_what_a_page_prints_over_a_headline_is_none(above: list[str], under: list[str]) -> None:
    article = clean(*above, HEADLINE, *under, *PROSE)
    assert article.title == HEADLINE
    assert not {*above, "صحيفة المرساة"} & {*article.text.split("\n")}


@pytest.mark.parametrize("greeting", ["السلام عليكم ورحمة الله وبركاته", "بسم الله الرحمن الرحيم"])
def test_a_greeting_is_no_headline(greeting: str) -> None:
    assert clean(greeting, HEADLINE, "سالم الهادي", *PROSE).title == HEADLINE


@pytest.mark.parametrize(
    "head",
    [
        ["عودة النوارس", "12 مارس 2019", "الطيور تصل قبل موعدها بشهر", "سالم الهادي"],
        ["جسر المرفأ", "بقلم: سالم الهادي", "ما لا يراه العابرون كل صباح", "12 مارس 2019"],
        ["السنة الأولى", "12 مارس 2019"],
        ["العدد الأخير من المجلة في الأسواق", "سالم الهادي"],
        ["العدد 7 يجلب الحظ لفريق المرفأ", "سالم الهادي"],
        ["السلام عليكم يا أهل المرفأ", "سالم الهادي"],
    ],
)
def test_a_headline_of_the_same_words_stays_one(head: list[str]) -> None:
    assert clean(*head, *PROSE).title == head[0]


def test_a_poem_has_its_name_as_the_headline() -> None:
    verse = ["يا بحر خذني حيث لا أحد", "ينادي باسمي القديم", "ولا شراع", "وأن أمضي بلا وداع"]
    article = clean("أغنية لبحارة المساء", "شعر: سالم الهادي", *verse)
    assert (article.title, article.authors) == ("أغنية لبحارة المساء", ["سالم الهادي"])
    assert article.text.split("\n") == verse


def test_who_signs_behind_from_wrote_it() -> None:
    article = clean(HEADLINE, "12 مارس 2019", "من سالم الهادي", *PROSE)
    assert (article.authors, article.text.split("\n")) == (["سالم الهادي"], list(PROSE))


@pytest.mark.parametrize("line", ["من المرفأ إلى المدينة", "من يعبر الجسر أولا", "من جيل إلى جيل"])
def test_other_lines_that_open_with_from_stay(line: str) -> None:
    assert line in clean(HEADLINE, line, *PROSE).text.split("\n")


@pytest.mark.parametrize(("by", "source"), [("بواسطة : صحراء ميديا", "صحراء ميديا"), ("كتب: المرفأ برس", "المرفأ برس")])
def test_an_outlet_writes_nothing(by: str, source: str) -> None:
    article = clean(HEADLINE, by, *PROSE)
    assert article.authors == []
    assert article.source in (source, None)


@pytest.mark.parametrize(
    "line",
    ["منقول", "منقول للفائدة", "نسخة سهلة الطبع", "شاهد الخبر في المصدر المرفأ"],
)
def test_other_lines_of_a_page_go(line: str) -> None:
    assert clean(HEADLINE, *PROSE, line).text.split("\n")[-1] == PROSE[-1]


@pytest.mark.parametrize(
    "line",
    [
        "شاهد الخبر في المصدر ثم حكاه لنا كما هو.",
        "وقال إن كل ما في الكتاب منقول",
        "تابع التقرير الأصلي قبل نشره بأسبوع كامل.",
        "طبعوا منه نسخة سهلة الطبع في مطبعة المرفأ.",
    ],
)
def test_sentences_of_the_same_words_stay(line: str) -> None:
    assert clean(HEADLINE, *PROSE, line).text.split("\n")[-1] == line


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("سالم الهادي / كاتب وباحث", ["سالم الهادي"], None),
        ("سالم الهادي - صحفي ومترجم", ["سالم الهادي"], None),
        ("سالم الهادي - باحث في التاريخ", ["سالم الهادي"], None),
        ("سالم الهادي - رياضة", ["سالم الهادي"], None),
        ("سالم الهادي - صحيفة المرفأ", ["سالم الهادي"], "صحيفة المرفأ"),
        ("سالم الهادي - مركز أنباء المرفأ", ["سالم الهادي"], "مركز أنباء المرفأ"),
    ],
)
def test_what_a_writer_is_is_no_source(line: str, authors: list[str], source: str | None) -> None:
    article = clean(HEADLINE, line, *PROSE)
    assert (article.authors, article.source) == (authors, source)


def test_a_section_that_opens_with_from_is_no_headline() -> None:
    article = clean("من المحافظة", "الاثنين 27-4-2009م", HEADLINE, *PROSE)
    assert (article.title, article.text.split("\n")) == (HEADLINE, list(PROSE))


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("سالم الهادي نشر في المرفأ يوم 15 - 06 - 2011", "المرفأ"),
        ("س. الهادي نشر في صوت الساحل يوم 15 - 06 - 2011", "صوت الساحل"),
    ],
)
def test_an_archive_of_papers_says_who_wrote_and_where(line: str, source: str) -> None:
    article = clean(HEADLINE, line, *PROSE)
    assert (article.authors, article.source) == ([line.partition(" نشر")[0]], source)
    assert article.published == "2011-06-15"


@pytest.mark.parametrize("line", ["كتاب سالم نشر في بيروت عام 2011", "أول مقال له نشر في المرفأ يوم 15 حزيران 2011"])
def test_what_was_published_somewhere_stays(line: str) -> None:
    assert line in clean(HEADLINE, *PROSE[:2], line, *PROSE[2:]).text.split("\n")


def test_an_agencys_editors_in_latin_letters_go() -> None:
    assert clean(HEADLINE, *PROSE, "محرر: liu yang").text.split("\n") == list(PROSE)


@pytest.mark.parametrize("over", [[], ["12 مارس 2019"]])
def test_a_partys_paper_names_itself_over_the_headline(over: list[str]) -> None:
    article = clean("شراع المرفأ - لسان حال حزب البحارة", *over, HEADLINE, *PROSE)
    assert (article.title, article.source) == (HEADLINE, "شراع المرفأ")
    assert article.text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "أغنية المرفأ: لسان حال حزب البحارة",
        "أغاني المرفأ - لسان حال الفقراء",
        "كيف صارت أغاني المرفأ القديمة - لسان حال حزب البحارة",
        "سالم الهادي - لسان حال حزب البحارة",
    ],
)
def test_what_speaks_for_many_is_no_paper(line: str) -> None:
    article = clean(line, *PROSE)
    assert article.source is None
    assert line in f"{article.title}\n{article.text}"
