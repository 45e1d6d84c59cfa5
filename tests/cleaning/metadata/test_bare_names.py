"""A name of which no list knows the first word, bare under the headline; and what reads alike and is nobody's."""

import pytest

from pipelines.cleaning.labels import is_full_name
from tests.cleaning.described import read
from tests.cleaning.pages import article

DATE = "<div>3 مايو 2024</div>"
NAMES = "أمغار الجبوري|بيروت حمود|هتاف دهام|لاوند الحسيني|سنابل محمد الجبوري|حنفي ولد دهاه|سقراط علي".split("|")
PHRASES = (
    "شارع محمد علي|وفاة الشاذلي|ملف الحريري|مشهد يمني|ثلاثاء بحري|دفع السوري|طوفان الأقصى|وداع محمد|مساعد الوزير"
    "|كفر سعد|بير علي|كأس الأمير|توم وجيري|سالم ومنى|محمد صلاح وليفربول|صندوق النقد الدولي|حي الجبوري|قصة ولد صغير"
).split("|")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", [DATE + "<p>%s</p>", "<p>%s</p>" + DATE, "<p><b>%s</b></p>"])
def test_it_is_read_beside_a_date_and_bold_over_the_text(name: str, place: str) -> None:
    assert read(article(before=place % name)).authors == [name]


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("place", [DATE + "<p>%s</p>", "<p><b>%s</b></p>"])
def test_phrases_that_end_like_names_are_none(phrase: str, place: str) -> None:
    assert read(article(before=place % phrase)).authors == []


@pytest.mark.parametrize(
    "place",
    [
        "<p>%s</p>",
        DATE + "<h3>%s</h3>",
        DATE + "<p><a href='/x'>%s</a></p>",
        DATE + "<ul><li>%s</li></ul>",
        DATE + "<figcaption>%s</figcaption>",
    ],
)
def test_elsewhere_it_is_not(place: str) -> None:
    assert read(article(before=place % "أمغار الجبوري")).authors == []


def test_who_is_named_once_more_behind_the_text_is_in_the_news() -> None:
    name = "<div>أمغار الجبوري</div>" + DATE
    assert read(article(before=name, behind="<h4>أمغار الجبوري</h4><p>يعد السكان بالمزيد.</p>")).authors == []
    assert read(article(before=name, behind="<div><h4>تودرت أوزين</h4><p>كاتب من الجنوب.</p></div>")).authors == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("محمد علي", True),
        ("سالم علي حسن", True),
        ("محمد على", True),
        ("سالم على الطريق", False),
        ("رستم محمود", True),
        ("محمدو ولد سيدن ولد اعبيدي", True),
        ("محمد عبد الله بن عبد العزيز", True),
        ("محمد بن سالم يزور معرض الكتاب", False),
        ("توم وجيري", False),
        ("سالم ومنى", False),
        ("سالم وهبي", True),
        ("أسماء مقترحة لرئاسة الحكومة", False),
        ("إيمان راسخ بالقضية", False),
        ("دعاء للشهداء", False),
        ("شهد بذلك الجميع", False),
        ("أسماء لامعة غابت", False),
        ("أسماء حمزة الوراق", True),
        ("سالم بوعجيلة الوراق", True),
        ("حامد ورشانة سالم", True),
        ("أسماء سالم لعمامرة", True),
        ("سالم لعوينة", True),
        ("سالم بالحاج علي", True),
        ("رجاء سالم بالطيب", True),
    ],
)
def test_full_names(text: str, named: bool) -> None:
    assert is_full_name(text) == named


def test_the_name_of_the_editor_and_the_button_beside_a_name() -> None:
    assert read(article(before="<div>اسم المحرر : ورود الفريحات</div>")).authors == ["ورود الفريحات"]
    assert read(article(before="<p>إعداد: منية الوكيل <span>تابِع</span></p>")).authors == ["منية الوكيل"]


def test_an_outlet_in_quotation_marks_is_no_name_and_from_a_city_is_no_part_of_one() -> None:
    assert read(article(before='<div class="author">"الاقتصادية" من الرياض</div>')).authors == []
    assert read(article(before='<div class="author">سالم الهادي من الرياض</div>')).authors == ["سالم الهادي"]
