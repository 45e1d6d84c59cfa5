"""Second headlines and last lines of a few words that the text does not hold: no names, and no outlets."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.quality.text import PROSE

HEADLINE = "الجسر الجديد يفتح أمام السيارات"

DEEDS = [
    "أمل السالمي توضح",
    "رامز الباهي يطرح برومو برنامجه",
    "سعد بن سحيم يستقيل",
    "ريم الحلو تشعل مواقع التواصل",
    "سناء الباجي ومنير خليل يعلنان انفصالهما",
    "صلاح سيعاني بالموسم الحالي",
    "هادي يطمئن الصيادين ويقول",
    "نقطة واحدة تكفي",
    "هيا لعبت دور أصغر منها",
    "مايك السالمي خلفا له",
]

THINGS = [
    "مخرجات الديمقراطية",
    "قضية الاغتصاب",
    "تناقضات الاحتراف",
    "إضاعة الفرص",
    "بهذا التهديد",
    "إليك كيفية تفعيلها",
    "دياز وأنشيلوتي وميسي",
    "مصر والإمارات",
    "مدرب الأرجنتين",
    "استطلاع رأي الشباب: الإمارات البلد المفضل لدينا",
    "صحيفة إيطالية",
    "أعلنت الرئاسة الفلسطينية",
    "أكد حسين الهادي",
    "بينما ودع المدرب",
    "بعض المسلسلات المصرية",
    "بحسب المعطيات الأولية",
    "مطلع ديسمبر الماضي",
    "وقالت قناة",
    "كشف موقع",
    "بحسب وكالة",
    "بقلب العاصمة",
    "بشوارع المدينة",
    "اليوم الأول",
    "اليوم الأخير",
]

NAMES = ["سامي الحلبي", "هيثم يزبك", "رغد تويني", "جورج ياغي", "زهير تيناوي", "نعمة خليل", "عبد الله بن يحيى"]


@pytest.mark.parametrize("line", [*DEEDS, *THINGS])
def test_a_second_headline_stays_and_names_nobody(line: str) -> None:
    article = clean_page("\n".join((HEADLINE, line, *PROSE)).encode())
    assert line in article.text.split("\n")
    assert not article.authors
    assert article.source is None


@pytest.mark.parametrize("line", DEEDS)
def test_a_last_line_that_tells_a_deed_signs_nothing(line: str) -> None:
    article = clean_page("\n".join((HEADLINE, *PROSE, line)).encode())
    assert line in article.text.split("\n")
    assert not article.authors


@pytest.mark.parametrize("line", NAMES)
def test_a_name_under_the_headline_is_who_wrote(line: str) -> None:
    article = clean_page("\n".join((HEADLINE, line, *PROSE)).encode())
    assert article.authors == [line]
    assert article.text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "كل شيء بحساب",
        "بعد رحيل البحارة",
        "الميناء يستعد",
        "لا يعبره أحد",
        "صدمة كبيرة",
        "على ضفة النهر",
        "عمل ميداني",
        "رسوم جديدة",
        "تنفذ وعدها",
    ],
)
def test_a_second_line_between_headline_and_credit_stays(line: str) -> None:
    text = clean_page("\n".join((HEADLINE, line, "كتب: سالم الهادي", *PROSE)).encode()).text
    assert line in text.split("\n")


@pytest.mark.parametrize("line", ["فرحة كبيرة", "عام صعب"])
def test_a_second_line_between_byline_and_date_stays(line: str) -> None:
    text = clean_page("\n".join((HEADLINE, "كتب: سالم الهادي", line, "12 مارس 2019", *PROSE)).encode()).text
    assert line in text.split("\n")


@pytest.mark.parametrize("line", ["المرفأ", "المدار الساحلي", "يمن المرفأ", "صوت المرفأ", "قصة قصيرة", "ساحل نيوز"])
def test_an_outlet_or_section_between_headline_and_credit_goes(line: str) -> None:
    text = clean_page("\n".join((HEADLINE, line, "كتب: سالم الهادي", *PROSE)).encode()).text
    assert text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "عمل عسكري",
        "اجتماع اقتصادي",
        "سرير روسي",
        "يشعل الخلافات",
        "فما الأسباب",
        "تسميم الجاسوس",
        "تحويل روايتي",
        "عقاب المسلمين",
        "أطفال الكهف",
        "لتوديع كرة القدم",
        "احتجاجا على",
        "فرح نسائي",
        "نجم ميلان",
        "نجمة برشلونة",
        "جهود السلام",
        "حساب المواطن",
        "عودة مدوية",
        "نجاح باهر",
        "قاضي التحقيق",
        "بركان هاواي",
        "زميل سالم",
        "رحيل جورج",
        "بطل الدوري",
        "هبوط أسعار النفط",
    ],
)
def test_a_thing_under_the_date_wrote_nothing(line: str) -> None:
    article = clean_page("\n".join((HEADLINE, "12 مارس 2019", line, *PROSE)).encode())
    assert (article.authors, line in article.text.split("\n")) == ([], True)


@pytest.mark.parametrize(
    "name", ["غرام الصيادي", "تيسير الشواهين", "إحسان العمري", "بلمهدي بوعلام", "اعتدال الراعي", "عدنان المرابط"]
)
def test_names_of_the_same_forms_did(name: str) -> None:
    article = clean_page("\n".join((HEADLINE, "12 مارس 2019", name, *PROSE)).encode())
    assert article.authors == [name]
