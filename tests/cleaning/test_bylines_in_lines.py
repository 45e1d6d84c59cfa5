"""Who wrote a text and where it is from, as lines of the text and in JSON-LD and meta elements, in many shapes."""

import json

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.described import ld, meta
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, TEXT, THIRD, article, page

NAME, OTHER = "سالم الهادي", "منى الراشد"
ROWS: list[tuple[str, list[str], str | None]] = [
    ("سالم الهادي (عدن)", [NAME], None),
    ("سالم الهادي ومنى الراشد", [NAME, OTHER], None),
    ("| سالم الهادي |", [NAME], None),
    ("| كتب سالم الهادي |", [NAME], None),
    ("واشنطن: سالم الهادي لندن: منى الراشد", [NAME, OTHER], None),
    ("واشنطن: سالم الهادي لندن: «الضحى»", [NAME], "الضحى"),
    ("بواسطة سالم الهادي في 3 مايو 2024", [NAME], None),
    ("سالم الهادي 3 مايو 2024 - 10:15", [NAME], None),
    ("آخر تحديث: 3 مايو 2024 بقلم سالم الهادي", [NAME], None),
    ("نقلا عن: صدى الجنوب", [], "صدى الجنوب"),
    ("نقلاً عن صحيفة صدى الجنوب", [], "صحيفة صدى الجنوب"),
    ("كتب: سالم الهادي – تصوير: منى الراشد", [NAME], None),
    ("كتب سالم الهادي - تصوير منى الراشد", [NAME], None),
]


@pytest.mark.parametrize(("line", "authors", "source"), ROWS)
def test_a_line_above_the_text(line: str, authors: list[str], source: str | None) -> None:
    body = f"<article><h1>{HEADLINE}</h1><div class='entry'><p>{line}</p>{TEXT}</div></article>"
    found = clean_page(page(body))
    assert (found.authors, found.source, found.text) == (authors, source, f"{LEAD}\n{SECOND}\n{THIRD}")


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("وام/سالم الهادي/منى الراشد", "وام"),
        ("--(بترا) س ه/ م ر", "بترا"),
        ("نقلا عن صحيفة صدى الجنوب", "صحيفة صدى الجنوب"),
        ("مصدر الصورة: رويترز", None),
        ("صورة: رويترز", None),
    ],
)
def test_a_last_line(line: str, source: str | None) -> None:
    found = clean_page(article(behind=f"<p>{line}</p>"))
    assert (found.source, found.text) == (source, f"{LEAD}\n{SECOND}\n{THIRD}")


def test_a_page_on_a_network_is_no_source() -> None:
    found = clean_page(article(behind="<p>نقلا عن صفحة الكاتب على فيسبوك</p>"))
    assert found.source is None
    assert clean_page(article(behind="<p>المصدر: شهود عيان</p>")).source is None


def test_a_last_line_that_quotes_people_is_the_texts() -> None:
    line = "نقلا عن شهود عيان في المكان"
    assert clean_page(article(behind=f"<p>{line}</p>")).text.endswith(f"\n{line}")


@pytest.mark.parametrize("line", ["نقلا عن مسؤول رفيع في إدارة السد", "سلمى الحداد (المغرب)"])
def test_lines_that_look_alike_stay(line: str) -> None:
    html = article().decode().replace(f"<p>{SECOND}</p>", f"<p>{line}</p><p>{SECOND}</p>").encode()
    assert line in clean_page(html).text.split("\n")


def graph(*nodes: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": nodes}, ensure_ascii=False)}</script>'


def card(label: str, value: str) -> str:
    return f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="{value}">'


PEOPLE = [{"@type": "Person", "@id": "#a", "name": NAME}, {"@type": "Person", "@id": "#b", "name": OTHER}]
AGENCY = {"@type": "Person", "name": "سالم الهادي - رويترز"}


@pytest.mark.parametrize(
    ("head", "authors", "source"),
    [
        (graph({"@type": "Article", "author": [{"@id": "#a"}, {"@id": "#b"}]}, *PEOPLE), [NAME, OTHER], None),
        (graph({"@type": "Article", "author": {"@id": "#c"}}, *PEOPLE), [], None),
        (ld(creator=[NAME]), [NAME], None),
        (ld(author={"@type": "Thing", "name": NAME}), [NAME], None),
        (ld(author=AGENCY), [NAME], "رويترز"),
        (ld(sourceOrganization={"@type": "Organization", "name": "أ ف ب"}), [], "أ ف ب"),
        (meta("sailthru.author", NAME), [NAME], None),
        (card("كُتب بواسطة", NAME), [NAME], None),
        (card("Written by", NAME), [NAME], None),
        (card("وقت القراءة المقدر", "دقيقتان قراءة"), [], None),
        (card("Written by", "admin"), [], None),
        (meta("author", "Digital Solutions Co"), [], None),
        (meta("author", "شركة المدى للبرمجيات"), [], None),
        (meta("author", "المدى سوفت"), [], None),
    ],
)
def test_what_is_stated_for_machines(head: str, authors: list[str], source: str | None) -> None:
    found = clean_page(article(head=head))
    assert (found.authors, found.source) == (authors, source)


SITE = meta("og:site_name", "النداء")


@pytest.mark.parametrize(
    ("mark", "authors", "source"),
    [
        ("<span class='author'>صدى الجنوب نيوز</span>", [], "صدى الجنوب نيوز"),
        ("<span class='author'>وكالة الصحراء للأنباء</span>", [], "وكالة الصحراء للأنباء"),
        ("<span class='author'>النداء نيوز</span>", [], None),
        ("<span class='author'>قسم الأخبار</span>", ["قسم الأخبار"], None),
        ("<span class='author'>وزارة الأنباء</span>", [], None),
        ("<div><a href='/author/'>كتاب ومقالات</a></div>", [], None),
        ("<span class='author'>Al Nidaa</span>", [], None),
    ],
)
def test_an_outlet_in_an_authors_place(mark: str, authors: list[str], source: str | None) -> None:
    found = clean_page(article(before=f"<div>{mark}</div>", head=SITE), url="https://www.nidaa.example/news/1")
    assert (found.authors, found.source) == (authors, source)
