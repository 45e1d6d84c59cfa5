"""Furniture of templates as it is printed around Arabic news, and sentences that look like it."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, page


def shown(body: str) -> list[str]:
    return clean_page(page(f"<article><h1>{HEADLINE}</h1><div>{body}</div></article>")).text.split("\n")


FURNITURE = """
No media source currently available
0:00 0:01:20
0:00 / 1:20
تكبير/تصغير الخط: ع ع
تكبير وتصغير الخط
شارك أو علق على هذا المقال
هل لديك سؤال طبي؟ اسأل طبيبا الآن
""".split("\n")[1:-1]

LOOK_ALIKES = """
14:20 15:30
12:00 انتهت المهلة
تكبير الخط الساحلي وتصغير الجسر
شارك أو علق على الحائط صورته
شارك أو علق على هذا المقال عشرات النواب.
هل لديك سؤال؟
هل لديك سؤال؟ اسأل أباك، قال له
هل لديك سؤال طبي؟ سألتني الممرضة
هذا الخبر ظهر أولا في صحيفة الوادي ثم نفته الحكومة
هذا المقال ظهر أولا على الجدران.
رابط مباشر بين الفقر والحرب
نافذة منفصلة في جدار السد
تمت قراءته 213 مرة أمام القضاة
موضوعات أخرى في هذا العدد الكبير من القصص
""".split("\n")[1:-1]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_between_paragraphs_goes(line: str) -> None:
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{line}</p><p>{THIRD}</p>") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize("line", LOOK_ALIKES)
def test_sentences_that_look_alike_stay(line: str) -> None:
    assert line in shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{line}</p><p>{THIRD}</p>")
    assert line in shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{line}</p>")


@pytest.mark.parametrize("line", ["هذا المحتوى ظهر أولاً على موقع الوادي", "هذا الخبر ظهر أولا في صحيفة الوادي اليوم"])
def test_where_it_was_first_goes_behind_the_text(line: str) -> None:
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{line}</p><p>طباعة</p>") == [LEAD, SECOND, THIRD]


def test_headlines_of_the_same_issue_go() -> None:
    rest = "<hr><b>موضوعات أخرى في هذا العدد:</b><br>- <a href='/1'>سوق السمك ينتقل إلى المرفأ</a><br>"
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div>{rest}<div>") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    "pieces",
    [
        "<span>تمت قراءته <b>213</b> مرات</span><span>آخر تعديل على الأربعاء, 05 أيلول/سبتمبر 2018 12:30</span>",
        "<a href='/m'>رابط مباشر</a><a href='/n'>نافذة منفصلة</a>",
    ],
)
def test_a_line_of_several_pieces_goes(pieces: str) -> None:
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><div>{pieces}</div>") == [LEAD, SECOND, THIRD]


def test_a_line_with_a_piece_of_the_text_stays() -> None:
    told = "<div><span>تمت قراءته <b>213</b> مرات</span> <span>أمام القضاة في الجلسة الأولى وحدها</span></div>"
    assert len(shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>{told}")) == 4
