"""Boxes that a page lets the blind skip, and boxes beside the element of the text."""

import pytest
from lxml.html import document_fromstring

from crawler.items import Article
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.extract.ends import outside
from pipelines.cleaning.layout.headline import find_headline
from pipelines.cleaning.layout.outline import outline
from pipelines.cleaning.page import body_of, find_blocks

PARAGRAPHS = [
    "افتتحت البلدية صباح اليوم حديقة عامة جديدة على ضفة النهر بعد عامين من أعمال التهيئة والتشجير المتواصلة.",
    "وقال رئيس البلدية إن الحديقة تضم مسارات للمشي وملاعب للأطفال ومكتبة صغيرة مفتوحة للزوار طوال أيام الأسبوع.",
    "وأضاف أن كلفة المشروع بلغت ثلاثة ملايين دينار، تكفل صندوق التنمية المحلية بنصفها وجمع السكان الباقي.",
    "وتعتزم البلدية إطلاق مشروع مماثل في الحي الشمالي قبل نهاية العام المقبل، بحسب ما جاء في بيان رسمي.",
]


def clean(body: str) -> Article:
    title = "حديقة جديدة على ضفة النهر"
    page = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"
    return clean_page(page.encode(), origin="page")


def paragraphs(start: int = 0, stop: int = 4) -> str:
    return "".join(f"<p>{text}</p>" for text in PARAGRAPHS[start:stop])


@pytest.mark.parametrize("link", ["تخطى هذه القائمة", "تجاوز الإعلان وتابع", "Skip this box"])
def test_what_a_skip_link_leads_past_goes(link: str) -> None:
    box = f'<div><b>برامجنا</b> <a href="#stop">{link}</a><p>حكايات كل أسبوع مع ضيوف من المدينة</p></div>'
    end = '<p id="stop">انتهى</p>'
    assert clean(paragraphs(0, 2) + box + end + paragraphs(2)).text.split("\n") == PARAGRAPHS


def test_a_skip_link_past_the_article_takes_nothing() -> None:
    body = f'<a href="#talk">تخطى إلى التعليقات</a>{paragraphs()}<p id="talk">شكرا لقراءتكم الخبر كاملا حتى النهاية</p>'
    assert clean(body).text.split("\n")[:4] == PARAGRAPHS


def beside(rest: str) -> list[str]:
    """The lines that are said to stand in a box under the text."""
    tree = document_fromstring(f'<body><main><div class="a7">{paragraphs()}</div>{rest}</main></body>')
    blocks = find_blocks(body_of(tree))
    boxes = outside(blocks, outline(blocks))
    return [block.text for block in blocks if block.index in boxes]


def test_a_link_above_the_headline_leads_to_the_article() -> None:
    title, lead = "حديقة جديدة على ضفة النهر", "حديقة انتظرها سكان الضفة عامين كاملين"
    body = f"<h1>{title}</h1><div class='stand'><p>{lead}</p></div><div id='text'>{paragraphs()}</div>"
    html = f"<title>{title}</title><body><a href='#text'>تجاوز إلى المحتوى</a><article>{body}</article></body>"
    assert clean_page(html.encode(), origin="page").text.split("\n") == [lead, *PARAGRAPHS]


def test_short_lines_in_a_box_under_the_text_are_known() -> None:
    box = '<div class="end9"><h2>حصاد الأيام</h2><p>نقترح عليكم العودة إلى ما شغل الناس</p></div>'
    assert beside(box) == ["حصاد الأيام", "نقترح عليكم العودة إلى ما شغل الناس"]


@pytest.mark.parametrize(
    "rest", ['<div class="a7"><h2>{}</h2></div>', "<p>{}</p>", "<div>{}</div>", '<ul class="b"><li>{}</li></ul>']
)
def test_what_may_be_the_end_of_the_text_is_no_box(rest: str) -> None:
    assert beside(rest.format("هكذا انتهى يوم الافتتاح الطويل")) == []


def test_a_box_that_is_named_for_readers_of_labels_alone_goes() -> None:
    box = '<section aria-labelledby="podcast-promo"><b id="x1">برامجنا</b><p>حكايات كل أسبوع مع ضيوف</p></section>'
    assert clean(paragraphs(0, 2) + box + paragraphs(2)).text.split("\n") == PARAGRAPHS


@pytest.mark.parametrize("front", ["/", "https://news.example/", "https://news.example"])
def test_the_name_of_the_site_is_no_headline(front: str) -> None:
    page = f'<h1><a href="{front}">دفتر المدينة</a></h1><p>أخبار</p><h3>حديقة جديدة على ضفة النهر</h3>'
    blocks = find_blocks(body_of(document_fromstring(page)))
    found = find_headline(blocks, ["دفتر المدينة: حديقة جديدة على ضفة النهر"])
    assert found is not None and blocks[found].text == "حديقة جديدة على ضفة النهر"


def test_a_date_behind_a_linked_headline_goes_and_one_that_heads_a_text_stays() -> None:
    box = '<div><a href="/2">قطار سريع يربط العاصمة بمدن الشمال</a></div><div>28 أكتوبر 2024</div>'
    assert clean(paragraphs(0, 2) + box + paragraphs(2)).text.split("\n") == PARAGRAPHS
    kept = clean(paragraphs(0, 2) + "<p>28 أكتوبر 2024</p>" + paragraphs(2)).text.split("\n")
    assert kept == [*PARAGRAPHS[:2], "28 أكتوبر 2024", *PARAGRAPHS[2:]]
