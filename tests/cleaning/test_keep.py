"""`keep` in a site file: lines that are the article's, whatever rule speaks against them."""

import pytest

from crawler.items import Article, FetchedPage
from crawler.sites import Site, SiteError, make_site
from pipelines.cleaning.chain import clean_fetched
from tests.cleaning.pages import LEAD, SECOND, THIRD, article
from tests.cleaning.test_own_lexicon import FOURTH

HOME = "https://nidaa.example/"


def text_of(html: bytes, *keep: str, learned: frozenset[str] = frozenset()) -> list[str]:
    page = FetchedPage(body=html, site=Site("nidaa", HOME, keep=keep), learned=learned)
    result, _ = clean_fetched(page)
    assert isinstance(result, Article), result
    return result.text.split("\n")


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("<p>تابعونا على فيسبوك</p>", "تابعونا على فيسبوك"),
        ('<p class="wp-caption-text">السد كما بدا صباح اليوم</p>', "السد كما بدا صباح اليوم"),
        ('<p><a href="/x">افتتاح الجسر الجديد في بلدة النهر</a></p>', "افتتاح الجسر الجديد في بلدة النهر"),
        ("<p>3 مايو 2024</p>", "3 مايو 2024"),
        ("<p>تعليقات القراء</p>", "تعليقات القراء"),
    ],
)
@pytest.mark.parametrize("last", [f"<p>{FOURTH}</p>", ""], ids=["inside", "behind"])
def test_a_line_that_a_rule_takes_stays_where_it_stands(markup: str, line: str, last: str) -> None:
    html = article(behind=markup + last)
    without = [LEAD, SECOND, THIRD, *([FOURTH] if last else [])]
    assert text_of(html, line) == [*without[:3], line, *without[3:]]


def test_only_the_line_itself_is_kept_and_spelling_does_not_matter() -> None:
    html = article(behind="<p>تابعونا على فيسبوك</p><p>جميع الحقوق محفوظة</p><p>تابِعونا على تويتر:</p>")
    assert text_of(html, "تابعونا علي تويتر") == [LEAD, SECOND, THIRD, "تابِعونا على تويتر:"]


def test_what_the_site_repeats_and_what_stands_behind_the_end_are_kept_too() -> None:
    html = article(behind="<p>جميع الحقوق محفوظة</p><p>حوار أجراه مراسلنا في الوادي</p>")
    line = "حوار أجراه مراسلنا في الوادي"
    assert text_of(html) == [LEAD, SECOND, THIRD]
    assert text_of(html, line) == [LEAD, SECOND, THIRD, line]
    assert text_of(html, line, learned=frozenset({line})) == [LEAD, SECOND, THIRD, line]


def test_a_plain_text_keeps_its_line() -> None:
    plain = f"{LEAD}\n{SECOND}\nتابعونا على فيسبوك\nالمصدر: وكالة الساحل".encode()
    assert text_of(plain, "تابعونا على فيسبوك") == [LEAD, SECOND, "تابعونا على فيسبوك"]


def test_a_line_cannot_be_kept_and_furniture() -> None:
    with pytest.raises(SiteError, match="'keep' and 'furniture' both list 'x'"):
        make_site("nidaa", {"home": HOME, "keep": ["x"], "furniture": ["y", "x"]})
