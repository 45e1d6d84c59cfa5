"""One line in the author's place, in the forms that publishers print it: whom it names, and which agency."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.described import meta, read
from tests.cleaning.pages import HEADLINE, TEXT, article, page

SITE = meta("og:site_name", "نداء الوادي")
PLAIN = "<p>%s</p>"
MARKED = "<div class='author'>%s</div>"
SALEM, MONA = "سالم الهادي", "منى رشيد"


@pytest.mark.parametrize("place", [PLAIN, MARKED])
@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("القاهرة – من سالم الهادي:", [SALEM], None),
        ("كتب من القاهرة: سالم الهادي", [SALEM], None),
        ("بيروت - كتب سالم الهادي:", [SALEM], None),
        ("عواصم - وكالات", [], "وكالات"),
        ("صدى الجنوب – متابعات", [], "صدى الجنوب"),
        ("القاهرة - متابعات", [], None),
        ("متابعات - سالم الهادي", [SALEM], None),
        ("تحقيق وتصوير: سالم الهادي", [SALEM], None),
        ("✍️ سالم الهادي", [SALEM], None),
        ("مراسلنا في بيروت سالم الهادي", [SALEM], None),
        ("سالم الهادي – (أ ش أ)", [SALEM], "أ ش أ"),
        ("سالم الهادي + وكالات", [SALEM], "وكالات"),
        ("سالم الهادي ـ (أ ف ب)", [SALEM], "أ ف ب"),
        ("إعداد وتقرير/ سالم الهادي", [SALEM], None),
        ("حوار وعدسة: سالم الهادي", [SALEM], None),
        ("Ministry of Water", [], None),
        ("كتبتها: شنودة المحرقي", ["شنودة المحرقي"], None),
        ("بغداد - سيف عبد الله", ["سيف عبد الله"], None),
        ("أجرى المقابلة: سالم الهادي", [SALEM], None),
        ("نداء الوادي : سالم مشيخي / بيش", ["سالم مشيخي"], None),
        ("كتب المحرر السياسي:", ["المحرر السياسي"], None),
        ("مكتب أبها: سالم الهادي", [SALEM], None),
        ("تحقيق: سالم الهادي ومنى رشيد – إشراف: أسماء شلبي وجميع الزملاء", [SALEM, MONA], None),
        ("صحيفة نداء الوادي + وكالات", [], "صحيفة نداء الوادي + وكالات"),
        ("أبوظبي: سلام أبوشهاب", ["سلام أبوشهاب"], None),
        ("سلام بن سعد", ["سلام بن سعد"], None),
        ("سالم الهادي والوكالات", [SALEM], "الوكالات"),
        ("نداء الوادي + وكالات", [], "نداء الوادي + وكالات"),
        ("المصدر الجزيرة نت", [], "الجزيرة نت"),
        ("ليبيا – طرابلس", [], None),
        ("بيروت - لبنان", [], None),
        ("سالم الهادي & منى رشيد", [SALEM, MONA], None),
        ("سالم الهادي @salemh", [SALEM], None),
        ("سالم الهادي كاتب وصحفي لبناني", [SALEM], None),
        ("سالم الهادي، صحافي سوري", [SALEM], None),
        ("للكاتب سالم الهادي", [SALEM], None),
        ("فريق نداء الوادي", ["فريق نداء الوادي"], None),
        ("هيئة تحرير نداء الوادي", ["هيئة تحرير نداء الوادي"], None),
        ("آخر تحديث: 3 مايو 2024 - بقلم سالم الهادي", [SALEM], None),
        ("كتب-سالم الهادي:", [SALEM], None),
        ("هذا المقال بقلم سالم الهادي، محررة في الاقتصاد", [SALEM], None),
        ("كتب إسلام محفوظ الدوي:", ["إسلام محفوظ الدوي"], None),
        ("نداء الوادي - خاص - سالم الهادي", [SALEM], None),
        ("نص: نداء الوادي تابع | سالم الهادي", [SALEM], None),
        ("كتب عن سالم الهادي:", [], None),
        ("بقلم: د. سالم الهادي", [SALEM], None),
        ("بقلم: سالم. ه", ["سالم. ه"], None),
        ("شعر: سالم الهادي", [SALEM], None),
        ("القاهرة- نداء الوادي- سالم الهادي الإثنين، 12 مايو 2025 11:20 ص", [SALEM], None),
        ("كتب التراث العربي:", [], None),
    ],
)
def test_a_line_in_the_authors_place(place: str, line: str, authors: list[str], source: str | None) -> None:
    said = read(article(before=place % line, head=SITE))
    assert (said.authors, said.source) == (authors, source)


@pytest.mark.parametrize(
    "line",
    [
        "من مراسلنا",
        "نقلا عن صدى الجنوب",
        "عن صدى الجنوب",
        "صدى الجنوب/ خاص:",
        "مصدر الخبر: صدى الجنوب",
        "فيديو: سالم الهادي",
        "صورة: رويترز",
        "تم النشر في:",
        "صور: سالم الهادي",
        "وزراء المالية",
        "كل المقالات",
        "جميع مقالات الكاتب",
    ],
)
def test_an_authors_element_that_names_no_author(line: str) -> None:
    assert read(article(before=MARKED % line, head=SITE)).authors == []


def test_the_agency_of_a_pictures_credit_is_no_source() -> None:
    assert read(article(before=MARKED % "صورة: رويترز", head=SITE)).source is None


def test_a_name_beside_a_date_in_an_authors_element() -> None:
    line = "<div class='time-author'>5-3-2024 | 22:10<a href='/Writer/8/s.aspx'>سالم الهادي</a></div>"
    assert read(article(before=line)).authors == [SALEM]


def test_published_by_is_no_date() -> None:
    assert (
        read(article(before="<p>نشر بواسطة بوابة الجنوب | الخميس 06 يونيو 2024</p>", head=SITE)).source
        == "بوابة الجنوب"
    )


@pytest.mark.parametrize("line", ["وام/نهيان المطر/ دينا عمر", "وام/سالم الهادي/ دينا عمر"])
def test_an_agencys_desk_is_no_author(line: str) -> None:
    assert read(article(behind=f"<p>{line}</p>")).authors == []


BOX = "<div class='x4'><div><img src='/u/7.jpg' alt='لمى الشيخلي'></div><div class='x6'>%s</div></div>"


@pytest.mark.parametrize(
    "before",
    [
        BOX % "<a href='/u/lama'>لمى الشيخلي</a><p>محررة تقنية، تكتب عن الذكاء منذ 2015</p>",
        BOX % "<b>لمى الشيخلي</b><p>كاتبة من عدن</p>",
        "<div><a href='/u/lama'>لمى الشيخلي</a></div>",
    ],
)
def test_an_authors_box_whose_class_says_nothing(before: str) -> None:
    assert read(article(before=before)).authors == ["لمى الشيخلي"]


@pytest.mark.parametrize(
    "before",
    [
        BOX % "<b>لمى الشيخلي</b>",
        "<div><a href='/tag/9'>لمى الشيخلي</a></div>",
        "<ul><li><a href='/u/lama'>لمى الشيخلي</a></li></ul>",
        "<div>لمى الشيخلي <a href='/u/9'>تابع</a></div>",
        BOX % "<p>لمى <a href='/u/lama'>الشيخلي</a></p>",
    ],
)
def test_a_name_that_may_be_of_somebody_in_the_news(before: str) -> None:
    assert read(article(before=before)).authors == []


def test_two_words_right_before_the_text_that_open_like_a_name() -> None:
    assert read(article(before="<p><strong>سماح بيبرس</strong></p>")).authors == ["سماح بيبرس"]
    assert read(article(before="<h3>سماح بيبرس</h3>")).authors == []


@pytest.mark.parametrize("tag", ["p", "span", "div"])
def test_a_person_and_an_agency_beside_a_picture_took_it(tag: str) -> None:
    found = clean_page(article(before=f"<div class='z'><img src='a.jpg'><{tag}>سالم الهادي - الأناضول</{tag}></div>"))
    assert (found.authors, found.source) == ([], None)


def test_a_date_beside_a_source_is_no_part_of_it() -> None:
    assert read(article(before="<div>المصدر: <b>بلومبرغ</b> <i>6 يونيو 2024</i></div>")).source == "بلومبرغ"
    assert read(article(before="<div>المصدر: فرانس 24</div>")).source == "فرانس 24"


@pytest.mark.parametrize("helper", ["ترجمة: منى رشيد", "تحرير: منى رشيد", "ترجمتها منى رشيد", "المحررة: منى رشيد"])
def test_who_translates_or_edits_is_the_author_only_where_nobody_writes(helper: str) -> None:
    alone, line = f"<p>{helper}</p>", "<p>بقلم: سالم الهادي</p>"
    assert read(article(before=alone)).authors == [MONA]
    assert read(article(before=line + alone)).authors == [SALEM]
    assert read(article(before=alone + MARKED % SALEM)).authors == [SALEM]


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("سالم الهادي (أبها) okaaz_online@", [SALEM], None),
        ("كتابة سالم الهادي - آخر تحديث: ٠٨:٢٥ ، ١٢ سبتمبر ٢٠٢٣", [SALEM], None),
        ("نص: قناة 25 / أ ف ب", [], "أ ف ب"),
    ],
)
def test_bylines_with_accounts_stamps_and_numbers(line: str, authors: list[str], source: str | None) -> None:
    said = read(article(before=PLAIN % line, head=meta("og:site_name", "قناة 25")))
    assert (said.authors, said.source and said.source.rpartition("/ ")[2]) == (authors, source)


@pytest.mark.parametrize("card", ["<div>%s</div><div>كاتب وباحث عماني</div>", "<b>%s</b><p>أستاذ الهندسة</p>"])
def test_a_name_before_a_profession_over_the_headline(card: str) -> None:
    name = "شنودة المحرقي"
    assert read(article(title=card % name + f"<h1>{HEADLINE}</h1>")).authors == [name]
    assert read(article(title=card % "ملف العدد 3" + f"<h1>{HEADLINE}</h1>")).authors == []
    assert read(article(title=card % name + f"<h1>{HEADLINE}</h1>", before=PLAIN % SALEM)).authors == [name]


def test_who_comments_did_not_write_it() -> None:
    reply = f"<section class='replies'><div><b class='author'>{SALEM}</b><p>كلام سليم ونتمنى المزيد</p></div></section>"
    assert read(page(f"<h1>{HEADLINE}</h1><div>{TEXT}</div>{reply}")).authors == []


def test_an_agency_in_a_pictures_credit_is_no_source() -> None:
    assert read(article(before="<img src='a.jpg'><p class='photo-credit'>رويترز</p>")).source is None
    assert read(article(before="<p>رويترز</p>")).source == "رويترز"


def test_a_signature_with_a_profession_behind_the_text() -> None:
    assert read(article(behind="<p>*سالم الهادي.. صحفي متدرب</p>")).authors == [SALEM]


def test_what_is_marked_as_source_and_names_the_site_alone() -> None:
    line = "<span class='source'>نداء الوادي - خاص</span>"
    assert read(article(before=line, head=SITE)).source is None


def test_what_somebody_is_behind_a_dash_is_no_second_author() -> None:
    assert read(article(before=MARKED % f"{SALEM} - مهندس السدود في الوادي")).authors == [SALEM]
    assert read(article(before=MARKED % f"{SALEM} - {MONA}")).authors == [SALEM, MONA]


CARD = "<div class='x1'><img src='/u/7.jpg'><div>سالم الهادي</div><div>%s</div></div>"


def test_a_name_and_a_date_beside_a_picture_are_the_writers() -> None:
    assert read(article(before=CARD % "3 مايو 2024")).authors == [SALEM]
    assert read(article(before=CARD % "عند افتتاح السد")).authors == []


ABOUT = "<div><h4>%s</h4><p>كاتب من الجنوب مهتم بالشأن العام.</p></div>"


@pytest.mark.parametrize(
    ("under", "behind", "authors"),
    [
        ("أمغار أوزين", ABOUT % "أمغار أوزين", ["أمغار أوزين"]),
        ("أمغار أوزين", ABOUT % "أمغار تودرت", []),
        ("أمغار أوزين", "<h4>أمغار أوزين</h4><p>رئيس البلدية يعد بالمزيد.</p>", []),
    ],
)
def test_a_name_that_no_list_has_stands_over_the_text_and_in_a_box_under_it(
    under: str, behind: str, authors: list[str]
) -> None:
    assert read(article(before=f"<div>{under}</div><div>3 مايو 2024</div>", behind=behind)).authors == authors


@pytest.mark.parametrize("second", ["منتخب الوادي", "الشباب"])
def test_links_side_by_side_are_no_one_name(second: str) -> None:
    row = f"<div><a href='/p/1'>سالم الهادي</a> <a href='/p/2'>{second}</a></div>"
    assert read(article(before=row + "<div>3 مايو 2024</div>")).authors == []


@pytest.mark.parametrize(
    ("site", "line"),
    [("عربي 48", "القاهرة- عربي 48- سالم الهادي"), ("موقع 25", "25 - أبوظبي - سالم الهادي")],
)
def test_a_name_behind_a_site_that_is_called_by_a_number(site: str, line: str) -> None:
    stamp = f"<div><span>{line}</span> <span>الإثنين، 12 مايو 2025 11:20 ص</span></div>"
    assert read(article(before=stamp, head=meta("og:site_name", site))).authors == [SALEM]


def test_a_poems_subject_is_nobody() -> None:
    assert read(article(before="<p>قصيدة: نصائح للعناية بالورد</p>")).authors == []


@pytest.mark.parametrize("line", ["شعر: سالم الهادي", "قصيدة: سالم الهادي", "قصة: سالم وسليم"])
def test_who_is_quoted_behind_a_text_did_not_write_it(line: str) -> None:
    cleaned = clean_page(article(behind=f"<p>{line}</p>"))
    assert (cleaned.authors, line in cleaned.text) == ([], True)


@pytest.mark.parametrize("line", ["وكالات. م", "شركة. م", "س. المال"])
@pytest.mark.parametrize("place", ["<p>%s</p>", "<p>عمان - %s</p>"])
def test_one_letter_makes_no_name_of_a_word(place: str, line: str) -> None:
    assert read(article(before=place % line)).authors == []
