"""Layouts of many kinds around one text written for this project: whatever holds it, it comes out whole and alone."""

import tomllib
from pathlib import Path
from string import Template

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.items import Article, Rejected
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.text import tidy
from tests.quality.text import PROSE

TITLE = "الجسر الجديد يفتح أمام السيارات نهاية الشهر"
OTHER = [
    "افتتاح معرض الكتاب في المدينة القديمة مساء اليوم",
    "فوز الفريق المحلي على ضيفه بثلاثة أهداف نظيفة",
    "أسعار السمك تتراجع في أسواق الساحل بعد وفرة الصيد",
    "طلاب المدارس يزرعون مئة شجرة على الطريق الدائري",
    "المجلس البلدي يناقش موازنة العام المقبل في جلسة علنية",
]
TEASER = "كشفت إدارة المعرض عن برنامج الدورة الحالية الذي يضم ندوات ولقاءات مع كتاب من عشر دول عربية، وتستمر أسبوعين."
MENU = "<nav><ul>" + "".join(f'<li><a href="/{i}">قسم {i}</a></li>' for i in range(12)) + "</ul></nav>"
LINKS = "".join(f'<li><a href="/{i}">{text}</a></li>' for i, text in enumerate(OTHER))
CARDS = "".join(f'<div class="x{i}"><h3><a href="/{i}">{t}</a></h3><p>{TEASER}</p></div>' for i, t in enumerate(OTHER))


def paragraphs(lines: tuple[str, ...] = PROSE, tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def page(body: str, head: str = "", title: str = TITLE) -> bytes:
    return f"<html><head><title>{title} - صحيفة المرفأ</title>{head}</head><body>{MENU}{body}</body></html>".encode()


def clean(body: str, head: str = "") -> Article:
    return clean_page(page(body, head))


PIECES = {
    "T": TITLE,
    "H": f"<h1>{TITLE}</h1>",
    "P": paragraphs(),
    "P12": paragraphs(PROSE[:2]),
    "P34": paragraphs(PROSE[2:]),
    "P1": PROSE[0],
    "P2": PROSE[1],
    "P3": PROSE[2],
    "P4": PROSE[3],
    "D": paragraphs(tag="div"),
    "BR": "<br><br>".join(PROSE),
    "W": "".join(f"<div class='q1'><div><p>{line}</p></div></div>" for line in PROSE),
    "LINKS": LINKS,
    "CARDS": CARDS,
    "TEASER": TEASER,
    "COMMENTS": f"<p>{TEASER}</p>" * 12,
}
LAYOUTS = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_text_comes_out_whole_and_alone(layout: str) -> None:
    assert clean(Template(layout).substitute(PIECES)).text.split("\n") == list(PROSE)


def test_invisible_letters_of_the_text_survive() -> None:
    lines = (PROSE[0], PROSE[1].replace("المشروع", "المشروع می\u200cخواهم"), *PROSE[2:])
    assert clean(f"<h1>{TITLE}</h1><div>{paragraphs(lines)}</div>").text.split("\n") == list(lines)


def test_the_page_s_own_body_points_to_the_text_where_the_longest_run_is_another() -> None:
    other = "".join(f"<p>{TEASER}</p>" for _ in range(9))
    body = f"<h1>{TITLE}</h1><div class='k1'>{paragraphs()}</div><div class='k2'>{other}</div>"
    ld = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s","articleBody":"%s"}</script>'
    assert clean(body, ld % (TITLE, " ".join(PROSE))).text.split("\n") == list(PROSE)


def test_a_half_that_stands_elsewhere_is_fetched_where_the_page_s_own_body_holds_it() -> None:
    elsewhere = f"<div class='k2'><ul>{LINKS}</ul><div>{PROSE[3]}</div></div>"
    body = f"<h1>{TITLE}</h1><div class='k1'>{paragraphs(PROSE[:3])}</div>{elsewhere}"
    ld = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s","articleBody":"%s"}</script>'
    assert clean(body, ld % (TITLE, " ".join(PROSE))).text.split("\n") == list(PROSE)


def test_a_fixture_list_stays_in_the_text() -> None:
    lines = (
        PROSE[0],
        "الخميس 2 مارس 2017:",
        "الساعة الثانية بعد الظهر:",
        "- الميناء * السدر الحكم: محمد شعبان",
        "- النخيل * الواحة",
    )
    assert clean(f"<h1>{TITLE}</h1><div><p>{'<br>'.join(lines)}</p></div>").text.split("\n") == list(lines)


def test_a_breaking_item_of_one_line_is_an_article() -> None:
    assert (
        clean(f"<h1>{TITLE}</h1><div class='b'><p>عاجل</p><p>الوزارة تعلن فتح الجسر أمام الحركة</p></div>").text
        == "الوزارة تعلن فتح الجسر أمام الحركة"
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (f"<h1>{TITLE}</h1><div class='content'>جاري تحميل المحتوى</div><ul>{LINKS}</ul>", "empty-body"),
        (f"<h1>{TITLE}</h1><div class='content'></div>", "empty-body"),
        (f"<div class='posts'>{CARDS}</div>", "list-page"),
        (f"<div class='posts'><ul>{LINKS * 4}</ul></div>", "list-page"),
    ],
)
def test_a_page_without_an_article_is_refused_by_reason(body: str, reason: str) -> None:
    with pytest.raises(Rejected) as refused:
        clean_page(page(body, title="أخبار المدينة"))
    assert refused.value.reason == reason


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from([*PROSE, *OTHER, "شارك", "اقرأ أيضاً:", "12 مارس 2024", "***", "محليات", TEASER]), max_size=12
    ),
    st.sampled_from(["p", "div", "li", "h3", "span"]),
    st.sampled_from(["", "related", "txt", "comments", "tags"]),
)
def test_output_lines_occur_in_the_page_in_their_order(lines: list[str], tag: str, name: str) -> None:
    shown = "".join(f"<{tag} class='{name}'>{line}</{tag}>" for line in lines)
    try:
        article = clean(f"<h1>{TITLE}</h1><div>{paragraphs()}{shown}</div>")
    except Rejected:
        return
    source = iter([*PROSE, tidy("".join(lines))] if tag == "span" else [*PROSE, *lines])
    assert all(any(line == given for given in source) for line in article.text.split("\n"))


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([*PROSE, *OTHER, "شارك", "اقرأ أيضاً:", "12 مارس 2024", "محليات", "رويترز", "سلمى الحداد"]),
        max_size=14,
    )
)
@example([PROSE[0], "12 مارس 2024", "سلمى الحداد", PROSE[0]])
@example([PROSE[0], "محليات", "سلمى الحداد", PROSE[0]])
@example([PROSE[0], "12 مارس 2024", "سلمى الحداد", "12 مارس 2024", "سلمى الحداد", OTHER[4]])
def test_the_text_of_a_record_cleaned_again_stays_as_it_is(lines: list[str]) -> None:
    try:
        first = clean(f"<h1>{TITLE}</h1><div>{paragraphs(tuple(lines))}</div>")
    except Rejected:
        return
    again = clean_page(first.text.encode())
    assert clean_page(again.text.encode()).text == again.text
    if first.text.startswith(PROSE):  # what opens with a headline is read as a plain text with its title
        assert again.text == first.text


def test_a_headline_that_asks_is_no_first_paragraph() -> None:
    title = "هل يفتح الجسر الجديد أمام السيارات قبل نهاية الشهر؟"
    body = f"<h1>{title}</h1><div><p>خبر من صفحة أخرى</p><p>{title}</p><p>محليات</p>{paragraphs()}</div>"
    assert clean_page(page(body, title=title)).text.split("\n") == list(PROSE)


def test_an_old_page_of_tables_is_an_article_though_its_text_has_no_paragraphs() -> None:
    """One cell holds all, and trafilatura returns headline and byline alone."""
    source = (
        f"<html><head><title>صحيفة المرفأ - {TITLE}</title></head><body>"
        "<table><tr><td><a href=/>الرئيسية</a> | <a href=/a>محليات</a> | <a href=/b>رياضة</a></td></tr></table>"
        f"<table><tr><td class=t><font size=5>{TITLE}</font></td></tr><tr><td>كتب: سامي حداد</td></tr>"
        f"<tr><td>{'<br><br>'.join(PROSE)}</td></tr></table></body></html>"
    )
    article = clean_page(source.encode())
    assert article.text.split("\n") == list(PROSE)
    assert (article.title, article.authors, article.section) == (TITLE, ["سامي حداد"], None)


def test_a_sentence_that_is_linked_as_a_whole_stays_and_a_linked_headline_goes() -> None:
    linked = "<p><a href='/x'>ونشرت الوزارة نص القرار على موقعها الرسمي مساء أمس.</a></p>"
    other = f"<p><a href='/y'>{OTHER[0]}</a></p>"
    lines = clean(
        f"<h1>{TITLE}</h1><div>{paragraphs(PROSE[:2])}{linked}{other}{paragraphs(PROSE[2:])}</div>"
    ).text.split("\n")
    assert lines == [*PROSE[:2], "ونشرت الوزارة نص القرار على موقعها الرسمي مساء أمس.", *PROSE[2:]]


def test_a_schedule_above_the_first_paragraph_stays() -> None:
    rows = ("20:45 الميناء يستقبل السدر على ملعب الساحل", "21:30 النخيل يحل ضيفا على الواحة")
    assert clean(f"<h1>{TITLE}</h1><div>{paragraphs((*rows, *PROSE))}</div>").text.split("\n") == [*rows, *PROSE]
