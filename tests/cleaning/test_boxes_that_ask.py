"""Boxes between and under paragraphs that nothing names: calls to subscribe, the author's box, the parts of a text."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, page

TEXT = [LEAD, SECOND, THIRD]


def shown(body: str) -> list[str]:
    return clean_page(page(f"<div><h1>{HEADLINE}</h1>{body}</div>")).text.split("\n")


def between(box: str) -> list[str]:
    return shown(f"<p>{LEAD}</p><p>{SECOND}</p>{box}<p>{THIRD}</p>")


CALL = "<a href='/sub'>اشترك الآن</a>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div><h3>حكايات لا تنشر في مكان آخر</h3><p>شهر مجاني للقراء الجدد</p>{CALL}</div>",
        "<div class='k'><div>لا يفوتك شيء</div><div>حمّل تطبيق النداء من هنا</div><a href='/a'>App Store</a></div>",
        "<div><p>الأخبار أولا بأول</p><p>تابعونا على قناتنا في تلغرام <a href='https://t.me/n'>هنا</a></p></div>",
    ],
)
def test_what_stands_beside_a_call_in_its_box_goes(box: str) -> None:
    assert between(box) == TEXT


@pytest.mark.parametrize(
    ("box", "stays"),
    [
        (f"<p>ثلاث قرى بلا ماء</p>{CALL}", "ثلاث قرى بلا ماء"),  # no box of its own
        (f"<div><h3>ثلاث قرى بلا ماء</h3><p>{SECOND} {THIRD}</p>{CALL}</div>", "ثلاث قرى بلا ماء"),
        (f"<div><p>لم تصل المياه إلى القرى منذ شهر.</p>{CALL}</div>", "لم تصل المياه إلى القرى منذ شهر."),
    ],
    ids=["no-box", "paragraph", "sentence"],
)
def test_lines_of_the_text_near_a_call_stay(box: str, stays: str) -> None:
    assert stays in between(box)


def test_a_page_of_short_lines_is_no_box() -> None:
    lines = ["خرج الصيادون عند الفجر", "عادوا بلا سمك", "قال كبيرهم إن البحر غاضب"]
    body = "".join(f"<p>{line}</p>" for line in lines)
    assert shown(f"<p>{LEAD}</p><div>{body}{CALL}</div>") == [LEAD, *lines]


BYLINE = "<div>سالم الهادي - 3 مايو 2024</div>"
ON_AUTHOR = "<div>سالم الهادي</div><div>كتب عن الماء والزراعة عشرين عاما، وله كتابان عن أنهار المنطقة.</div>"


def test_the_box_on_the_author_goes_whatever_it_is_called() -> None:
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    assert shown(f"{BYLINE}<div>{text}</div><div>{ON_AUTHOR}</div>") == TEXT
    bio = "كتب عن الماء والزراعة عشرين عاما، وله كتابان عن أنهار المنطقة."
    assert bio in shown(f"<div>3 مايو 2024</div>{text}<div>{ON_AUTHOR}</div>")  # a man in the news
    assert bio in shown(f"{BYLINE}<div>{text}{ON_AUTHOR}</div>")  # no box of its own
    assert bio in shown(f"{BYLINE}<div>{text}</div><div>{ON_AUTHOR}</div><div><p>{SECOND} {THIRD}</p></div>")


def test_parts_of_a_text_that_nothing_names() -> None:
    quote = "<div><blockquote>العمل على ثلاث مراحل</blockquote></div>"
    parts = f"<div><p>{LEAD}</p><p>{SECOND}</p></div>{quote}<div><p>{THIRD}</p></div>"
    link = "<div><a href='/2'>لجنة لفحص السدود القديمة في المنطقة</a></div>"
    lines = shown(f"<div><a href='/n'>أخبار</a></div>{parts}{link}")
    assert [line for line in lines if line in TEXT] == TEXT


def test_verses_are_the_text_beside_a_line_of_the_page() -> None:
    title = "نوارس المساء الأخير"
    verses = [f"يا نوارس المساء {word}" for word in "البعيد القريب الحزين الأخير الطويل القديم الجميل العتيق".split()]
    told = f"<p>{'<br>'.join(verses)}</p>"
    posted = "<div class='foot'>مرسلة بواسطة صاحب المدونة في 9:14 ص من مكان ما</div>"
    html = page(f"<div><h1>{title}</h1><div>{told}</div>{posted}</div>", f"<title>{title}</title>")
    assert clean_page(html).text.split("\n") == verses
    said = f"<div class='foot'><p>{LEAD}</p><p>{SECOND}</p></div>"
    html = page(f"<div><h1>{title}</h1><div>{told}</div></div>{said}", f"<title>{title}</title>")
    assert LEAD in clean_page(html).text
