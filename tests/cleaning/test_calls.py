"""Calls to the reader, in words that no phrase of the lexicon has."""

import pytest

from pipelines.cleaning.boilerplate.calls import is_call, names_channel
from pipelines.cleaning.text import fold

OUTLETS = frozenset({fold("المرفأ")})

CALLS = [
    "تابعوا أخبار المرفأ عبر أثير إذاعة الميناء على الموجات 98.5",
    ">> تابع قناة المرفأ على منصة x",
    "متابعة أخبار المرفأ على تلغرام https://t.me/example",
    "اشترك معنا في نشرة المرفأ الدورية لتبقى على اتصال دائم بالحدث",
    "انضموا إلى صفحتنا على فيس بوك",
    "تابعوا حسابنا الرسمي على تويتر",
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
    "هل تصبح منصات الذكاء الاصطناعي بديلا لنا في غرف الأخبار؟",
    "لا أحد يعرف ما الذي يخبئه لنا الغد، لكن المؤكد أن البداية من هنا.",
    "تواصل معنا عشرات الموظفين بعد نشر التحقيق، وأكدوا عبر واتساب ما جاء فيه.",
    "أرسل لنا الرجل رسالة عبر واتساب.",
    "تابعوا دراستهم عبر منصة تعليمية مجانية",
    "حملوا ما استطاعوا من متاعهم حتى وصلوا إلى هنا",
    "نزلوا إلى الشارع تلبية لدعوات على فيسبوك.",
    "شاركنا في البطولة بفريق شاب ووصلنا إلى منصة التتويج",
    "تابعنا على منصات التواصل سجالا طويلا عن المرفأ",
    "كونوا حذرين من الروابط التي تصلكم عبر واتساب.",
    "متابعة آخر الأخبار عبر الهاتف قبل النوم تسبب الأرق.",
    "تابع حساب الوزارة على تويتر نحو مليوني شخص.",
    "رابط التقديم: https://jobs.example/12",
    "إذا ضاع المرفأ لن يبقى لنا هنا شيء",
]


@pytest.mark.parametrize("line", CALLS)
def test_calls_are_known_by_their_grammar(line: str) -> None:
    assert is_call(fold(line).lstrip("> "), OUTLETS)


@pytest.mark.parametrize("line", TEXT)
def test_reports_and_instructions_are_text(line: str) -> None:
    assert not is_call(fold(line).lstrip("> "), OUTLETS)


def test_a_paragraph_is_no_call() -> None:
    assert not is_call(fold("تابعوا قناتنا على يوتيوب " + "وقال الوزير كلاما كثيرا " * 10), OUTLETS)


def test_a_channel_stands_among_a_sentences_first_words() -> None:
    assert names_channel(fold("قال لنا جاره عبر فيسبوك"))
    assert not names_channel(fold("قال لنا جاره أمس عبر فيسبوك"))
