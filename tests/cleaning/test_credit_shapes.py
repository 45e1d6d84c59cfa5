"""Credit lines in shapes of many papers around a plain text: each goes and says what it says, and nothing else goes."""

import pytest

from tests.cleaning.traced import traced_lines

TITLE = "الحكومة تقر موازنة العام المقبل بعجز أقل"
TEXT = [
    "أقرت الحكومة أمس مشروع موازنة العام المقبل بعجز يقل عن سابقه بنحو ثلاثة في المئة، وأحالته إلى مجلس النواب.",
    "وقال وزير المالية إن المشروع يراعي الأوضاع المعيشية للمواطنين ولا يتضمن ضرائب جديدة على السلع الأساسية.",
    "ومن المتوقع أن تبدأ اللجنة المالية في المجلس جلساتها الأسبوع المقبل بحضور ممثلي القطاعات كافة.",
]


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("كتب الخبر محمد الشرهان", ["محمد الشرهان"], None),
        ("| كتب غانم السليماني |", ["غانم السليماني"], None),
        ("الدوحة - محب الدين حسن", ["محب الدين حسن"], None),
        ("المنطقة الدبلوماسية - علي طريف", ["علي طريف"], None),
        ("هالة الخياط، وام (أبوظبي)", ["هالة الخياط"], "وام"),
        ("هسبريس من الرباط", [], "هسبريس"),
        ("«ميزان الأسبوع» من الرياض", [], "ميزان الأسبوع"),
        ("حبيب الشمري من الرياض", ["حبيب الشمري"], None),
        ("مرآة الريف – كازا ///", [], "مرآة الريف"),
        ("صدى24 | أمال الشكيري", ["أمال الشكيري"], "صدى24"),
        ("رسالة باريس: نجاة عبد النعيم", ["نجاة عبد النعيم"], None),
        ("الرياض - «الرياض»", [], "الرياض"),
        ("واشنطن / أ. ف. ب", [], "أ.ف.ب"),
        ("حوار: خالد أبو بكر - تصوير: هبة خليفة", ["خالد أبو بكر"], None),
        ("تيزي وزو: م. تشعبونت", ["م. تشعبونت"], None),
        ("2020/04/12 | 14:05 - المصدر: الحدث العراقية", [], "الحدث العراقية"),
        ("نصر المجالي: GMT 10:00 2012 الثلاثاء 10 يوليو", ["نصر المجالي"], None),
        ("مدير التحرير", [], None),
    ],
)
def test_it_goes_above_a_text(line: str, authors: list[str], source: str | None) -> None:
    article, removed = traced_lines(TITLE, line, *TEXT)
    assert article.text.split("\n") == TEXT, [(gone.text, gone.rule) for gone in removed]
    assert (article.title, article.authors, article.source) == (TITLE, authors, source)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("// انتهى //15:30ت م 0123", None),
        ("انتهى ..ب4", None),
        ("انتهى/25ر", None),
        ("(انتهى) م.ن", None),
        ("انتهى ف ع / ش ز", None),
        ("www.example.org/2062342", None),
        ("عن “رويترز”", "رويترز"),
        ("نقلاً عن صحيفة الضفاف", "صحيفة الضفاف"),
        ("تمت القراءة 12 مرة", None),
        ("التقييم الحالي 5 / 5", None),
        ("(العدد 4521)", None),
        ("التعليقات مغلقة.", None),
        ("س. ع", None),
        ("هيئة التحرير", None),
        ("كاتبة من تونس", None),
        ("أستاذ العلوم السياسية بجامعة القاهرة", None),
        ("باحث في الشؤون الإيرانية", None),
    ],
)
def test_it_goes_behind_a_text(line: str, source: str | None) -> None:
    article, removed = traced_lines(TITLE, *TEXT, line)
    assert article.text.split("\n") == TEXT, [(gone.text, gone.rule) for gone in removed]
    assert (article.authors, article.source) == ([], source)


@pytest.mark.parametrize(
    "line",
    [
        "العائدون من غزة",
        "رحلة من القاهرة",
        "قطار من طنجة // إلى الرباط",
        "انتهى به المطاف في السجن",
        "انتهى الدرس",
        "انتهى كل شيء",
        "يتبع القانون",
        "عن الحب والحرب",
        "عن أمي التي لم تكتب",
        "باحث عن عمل في مدينة لا تنام",
        "أستاذ ضاعت منه جامعة وعمر",
        "نقلا عن شهود عيان في المكان",
        "مراسلة وحيدة",
        "صوت الشعب",
        "كوفيد19",
        "تمت القراءة الأولى",
    ],
)
def test_a_line_like_it_stays(line: str) -> None:
    for lines in ([*TEXT, line], [*TEXT[:1], line, *TEXT[1:]], [TITLE, *TEXT, line]):
        article, removed = traced_lines(*lines)
        assert line in article.text.split("\n"), [(gone.text, gone.rule) for gone in removed]


def test_a_paragraph_that_disclaims_stays() -> None:
    note = (
        "ملحوظة: مضمون هذا الخبر تم كتابته بواسطة بوابة الضفاف ولا يعبر عن وجهة نظر الميدان وإنما تم نقله بمحتواه كما "
        "هو من بوابة الضفاف ونحن غير مسؤولين عن محتوى الخبر والعهدة على المصدر السابق ذكره."
    )
    assert traced_lines(TITLE, *TEXT, note)[0].text.split("\n") == [*TEXT, note]


@pytest.mark.parametrize(
    "name", ["رجا طلب", "برهان بسيس", "رزان زيتونة", "عاموس هرئيل", "روزانا بومنصف", "جيم هوغلاند"]
)
def test_a_rare_name_under_the_headline_is_the_author(name: str) -> None:
    article, _ = traced_lines(TITLE, name, *TEXT)
    assert (article.text.split("\n"), article.authors) == (TEXT, [name])


@pytest.mark.parametrize(
    "line", ["أمل جديد", "سلام هش", "جمال الطبيعة", "عطاء بلا حدود", "نظام المالية", "برهان الموازنة"]
)
def test_no_name_under_the_headline(line: str) -> None:
    article, removed = traced_lines(TITLE, line, *TEXT)
    assert line in article.text.split("\n"), [(gone.text, gone.rule) for gone in removed]
    assert article.authors == []


@pytest.mark.parametrize("agency", ["(رويترز)", "رويترز", "المصدر: رويترز", "وكالات"])
@pytest.mark.parametrize("line", ["خمسة قتلى", "والله المستعان", "وللحديث بقية"])
def test_a_last_line_behind_an_agency_stays(agency: str, line: str) -> None:
    article, removed = traced_lines(TITLE, *TEXT, agency, line)
    assert line in article.text.split("\n"), [(gone.text, gone.rule) for gone in removed]


def test_the_outlet_is_told_by_its_name_behind_the_text() -> None:
    article, _ = traced_lines(TITLE, "نواكشوط / مرافئ بعيدة", *TEXT, "مرافئ بعيدة")
    assert (article.text.split("\n"), article.source) == (TEXT, "مرافئ بعيدة")


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("استطلاع وتصوير: غمدان أبو علي", ["غمدان أبو علي"], None),
        ("أعد الملف: هشام الصباغ", ["هشام الصباغ"], None),
        ("تقرير إخباري: ناهد منصور", ["ناهد منصور"], None),
        ("من مراسلنا في باريس: حسان الربيعي", ["حسان الربيعي"], None),
        ("خاص لـ«المنارة»", [], "المنارة"),
        ("سفيان العلوي، هشام التازي", ["سفيان العلوي", "هشام التازي"], None),
        ("✍️ سفيان العلوي", ["سفيان العلوي"], None),
    ],
)
def test_whose_piece_it_is(line: str, authors: list[str], source: str | None) -> None:
    article, removed = traced_lines(TITLE, line, *TEXT)
    assert article.text.split("\n") == TEXT, [(gone.text, gone.rule) for gone in removed]
    assert (article.authors, article.source) == (authors, source)


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("المنارة نيوز", [], "المنارة نيوز"),
        ("سفيان العلوي: كاتب وباحث مغربي", ["سفيان العلوي"], None),
        ("كتبه سفيان العلوي", ["سفيان العلوي"], None),
        ("تصوير سفيان العلوي", [], None),
        ("رقم الخبر: 12345", [], None),
        ("قناة المنارة على اليوتيوب", [], None),
    ],
)
def test_who_signs_a_text(line: str, authors: list[str], source: str | None) -> None:
    article, removed = traced_lines(TITLE, *TEXT, line)
    assert article.text.split("\n") == TEXT, [(gone.text, gone.rule) for gone in removed]
    assert (article.authors, article.source) == (authors, source)


@pytest.mark.parametrize(
    "lines",
    [
        ["سفيان العلوي: كاتب مغربي", "هشام التازي: صحفي مغربي"],
        ["تصوير الحجاج ممنوع هذا العام"],
        ["ترجمة الشعر خيانة جميلة"],
        ["سفيان العلوي: لن أستقيل"],
        ["إلى هنا"],
        ["تم"],
    ],
)
def test_a_list_or_a_last_word_stays(lines: list[str]) -> None:
    article, removed = traced_lines(TITLE, *TEXT, *lines)
    assert article.text.split("\n") == [*TEXT, *lines], [(gone.text, gone.rule) for gone in removed]
