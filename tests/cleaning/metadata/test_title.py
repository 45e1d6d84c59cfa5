"""The headline, weighed."""

import pytest

from pipelines.cleaning.metadata.title import find_title, strip_site
from tests.cleaning.described import ld
from tests.cleaning.metadata.seen import seen
from tests.cleaning.pages import HEADLINE

OTHER = "مهرجان الزيتون يختتم عروضه في المدينة"


def rows(count: int) -> str:
    return "".join(f"<p>سطر {number}</p>" for number in range(count))


def test_where_it_stands_comes_with_it() -> None:
    assert find_title(seen(f"<p>قسم</p><h1>{HEADLINE}</h1>")) == (HEADLINE, 1)
    assert find_title(seen("", head=f"<title>{HEADLINE}</title>")) == (HEADLINE, None)
    assert find_title(seen("")) == (None, None)


@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_of_two_alike_the_nearer_to_the_text_wins(tag: str) -> None:
    one, other = f"<{tag}>{OTHER}</{tag}>", f"<{tag}>{HEADLINE}</{tag}>"
    assert find_title(seen(f"{one}{rows(3)}{other}"))[0] == HEADLINE
    assert find_title(seen(f"{other}{rows(3)}{one}"))[0] == OTHER


def test_of_two_that_are_confirmed_the_nearer_wins_too() -> None:
    confirmed = ld(headline=HEADLINE)
    assert find_title(seen(f"<h1>{HEADLINE}</h1>{rows(2)}<h1>{HEADLINE}</h1>", head=confirmed)) == (HEADLINE, 3)


def test_a_heading_of_lower_rank_far_above_is_none() -> None:
    assert find_title(seen(f"<h2>{HEADLINE}</h2>{rows(7)}"))[0] == HEADLINE
    assert find_title(seen(f"<h2>{HEADLINE}</h2>{rows(8)}"))[0] is None


def test_rank_outweighs_distance() -> None:
    assert find_title(seen(f"<h1>{HEADLINE}</h1>{rows(3)}<h3>{OTHER}</h3>"))[0] == HEADLINE
    assert find_title(seen(f"<aside><h2>{OTHER}</h2></aside><h3>{HEADLINE}</h3>"))[0] == HEADLINE


def test_words_that_come_again_decide_between_a_lone_heading_and_what_is_stated() -> None:
    stated = f"<meta property='og:title' content='{HEADLINE}'>"
    assert find_title(seen(f"<h1>{OTHER}</h1>", head=stated)) == (HEADLINE, None)
    stated = f"<meta property='og:title' content='{OTHER}'>"
    assert find_title(seen(f"<h1>{HEADLINE}</h1>", head=stated)) == (HEADLINE, 0)


@pytest.mark.parametrize(
    ("title", "want"),
    [
        (f"{HEADLINE} | نداء", HEADLINE),
        (f"نداء » {HEADLINE}", HEADLINE),
        (f"{HEADLINE} - محليات - نداء", HEADLINE),
        (f"{HEADLINE} - رأي الشارع في السد", f"{HEADLINE} - رأي الشارع في السد"),
        ("السد: ترميم - بلا توقف", "السد: ترميم - بلا توقف"),
    ],
)
def test_the_name_of_site_and_section_go(title: str, want: str) -> None:
    head = "<meta property='og:site_name' content='صحيفة نداء'>"
    assert strip_site(title, seen("<p>محليات</p>", head=head)) == want


def test_a_line_in_bold_where_the_page_states_the_site_alone() -> None:
    site, bold = "<title>الوادي الأخضر اليوم</title>", f"<td><font size='5'><b>{HEADLINE}</b></font></td>"
    table = f"<table><tr>{bold}</tr><tr><td>الكاتب : سالم الهادي</td></tr></table>"
    other = "<title>شبكة قلقيلية</title>"
    assert find_title(seen(table, head=other)) == (HEADLINE, 0)
    assert find_title(seen(table.replace("<b>", "<i>").replace("font", "p"), head=other)) == ("شبكة قلقيلية", None)
    assert find_title(seen(table, head=site))[0] == "الوادي الأخضر اليوم"  # its words come again in the text
