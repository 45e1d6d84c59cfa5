"""Names that many people bear and no list of given names has, and what reads alike and names nobody."""

import pytest

from pipelines.cleaning.labels import is_full_name
from pipelines.cleaning.text import fold
from pipelines.cleaning.words import long_list
from tests.cleaning.described import read
from tests.cleaning.pages import article

NAMES = ["أمل حداد", "نسيم الشرقاوي", "قمر الدين عبيدات", "تيسير أبو هشيمة", "نور الهاشمي", "إسلام محفوظ الحربي"]
NAMES += ["سالم خالد تميمي", "عيسى سعد الله المدهون", "وليد عطا الله", "على محمد الهادي", "أوسكار حداد", "سالم والي"]
WORDS = (
    "عيد الفطر|هلال رمضان|كرم الضيافة|صباح الخير|نجاح كبير|وعد بلفور|سلام عادل|رجاء العالمي|فجر جديد|ملك المغرب"
    "|نجم الأهلي|إسلام آباد|فتح معبر|أحلام اليقظة|سحر الشرق|زهرة الخليج|كمال الأجسام|نور على نور|أمل جديد|هلال أحمر"
    "|صقر العروبة|بيان الوزارة|مفتاح الحل|طالب سعودي|نسيم البحر|رعد وبرق|جمعة مباركة|عيد العمال|فرح عارم|هلال وصليب"
    "|نصر من الله|حمد لله|برنت القياسي|تشاد الجديدة|تود الوزارة|أوسكار أفضل فيلم|فيكتوريا بلزن|على الملأ|على بالي"
    "|كيري والاتفاق|سالم والجمهور|حمد الله وشكره|العيد المبارك|مساعد الوزير|الحاج المغربي|دفع السوري|علوي سوري"
    "|الصادق الأمين|يزيد المغربي"
).split("|")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_by_both_its_words(name: str) -> None:
    assert is_full_name(name)
    assert read(article(before=f"<div>{name}</div><div>3 مايو 2024</div>")).authors == [name]


@pytest.mark.parametrize("words", WORDS)
def test_ordinary_words_are_no_name(words: str) -> None:
    assert not is_full_name(words)
    assert read(article(before=f"<div>{words}</div><div>3 مايو 2024</div>")).authors == []


@pytest.mark.parametrize("group", ["given", "families"])
def test_the_names_are_folded_once_each_and_in_order(group: str) -> None:
    names = long_list(f"labels/borne_{group}.txt")
    assert names == sorted(set(names)) and names == [fold(name) for name in names]
