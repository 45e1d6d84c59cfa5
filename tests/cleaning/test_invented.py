"""Authors, sources and tags in the shapes where other names stand in their place: right, or none."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.described import ld, meta
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, TEXT, THIRD, article, page

NAME = "سالم الهادي"


@pytest.mark.parametrize(
    "name",
    [
        "وزراء المالية",
        "وزير الري",
        "رئيس البلدية",
        "مجلس الوزراء",
        "القاهرة العرب اليوم",
        "الوادي اليوم",
        "المشهد الجنوبي",
        "المزيد في ملفات وتحقيقات",
        "كل مقالات الكاتب",
        "أخبار محلية",
        "آخرون",
        "تصوير",
    ],
)
@pytest.mark.parametrize("mark", ["<span class='author'>{}</span>", "<div class='writer'><a href='/x'>{}</a></div>"])
def test_what_stands_in_an_authors_place_and_is_none(name: str, mark: str) -> None:
    assert clean_page(article(before=f"<div>{mark.format(name)}</div>")).authors == []
    assert clean_page(article(head=ld(author={"@type": "Person", "name": name}))).authors == []


@pytest.mark.parametrize("name", ["الهادي بن سالم", "منير الساعدي", "إلهام الراعي", "رغد التميمي", "John Smith"])
def test_names_that_look_alike_are_persons(name: str) -> None:
    assert clean_page(article(before=f"<div><span class='author'>{name}</span></div>")).authors == [name]


def test_a_box_named_after_writers_makes_nobody_an_author() -> None:
    body = f"<div class='writers'><h1>{HEADLINE}</h1><h3><a>وزراء المالية</a></h3><p>{NAME}:</p>{TEXT}</div>"
    assert clean_page(page(body)).authors in ([NAME], [])


def test_who_is_in_the_news_did_not_write_it() -> None:
    told = f"<p>{LEAD}</p><p>وقال المهندس {NAME} إن العمل في السد سيبدأ قريبا بمشاركة أهالي القرى المجاورة كلها.</p>"
    body = f"<article><h1>{HEADLINE}</h1><span class='author'>{NAME}</span><div class='entry'>{told}</div></article>"
    assert clean_page(page(body)).authors == []


def test_who_is_interviewed_did_not_write_it() -> None:
    told = f"<p>{LEAD}</p><p>وقال المهندس {NAME} إن العمل في السد سيبدأ قريبا بمشاركة أهالي القرى المجاورة كلها.</p>"
    body = f"<article><h1>{NAME}: السد بيتي</h1><div class='author'>{NAME}</div>{told}</article>"
    assert clean_page(page(body)).authors == []


def test_who_writes_in_the_headline_is_the_author() -> None:
    body = f"<article><h1>{NAME} يكتب: السد القديم</h1><div class='author'>{NAME}</div><div>{TEXT}</div></article>"
    assert clean_page(page(body)).authors == [NAME]


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("واشنطن: إيلي يوسف لندن: «الضحى الجديد»", ["إيلي يوسف"], "الضحى الجديد"),
        ("لندن: «الضحى الجديد»", [], "الضحى الجديد"),
        ("الرياض: سالم الهادي", [NAME], None),
        ("«الضحى» - سالم الهادي:", [NAME], None),
        ("(عدن الضحى)متابعات:", [], "عدن الضحى"),
        ("(أرشيف)", [], None),
        ("جنيف ـ «الضحى الجديد» ـ من سالم الهادي وزينة كرم:", [NAME, "زينة كرم"], None),
        ("جنيف ـ «الضحى الجديد» ـ من قلب الحدث:", [], None),
        ("(فيديو) خاص", [], None),
    ],
)
def test_bylines_of_cities_and_papers(line: str, authors: list[str], source: str | None) -> None:
    found = clean_page(article(before=f"<p>{line}</p>"))
    assert (found.authors, found.source) == (authors, source)


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>سالم الهادي</span> <span>آخر تحديث: 3 مايو 2024</span></div>",
        "<div><b>سالم الهادي</b><i>آخر تحديث 3 مايو 2024 - 10:15</i></div>",
        "<div>سالم الهادي - آخر تحديث: 3 مايو 2024</div>",
        "<div>3 مايو 2024 | سالم الهادي</div>",
    ],
)
def test_an_author_beside_a_stamp(line: str) -> None:
    assert clean_page(article(before=line)).authors == [NAME]


def test_a_desk_of_the_outlets_own_in_json_ld() -> None:
    site = meta("og:site_name", "رؤيا")
    desk = ld(author={"@type": "Person", "name": "فريق رؤيا الإخباري"})
    assert clean_page(article(head=site + desk)).authors == ["فريق رؤيا الإخباري"]
    assert clean_page(article(head=desk)).authors == []


def test_an_agency_behind_the_end_mark() -> None:
    assert (
        clean_page(article(behind="<p>(انتهى)</p><p>ص ج/ ح ص</p><p><a href='http://x.example'>وفا</a></p>")).source
        == "وفا"
    )


def test_a_headline_in_pieces_is_no_list_of_tags() -> None:
    pieces = "".join(meta("article:tag", word) for word in HEADLINE.split())
    assert clean_page(article(head=pieces)).tags == []
    assert clean_page(article(head=meta("article:tag", "سد الوادي") + meta("article:tag", "الري"))).tags == [
        "سد الوادي",
        "الري",
    ]


def test_the_writers_name_is_no_tag() -> None:
    links = f"<div class='tags'><a href='/tag/1'>السد</a> <a href='/tag/2'>{NAME}</a></div>"
    found = clean_page(article(before=f"<span class='author'>{NAME}</span>", behind=links))
    assert (found.authors, found.tags) == ([NAME], ["السد"])


def test_tag_links_without_a_label() -> None:
    links = "<div><a href='/s/السد-القديم'>السد القديم</a> <a href='/s/وزارة-الري'>وزارة الري</a></div>"
    assert clean_page(article(behind=links)).tags == ["السد القديم", "وزارة الري"]
    assert clean_page(article(behind=links.replace("/s/", "/1?x="[:5]).replace("السد-القديم", "7"))).tags == []
    other = "<div><a href='/s/رياضة'>رياضة</a> <a href='/s/اقتصاد'>اقتصاد</a></div>"
    assert clean_page(article(behind=other)).tags == []


def test_text_is_untouched() -> None:
    assert clean_page(article()).text == f"{LEAD}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    "card",
    [
        f"<div><a href='/op/9'>قراءة في خريطة الزيارة</a> <a class='author' href='/author/4'>{NAME}</a></div>",
        f"<div class='card'><a href='/op/9'>نصائح قبل الامتحان</a> <span class='author'>{NAME}</span></div>",
    ],
)
def test_the_writer_of_another_headline_is_not_the_author(card: str) -> None:
    text = f"<h1>{HEADLINE}</h1>{TEXT}"
    assert clean_page(page(f"{card}<div>{text}</div>")).authors == []
    assert clean_page(page(f"<div>{text}</div>{card}")).authors == []
    own = f"<div><a class='author' href='/author/4'>{NAME}</a> <a href='/author/4'>المزيد من مقالات الكاتب</a></div>"
    assert clean_page(page(f"{own}<div>{text}</div>")).authors == [NAME]


@pytest.mark.parametrize("many", ["مديرو الدفاع المدني", "مزارعو الوادي", "أهالي القرى"])
def test_who_are_many_are_nobody(many: str) -> None:
    assert clean_page(article(before=f"<a class='author' href='/writer/4'>{many}</a>")).authors == []


def test_who_is_quoted_last_did_not_write_it() -> None:
    quote = f"<blockquote><p>عملنا لأننا لم نستسلم</p><cite>{NAME}</cite></blockquote>"
    found = clean_page(article(behind=quote))
    assert found.authors == []
    assert found.text.endswith(NAME)


@pytest.mark.parametrize(
    "behind",
    [
        "<div class='comments'><div class='author'>سالم الهادي</div><p>شكرا على الخبر</p></div>",
        "<figure><img src='/a.jpg'><figcaption class='author'>سالم الهادي</figcaption></figure>",
        "<blockquote><p>السد حق للجميع</p><cite class='author'>سالم الهادي</cite></blockquote>",
    ],
)
def test_a_reader_a_photographer_and_who_is_quoted_wrote_nothing(behind: str) -> None:
    assert clean_page(article(behind=behind)).authors == []


@pytest.mark.parametrize("program", ["Adobe InDesign", "Microsoft FrontPage 6.0"])
def test_the_program_that_made_a_page_wrote_nothing(program: str) -> None:
    assert clean_page(article(head=meta("author", program))).authors == []
