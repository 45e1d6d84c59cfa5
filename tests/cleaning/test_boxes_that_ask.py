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


@pytest.mark.parametrize("answers", [["نعم", "لا", "لا أعرف"], ["أؤيد", "أعارض"]])
def test_a_poll_goes_with_its_question(answers: list[str]) -> None:
    poll = "".join(f"<div>{line}</div>" for line in ["رأيك يهمنا", "هل تكفي المياه للجميع؟", *answers])
    assert between(f"<div class='z1'>{poll}</div>") == TEXT


def test_answers_in_an_interview_are_no_poll() -> None:
    asked = ["هل رأيت السد بعينك؟", "نعم", "هل خفت؟", "لا"]
    assert between("".join(f"<p>{line}</p>" for line in asked)) == [LEAD, SECOND, *asked, THIRD]
    both = f"<div><p>هل يكفي الماء؟</p><p>نعم</p><p>لا</p><p>{SECOND} {THIRD}</p></div>"
    assert "نعم" in between(both)


def test_how_long_ago_an_entry_was_written_goes() -> None:
    entries = "".join(
        f"<div><div>منذ {when}</div><div>{line}</div></div>"
        for when, line in [("10 دقائق", "رئيس البلدية يصل إلى السد"), ("ساعة", "بدء العمل في الجدار")]
    )
    assert between(entries) == [LEAD, SECOND, "رئيس البلدية يصل إلى السد", "بدء العمل في الجدار", THIRD]
    assert "منذ ساعة" in between("<div>منذ ساعة</div><p>لم يصل أحد</p>")  # one alone may be the text's


def test_a_heading_about_the_writer_opens_his_box() -> None:
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    box = "<div><div>الكاتب</div><div>سالم الهادي</div><div>محرر شؤون المياه في النداء</div></div>"
    assert shown(f"<div>3 مايو 2024</div>{text}{box}") == TEXT
    told = "ولد في قرية على النهر، وكتب روايته الأولى وهو في السجن."  # of the author of a book
    assert told in shown(f"<div>3 مايو 2024</div>{text}<div><h3>الكاتب</h3><p>{told}</p></div>")


def test_who_edited_a_text_goes_behind_it() -> None:
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    assert shown(f"<div>{text}<p>تحرير سالم الهادي</p></div>") == TEXT
    assert shown(f"<div>{text}<p>تحرير القرى القديمة</p></div>") == [*TEXT, "تحرير القرى القديمة"]


def test_answers_in_parts_of_their_own_stay() -> None:
    asked = ["<p><b>ماذا ستفعل بعد السد؟</b></p><p>أنام.</p>", f"<p>{SECOND}</p>", "<p>ومتى تعود؟</p><p>غدا.</p>"]
    parts = [f"<p>{LEAD}</p><p>{THIRD}</p>", *asked]
    html = "".join(f"<section>{part}</section>" for part in (f"<h1>{HEADLINE}</h1>", *parts))
    lines = clean_page(page(html)).text.split("\n")
    assert lines == [LEAD, THIRD, "ماذا ستفعل بعد السد؟", "أنام.", SECOND, "ومتى تعود؟", "غدا."]


def test_headlines_without_links_go_with_the_heading_of_their_box() -> None:
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    others = "<p>مقالات مشابهة</p><p>فوائد السدود الصغيرة</p><p>كيف يخزن الماء</p>"
    assert shown(f"<article>{text}<div>{others}</div></article>") == TEXT
    assert shown(f"<article>{text}{others}</article>")[3:] == ["فوائد السدود الصغيرة", "كيف يخزن الماء"]  # no box


def test_a_short_link_goes_with_the_headlines_of_its_list() -> None:
    headlines = ["سعر طن الحديد يرتفع اليوم", "الذهب يهبط من جديد اليوم"]
    items = "".join(f"<li><a href='/{i}'>{line}</a></li>" for i, line in enumerate([*headlines, "تراجع القمح"]))
    assert between(f"<ul>{items}</ul>") == TEXT
    teams = "".join(f"<li><a href='/{i}'>{name}</a></li>" for i, name in enumerate(["النخيل", "الصخرة", "الميناء"]))
    assert between(f"<ul>{teams}</ul>") == [LEAD, SECOND, "النخيل", "الصخرة", "الميناء", THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "للاشتراك بالخدمة الإخبارية أرسل كلمة خبر إلى 5050",
        "واتساب الأخبار: 0500000000",
        "هذا المقال لا يغني عن استشارة الطبيب",
        "سالم الهادي - جبل الوعل",
    ],
)
def test_what_an_outlet_says_of_itself_behind_a_text_goes(line: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in TEXT)
    assert shown(f"{text}<div class='z'>{line}</div>") == TEXT
