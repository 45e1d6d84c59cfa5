"""Sources that no list has, known by where they stand; and lines of a journalist's that look like them."""

import pytest

from pipelines.cleaning.labels import read_label
from pipelines.cleaning.metadata.datelines import dateline_agency
from tests.cleaning.metadata.test_field_kinds import TEXT, article, source_of
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("مقديشو (صنا) – قال وزير", "صنا"),
        ("نواكشوط 12 مايو 2019 (ونا) - قال وزير", "ونا"),
        ("جيبوتي (و.أ.ج) – قال وزير", "و.أ.ج"),
        ("المنامة في 05 ديسمبر / بنا / قال وزير", "بنا"),
        ("طهران /10 ايار/ مايو / ارنا- قال وزير", "ارنا"),
        ("الكويت (البلد الصغير) – تعرف كيف", None),
        ("باريس (فرنسا) – قال وزير", None),
        ("القاهرة (فيديو) – قال وزير", None),
        ("دبي (محمد) – قال وزير", None),
        ("لندن (عاجل) – قال وزير", None),
        ("بيروت (تقرير) – قال وزير", None),
        ("الرياض (المدينة) – قال وزير", None),
        ("بغداد (خاص) – قال وزير", None),
        ("الوزارة (صنا) – قال وزير", None),
        ("عدن (ملعب) قال وزير", None),
        ("باريس (مطار) – قال وزير", None),
        ("القاهرة (جامعة) – قال وزير", None),
        ("بيروت (مرفأ) – قال وزير", None),
        ("الدوحة (ودية) – قال وزير", None),
        ("تونس (كورونا) – قال وزير", None),
        ("عمان (سينما) – قال وزير", None),
        ("لندن (غدا) – قال وزير", None),
        ("دمشق (هنا) – قال وزير", None),
        ("الرباط (م.ع) – قال وزير", None),
        ("تونس في 05 ديسمبر / كانون / قال وزير", None),
    ],
)
def test_a_short_word_behind_a_town_is_an_agency(opening: str, agency: str | None) -> None:
    assert dateline_agency(opening, frozenset()) == agency


def test_an_agency_in_brackets_in_the_sites_name_is_the_site() -> None:
    own = frozenset({"وكاله الانباء الوطنيه (صنا)"})
    assert dateline_agency("مقديشو (صنا) – قال وزير", own) is None


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("(النداء، رويترز)", "النداء، رويترز"),
        ("(«نداء الوادي»، أ ف ب، رويترز)", "«نداء الوادي»، أ ف ب، رويترز"),
        ("عواصم (النداء، وكالات)", "النداء، وكالات"),
        ("خدمة «نيويورك تايمز»", "نيويورك تايمز"),
    ],
)
def test_a_paper_that_no_list_has_beside_an_agency(line: str, source: str) -> None:
    assert source_of(f"<p>{line}</p>{TEXT}") == source


@pytest.mark.parametrize(
    "line",
    [
        "(أرشيف، رويترز)",
        "(سالم الهادي، رويترز)",
        "(في القاهرة، رويترز)",
        "(النداء، المساء)",
        "(لقطة شاشة، رويترز)",
        "(توضيحية، رويترز)",
        "(محمد، رويترز)",
        "(صورة، رويترز)",
        "(قال إنه لا يعلم، رويترز)",
        "(2024، رويترز)",
        "خدمة «الطوارئ»",
        "خدمة الطوارئ",
        "خدمة نيويورك تايمز تتعطل",
    ],
)
def test_what_stands_beside_an_agency_and_is_no_paper(line: str) -> None:
    assert read_label(line) is None


@pytest.mark.parametrize(
    ("last", "source"),
    [
        ("عن «نداء الوادي»", "نداء الوادي"),
        ("* عن «نداء الوادي».", "نداء الوادي"),
        ("(عن النداء اللبنانية)", "النداء اللبنانية"),
        ("ترجمة عن: «نداء الوادي»", "نداء الوادي"),
        ("عن الحرية والكرامة", None),
        ("عن الحياة العربية", None),
        ("عن الحرب الأهلية", None),
        ("عن كثب", None),
        ("عن «نداء الوادي» التي تصدر غدا", None),
        ("عن نداء لبناني", None),
        ("عن النداء والوادي اللبنانية", None),
        ("عن «السد»", None),
        ("عن «دار النهر»", None),
        ("(عن «مكتبة النهر»)", None),
        ("عن «وكالة نداء الوادي»", "وكالة نداء الوادي"),
        ("عن الثورة السورية", None),
        ("عن الحرب اللبنانية.", None),
        ("عن المرأة العراقية", None),
        ("القاهرة (وكالة السفر)", None),
        ("كانت المدينة تعرف باسم آخر (السلام)", None),
        ("نقلا عن الجرحى: الإسعاف تأخر", None),
    ],
)
def test_the_last_line_names_a_paper(last: str, source: str | None) -> None:
    told = f"<p>{SECOND} وقال مدير «السد» إن العمل يستمر في الموقع حتى نهاية العام الجاري.</p>"
    assert source_of(f"<div><p>{LEAD}</p>{told}<p>{THIRD}</p><p>{last}</p></div>") == source


def test_the_last_line_stands_before_the_footer() -> None:
    footer = "<footer><p>جميع الحقوق محفوظة</p><ul><li><a href='/a'>من نحن</a></li></ul></footer>"
    assert source_of(f"{TEXT}<p>عن «نداء الوادي»</p>{footer}") == "نداء الوادي"
    assert source_of(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD} (رويترز)</p>{footer}") == "رويترز"


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("<p>المصدر: خاص</p><p>17 أيار 2023 الساعة 6:33 مساء</p>", None),
        ("<p>المصدر:</p><p>17 أيار 2023</p>", None),
        ("<p>المصدر:</p><p>جميع الحقوق محفوظة</p>", None),
        ("<p>المصدر:</p><p>صدى الوادي</p>", "صدى الوادي"),
        ("<p>المصدر: <a href='https://r.example/'><img src='/r.png' alt='رويترز'></a></p><p>صدى</p>", "رويترز"),
        ("<p>نشر في 09/01/2021 الساعة 14:33 (المصدر: وات)</p>", "وات"),
        ("<p>18-11-2022 | 00:00 المصدر: أ ف ب</p>", "أ ف ب"),
        ("<p>18-11-2022 المصدر: صدى الوادي</p>", "صدى الوادي"),
        ("<p>الأحد 15-05-2022 20:02 | كتب: <a href='/e/1'>أ.ش.أ</a> |</p>", "أ.ش.أ"),
        ("<p>الأحد 15-05-2022 20:02 | كتب: <a href='/e/1'>سالم الهادي</a> |</p>", None),
        ("<p>المصدر الرئيسي للخبر: <a href='http://x.example'>صدى الوادي</a></p>", "صدى الوادي"),
        ("<p>صدى الوادي - (و م ع)</p>", "و م ع"),
        ("<p>المصدر الرئيسي: اللحوم الحمراء</p>", None),
        ("<p>نشر في 09/01/2021 الساعة 14:33 (بقلم: سالم الهادي)</p>", None),
    ],
)
def test_a_label_and_what_stands_behind_it(behind: str, source: str | None) -> None:
    assert source_of(f"{behind}<div>{TEXT}</div>") == source


def test_others_come_before_the_site_itself() -> None:
    """A credit that names the site says where a text was put together; what it is quoted from is told elsewhere."""
    body = f"<h1>{HEADLINE}</h1><div><p>الخرطوم: الشروق</p>{TEXT}<p>نقلا عن صحيفة النداء</p></div>"
    assert article(body, f"<title>{HEADLINE} - الشروق</title>").source == "صحيفة النداء"
    stamp = "<p>صحيفة الشروق تم النشر في: 30 مارس 2021, 3:03 مساء</p>"
    dated = f"<h1>{HEADLINE}</h1>{stamp}<div><p>واس - الرياض</p>{TEXT}</div>"
    assert article(dated, f"<title>{HEADLINE} - الشروق</title>").source == "واس"


@pytest.mark.parametrize(
    ("opening", "source"),
    [("الشروق - وكالات - ", "وكالات"), ("الشروق - (و م ع) - ", "و م ع"), ("الشروق - الوادي - ", None)],
)
def test_an_agency_behind_the_site_itself_opens_the_text(opening: str, source: str | None) -> None:
    body = f"<h1>{HEADLINE}</h1><div><p>{opening}{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    assert article(body, f"<title>{HEADLINE} - الشروق</title>").source == source


def test_an_agency_in_brackets_beside_the_site() -> None:
    body = f"<h1>{HEADLINE}</h1><div>الشروق المغربي - (و م ع)</div><div>{TEXT}</div>"
    assert article(body, f"<title>{HEADLINE} - الشروق المغربي</title>").source == "و م ع"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        (
            "لندن، الكويت - «الشروق»، رويترز | منذ 2 مايو 2016 / 21:38 - اخر تحديث في 2 مايو 2016 / 22:01",
            "الشروق، رويترز",
        ),
        ("القاهرة - أ ش أ | منذ 2 مايو 2016 / 21:38", "أ ش أ"),
        ("لندن، الكويت - سالم الهادي | منذ 2 مايو 2016 / 21:38", None),
        ("محليات | منذ 2 مايو 2016 / 21:38", None),
        ("أخبار الوكالات | 2 مايو 2016", None),
    ],
)
def test_a_credit_and_a_bar_before_the_date(line: str, source: str | None) -> None:
    body = f"<h1>{HEADLINE}</h1><div>{line}</div><div>{TEXT}</div>"
    assert article(body, f"<title>{HEADLINE} - الشروق</title>").source == source


@pytest.mark.parametrize(
    "behind",
    [
        "<p>المصدر: الكاتب</p>",
        "<p>المصادر: ابن خلدون، المقدمة؛ الطبري، تاريخ الرسل</p>",
        "<div class='source-box'><span>شارك المصدر</span></div>",
        "<p>صحيفة الحائط المدرسية</p>",
        "<p>المصدر: مصدر مطلع</p>",
    ],
)
def test_a_line_behind_the_text_that_names_no_outlet(behind: str) -> None:
    assert source_of(f"<div>{TEXT}{behind}</div>") is None


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("<p>المصدر: التحرير</p>", "التحرير"),
        ("<p>المصادر: النهار، السفير</p>", "النهار، السفير"),
        ("<div class='source-box'><span>صدى الوادي</span></div>", "صدى الوادي"),
        ("<p>صحيفة النداء المصرية</p>", "صحيفة النداء المصرية"),
    ],
)
def test_a_line_behind_the_text_that_names_an_outlet(behind: str, source: str) -> None:
    assert source_of(f"<div>{TEXT}{behind}</div>") == source


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("<div class='img'><img src='a.jpg'><span>أ.ف.ب</span></div>", None),
        ("<div class='post-pic'><a href='/a'><img src='a.jpg'></a><p>أ.ف.ب</p></div>", None),
        ("<div class='by'><img src='logo.png'><span>أ.ف.ب</span></div>", "أ.ف.ب"),
        ("<div class='img'><span>أ.ف.ب</span><img src='a.jpg'></div>", "أ.ف.ب"),
    ],
)
def test_an_agency_in_a_box_named_after_a_picture(before: str, source: str | None) -> None:
    assert source_of(f"{before}<div>{TEXT}</div>") == source


def test_an_agency_stated_as_the_creator() -> None:
    body = f"<h1>{HEADLINE}</h1><div>{TEXT}</div>"
    assert article(body, "<meta name='dc.creator' content='أ ف ب'>").source == "أ ف ب"
    assert article(body, "<meta name='dc.creator' content='سالم الهادي'>").source is None


def test_the_dateline_stands_behind_the_date() -> None:
    before = "<ul><li>١٠/٠٥/٢٠٢٣، ١:٣٤ م</li><li>رمز الخبر: 85106712</li></ul>"
    assert source_of(f"{before}<p>القاهرة (رويترز) - {LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>") == "رويترز"


@pytest.mark.parametrize("text", ["سالم الهادي", "منذ ساعة", "الأكثر قراءة", "مشاركة"])
def test_what_stands_where_a_source_does_and_is_none(text: str) -> None:
    assert source_of(f"<div class='source'>{text}</div>{TEXT}") is None
    assert source_of(f"<div class='source'>صحيفة النداء</div>{TEXT}") == "صحيفة النداء"
