"""What goes and what stays. The texts are written for this project."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.items import Article
from crawler.sites import Site
from pipelines.cleaning.boilerplate import strip_boilerplate
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.draft import Metadata
from tests.cleaning.laid_out import of_text
from tests.cleaning.traced import traced_lines
from tests.quality.text import PROSE

SHARED = Path(__file__).parents[3] / "shared"
HEADLINES = (
    "افتتاح معرض الكتاب في المدينة القديمة",
    "الفريق المحلي يفوز على ضيفه بثلاثة أهداف",
    "أسعار السمك تتراجع في الأسواق",
)


def clean(*lines: str) -> Article:
    return clean_page("\n".join(lines).encode())


def test_a_page_of_a_news_agency_with_everything_around_its_text() -> None:
    article, removed = traced_lines(
        "الجسر الجديد يفتح أمام السيارات نهاية الشهر",
        "تاريخ النشر: 12 مارس 2024",
        "تابع أحدث الأخبار عبر تطبيق",
        *PROSE,
        "المصدر: وكالة المرفأ",
        "كلمات دلالية: جسر نقل بلدية",
        "إقرأ أيضاً:",
        HEADLINES[0],
        *reversed(PROSE),
    )
    assert article.text.split("\n") == list(PROSE)
    assert article.title == "الجسر الجديد يفتح أمام السيارات نهاية الشهر"
    assert (article.source, article.tags) == ("وكالة المرفأ", ["جسر نقل بلدية"])
    assert [line.place for line in removed] == ["before"] * 3 + ["end"] * 8


def test_a_signature_right_before_the_end_zone_is_a_byline() -> None:
    article = clean(*PROSE, "سلمى الحداد (وكالة المرفأ)", "[إعلان 2]", "رابط المصدر", "تعليق (0)")
    assert article.text.split("\n") == list(PROSE)
    assert (article.authors, article.source, article.title) == (["سلمى الحداد"], "وكالة المرفأ", None)


@pytest.mark.parametrize("after", [PROSE, ()])
def test_a_name_with_a_country_elsewhere_is_text(after: tuple[str, ...]) -> None:
    assert "سلمى الحداد (المغرب)" in clean(*PROSE, "سلمى الحداد (المغرب)", *after).text


@pytest.mark.parametrize("marker", ["اقرأ أيضاً:", "قد يهمك أيضا", "مواضيع ذات صلة", "شاهد أيضا.."])
def test_a_marker_inside_takes_its_headlines_and_never_the_paragraphs_behind(marker: str) -> None:
    article, removed = traced_lines(*PROSE[:2], marker, *HEADLINES, *PROSE[2:])
    assert article.text.split("\n") == list(PROSE)
    assert [line.place for line in removed] == ["inside"] * 4


def test_a_marker_with_its_headline_takes_one_line() -> None:
    article = clean(*PROSE[:2], f"اقرأ أيضا: {HEADLINES[0]}", "جسر قديم وحركة لا تهدأ", *PROSE[2:])
    assert article.text.split("\n") == [*PROSE[:2], "جسر قديم وحركة لا تهدأ", *PROSE[2:]]


def test_a_source_line_in_mid_article_ends_nothing() -> None:
    article = clean(PROSE[0], "المصدر: رويترز", *PROSE[1:])
    assert article.text.split("\n") == list(PROSE)


def test_a_comment_box_ends_the_page() -> None:
    article = clean(*PROSE, "التعليقات", "رأيي أن الجسر تأخر كثيرا، وكان الأولى أن تبدأ البلدية بالطرق الداخلية.")
    assert article.text.split("\n") == list(PROSE)


def test_a_comment_count_above_the_text_ends_nothing() -> None:
    article = clean("الجسر الجديد يفتح أمام السيارات", "0 تعليقات", *PROSE)
    assert article.text.split("\n") == list(PROSE)


def test_a_headline_without_furniture_behind_it_is_the_title_and_goes() -> None:
    article = clean("الجسر الجديد يفتح أمام السيارات", *PROSE)
    assert article.title == "الجسر الجديد يفتح أمام السيارات"
    assert article.text.split("\n") == list(PROSE)


def test_a_bare_tags_label_takes_the_short_lines_behind_it() -> None:
    article = clean(*PROSE, "الوسوم", "جسور", "البلدية")
    assert article.text.split("\n") == list(PROSE)
    assert article.tags == ["جسور", "البلدية"]


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (("المصدر:", "وكالة المرفأ"), "source", "وكالة المرفأ"),
        (("المصدر", "وكالة المرفأ", "تعليق (0)"), "source", "وكالة المرفأ"),
        (("كلمات دلالية:", "جسور، البلدية"), "tags", ["جسور", "البلدية"]),
        (("رابط المصدر", "موقع البلدية"), "source", None),  # a link, which names no outlet
        (("المصدر:", "https://marfa.example/1"), "source", None),
        (("المصدر:", "تعليق (0)"), "source", None),
        (("المصدر:",), "source", None),
    ],
)
def test_the_value_behind_a_bare_label_goes_into_the_record(
    lines: tuple[str, ...], field: str, value: str | list[str] | None
) -> None:
    article, removed = traced_lines(*PROSE, *lines)
    assert article.text.split("\n") == list(PROSE)
    assert getattr(article, field) == value
    assert {line.moved_to for line in removed if line.moved_to} == ({field} if value else set())


def test_what_the_site_repeats_goes_with_its_reason() -> None:
    site = Site("marfa", "https://marfa.example/", furniture=("صحيفة المرفأ!",))
    texts = ("صحيفة المرفأ", *PROSE, "يومية سياسية مستقلة.")
    layout, lines = of_text(*texts, site=site, learned=frozenset({"يوميه سياسيه مستقله"}))
    body, _ = strip_boilerplate(layout, lines, Metadata())
    assert [line.rule for line in body.removed] == ["site:furniture", "learned:repeats"]
    assert "يوميه سياسيه مستقله" in body.line_keys


def test_positions_say_how_many_lines_stand_before() -> None:
    _, removed = traced_lines("تابعونا على فيسبوك", *PROSE[:2], "إعلان", *PROSE[2:], "شارك")
    assert [line.position for line in removed] == [0, 2, 4]


LINES = [
    *PROSE, *HEADLINES, "إقرأ أيضاً:", "المصدر: وكالة المرفأ", "المصدر", "كلمات دلالية:", "تعليق (2)", "التعليقات",
    "شارك", "سلمى الحداد (وكالة المرفأ)", "*نقلا عن المرفأ اليومية", "[إعلان 1]", "بقلم: سلمى الحداد", "12 مارس 2024",
    "رويترز", "سياسة", "الطقس", "***", "جميع الحقوق محفوظة", "مواضيع ذات صلة", "للمزيد: خبر آخر", "مباشر",
    "الرئيسية", "تاريخ النشر: 12 مارس 2024", "قال: نعم.", "كلمة", "#جسر #بلدية #نقل", "القاهرة - وكالات",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
def test_a_clean_text_stays_as_it_is(lines: list[str]) -> None:
    body, _ = strip_boilerplate(*of_text(*lines), Metadata())
    again, _ = strip_boilerplate(*of_text(*filter(None, body.text.split("\n"))), Metadata())
    assert again.text == body.text
    assert again.removed == []
    assert sorted([line.text for line in (*body.kept, *body.removed)]) == sorted(lines)


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
def test_every_trap_line_survives_inside_an_article() -> None:
    for row in (SHARED / "boilerplate" / "traps.jsonl").read_text(encoding="utf-8").splitlines():
        trap = json.loads(row)
        if trap["is_article"]:
            assert not traced_lines(*PROSE[:2], trap["text"], *PROSE[2:])[1], trap["text"]


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
def test_the_two_sample_documents() -> None:
    first, second = sorted((SHARED / "seeds").glob("*.txt"))
    lines = first.read_text(encoding="utf-8").splitlines()
    article = clean_page(first.read_bytes())
    assert article.text.split("\n") == lines[:11]
    assert (article.title, article.authors, article.source) == (None, ["هونغ جيانج"], "فيتنام بلس")
    lines = second.read_text(encoding="utf-8").splitlines()
    article = clean_page(second.read_bytes())
    assert article.text.split("\n") == lines[3:9]
    assert (article.title, article.source) == (lines[0], "البوابة نيوز")
    assert article.tags == [lines[10].split(": ")[1]]


def test_a_comment_button_below_the_lead_ends_nothing() -> None:
    article = clean(PROSE[0], "أضف تعليق", *PROSE[1:])
    assert article.text.split("\n") == list(PROSE)


def test_a_bar_of_date_and_byline_below_the_lead_goes_and_a_date_that_heads_a_paragraph_stays() -> None:
    article = clean(PROSE[0], "بقلم: سلمى الحداد", "12 مارس 2024", *PROSE[1:])
    assert article.text.split("\n") == list(PROSE)
    timeline = [PROSE[0], "12 مارس 2024", PROSE[1], "13 مارس 2024", *PROSE[2:]]
    assert clean(*timeline).text.split("\n") == timeline


@pytest.mark.parametrize("lines", [["سلمى الحداد"], ["(وكالة المرفأ)"], ["سلمى الحداد", "(وكالة المرفأ)"]])
def test_a_name_alone_right_before_the_end_zone_goes(lines: list[str]) -> None:
    article = clean(*PROSE, *lines, "[إعلان 2]", "رابط المصدر", "تعليق (0)")
    assert article.text.split("\n") == list(PROSE)
    assert article.source == ("وكالة المرفأ" if "(وكالة المرفأ)" in lines else None)
    assert article.authors == (["سلمى الحداد"] if "سلمى الحداد" in lines else [])


def test_a_persons_name_right_behind_the_last_paragraph_is_a_signature() -> None:
    article = clean(*PROSE, "سلمى الحداد")
    assert (article.text.split("\n"), article.authors) == (list(PROSE), ["سلمى الحداد"])
    assert clean(*PROSE, "المرفأ القديم").text.split("\n") == [*PROSE, "المرفأ القديم"]


def test_what_no_rule_knows_goes_behind_the_end_if_it_is_little() -> None:
    article = clean(*PROSE, "المصدر: رويترز", "زاوية القراء", "كلمات دلالية: جسر، نقل")
    assert (article.text.split("\n"), article.source, article.tags) == (list(PROSE), "رويترز", ["جسر", "نقل"])
    assert clean(*PROSE, "رويترز", "ولم ترد الشركة.").text.split("\n")[-1] == "ولم ترد الشركة."
    long = ["أهداف المباراة كما جاءت في تقرير الحكم", "الأهلي 2 - 1 الاتحاد", "النصر 0 - 0 الفتح"] * 4
    assert clean(*PROSE, "المصدر: رويترز", *long).text.split("\n") == [*PROSE, *long]


def test_a_list_of_names_before_the_end_zone_is_text() -> None:
    article = clean(*PROSE, "سلمى الحداد", "مريم الهاشمي", "رابط المصدر")
    assert article.text.split("\n") == [*PROSE, "سلمى الحداد", "مريم الهاشمي"]


def test_headlines_that_ask_go_with_their_marker() -> None:
    article = clean(*PROSE[:2], "اقرأ أيضاً:", "كيف تختار مقعدك في القطار السريع قبل موسم الإجازات؟", *PROSE[2:])
    assert article.text.split("\n") == list(PROSE)


@pytest.mark.parametrize("note", ["*نقلا عن مسؤول رفيع في الإدارة", "** جميع المقالات المنشورة تمثل رأي كتابها فقط."])
def test_a_starred_footnote_is_the_articles_own_before_furniture_too(note: str) -> None:
    article = clean(*PROSE, note, "رابط المصدر", "تعليق (0)")
    assert article.text.split("\n") == [*PROSE, note]


def test_a_date_with_a_place_behind_it_heads_the_text() -> None:
    shown = "".join(f"<p>{line}</p>" for line in ("الثلاثاء 12 مارس 2024 الرابية الشرقية", *PROSE))
    article = clean_page(f"<h1>الجسور الجديدة في المرفأ</h1><div>{shown}</div>".encode())
    assert article.text.split("\n") == list(PROSE)


@pytest.mark.parametrize("mark", ["\u200f", "\u200e \u200f", "\ufeff"])
@pytest.mark.parametrize("at", [0, 2, len(PROSE)])
def test_a_line_of_direction_marks_alone_is_none(mark: str, at: int) -> None:
    lines = [*PROSE[:at], mark, *PROSE[at:]]
    page = "<html><body><h1>الجسر الجديد</h1>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    assert clean_page("\n".join(lines).encode()).text.split("\n") == list(PROSE)
    assert clean_page(page.encode()).text.split("\n") == list(PROSE)
