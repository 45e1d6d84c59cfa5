"""Where publishers put a writer's name beside something else: a column's, the site's, a town, another writer's."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.described import meta, read
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, TEXT, THIRD, article, page

SALEM, MONA = "سالم الهادي", "منى الراشد"
SITE = meta("og:site_name", "نداء الوادي")
DATE = "<div>3 مايو 2024</div>"


def titled(title: str) -> list[str]:
    return clean_page(page(f"<article><h1>{title}</h1><div class='entry'>{TEXT}</div></article>")).authors


@pytest.mark.parametrize(
    "sign", ["على مهل | {} يكتب: {}", "على مهل – {} يكتب.. {}", "على مهل | {}:يكتب.. {}", "{} : يكتب : {}"]
)
def test_a_column_before_who_writes(sign: str) -> None:
    assert titled(sign.format(SALEM, HEADLINE)) == [SALEM]


@pytest.mark.parametrize(
    "title",
    [
        "كأس الوادي | المنتخب يكتب: الفوز",
        "فيديو | سالم الهادي يكتب: تاريخ جديد",
        "نادي الوادي | سالم الهادي يكتب وصيته",
        "بعد ليلة طويلة - كيف يكتب: سؤال الشعر",
        "من يكتب: سالم الهادي أم غيره",
        "السد | الوزير يكتب: الماء حق",
        "من الأرشيف | طفل القرية يكتب: حلم",
        "على مهل | ماذا يكتب: السد القديم",
        "الوادي | جمهور الفريق يكتب.. حكاية",
        "صوت | الذكاء الاصطناعي يكتب: نهاية الصحافة",
    ],
)
def test_a_column_before_what_somebody_does(title: str) -> None:
    assert titled(title) == []


@pytest.mark.parametrize("title", ["حوار: منى الراشد وأسرار المسرح", "تقرير: سالم الهادي", "متابعة: سد الوادي"])
def test_a_headline_is_no_byline(title: str) -> None:
    assert titled(title) == []


@pytest.mark.parametrize("value", [f"دبي - {SALEM}", f"{SALEM} - أبوظبي", f"الشارقة: {SALEM}"])
def test_a_person_in_the_sources_place(value: str) -> None:
    said = read(article(before=f"<div>المصدر: <span>{value}</span></div>{DATE}", head=SITE))
    assert (said.authors, said.source) == ([SALEM], None)


@pytest.mark.parametrize(
    "value",
    [
        "القاهرة - رويترز",
        "دبي - نداء الوادي",
        "الرياض - متابعات",
        "لندن - صدى الجنوب",
        "وزارة الري - القاهرة",
        "القاهرة - وزارة الري",
        "دبي - وكالات",
        "صفحة سالم الهادي",
        "بيروت - هيئة السد",
        "مجلة الوادي - دبي",
    ],
)
def test_an_outlet_in_the_sources_place(value: str) -> None:
    assert read(article(before=f"<div>المصدر: <span>{value}</span></div>{DATE}", head=SITE)).authors == []


@pytest.mark.parametrize("line", ["نداء الوادي متابعة: لحبيب مسكيني", f"نداء الوادي تحقيق: {SALEM}"])
def test_a_byline_behind_the_sites_name(line: str) -> None:
    desk = "<div class='author'>هيئة التحرير</div>"
    name = line.partition(": ")[2]
    assert read(article(before=f"{desk}{DATE}<p>{line}</p>", head=SITE)).authors == [name]
    assert read(article(before=f"{desk}{DATE}", head=SITE)).authors == ["هيئة التحرير"]


@pytest.mark.parametrize(
    "line",
    [
        "نداء الوادي تقرير: المياه الجوفية",
        "نداء الوادي حوار: أسرار المسرح",
        "نداء الوادي تحقيق: شارع محمد علي",
        "نداء الوادي متابعة: سد القرية",
        "صدى الجنوب متابعة: لحبيب مسكيني الطويل الأخير",
        "نداء الوادي: سد القرية",
        "نداء الوادي تغطية: افتتاح السد",
        "نداء الوادي تقرير: حي الجبوري",
        "نداء الوادي متابعة: عدن",
        "نداء الوادي تقرير: كأس الأمير",
        "نداء الوادي تحقيق: مقابر منسية",
        "نداء الوادي متابعة: خطر بيئي",
    ],
)
def test_a_heading_behind_the_sites_name(line: str) -> None:
    assert read(article(before=f"{DATE}<p>{line}</p>", head=SITE)).authors == []


ONE = "<div class='{}'><a href='/author/{}'>{}</a><span>{}</span></div>"


def test_writers_side_by_side_in_one_box() -> None:
    two = ONE.format("a", 1, SALEM, "صحافي يمني") + ONE.format("a", 2, MONA, "صحافية يمنية")
    assert read(article(before=f"<div class='authors'>{two}</div>{DATE}")).authors == [SALEM, MONA]


@pytest.mark.parametrize(
    "behind",
    [
        ONE.format("a", 2, MONA, "3 مايو 2024"),
        f"<div class='cards'>{ONE.format('a', 2, MONA, 'صحافية')}{ONE.format('a', 3, 'ريم الراشد', 'صحافية')}</div>",
    ],
)
def test_writers_of_other_pieces(behind: str) -> None:
    before = f"<div class='authors'>{ONE.format('a', 1, SALEM, '')}</div>{DATE}"
    assert read(article(before=before, behind=behind)).authors == [SALEM]


@pytest.mark.parametrize("href", ["/Author/7", "/Authors/salem", "/author/7"])
def test_an_address_of_a_writer_in_capitals(href: str) -> None:
    line = f"<div class='x1'><a href='{href}'>منار الوادي</a></div>{DATE}"
    assert read(article(before=line)).authors == ["منار الوادي"]


def test_letters_alone_are_nobody() -> None:
    for letters in ("ق.و", "م. ب", "س.م.ع", "ب ر", "ع.غ / أ.ح", "ق. و."):
        assert read(article(before=f"<div class='author'>{letters}</div>{DATE}")).authors == []
    assert read(article(before=f"<div class='author'>سالم. ه</div>{DATE}")).authors == ["سالم. ه"]


def opening(words: str) -> list[str]:
    body = f"<article><h1>{HEADLINE}</h1><div><p>{words}{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div></article>"
    return clean_page(page(body)).authors


def test_a_quotation_behind_a_name_in_a_dateline() -> None:
    assert opening(f"عدن – {SALEM}: ") == [SALEM]
    for sign in ("«", '"', "“"):
        assert opening(f"عدن – {SALEM}: {sign}سقف بيتي لم يعد يحتمل»، بهذه العبارة استقبلنا. ") == []


PICTURE = "<p><img src='a.jpg'></p><p>{}</p>"


@pytest.mark.parametrize("title", ["مدير السد يتفقد القرى", "وزير الري: السد جاهز", "رئيس اللجنة يفتتح الطريق"])
def test_a_name_under_a_picture_where_an_office_is_in_the_news(title: str) -> None:
    def under(name: str, head: str) -> list[str]:
        return clean_page(page(f"<article><h1>{head}</h1>{DATE}{PICTURE.format(name)}{TEXT}</article>")).authors

    assert under(f"المهندس {SALEM}", title) == []
    assert under(SALEM, title) == []
    assert under(SALEM, HEADLINE) == [SALEM]
    assert under(f"{SALEM} | 3 مايو 2024", title) == [SALEM]
    card = f"<div><img src='a.jpg'><div>{SALEM}</div>{DATE}</div>"
    assert clean_page(page(f"<article><h1>{title}</h1>{card}{TEXT}</article>")).authors == [SALEM]


WAW = "مصطفى واعراب"


@pytest.mark.parametrize("place", [DATE + "<p>{}</p>", "<p><b>{}</b></p>"])
def test_a_name_whose_last_word_opens_with_waw(place: str) -> None:
    assert read(article(before=place.format(WAW))).authors == [WAW]


AND = (
    "مصطفى ومنى|مصطفى وأسرته|مصطفى والسد|مصطفى وزوجها|وفاة واعراب|توم وجيري|سلام وعدالة"
    "|شارع واعراب|مصطفى وأهلهم|بين واعراب"
).split("|")


@pytest.mark.parametrize("words", AND)
@pytest.mark.parametrize("place", [DATE + "<p>{}</p>", "<p><b>{}</b></p>"])
def test_somebody_and_somebody(place: str, words: str) -> None:
    assert read(article(before=place.format(words))).authors == []


LATIN = "Hajer Selmi"


def test_a_name_in_latin_letters() -> None:
    assert clean_page(article(behind=f"<p><em>{LATIN}</em></p>")).authors == [LATIN]
    assert read(article(before=f"{DATE}<p>{LATIN}</p>")).authors == [LATIN]


LATIN_WORDS = (
    "Getty Images|Read More|Manchester United|hajer selmi|Hajer|HS Selmi|Salem City News Online"
    "|Nour 24|Copa America|Hajer's Blog"
).split("|")


@pytest.mark.parametrize("words", LATIN_WORDS)
def test_other_words_in_latin_letters(words: str) -> None:
    assert clean_page(article(behind=f"<p><em>{words}</em></p>")).authors == []
    assert read(article(before=f"{DATE}<p>{words}</p>")).authors == []


@pytest.mark.parametrize("date", ["08.01.2023", "8/1/2023", "2023-01-08"])
def test_a_name_beside_a_date_in_one_word(date: str) -> None:
    line = f"<p>{SALEM} {date}<br>كاتب صحفي ومدير النشر</p>"
    assert read(article(before=line)).authors == [SALEM]
    assert read(article(before=f"<p>سد الوادي {date}</p>")).authors == []
