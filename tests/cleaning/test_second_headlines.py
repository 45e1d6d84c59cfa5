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
