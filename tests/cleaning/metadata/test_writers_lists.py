"""Lists of people over the headline and under it, closing names with what they are, and what made a page."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.described import meta, read
from tests.cleaning.pages import HEADLINE, TEXT, article, page

SALEM, MONA = "سالم الهادي", "منى الراشد"
DATE = "<div>3 مايو 2024</div>"
COLUMNIST = "<li><a href='/w/{0}'><span class='name'>{1}</span></a><a href='/a/{0}'>{2}</a></li>"


@pytest.mark.parametrize("pieces", [("شرفات", "سؤال المدينة"), ("حين يتكلم الصمت", "شرفات"), ("شرفات", "شرفات")])
@pytest.mark.parametrize("box", ["writers-slider", "authors", "columnists"])
def test_columnists_over_the_headline(box: str, pieces: tuple[str, str]) -> None:
    rows = COLUMNIST.format(1, SALEM, pieces[0]) + COLUMNIST.format(2, MONA, pieces[1])
    body = f"<div class='{box}'><ul>{rows}</ul></div><article><h1>{HEADLINE}</h1>{DATE}{TEXT}</article>"
    assert clean_page(page(body)).authors == []


def test_the_author_in_a_list_over_the_headline() -> None:
    row = f"<ul><li class='author'><a href='/author/1'>{SALEM}</a></li><li>3 مايو 2024</li></ul>"
    assert clean_page(page(f"<article>{row}<h1>{HEADLINE}</h1>{TEXT}</article>")).authors == [SALEM]


@pytest.mark.parametrize("over", ["", "<p>انتقل إلى رحمته تعالى:</p>", "<p>أسماء الفائزين</p>"])
def test_a_list_of_people_under_the_headline(over: str) -> None:
    assert read(article(before=f"{DATE}{over}<p>{SALEM}</p><p>{MONA}</p>")).authors == []


def test_a_name_printed_twice_is_no_list() -> None:
    assert read(article(before=f"<p>{SALEM}</p><p>{SALEM}</p>{DATE}")).authors == [SALEM]


@pytest.mark.parametrize("bio", ["كاتب من العراق", "كاتبة وباحثة", "صحفي يمني"])
def test_words_before_what_somebody_is_close_a_text(bio: str) -> None:
    assert clean_page(article(behind=f"<p>أمغار الجبوري</p><p>{bio}</p>")).authors == ["أمغار الجبوري"]


@pytest.mark.parametrize(
    "closing",
    [
        "<p>موسم الحصاد</p><p>كاتب من العراق</p>",
        "<p>سد الوادي</p><p>كاتب من العراق</p>",
        "<h3>أمغار الجبوري</h3><p>كاتب من العراق</p>",
        "<ul><li>أمغار الجبوري</li><li>كاتب من العراق</li></ul>",
        "<p>أمغار الجبوري</p><p>وزير سابق</p>",
        "<p>أمغار الجبوري</p><p>طبيب في عدن</p>",
        "<p>أمغار الجبوري</p><p>كاتب ولد عام 1950</p>",
        "<p>أمغار الجبوري</p>",
        "<figure><img src='a.jpg'><p>أمغار الجبوري</p><p>كاتب من العراق</p></figure>",
        "<p>ضيف الحلقة:</p><p>أمغار الجبوري</p><p>كاتب من العراق</p>",
    ],
)
def test_other_words_that_close_a_text(closing: str) -> None:
    assert clean_page(article(behind=closing)).authors == []


@pytest.mark.parametrize("maker", ["Dimofinf CMS", "Joomla Site", "News CMS", "Drupal Team"])
def test_what_made_a_page(maker: str) -> None:
    assert clean_page(article(head=meta("author", maker))).authors == []


@pytest.mark.parametrize("head", ["h3", "strong"])
def test_a_row_of_the_sites_writers_behind_a_text_names_none(head: str) -> None:
    writers = [(SALEM, "كاتب ومحلل سياسي."), (MONA, "كاتبة قصص."), ("ليث الوراق", "شاعر ومترجم.")]
    boxes = [f"<div class='w'><{head}>{name}</{head}><p>{bio}</p></div>" for name, bio in writers]
    text = f"<article><h1>{HEADLINE}</h1>{TEXT}</article>"
    assert clean_page(page(f"{text}<div class='row'>{''.join(boxes)}</div>")).authors == []
    assert clean_page(page(f"{text}<div class='row'>{boxes[0]}</div>")).authors == [SALEM]
