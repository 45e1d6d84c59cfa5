"""Writers' names in one line with a headline, the text or the site; and what stands there and is no writer's."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.described import meta, read
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, TEXT, THIRD, article, page

SALEM = "سالم الهادي"
SITE = meta("og:site_name", "نداء الوادي")
DATE = "<div>3 مايو 2024</div>"


def titled(title: str, under: str = DATE, text: str = TEXT) -> list[str]:
    head = f"<title>{title} | نداء الوادي</title>" + SITE
    body = f"<article><h1>{title}</h1>{under}<div class='entry'>{text}</div></article>"
    return clean_page(page(body, head)).authors


def told(words: str) -> str:
    return f"<p>{LEAD}</p><p>{words} إن السد حق لكل قرية وإن الأهالي ينتظرون منذ سنوات طويلة.</p><p>{THIRD}</p>"


@pytest.mark.parametrize("title", [f"{SALEM} يكتب عن: حكاية السد", f"المستشار {SALEM} يكتب عن .. حكاية السد"])
def test_who_writes_about(title: str) -> None:
    assert titled(title) == [SALEM]


@pytest.mark.parametrize("name", [SALEM, "سالم المختار ولد سيدي"])
def test_a_writer_behind_a_slash(name: str) -> None:
    assert titled(f"حكاية السد القديم / {name}") == [name]
    assert titled(f"حكاية السد القديم / {name}", text=told(f"وقال {name}")) == []


@pytest.mark.parametrize(
    "title",
    [
        "حكاية السد / الوادي",
        f"فيديو / {SALEM}",
        "النصر / الهلال",
        "السد والنهر / قصة قصيرة",
        f"حكاية السد/{SALEM}",
        f"سد / نهر / {SALEM}",
        "حكاية السد / وزير الري",
        "حكاية السد / شارع محمد علي",
        "حكاية السد / 2024",
        f"حكاية السد / {SALEM} والآخرون",
    ],
)
def test_other_words_behind_a_slash(title: str) -> None:
    assert titled(title) == []


@pytest.mark.parametrize("section", ["مقالات", "آراء", "كتابات"])
@pytest.mark.parametrize(
    "place", ["<div>{}</div>", "<div><a href='/c'>{}</a> 3 مايو 2024</div>", "<p>الرئيسية » {}</p>"]
)
def test_a_writer_before_a_colon_where_opinions_are(section: str, place: str) -> None:
    assert titled(f"{SALEM}: حكاية السد القديم", place.format(section)) == [SALEM]
    assert titled(f"{SALEM}: حكاية السد", place.format(section), told("وقال الهادي")) == []


@pytest.mark.parametrize(
    "section", ["أخبار", "سياسة", "رياضة", "مقالات مترجمة عن السد", "آراء القراء في السد", "رأي عام"]
)
def test_a_speaker_before_a_colon(section: str) -> None:
    assert titled(f"{SALEM}: السد حق لكل قرية", f"<div>{section}</div>") == []


@pytest.mark.parametrize(
    "title", ["وزير الري: السد جاهز", "حكاية السد: سالم الهادي", "سد الوادي: حكاية", "عدن: حكاية السد"]
)
def test_other_words_before_a_colon(title: str) -> None:
    assert titled(title, "<div>مقالات</div>") == []


def opening(words: str, more: str = SECOND) -> list[str]:
    body = f"<article><h1>{HEADLINE}</h1>{DATE}<div><p>{words}{LEAD}</p><p>{more}</p><p>{THIRD}</p></div></article>"
    return clean_page(page(body, SITE)).authors


@pytest.mark.parametrize("sign", ["/ ", " / "])
def test_a_name_and_a_slash_open_the_text(sign: str) -> None:
    assert opening(SALEM + sign) == [SALEM]
    assert opening(SALEM + sign, f"وقال {SALEM} إن السد حق لكل قرية وإن الأهالي ينتظرون منذ سنوات.") == []


@pytest.mark.parametrize(
    "words",
    [
        f"{SALEM} / لاعب الوادي: ",
        f"{SALEM} / مدير السد ",
        f"{SALEM} / كاتب وباحث ",
        f"{SALEM} / الوزير ",
        f"{SALEM} / منى الراشد / ريم الراشد ",
        "سد الوادي / ",
        "نداء الوادي / ",
        "شارع محمد علي / ",
        "وزارة الري / ",
        f"{SALEM} / 3 مايو 2024 ",
    ],
)
def test_what_else_opens_the_text_before_a_slash(words: str) -> None:
    assert opening(words) == []


def test_exclusive_to_the_site_and_a_name() -> None:
    assert read(article(before=f"{DATE}<p>خاص «نداء الوادي» {SALEM}</p>", head=SITE)).authors == [SALEM]


@pytest.mark.parametrize(
    "line",
    [
        "خاص «الأمل» يفتتح المركز",
        "خاص «نداء الوادي» يفتتح المركز",
        f"وزير «الأمل» {SALEM}",
        f"مدير «نداء الوادي» {SALEM}",
        f"خاص «صدى الجنوب» {SALEM}",
        "خاص «نداء الوادي» بيروت",
    ],
)
def test_a_name_in_quotation_marks_inside_a_line(line: str) -> None:
    assert read(article(before=f"{DATE}<p>{line}</p>", head=SITE)).authors == []


def test_a_name_of_three_words_beside_a_section_and_a_date() -> None:
    line = "<div><span>مقالات</span> <span>3 مايو 2024</span></div><p>{}</p>"
    assert read(article(before=line.format("صباح محمد حسن"))).authors == ["صباح محمد حسن"]
    for words in ("صباح الخير محمد", "وفاة محمد حسن", "كأس محمد السادس", "صباح السد القديم"):
        assert read(article(before=line.format(words))).authors == []


@pytest.mark.parametrize("opened", [f"عدن - نداء الوادي - {SALEM}: ", f"عدن - نداء الوادي: {SALEM}: "])
def test_a_place_the_site_and_a_name_open_the_text(opened: str) -> None:
    assert opening(opened) == [SALEM]


@pytest.mark.parametrize(
    "words",
    [
        f"عدن - نداء الوادي - {SALEM} ",
        f"عدن - صدى الجنوب - {SALEM}: ",
        "عدن - نداء الوادي - وزير الري: ",
        "عدن - نداء الوادي: ",
        f"السد - نداء الوادي - {SALEM}: ",
        "عدن - نداء الوادي - سد القرية: ",
    ],
)
def test_what_else_opens_the_text_behind_the_site(words: str) -> None:
    assert opening(words) == []


@pytest.mark.parametrize("paper", ["mtv", "lebanon24", "«صدى الجنوب»"])
def test_a_digest_of_a_paper_in_latin_letters(paper: str) -> None:
    body = f"<article><h1>{HEADLINE}</h1>{DATE}<div><p>كتب {SALEM} في {paper}:</p>{TEXT}</div></article>"
    assert clean_page(page(body, SITE)).authors == [SALEM]


@pytest.mark.parametrize("network", ["«فيسبوك»", "facebook", "موقع «إكس»", "Twitter"])
def test_who_writes_on_a_network_is_in_the_news(network: str) -> None:
    body = f"<article><h1>{HEADLINE}</h1>{DATE}<div><p>كتب {SALEM} في {network}:</p>{TEXT}</div></article>"
    assert clean_page(page(body, SITE)).authors == []


@pytest.mark.parametrize("office", ["إعلام الكلية", "إعلام المحافظة"])
def test_an_office_behind_a_bylines_phrase(office: str) -> None:
    assert read(article(before=f"{DATE}<p>تقرير: {office}</p>", head=SITE)).authors == []


AGENCY = "القاهرة (رويترز) - "


def over_dateline(line: str, opened: str = AGENCY) -> list[str]:
    body = f"<article><h1>{HEADLINE}</h1>{DATE}<div><p>{line}</p><p>{opened}{LEAD}</p>{TEXT}</div></article>"
    return clean_page(page(body, SITE)).authors


def test_from_somebody_over_an_agencys_dateline() -> None:
    assert over_dateline("من ليزا بارينغتون") == ["ليزا بارينغتون"]


@pytest.mark.parametrize(
    "line",
    [
        "من أرض السد",
        "من هنا وهناك",
        "من ذاكرة وطن",
        "من وحي رمضان",
        "من ملاعب أوروبا",
        "من طرف واحد",
        "من قلب عدن",
        "من قرية صغيرة",
        "من هنا",
        "من ملف قديم",
        "من ليبيا",
        "من قصة سد قديم طويل",
        "من 3 قرى",
        "من شارع محمد علي",
        "من وزير الري",
    ],
)
def test_from_something_over_an_agencys_dateline(line: str) -> None:
    assert over_dateline(line) == []


def closing(line: str, agency: str = "/العمانية/") -> list[str]:
    return clean_page(article(behind=f"<p>{agency}</p><p>{line}</p>")).authors


def test_who_signs_under_the_agency() -> None:
    assert closing("خميس الصلتي") == ["خميس الصلتي"]
    assert closing("خميس الصلتي", "نهاية الكلام") == []


@pytest.mark.parametrize(
    "line",
    [
        "المنتخب الوطني",
        "شأن محلي",
        "حلف الأطلسي",
        "حي الجبوري",
        "وزير الصلتي",
        "<a href='/x'>خميس الصلتي</a>",
        "ملف الصلتي",
        "النشرة الاقتصادية",
        "خميس الصلتي يفتتح السد",
        "حديث الصلتي",
        "نهر",
    ],
)
def test_what_else_stands_under_the_agency(line: str) -> None:
    assert closing(line) == []


@pytest.mark.parametrize("line", [f"NIDAA.INFO- خاص - بقلم: {SALEM}", f"نداء الوادي - خاص - كتب: {SALEM}"])
def test_a_byline_behind_site_and_exclusive(line: str) -> None:
    assert read(article(before=f"{DATE}<p>{line}</p>", head=SITE)).authors == [SALEM]


@pytest.mark.parametrize(
    "line",
    [
        "نداء الوادي - خاص - بقلم: رصاص",
        "سد الوادي - خاص - حكاية: الماء",
        "خاص - المصدر: رويترز",
        f"مدير السد - خاص - صورة: {SALEM}",
        "نداء الوادي - خاص - الموضوع: الماء",
    ],
)
def test_other_words_behind_site_and_exclusive(line: str) -> None:
    assert read(article(before=f"{DATE}<p>{line}</p>", head=SITE)).authors == []


@pytest.mark.parametrize("line", [f"إنجاز: {SALEM}", f"برفيسور {SALEM}"])
def test_more_words_before_a_name(line: str) -> None:
    assert read(article(before=f"{DATE}<p>{line}</p>", head=SITE)).authors == [SALEM]


@pytest.mark.parametrize(
    "line", ["إنجاز: سد جديد", "إنجاز: وضع الحجر", "إنجاز طبي", "إنجاز السد", "إنجاز جديد للمنتخب"]
)
def test_feats_are_nobodys(line: str) -> None:
    assert read(article(before=f"{DATE}<p>{line}</p>", head=SITE)).authors == []
