"""Names in boxes: over the headline, at the text's end, beside what their bearers say."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.described import meta, read
from tests.cleaning.pages import HEADLINE, LEAD, TEXT, article, page

H1 = f"<h1>{HEADLINE}</h1><div>3 مايو 2024</div>"
SALEM = "سالم الهادي"


@pytest.mark.parametrize(
    ("over", "authors"),
    [
        (f"<h3>{SALEM}</h3>", [SALEM]),
        (f"<div><img src='/u/7.jpg'><div><b>{SALEM}</b><span>زاوية: على مهل</span></div></div>", [SALEM]),
        ("<div>سد الوادي</div>", []),
        ("<ul><li>سالم الهادي</li></ul>", []),
    ],
)
def test_a_name_right_over_the_headline(over: str, authors: list[str]) -> None:
    assert read(page(f"{over}{H1}<div>{TEXT}</div>")).authors == authors


@pytest.mark.parametrize("told", ["وقال الهادي إن العمل بدأ.", "وعاد سالم إلى بلدته."])
def test_who_is_told_of_under_the_headline_stands_over_it_too(told: str) -> None:
    assert clean_page(page(f"<div>{SALEM}</div>{H1}<div>{TEXT}<p>{LEAD} {told}</p></div>")).authors == []


@pytest.mark.parametrize(
    "behind",
    [
        f"<div><b>{SALEM}</b><div>كلام جميل جدا</div><div>رد</div></div>",
        f"<div><p>{SALEM}</p><p>هذا الخبر غير صحيح إطلاقا ولا أحد يصدقه</p></div>",
        "<div>سوق الغزل</div>",
        "<div>التالي</div><div>قاسم العلي يفتتح الطريق</div>",
        "<div>نجوم الساحل</div><div>بيت الحكمة</div>",
    ],
)
def test_a_comment_or_other_short_lines_behind_the_text_sign_nothing(behind: str) -> None:
    assert clean_page(page(f"<article>{H1}<div>{TEXT}</div>{behind}</article>")).authors == []


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("وهران: خيرة.ل", ["خيرة.ل"], None),
        ("ك. يوسفي", ["ك. يوسفي"], None),
        ("وحدة أبحاث الطاقة - سالم الهادي", [SALEM], None),
        ("<span>الكاتب</span><a href='/e/1'>سالم الهادي</a>", [SALEM], None),
        ("<a href='/e/1'>سفيان أندجار المكناسي</a>", ["سفيان أندجار المكناسي"], None),
        ("فاس: مبعوث «نداء الوادي» سالم الهادي", [SALEM], None),
        ("دبي - سالم الهادي وأ ف ب", [SALEM], "أ ف ب"),
        ("عمران سالم الهادي", ["عمران سالم الهادي"], None),
    ],
)
def test_lines_under_the_headline(line: str, authors: list[str], source: str | None) -> None:
    said = read(article(before=f"<div>{line}</div><div>3 مايو 2024</div>", head=meta("og:site_name", "نداء الوادي")))
    assert (said.authors, said.source) == (authors, source)


def test_a_name_behind_the_text_is_none_where_the_text_speaks_of_him() -> None:
    behind = f"<h4>شخصيات</h4><div>{SALEM}</div>"
    told = TEXT.replace("وأضاف", f"وأضاف {SALEM}")
    assert clean_page(page(f"<article>{H1}<div>{told}</div>{behind}</article>")).authors == []


@pytest.mark.parametrize(("name", "authors"), [(SALEM, [SALEM]), ("سالم السد", [])])
def test_a_name_beside_a_picture_and_before_a_date(name: str, authors: list[str]) -> None:
    box = f"<div><div><img src='/u/7.jpg'></div><div>{name}</div></div><div>3 مايو 2024</div>"
    assert read(article(before=box)).authors == authors


@pytest.mark.parametrize("words", ["جبر الخواطر", "صباح النور", "نور القلوب"])
def test_a_columns_heading_over_the_headline_is_no_name(words: str) -> None:
    assert read(page(f"<div>{words}</div>{H1}<div>{TEXT}</div>")).authors == []


@pytest.mark.parametrize(
    ("words", "below"),
    [("رأي وموقف", "كاتب أردني"), ("شؤون عربية", "باحثة في قضايا الطرق"), ("كلمة اليوم", "محرر الشؤون المحلية")],
)
def test_a_sections_name_before_what_somebody_does_is_nobody(words: str, below: str) -> None:
    for lines in (f"<p>{words}</p><p>{below}</p>{H1}", f"{H1}<p>{words}</p><p>{below}</p>"):
        assert read(page(f"<article>{lines}<div>{TEXT}</div></article>")).authors == []


def test_a_card_whose_bio_was_taken_for_text() -> None:
    bio = "<p>باحث في شؤون المياه والسدود، نشر دراسات عدة في مجلات متخصصة.</p>"
    card = f"<div><img src='z.jpg'><strong>سالم الهادي</strong>{bio}</div>"
    body = f"<article><h1>{HEADLINE}</h1><div>{TEXT}</div>{card}</article>"
    assert clean_page(page(body)).authors == ["سالم الهادي"]
    body = f"<article><h1>{HEADLINE}</h1><div>{TEXT}<h3>سالم الهادي</h3>{bio}</div></article>"
    assert clean_page(page(body)).authors == []


@pytest.mark.parametrize("name", ["post-author", "entry-author", "about-author", "author-box"])
def test_an_authors_box_of_a_theme_under_the_text(name: str) -> None:
    box = f"<div class='{name}'><h4><a href='/author/a'>سالم الهادي</a></h4></div>"
    assert clean_page(article(behind=box)).authors == ["سالم الهادي"]
    others = box + f"<div class='{name}'><h4><a href='/author/b'>رغد التميمي</a></h4></div>"
    assert clean_page(article(behind=others)).authors == []


def test_a_name_beside_an_account_in_one_line() -> None:
    line = "<div>سالم الهادي <a href='https://x.example/s'>@salem_h</a></div>"
    assert clean_page(article(before=line)).authors == ["سالم الهادي"]
    assert clean_page(article(before=line.replace("@salem_h", "السد"))).authors == []


def test_the_writer_of_what_stands_next() -> None:
    link = "<h3><a href='/n'>سد آخر في الجبل يبدأ العمل فيه قريبا</a></h3>"
    nearby = f"<div>{link}<div class='post-author'>رغد التميمي</div></div>"
    assert clean_page(article(behind=nearby)).authors == []
    assert clean_page(page(f"<article><h1>{HEADLINE}</h1><div>{TEXT}</div></article>{nearby}")).authors == []


@pytest.mark.parametrize("bio", ["خبير في شؤون المياه شارك في دراسة السد.", "كاتب ومسرحي ولد عام 1932 في قرية صغيرة."])
def test_of_whom_a_box_at_the_end_tells(bio: str) -> None:
    card = f"<div class='guest'><b>{SALEM}</b><p>{bio}</p></div>"
    assert clean_page(page(f"<article><h1>{HEADLINE}</h1><div>{TEXT}{card}</div></article>")).authors == []
