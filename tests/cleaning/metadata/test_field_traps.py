"""Sources and sections where they are hard to tell: under charts, behind unknown places, in paths cut short."""

import pytest

from naqi import clean_page
from pipelines.cleaning.metadata.datelines import dateline_agency
from pipelines.cleaning.metadata.section import find_section
from pipelines.cleaning.metadata.tag_checks import is_whole_headline, without_people
from pipelines.cleaning.text import fold
from tests.cleaning.laid_out import NOW
from tests.cleaning.metadata.seen import seen
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, page

TITLE = f"<h1>{HEADLINE}</h1>"
CHARTS = ["<div><img src='c.png'></div>", "<figure><img src='c.png'></figure>", "<iframe src='c'></iframe>"]


def source_of(body: str) -> str | None:
    return clean_page(page(TITLE + body), url="https://sada.example.net/n/7", fetched_at=NOW).source


@pytest.mark.parametrize("chart", CHARTS)
def test_a_source_under_a_chart_is_the_figures(chart: str) -> None:
    text = f"<p>{LEAD}</p><p>{SECOND}</p>{chart}<p>المصدر: صندوق النقد الدولي</p><p>{THIRD}</p>"
    assert source_of(text) is None


@pytest.mark.parametrize("chart", CHARTS)
def test_a_source_behind_the_last_picture_is_the_article_s(chart: str) -> None:
    assert source_of(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>{chart}<p>المصدر: رويترز</p>") == "رويترز"


@pytest.mark.parametrize(
    ("opening", "want"),
    [
        ("السلام 14-11-2018 وفا- بدأت الأشغال في المدينة", "وفا"),
        ("السلام 15 أبريل 2020 (شينخوا) بدأت الأشغال", "شينخوا"),
        ("السلام (شينخوا) بدأت الأشغال", None),
        ("قال مدير مكتب وفا- إن الأشغال", None),
        ("وقع في 15 أبريل 2020 (رويترز) حادث", None),
        ("بئر في السهل (رويترز)", None),
        ("السهل الشرقي (رويترز)", "رويترز"),
    ],
)
def test_a_place_that_no_list_has_before_a_date_and_an_agency(opening: str, want: str | None) -> None:
    assert dateline_agency(opening, frozenset()) == want


@pytest.mark.parametrize("cut", [HEADLINE, " ".join(HEADLINE.split()[:2]), f"{' '.join(HEADLINE.split()[:2])} …"])
def test_the_article_at_the_end_of_a_path_is_no_section(cut: str) -> None:
    path = f"<nav id='breadcrumb'><a href='/'>الرئيسية</a><em>/</em><a href='/c'>محليات</a><em>/</em><b>{cut}</b></nav>"
    assert find_section(seen(path + TITLE, title_at=1), HEADLINE) == "محليات"


def test_a_day_at_the_end_of_the_title_leaves_no_section_before_it() -> None:
    head = f"<title>{HEADLINE} – صوت الضفة – 2023/7/4</title>"
    assert find_section(seen(TITLE, head=head, title_at=0), HEADLINE) is None


@pytest.mark.parametrize("line", ["نشرت في <a href='/n/1'>محليات</a>", "المجموعة: <a href='/n/1'>محليات</a>"])
def test_a_link_that_is_led_in_as_the_section(line: str) -> None:
    assert find_section(seen(TITLE, behind=f"<p>{line}</p>", title_at=0), HEADLINE) == "محليات"


@pytest.mark.parametrize(
    "line",
    [
        "المجموعة: الثانية",
        "نشرت في <a href='/n/1'>محليات</a> أمس",
        "صورة نشرت في <a href='/n/1'>الصحيفة</a>",
        "نشرت في <a href='/tag/1'>محليات</a>",
        "نشرت في <a href='/a'>محليات</a> و<a href='/b'>رياضة</a>",
    ],
)
def test_what_only_looks_as_if_it_led_to_the_section(line: str) -> None:
    assert find_section(seen(TITLE, behind=f"<p>{line}</p>", title_at=0), HEADLINE) is None


def test_the_site_s_own_name_is_no_tag() -> None:
    names = frozenset(map(fold, ("نداء الضفة", "تونس")))
    assert without_people(["نداء الضفة", "تونس", "سالم الهادي", "المياه"], ["سالم الهادي"], names) == ["تونس", "المياه"]


@pytest.mark.parametrize(
    ("tags", "cut"),
    [
        (["خبراء", "يحذرون", "من", "تراجع"], True),
        (["خبراء", "تراجع", "المياه", "الجوفية"], False),
        (["خبراء", "يحذرون", "من", "الآبار"], False),
        (["خبراء", "من"], False),
    ],
)
def test_shown_tags_that_are_the_headline_s_words(tags: list[str], cut: bool) -> None:
    assert is_whole_headline(tags, "خبراء يحذرون من تراجع المياه الجوفية") is cut


@pytest.mark.parametrize("credit", ["Image: Lars Holm on Flickr", "Illustration by Lars Holm", "صورة: سالم الهادي"])
def test_whose_a_picture_is_in_an_element_for_the_source(credit: str) -> None:
    text = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert source_of(f"<div class='source'>{credit}</div>{text}") is None
    assert source_of(f"<div class='source'>عن رويترز</div>{text}") == "رويترز"


def test_a_reporter_and_his_place_that_are_called_the_source() -> None:
    line = "<div><span>التاريخ: <time>11 فبراير 2024</time></span><span>المصدر: سالم الهادي - مسقط</span></div>"
    assert source_of(f"{line}<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>") is None
    line = line.replace("سالم الهادي - مسقط", "نداء الوادي - مسقط")
    assert source_of(f"{line}<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>") is not None
