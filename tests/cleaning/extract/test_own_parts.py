"""Articles whose parts stand in boxes of their own, rankings, places, questions, sections; and boxes of the page."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import page

TITLE = "أماكن في وادينا تستحق الزيارة في عطلة الأسبوع"
LEAD = (
    "تزخر وادينا بأماكن كثيرة تستحق الزيارة في عطلة نهاية الأسبوع، وقد اخترنا لكم منها ما يناسب العائلات والشباب معا."
)
LONG = "تقع القلعة على تلة عالية تطل على الوادي، وقد بنيت قبل ثمانية قرون، وفيها متحف صغير يعرض ما عثر عليه في المكان."
PLACES = [
    ["قلعة المرفأ", "تطل على الوادي.", "الدخول: دينار واحد."],
    ["وادي الهادي", "صحراء حمراء لا تنسى.", "الدخول: خمسة دنانير."],
    ["جسر العوني", "أقدم جسور المدينة.", "مجانا"],
]
LINES = [line for place in PLACES for line in place]
OTHERS = "<div class='x'><h3>وجهات</h3><a href='/1'>الميناء يستقبل أول سفينة تعمل بالهيدروجين</a></div>"


def box(lines: list[str], tag: str = "div", head: str = "h3", name: str = "it") -> str:
    rest = "".join(f"<p>{line}</p>" for line in lines[1:])
    return f"<{tag} class='{name}'><{head}>{lines[0]}</{head}>{rest}</{tag}>"


def cleaned(body: str, behind: str = OTHERS) -> list[str]:
    made = page(f"<article><h1>{TITLE}</h1>{body}{behind}</article>", f"<title>{TITLE}</title>")
    return clean_page(made).text.split("\n")


INTRO = f"<div class='in'><p>{LEAD}</p></div>"
ROW = "".join(map(box, PLACES))


@pytest.mark.parametrize(
    "body",
    [
        INTRO + ROW,
        f"{INTRO}<div class='w'>{ROW}</div>",
        INTRO + "<ol>" + "".join(box(place, "li") for place in PLACES) + "</ol>",
        INTRO + "".join(box(place, "details", "summary") for place in PLACES),
    ],
)
def test_a_row_of_boxes_with_headings_is_the_articles(body: str) -> None:
    assert cleaned(body) == [LEAD, *LINES]


def test_so_is_the_heading_over_the_row() -> None:
    assert cleaned(f"{INTRO}<h2>أماكن مختارة</h2><div class='w'>{ROW}</div>") == [LEAD, "أماكن مختارة", *LINES]


PARAGRAPHS = [LEAD, LEAD.replace("تزخر", "وتزخر"), LEAD.replace("تزخر", "كما تزخر")]


def below_paragraphs(row: str) -> list[str]:
    return cleaned(f"<div class='in'>{''.join(f'<p>{x}</p>' for x in PARAGRAPHS)}</div>{row}")


def test_so_is_a_row_behind_several_paragraphs_that_says_half_as_much() -> None:
    rest = [["سوق الحرير", "دكاكين قديمة تبيع الأقمشة.", "مجانا"], ["حمام العين", "بني قبل قرنين.", "الدخول: دينار."]]
    assert below_paragraphs(ROW + "".join(map(box, rest))) == [
        *PARAGRAPHS,
        *LINES,
        *(x for place in rest for x in place),
    ]


@pytest.mark.parametrize(
    "boxes",
    [
        [["الغدير", "العظمى: 31", "سماء صافية."], ["الوادي", "العظمى: 29", "غائم."], ["المرفأ", "العظمى: 27", "ماطر."]],
        [["الشهرية", "خمسة دنانير كل شهر."], ["السنوية", "خمسون دينارا كل سنة."], ["المؤسسات", "حتى عشرين حسابا."]],
        [
            ["رئيس التحرير", "الأستاذ نادر الحفار."],
            ["مدير التحرير", "سمير الوراق."],
            ["سكرتير التحرير", "هدى المسالم."],
        ],
        [["120", "مراسلا في كل المدن."], ["35", "جائزة محلية."], ["15", "عاما من الخبرة."]],
        [["18:00", "النشرة: موجز المساء"], ["19:30", "الحوار: ضيف وقضية"], ["21:00", "فيلم: آخر القطارات"]],
    ],
)
def test_short_rows_of_the_page_under_a_text_are_not_the_articles(boxes: list[list[str]]) -> None:
    assert below_paragraphs("".join(map(box, boxes))) == PARAGRAPHS


@pytest.mark.parametrize(
    "heads", [("1917", "1936", "1948"), ("12'", "45'", "90'"), ("من يدفع؟", "متى يفتح الجسر؟", "ما المطلوب؟")]
)
def test_questions_years_and_minutes_are_however_short(heads: tuple[str, ...]) -> None:
    events = [[head, line] for head, line in zip(heads, ["بناء الجسر.", "الفيضان الكبير.", "سقوط القوس."], strict=True)]
    assert below_paragraphs("".join(box(event, head="h4") for event in events)) == [
        *PARAGRAPHS,
        *(line for event in events for line in event),
    ]


def test_so_are_the_boxes_beside_one_that_holds_the_only_paragraph() -> None:
    places = [PLACES[0], [PLACES[1][0], LONG, PLACES[1][2]], PLACES[2]]
    assert cleaned("".join(map(box, places))) == [line for place in places for line in place]


def test_sections_beside_a_section_are_the_articles() -> None:
    told = [["الادعاء", "فيديو لسقوط جسر في النهر أمس."], ["التحقيق", LONG, LEAD], ["الحكم", "الفيديو قديم."]]
    body = "".join(box(part, "section", "h2", f"s{i}") for i, part in enumerate(told))
    assert cleaned(body) == [line for part in told for line in part]


@pytest.mark.parametrize(
    "row",
    [
        ROW.replace(PLACES[1][1], f"<a href='/2'>{PLACES[1][1]}</a>"),
        ROW.replace("</div>", "<input name='q'></div>"),
        ROW.replace(PLACES[2][2], "3/5/2024"),
        "".join(map(box, PLACES[:2])),
    ],
)
def test_boxes_with_links_fields_or_dates_and_two_boxes_are_none(row: str) -> None:
    assert cleaned(INTRO + row) == [LEAD]


def test_boxes_beside_the_element_of_headline_and_text_are_none() -> None:
    assert cleaned(INTRO, f"</article>{ROW}<article>") == [LEAD]


def test_years_and_shares_head_boxes_too() -> None:
    row = "".join(f"<div class='ev'><span>{year}</span><p>{line}</p></div>" for year, line in YEARS)
    assert cleaned(f"{INTRO}<div class='tl'>{row}</div>") == [LEAD, *(text for event in YEARS for text in event)]


YEARS = [("1917", "بناء الجسر."), ("1936", "الفيضان الكبير."), ("41%", "من السكان غادروا.")]


@pytest.mark.parametrize("first", [LONG, LEAD])
def test_headings_lists_and_quotations_between_two_parts_are_the_articles(first: str) -> None:
    other = LEAD if first == LONG else LONG
    told = [f"<div class='text'><div><p>{part}</p></div></div>" for part in (first, other)]
    middle = (
        "<div class='head'><h2>نصائح للزوار</h2></div><div class='list'><ul><li>الماء</li><li>القبعة</li></ul></div>"
    )
    button = "<div class='btn'><a href='/3'>احجز موعدك الآن</a></div>"
    lines = [first, "نصائح للزوار", "الماء", "القبعة", other]
    assert cleaned(f"{told[0]}{middle}{told[1]}{button}") == lines
    quoted = "<div class='text'><blockquote>العمارة ذاكرة الناس.</blockquote></div>"
    assert cleaned(f"{told[0]}{quoted}{told[1]}{button}") == [first, "العمارة ذاكرة الناس.", other]


def test_what_leads_elsewhere_between_them_is_not() -> None:
    told = [f"<div class='text'><div><p>{part}</p></div></div>" for part in (LEAD, LONG)]
    linked = "<div class='list'><ul><li><a href='/4'>الميناء يستقبل السفينة</a></li></ul></div>"
    assert cleaned(f"{told[0]}{linked}{told[1]}{OTHERS}") == [LEAD, LONG]


def test_so_are_those_before_the_part_that_holds_most() -> None:
    longer = LONG.replace("تقع", "كما تقع")
    parts = [f"<p>{LEAD}</p>", f"<p>{LONG}</p><p>{longer}</p>"]
    first, last = (f"<div class='text'><div class='w'>{part}</div></div>" for part in parts)
    button = "<div class='btn'><a href='/3'>تحميل الورقة</a></div>"
    body = f"<div class='col'>{first}<h3 class='h'>مقاربة جديدة</h3>{last}{button}</div>"
    assert cleaned(body) == [LEAD, "مقاربة جديدة", LONG, longer]


@pytest.mark.parametrize(
    "boxes",
    [
        [["ابو فهد", "كلام جميل جدا"], ["زائر", "الله يعين"], ["مواطن", "شكرا على الخبر"]],
        [["من نحن", "موقع إخباري: مستقل"], ["اتصل بنا", "بريد: وادينا"], ["أعلن معنا", "قسم الإعلانات."]],
        [["الفجر", "04:31"], ["الظهر", "11:40"], ["العصر", "02:51"]],
        [["1", "الميناء يستقبل السفينة."], ["2", "الجسر يفتح أمام السير."], ["3", "البلدية تدعو إلى الهدوء."]],
    ],
)
def test_comments_hours_counted_headlines_and_the_pages_own_boxes_are_none(boxes: list[list[str]]) -> None:
    assert cleaned(INTRO + "".join(map(box, boxes)), behind="") == [LEAD]


def test_boxes_that_a_page_builder_numbers_are_alike() -> None:
    kinds = ["heading", "text", "button", "heading", "text"]
    told = [
        "<h2>أسباب المرض</h2>",
        f"<p>{LONG}</p>",
        "<a href='/5'>احجز الآن</a>",
        "<h2>الوقاية</h2>",
        "<p>الحركة والغذاء المتوازن.</p>",
    ]
    first = f"<div class='element element-a0 widget widget-text'><div class='in'><p>{LEAD}</p></div></div>"
    rest = (
        f"<div class='element element-a{number} widget widget-{kind}'><div class='in'>{inside}</div></div>"
        for number, (kind, inside) in enumerate(zip(kinds, told, strict=True), 1)
    )
    lines = [LEAD, "أسباب المرض", LONG, "الوقاية", "الحركة والغذاء المتوازن."]
    assert cleaned(first + "".join(rest), behind="") == lines


def test_headlines_in_a_list_between_two_parts_are_not_the_articles() -> None:
    lines = [LEAD, LEAD.replace("تزخر", "وتزخر"), LEAD.replace("تزخر", "كما تزخر"), LONG]
    told = ["".join(f"<p>{line}</p>" for line in part) for part in (lines[:3], lines[3:])]
    first, last = (f"<div class='text'><div>{part}</div></div>" for part in told)
    other = "<div class='list'><ul><li>الميناء يستقبل أول سفينة تعمل بالهيدروجين</li></ul></div>"
    links = "".join(f"<div class='btn'><a href='/{number}'>احجز موعدك الآن</a></div>" for number in range(4))
    assert cleaned(f"{first}{other}{last}{links}") == lines


def test_a_heading_over_a_last_short_part_is_the_articles_behind_a_long_text_too() -> None:
    told = [
        f"<div class='text'><div>{part}</div></div>"
        for part in ("".join(f"<p>{x}</p>" for x in PARAGRAPHS), "<p>الوادي يرحب بالجميع.</p>")
    ]
    body = f"{told[0]}<div class='head'><h2>ختاما</h2></div>{told[1]}<div class='btn'><a href='/3'>احجز الآن</a></div>"
    assert cleaned(body, behind="") == [*PARAGRAPHS, "ختاما", "الوادي يرحب بالجميع."]


@pytest.mark.parametrize(
    "others",
    [
        [["تواصل معنا", "الهاتف: 0123456"], ["من نحن", "موقع إخباري مستقل."]],
        [["خدماتنا", "تغطية على مدار الساعة."], ["شركاؤنا", "بلدية الغدير"]],
    ],
)
def test_sections_of_the_page_beside_that_of_the_text_are_not(others: list[list[str]]) -> None:
    body = "".join(box(part, "section", "h2", "s") for part in [["التفاصيل", *PARAGRAPHS], *others])
    assert cleaned(body, behind="") == ["التفاصيل", *PARAGRAPHS]
