"""Lines under and between paragraphs of a page that are the page's, and lines like them that are the text's."""

import pytest

from tests.cleaning.test_survivors import PROSE, page, paragraphs
from tests.cleaning.traced import traced


@pytest.mark.parametrize(
    "line",
    [
        "© REUTERS / AMR ALFIKY",
        "© AP Photo / Hassan Ammar",
        "© AFP 2023 / MAHMOUD ZAYYAT",
        "مضمون هذا الخبر تم كتابته بواسطة صدى البلد ولا يعبر عن وجهة نظر الميدان",
        "تنويه: مضمون هذا الخبر تم كتابته بواسطة المنارة ولا يعبر عن وجهة نظر الميدان، والعهدة على المصدر السابق ذكره.",
        "*هدى سالم.. صحافية متدربة",
        "صورة أرشيفية من رويترز",
        "حجم الخط: أ+ أ-",
        "هل أعجبك المقال؟ شاركه مع أصدقائك",
        "جميع المواد المنشورة محمية بحقوق النشر ولا يجوز إعادة نشرها دون إذن",
        "شارك الخبر عبر واتساب",
        "للتواصل أرسل SMS إلى 41122 تبدأ بالرمز 7 ثم الرسالة",
        "اضغط هنا لمشاهدة الصور",
        "لمشاهدة باقي الصور",
        "هل لديك خبر؟ أرسله لنا",
    ],
)
@pytest.mark.parametrize("at", [3, 6])
def test_it_goes(line: str, at: int) -> None:
    article, _ = traced(page(*paragraphs([*PROSE[:at], line, *PROSE[at:]])))
    assert article.text.split("\n") == PROSE
    author = ["هدى سالم"] if line.startswith("*هدى") and at == len(PROSE) else []
    assert (article.authors, article.source) == (author, None)


@pytest.mark.parametrize(
    "line",
    [
        "* هدى سالم صحافية متدربة نجت من القصف وحدها",
        "مضمون هذا الخبر صدم أهالي القرية",
        "صورة من الطفولة لا تفارق مخيلته",
        "شارك التقرير عبر تويتر وزير الخارجية السابق",
        "للتواصل أرسل الجيش وفدا إلى القرية",
        "اضغط هنا لمشاهدة الفيديو، قالت الرسالة المزيفة.",
        "شكرا لاشتراكك في الحملة، كتب لها الوزير.",
        "كل المواد محفوظة في برادات كبيرة",
        "© حق المؤلف علامة لا يعرفها الطلاب",
        "AP و AFP وكالتان أسستا في القرن التاسع عشر",
    ],
)
def test_it_stays(line: str) -> None:
    article, removed = traced(page(*paragraphs([*PROSE[:3], line, *PROSE[3:]])))
    assert line in article.text.split("\n"), [(gone.text, gone.rule) for gone in removed]
