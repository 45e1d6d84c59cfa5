"""Sentences of a text that open or go on as furniture does, and furniture that is a sentence."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, page


def shown(body: str) -> list[str]:
    return clean_page(page(f"<article><h1>{HEADLINE}</h1>{body}</article>")).text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "وينص قانون صدر عام 2019 على أن حقوق الملكية محفوظة لأهل القرى.",
        "وقالت اللجنة في 2022 إن جميع الحقوق محفوظة للعمال.",
        "يحظر استخدام المواد الكيميائية قرب النهر.",
        "يمنع استخدام أي جهاز داخل القاعة أثناء الجلسة.",
        "ممنوع نقل أي حجر من السد القديم.",
        "لا يسمح بنقل الصور القديمة إلى خارج المتحف.",
        "انضموا لتحصل عائلاتهم على الماء.",
        "سجلوا واستمتعوا بأول فوز لهم هذا العام.",
        "تابع قراءة الأرقام المسجلة في الدفتر حتى المساء.",
        "أكمل القراءة ثم اشترك في النقاش.",
        "تابعنا في موقع الحادث رفع الحجارة ساعة بساعة.",
        "تابعنا على تويتر ردود الناس.",
        "حملة تضامن واسعة عبر واتس اب",
        "متاح على جوجل بلاي.",
        "نشر هذا الحوار أولا في صحيفة النهر ثم في كتاب.",
        "كانت هذه تفاصيل الخطة كما كشف عنها المصدر أمس.",
        "كانت هذه تفاصيل الخبر الذي شغل القرية أسبوعا.",
        "لمزيد من التفاصيل حول الأسعار عاد التجار إلى البلدية.",
        "كن أول من يعلق على باب داره فانوسا، يقول المثل.",
        "يتم تحميل المحتوى المسؤولية.",
        "التعليقات تعبر عن رأي كتاب كثيرين ضاقوا بالأمر.",
        "تابع آخر الأخبار من موقعنا على السطح، قال الجندي.",
        "Ce contenu a été bloqué par la justice en 2019.",
    ],
)
def test_sentences_that_read_like_furniture_stay(line: str) -> None:
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{line}</p><p>{THIRD}</p>") == [LEAD, SECOND, line, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "يحظر نسخ أي جزء من هذا الموقع دون إذن خطي.",
        "يمنع نقل أو نسخ المحتوى دون إذن.",
        "اشترك الآن واحصل على شهر مجاني.",
        "لمتابعة القراءة سجل الدخول",
        "تابعنا على فيسبوك.",
        "تابعونا عبر صفحتنا على فيسبوك.",
        "تابعوا آخر أخبارنا عبر واتس اب",
        "متوفر على App Store",
        "تابع آخر الأخبار على موقعنا.",
        "لمتابعة آخر الأخبار اشتركوا في قناتنا على تلغرام.",
        "شارك هذا الخبر مع أصدقائك.",
        "هذا المحتوى للمشتركين فقط",
        "اشترك في النشرة البريدية لتصلك آخر الأخبار.",
        "حمل تطبيق النداء الآن من متجر جوجل.",
    ],
)
def test_furniture_that_is_a_sentence_goes(line: str) -> None:
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{line}</p><p>{THIRD}</p>") == [LEAD, SECOND, THIRD]


def test_a_heading_over_a_list_of_the_text_is_no_list_of_the_most_read() -> None:
    films = ["مسلسل الجدار الأخير", "برنامج صباح القرية"]
    listed = "".join(f"<li>{film}</li>" for film in films)
    text = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert "الأكثر مشاهدة في رمضان" in shown(f"{text}<div><h3>الأكثر مشاهدة في رمضان</h3><ul>{listed}</ul></div>")
    assert shown(f"{text}<div><h3>الأكثر مشاهدة</h3><ul>{listed}</ul></div>")[-2:] == films


@pytest.mark.parametrize(
    "lines",
    [
        ["كيف تحجز موعدا؟", "حمل التطبيق", "أدخل رقم هويتك", "اختر موعد الزيارة"],
        ["القراء بالأرقام", "فيسبوك: 1200 متابع", "النشرة البريدية: 800 مشترك"],
        ["سألتها: هل تحبين النهر؟", "قالت: أحبه", "هل تخافين؟", "نعم", "ربما"],
    ],
    ids=["steps", "numbers", "talk"],
)
def test_boxes_of_the_text_are_no_calls_and_no_polls(lines: list[str]) -> None:
    box = "".join(f"<p>{line}</p>" for line in lines)
    assert lines[-1] in shown(f"<p>{LEAD}</p><p>{SECOND}</p><div>{box}</div><p>{THIRD}</p>")


def test_a_table_of_the_text_is_no_call() -> None:
    rows = "<tr><td>الخدمة</td><td>القراء</td></tr><tr><td>النشرة البريدية</td><td>800</td></tr>"
    assert "القراء" in " ".join(shown(f"<p>{LEAD}</p><p>{SECOND}</p><div><table>{rows}</table></div><p>{THIRD}</p>"))


def test_a_shop_of_applications_may_head_a_part() -> None:
    lines = [LEAD, SECOND, "جوجل بلاي", THIRD]
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p><h3>جوجل بلاي</h3><p>{THIRD}</p>") == lines
    assert "جوجل بلاي" not in shown(f"<p>{LEAD}</p><p>{SECOND}</p><div>جوجل بلاي</div><p>{THIRD}</p>")


BIO = "مهندسة ولدت في قرية على النهر، رممت ثلاثة أسواق ونالت جائزة المدن القديمة."


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ("<h2>حوار مع هدى الساحلي</h2>", THIRD),
        ("<div>هدى الساحلي</div>", f"تقول هدى الساحلي: {THIRD}"),
        ("<div>هدى الساحلي</div>", f"{THIRD} وعادت الساحلي بعد عام."),
    ],
)
def test_the_box_on_whom_a_text_is_about_stays(above: str, told: str) -> None:
    box = f"<div><h3>هدى الساحلي</h3><p>{BIO}</p></div>"
    assert BIO in shown(f"{above}<p>{LEAD}</p><p>{SECOND}</p><p>{told}</p>{box}")


@pytest.mark.parametrize(
    "byline", ["كتب: هدى الساحلي - 12 مايو 2024", "هدى الساحلي | 12 مايو 2024", "بقلم هدى الساحلي"]
)
def test_the_box_on_who_signs_a_text_goes(byline: str) -> None:
    box = f"<div><h3>هدى الساحلي</h3><p>{BIO}</p></div>"
    assert BIO not in shown(f"<div>{byline}</div><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>{box}")


def test_buttons_in_a_list_with_a_number_are_no_list_of_the_text() -> None:
    items = "".join(f"<li>{item}</li>" for item in ["شارك", "طباعة", "125", "أ أ"])
    assert "طباعة" not in shown(f"<p>{LEAD}</p><p>{SECOND}</p><ul>{items}</ul><p>{THIRD}</p>")


@pytest.mark.parametrize("line", ["تيك توك", "Whats App", "تيك توك فيسبوك", "بريد إلكتروني"])
def test_names_of_networks_go_inside_a_text(line: str) -> None:
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p><div>{line}</div><p>{THIRD}</p>") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("هذه المعلومات لا تغني عن استشارة الطبيب المختص", True),
        ("المعلومات الواردة في التقرير لا تغني عن زيارة النهر", False),
    ],
)
def test_advice_of_a_page_on_health_goes(line: str, goes: bool) -> None:
    assert (line not in shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{line}</p>")) is goes


@pytest.mark.parametrize("whose", ["كتابها", "كاتبها", "كتاب التعليقات", "أصحابها"])
def test_whose_opinion_comments_are_ends_a_text(whose: str) -> None:
    note = f"التعليقات المنشورة تعبر عن رأي {whose}"
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{note}</p>") == [LEAD, SECOND, THIRD]
