"""Source, tags, section and title in shapes of agencies, papers and ministries; and lines that only look like them."""

import pytest

from crawler.items import Article
from naqi import clean_page
from pipelines.cleaning.labels import read_label
from pipelines.cleaning.outlets import outlets
from tests.cleaning.laid_out import NOW, of_page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD

URL = "https://sada.example.net/world/7"
TEXT = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
MENU = "<nav><ul><li><a href='/m'>المركز الإعلامي</a></li><li><a href='/s'>الخدمات الإلكترونية</a></li></ul></nav>"


def article(body: str, head: str = f"<title>{HEADLINE}</title>") -> Article:
    html = f"<html lang='ar'><head><meta charset='utf-8'>{head}</head><body>{MENU}{body}</body></html>"
    found = clean_page(html.encode(), url=URL, fetched_at=NOW)
    assert isinstance(found, Article)
    return found


def source_of(body: str) -> str | None:
    return article(f"<h1>{HEADLINE}</h1>{body}").source


def test_an_agency_and_a_colon_open_the_text() -> None:
    assert source_of(f"<div><p>بنا:</p>{TEXT}</div>") == "بنا"


@pytest.mark.parametrize("opening", ["خاص:", "سؤال:", "معا نبني:"])
def test_another_word_and_a_colon_open_the_text(opening: str) -> None:
    assert source_of(f"<div><p>{opening}</p>{TEXT}</div>") is None


def test_who_speaks_in_a_play_is_no_agency() -> None:
    spoken = "".join(
        f"<p>{name}:</p><p>{text}</p>" for name, text in [("فارس", LEAD), ("مهر", SECOND), ("فارس", THIRD)]
    )
    assert source_of(f"<div>{spoken}</div>") is None


@pytest.mark.parametrize("end", [" -(بترا)", " --(بترا)", " – (رويترز)", " (رويترز)"])
def test_the_agency_behind_a_dash_ends_the_text(end: str) -> None:
    assert source_of(f"<div><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}{end}</p></div>") == end.strip(" -–()")


@pytest.mark.parametrize(
    ("last", "want"),
    [
        ("صحيفة السوداني", "صحيفة السوداني"),
        ("جريدة المساء", "جريدة المساء"),
        ("صحيفة يومية", None),
        ("جريدة الحائط المدرسية الجديدة", None),
        ("وكالة الفضاء", None),
        ("صحيفة سوابق", None),
        ("صحيفة الحالة.", None),
    ],
)
def test_a_paper_alone_in_the_last_line(last: str, want: str | None) -> None:
    assert source_of(f"<div>{TEXT}<p>{last}</p></div>") == want


def test_a_paper_of_which_the_text_tells_is_no_source() -> None:
    told = f"<p>{LEAD} وعادت صحيفة الضحى إلى قرائها.</p><p>{SECOND}</p><p>{THIRD}</p><p>صحيفة الضحى</p>"
    assert source_of(f"<div>{told}</div>") is None


def test_a_paper_s_name_in_the_last_line_leaves_the_text() -> None:
    assert "السوداني" not in article(f"<h1>{HEADLINE}</h1><div>{TEXT}<p>صحيفة السوداني</p></div>").text


def test_a_heading_may_name_the_source() -> None:
    assert source_of(f"<div>{TEXT}</div><div><h4>المصدر: <span>وكالة الأنباء المركزية</span></h4></div>") is not None


def test_a_list_of_what_was_read_is_no_source() -> None:
    found = article(f"<h1>{HEADLINE}</h1><div>{TEXT}<h3>المصادر</h3><p>التقرير السنوي لاتحاد المدن</p></div>")
    assert found.source is None
    assert "التقرير السنوي" in found.text


@pytest.mark.parametrize("end", ["<h3>المصادر</h3><p>رويترز</p>", "<h3>المصدر:</h3><p>نبأ الضفة</p>"])
def test_an_agency_or_a_colon_makes_a_heading_the_source_s(end: str) -> None:
    assert source_of(f"<div>{TEXT}{end}</div>") in ("رويترز", "نبأ الضفة")


@pytest.mark.parametrize("place", ["over", "under"])
def test_what_a_picture_shows_names_no_source(place: str) -> None:
    picture = "<img src='a.jpg'><p>طفل يعبر الشارع (أ ف ب)</p>", "<img src='b.jpg'><p>سيارة عالقة (رويترز)</p>"
    body = picture[0] + TEXT if place == "over" else TEXT + picture[1]
    assert source_of(f"<div>{body}</div>") is None


def test_a_town_under_a_picture_is_a_dateline() -> None:
    assert source_of(f"<div><img src='a.jpg'><p>القاهرة (رويترز)</p>{TEXT}</div>") == "رويترز"


@pytest.mark.parametrize(
    "line", ["عن نيويورك تايمز", "عن: لوموند", "عن صحيفة الغارديان", "عن «دير شبيغل»", "عن رويترز"]
)
def test_a_foreign_paper_behind_about(line: str) -> None:
    label = read_label(line)
    assert label is not None
    assert label.kind == "quoted-from"


def test_a_foreign_paper_behind_about_leaves_the_text() -> None:
    found = article(f"<h1>{HEADLINE}</h1><div>{TEXT}<p>عن نيويورك تايمز</p></div>")
    assert (found.source, "نيويورك" in found.text) == ("نيويورك تايمز", False)


@pytest.mark.parametrize(
    "line",
    [
        "عن الحياة العربية", "عن العرب", "عن المستقبل", "عن التايمز في لندن", "عن نيويورك", "عن صحيفة الحائط",
        "عن الجمهورية", "عن الوطن والغربة", "عن الحرة", "عن نيويورك تايمز كتبت مقالا", "عن مواقع", "عن صحف الأمس",
    ],
)  # fmt: skip
def test_what_a_text_is_about_is_no_source(line: str) -> None:
    label = read_label(line)
    assert label is None or label.kind != "quoted-from"


def test_what_a_word_means_is_no_tag() -> None:
    assert read_label("وسوم: كلمة كانت تطبع على الجلود قديما.") is None


@pytest.mark.parametrize("line", ["وسوم: السدود، المياه.", "وسوم: سد النهر الكبير.", "الوسوم: أسعار النفط"])
def test_tags_with_a_full_stop(line: str) -> None:
    label = read_label(line)
    assert label is not None
    assert label.kind == "tags"


@pytest.mark.parametrize("name", ["keywordsDiv", "tagsBox", "tags-holder", "keywords"])
def test_boxes_that_are_called_after_keywords(name: str) -> None:
    links = "<a href='/k/1'>السدود</a><a href='/k/2'>مياه الري</a>"
    assert article(f"<h1>{HEADLINE}</h1><div>{TEXT}</div><div class='{name}'>{links}</div>").tags == [
        "السدود",
        "مياه الري",
    ]


@pytest.mark.parametrize(
    ("head", "own", "other"),
    [
        ("<title>الضفاف نت - {}</title>", "الضفاف نت", "الضحى"),
        ("<title>وكالة الضفاف - {}</title>", "وكالة الضفاف", "رويترز"),
        ("<meta property='og:site_name' content='ضفة 24 / Difa 24'>", "ضفه 24", "ضفه"),
        ("<title>{} - أخبار المدينة | صحيفة الضفاف</title>", "صحيفه الضفاف", "x"),
    ],
)
def test_what_a_site_calls_itself(head: str, own: str, other: str) -> None:
    found = outlets(of_page(f"<html><head>{head.format(HEADLINE)}</head><body><h1>{HEADLINE}</h1>{TEXT}</body>").page)
    assert own.replace("ة", "ه") in {name.replace("ة", "ه") for name in found}
    assert other not in found


@pytest.mark.parametrize("opener", ["رياضة", "منى الطيب", "أخبار المدينة", "عاجل", "مركز الأبحاث الإخبارية"])
def test_what_opens_a_title_and_is_no_site(opener: str) -> None:
    head = f"<title>{opener} - {HEADLINE}</title>"
    found = outlets(of_page(f"<html><head>{head}</head><body><h1>{HEADLINE}</h1>{TEXT}</body>").page)
    assert found == set()


def test_the_stated_section_is_not_the_site() -> None:
    head = f"<title>{HEADLINE} - أخبار المدينة | صحيفة الضفاف</title>"
    head += "<meta property='article:section' content='أخبار المدينة'>"
    assert article(f"<h1>{HEADLINE}</h1>{TEXT}", head).section == "أخبار المدينة"


def test_two_parts_of_a_ministry_before_the_headline() -> None:
    head = f"<title>المركز الإعلامي - وزارة المياه - {HEADLINE}</title>"
    assert article(f"<h2 class='newsTitle'>{HEADLINE}</h2><p>05/06/2023</p>{TEXT}", head).title == HEADLINE


def test_two_shown_parts_before_the_headline_are_cut() -> None:
    head = f"<title>المركز الإعلامي - الخدمات الإلكترونية - {HEADLINE}</title>"
    assert article(f"<div><b>05/06/2023</b></div>{TEXT}", head).title == HEADLINE


@pytest.mark.parametrize(
    ("title", "over", "want"),
    [
        ("بوابة الضفاف | الأخبار | {}", "", "الأخبار"),
        ("{} | اقتصاد وأعمال | تحليلات من العالم | ضفة | 09.02.2021", "<h4>اقتصاد وأعمال</h4>", "اقتصاد وأعمال"),
        ("{} | اقتصاد وأعمال | تحليلات من العالم | ضفة | 09.02.2021", "", None),
        ("الأخبار | خاص | {}", "", None),
    ],
)
def test_a_section_in_the_middle_of_the_title(title: str, over: str, want: str | None) -> None:
    head = f"<title>{title.format(HEADLINE)}</title><meta property='og:site_name' content='بوابة الضفاف'>"
    assert article(f"{over}<h1>{HEADLINE}</h1>{TEXT}", head).section == want


def test_a_folder_beside_the_date_is_the_section() -> None:
    line = "<div><span>تاريخ النشر:17.01.2022 | 06:13 GMT |</span> <a href='/world/'>أخبار العالم</a></div>"
    assert article(f"<h1>{HEADLINE}</h1>{line}{TEXT}").section == "أخبار العالم"


def test_a_linked_axis_is_a_section() -> None:
    line = "<div>المحور: <a href='/c/5'>الأدب والفن</a></div>"
    assert article(f"<h1>{HEADLINE}</h1>{line}{TEXT}").section == "الأدب والفن"


@pytest.mark.parametrize(
    "line", ["المحور: إصلاح التعليم", "الباب: الأول في الماء", "الفئة: المزارعون الصغار", "شعر: محمود سالم"]
)
def test_a_part_of_a_text_is_no_section(line: str) -> None:
    found = article(f"<h1>{HEADLINE}</h1><div><p>{LEAD}</p><p>{line}</p><p>{SECOND}</p><p>{THIRD}</p></div>")
    assert found.section is None
    assert line in found.text


def test_a_caption_in_a_picture_s_box_names_no_source() -> None:
    assert source_of(f"<div>{TEXT}<div><img src='a.jpg'><span>بائع خضار (الأناضول)</span></div></div>") is None


def test_a_named_source_beside_the_date() -> None:
    line = "<div class='source'><a href='/s/1'>نبأ الضفة</a> | <span>08:12 م - 26/11/2021</span></div>"
    assert source_of(f"{line}{TEXT}") == "نبأ الضفة"


def test_a_paper_that_is_called_after_a_day() -> None:
    label = read_label("نشر في 14 أكتوبر يوم 26 - 02 - 2012")
    assert label is not None
    assert label.values("source") == ("14 أكتوبر",)
