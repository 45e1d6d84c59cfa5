"""Short lines above the first long paragraph that are the text's, and those that are the page's."""

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import page

TITLE = "أسرار الصحف الصادرة في وادينا صباح الأربعاء"
LONG = (
    "قالت بلدية وادينا يوم الثلاثاء إن الجسر الذي يربط المرفأ بالسوق القديمة سيفتح أمام السير بعد أعمال دامت سنة كاملة."
)
HEADS = ["أسرار الصباح", "النهضة", "المنارة", "السنبلة"]


def cleaned(parts: list[str]) -> list[str]:
    body = f"<div><h1>{TITLE}</h1>{''.join(f'<p>{part}</p>' for part in parts)}</div>"
    return clean_page(page(body, f"<title>{TITLE}</title>")).text.split("\n")


def bold(text: str) -> str:
    return f"<strong>{text}</strong>"


def test_bold_lines_above_the_first_long_paragraph_are_headings_like_those_below() -> None:
    heads = [bold(head) for head in HEADS]
    told = [heads[0], heads[1], "لوحظ أن وزيرا سابقا عاد.", heads[2], LONG, heads[3], "همس كثير في السوق."]
    lines = [HEADS[0], HEADS[1], "لوحظ أن وزيرا سابقا عاد.", HEADS[2], LONG, HEADS[3], "همس كثير في السوق."]
    assert cleaned(told) == lines


def test_a_section_a_place_and_a_name_in_bold_are_none() -> None:
    told = [
        bold("محليات وادينا"),
        bold("عمان"),
        bold("سالم الهادي"),
        LONG,
        bold(HEADS[1]),
        LONG.replace("قالت", "وقالت"),
    ]
    assert cleaned(told) == [LONG, HEADS[1], LONG.replace("قالت", "وقالت")]


def test_a_numbered_line_above_the_first_long_paragraph_stays_where_another_counts_on() -> None:
    told = ["الخطبة الأولى", "إن الحمد لله.", LONG, "الخطبة الثانية", LONG.replace("قالت", "وقالت")]
    assert cleaned(told) == told
    assert cleaned(["الطبعة الأولى", *told[2:3], *told[4:]]) == [told[2], told[4]]


VERSES = ["يا نوارس المساء", "خذي من الغيم", "وارسمي فوق الماء", "وجها غاب عنا", "وقولي للمرافئ", "سنعود يوما"]


def test_verses_above_a_note_in_prose_stay() -> None:
    body = f"<div><h1>{TITLE}</h1><div class='poem'>{'<br>'.join(VERSES)}</div><p>{LONG}</p></div>"
    assert clean_page(page(body, f"<title>{TITLE}</title>")).text.split("\n") == [*VERSES, LONG]


def test_six_lines_that_name_several_people_are_the_pages() -> None:
    told = ["إعداد وتقديم", "نادر الحفار", "تصوير ومونتاج", "هدى المسالم", "إخراج تلفزيوني", "ليث الوراق"]
    body = f"<div><h1>{TITLE}</h1><div class='m'>{'<br>'.join(told)}</div><p>{LONG}</p></div>"
    assert clean_page(page(body, f"<title>{TITLE}</title>")).text == LONG


def test_five_such_lines_are_the_pages() -> None:
    body = f"<div><h1>{TITLE}</h1><div class='meta'>{'<br>'.join(VERSES[:5])}</div><p>{LONG}</p></div>"
    assert clean_page(page(body, f"<title>{TITLE}</title>")).text == LONG


def test_headings_that_open_with_a_noun_that_is_a_name_as_well_count() -> None:
    more = LONG.replace("قالت", "وقالت")
    told = [bold("السوق الجديد"), LONG, bold("رضا التجار"), more, bold("مواقف السيارات"), "يبدأ العمل غدا."]
    assert cleaned(told) == ["السوق الجديد", LONG, "رضا التجار", more, "مواقف السيارات", "يبدأ العمل غدا."]
