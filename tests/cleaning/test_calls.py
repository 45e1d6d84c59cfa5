"""Calls to the reader, in words that no phrase of the lexicon has."""

import pytest

from pipelines.cleaning.boilerplate.calls import is_call
from pipelines.cleaning.text import fold, strip_edges

OUTLETS = frozenset({fold("المرفأ")})

CALLS = [
    "تابعوا أخبار المرفأ عبر أثير إذاعة الميناء على الموجات 98.5",
    ">> تابع قناة المرفأ على منصة x",
    "متابعة أخبار المرفأ على تلغرام https://t.me/example",
    "اشترك معنا في نشرة المرفأ الدورية لتبقى على اتصال دائم بالحدث",
    "انضموا إلى صفحتنا على فيس بوك",
    "تابعوا حسابنا الرسمي على تويتر",
    "يمكنك العثور على نظرة عامة على النقاشات مع صحفيينا هنا",
    "يمكنكم متابعتنا على التويتر",
    "لا تفوتوا آخر أخبارنا عبر واتساب",
    "صفحة المرفأ على الفيسبوك: https://www.facebook.com/example",
]

TEXT = [
    "تابع النصر بدايته القوية وهزم الهلال على أرضه",
    "شارك في الثورة ثم كتب عنها عبر صفحته على فيسبوك",
    "حمل قناة الميناء مسؤولية ما بثته عبر تطبيقها",
    "تابع الجمهور المباراة عبر تطبيق مجاني",
    "اضغط على زر تنزيل ثم اختر التطبيق",
    "سجل الوزير كلمته ونشرها على حسابه في تويتر",
    "يمكنكم تحميل التطبيق من متجر الهاتف",
    "قناة الميناء تبث المباراة على الإنترنت",
]


@pytest.mark.parametrize("line", CALLS)
def test_calls_are_known_by_their_grammar(line: str) -> None:
    assert is_call(strip_edges(fold(line)), OUTLETS)


@pytest.mark.parametrize("line", TEXT)
def test_reports_and_instructions_are_text(line: str) -> None:
    assert not is_call(strip_edges(fold(line)), OUTLETS)


def test_a_paragraph_is_no_call() -> None:
    assert not is_call(fold("تابعوا قناتنا على يوتيوب " + "وقال الوزير كلاما كثيرا " * 10), OUTLETS)
