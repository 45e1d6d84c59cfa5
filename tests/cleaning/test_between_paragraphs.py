"""Lines between the paragraphs of a page that are another page's: names that are links, dated headlines, credits."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import LEAD, SECOND, THIRD, article

HEADLINE = "<a href='/n/2'>البلدية تعلن خطة جديدة لإنارة الشوارع</a>"


SPOKEN = f"{SECOND[:-1]}، كما قال سالم الهادي بعد لقاء النصر والزمالك والأهلي."
"""A paragraph that speaks of those whom the lines name."""

WHOLE = f"{LEAD}\n{SPOKEN}\n{THIRD}"


def cleaned(line: str) -> str:
    html = article().decode().replace(f"<p>{SECOND}</p><p>{THIRD}</p>", f"<p>{SPOKEN}</p>{line}<p>{THIRD}</p>")
    return clean_page(html.encode(), url="https://nidaa.example/n/1").text


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='/team/1'>الزمالك</a></p>",
        "<div class='team'><a href='/team/2'>نادي الأهلي</a></div>",
        "<p><a href='/team/1'>الزمالك</a> <a href='/team/2'>الأهلي</a></p>",
        "<p><a href='/team/1'>الزمالك</a> ضد <a href='/team/2'>الأهلي</a></p>",
        "<div><a href='/p/1'><img src='a.png'>النصر</a></div>",
        f"<div>{HEADLINE}<span>2 مايو 2024</span></div>",
        f"<p>{HEADLINE} | 02/05/2024</p>",
        f"<div>{HEADLINE}<span>منذ يومين</span></div>",
        f"<div><h4>{HEADLINE}</h4><time>منذ 3 ساعات</time></div>",
        "<p>© رويترز</p>",
        "<p>© أ ف ب / محمود الهمص</p>",
        "<p>© 2024 AFP</p>",
        "<p>REUTERS/Omar Sanadiki</p>",
        "<p>AFP or licensors</p>",
        "<p>Photo: AP</p>",
        "<p>(Photo by Salem Hadi / AFP)</p>",
        "<p>Anadolu Agency via Getty Images</p>",
        "<p>IMAGE COPYRIGHT GETTY IMAGES</p>",
        "<p>EPA-EFE</p>",
        "<p>© Sputnik . سالم الهادي</p>",
        "<p>رويترز/أرشيف</p>",
        "<p>صورة من الأرشيف - رويترز</p>",
        "<p>التعليق على الصورة، جسر المدينة عند الفجر</p>",
        f"<div class='ir'><span>شاهدوا معنا</span>{HEADLINE}</div>",
        f"<section><p><span>على هذا الرابط</span> {HEADLINE}</p></section>",
        "<p>هذا المحتوى من صدى الجنوب ولا يعبر بالضرورة عن رأي الموقع</p>",
        "<p>إخلاء مسؤولية: هذا الخبر منقول عن صحيفة الضحى ولا يتحمل الموقع مسؤولية محتواه.</p>",
        "<p>تم نشر هذا الخبر نقلا عن موقع صدى الجنوب والموقع غير مسؤول عن محتواه.</p>",
    ],
)
def test_they_go(line: str) -> None:
    assert cleaned(line) == WHOLE


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("<h3><a href='/team/1'>الزمالك</a></h3>", "الزمالك"),
        ("<p><strong><a href='/team/1'>الزمالك</a></strong></p>", "الزمالك"),
        ("<p><a href='/p/1'>سالم الهادي</a>:</p>", "سالم الهادي:"),
        ("<p><a href='https://other.example/'>دليل السدود</a></p>", "دليل السدود"),
        ("<ul><li><a href='/p/1'>سالم الهادي</a></li><li><a href='/p/2'>منى</a></li></ul>", "سالم الهادي\nمنى"),
        ("<p>" + "<a href='/team/1'>الأهلي</a> " * 4 + "</p>", "الأهلي " * 3 + "الأهلي"),
        ("<p>زار <a href='/team/1'>الزمالك</a> البلدة</p>", "زار الزمالك البلدة"),
        (f"<p>وكتب أمس: {HEADLINE}</p>", "وكتب أمس: البلدية تعلن خطة جديدة لإنارة الشوارع"),
        ("<p>صورة من الأرشيف تظهر فيها البلدة</p>", "صورة من الأرشيف تظهر فيها البلدة"),
        ("<p>هذا الخبر من أهم ما نشر هذا العام.</p>", "هذا الخبر من أهم ما نشر هذا العام."),
        ("<p>تم نشر هذا الخبر في صحف كثيرة أمس.</p>", "تم نشر هذا الخبر في صحف كثيرة أمس."),
    ],
)
def test_lines_of_the_text_stay(line: str, shown: str) -> None:
    assert cleaned(line).split("\n") == [LEAD, SPOKEN, *shown.split("\n"), THIRD]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_names_that_head_what_is_said_of_them_stay(count: int) -> None:
    """A list of the best: nobody was spoken of before."""
    names = ["سامي المرفأي", "نادر السفطي", "جمال الوادي", "هاني الجسري"][:count]
    said = "".join(f"<p><a href='/p/{n}'>{name}</a></p><p>{SECOND}</p>" for n, name in enumerate(names))
    html = article().decode().replace(f"<p>{SECOND}</p><p>{THIRD}</p>", f"{said}<p>{THIRD}</p>")
    lines = clean_page(html.encode(), url="https://nidaa.example/n/1").text.split("\n")
    assert [line for line in lines if line in names] == names


def test_headings_of_a_list_that_the_lead_announces_stay() -> None:
    names = ["الزمالك", "الأهلي", "النصر"]
    said = "".join(f"<p><a href='/team/{n}'>{name}</a></p><p>{THIRD}</p>" for n, name in enumerate(names))
    html = article().decode().replace(f"<p>{SECOND}</p><p>{THIRD}</p>", f"<p>{SPOKEN}</p>{said}")
    lines = clean_page(html.encode(), url="https://nidaa.example/n/1").text.split("\n")
    assert [line for line in lines if line in names] == names


def test_who_speaks_in_an_interview_stays() -> None:
    said = "".join(f"<p><a href='/p/1'>سالم الهادي</a></p><p>{line}</p>" for line in (SECOND, THIRD))
    html = article().decode().replace(f"<p>{SECOND}</p><p>{THIRD}</p>", said)
    assert clean_page(html.encode(), url="https://nidaa.example/n/1").text.count("سالم الهادي") == 2
