"""Where the text begins and ends on a page, and what stands around it."""

from pipelines.cleaning.layout.span import Span, span_of_found, span_of_kept
from pipelines.cleaning.layout.surroundings import SIGNED, Surroundings
from pipelines.cleaning.page import Line
from tests.cleaning.laid_out import of_page

LONG = "قال رئيس البلدية إن الجسر سيختصر الطريق بين الحيين إلى دقائق معدودة، وإن الأشغال استمرت عامين كاملين."


def around(*blocks: str, lines: range, title: int | None = None) -> Surroundings:
    layout = of_page(f"<html><body>{''.join(blocks)}</body></html>")
    found = Surroundings.of(layout, [Line(layout.blocks[i].text, layout.blocks[i]) for i in lines])
    return found if title is None else found.with_title(title)


def p(text: str) -> str:
    return f"<p>{text}</p>"


def test_the_span_begins_with_a_long_line_that_is_no_link() -> None:
    body = [p("القاهرة - وكالات"), f"<p><a href='/'>{LONG}</a></p>", p(LONG), p("سطر"), p(f"{LONG} 2"), p("آخر")]
    layout = of_page(f"<html><body>{''.join(body)}</body></html>")
    lines = [Line(block.text, block) for block in layout.blocks]
    assert span_of_found(lines, layout.blocks) == Span(2, 5, 4)
    assert span_of_found(lines[3:4], layout.blocks) == Span(3, 3, 0)
    assert span_of_found(lines[1:2], layout.blocks) == Span(1, 1, 0)
    assert span_of_found([Line("سطر")], layout.blocks) == Span(6, 5, 0)


def test_the_span_of_what_was_kept() -> None:
    layout = of_page(f"<html><body>{p('سطر') * 3}</body></html>")
    lines = [Line(block.text, block) for block in layout.blocks]
    assert span_of_kept(lines[1:]) == (1, 2)
    assert span_of_kept([Line("سطر")]) is None


def test_the_text_begins_behind_its_title() -> None:
    found = around(p(LONG), "<h1>عنوان</h1>", p(LONG), p(LONG), lines=range(4))
    assert (found.start, found.title_at) == (0, None)
    found = found.with_title(1)
    assert (found.start, found.title_at, found.head_at) == (2, 1, 1)


def test_a_headline_that_is_printed_twice_begins_with_the_first() -> None:
    near = [p("عنوان"), *[p(str(number)) for number in range(11)], "<h1>عنوان</h1>", p(LONG)]
    assert around(*near, lines=range(13, 14), title=12).head_at == 0
    far = [p("عنوان"), *[p(str(number)) for number in range(12)], "<h1>عنوان</h1>", p(LONG)]
    assert around(*far, lines=range(14, 15), title=13).head_at == 13


def test_bylines_stand_around_the_text_and_not_behind_the_next_headline() -> None:
    menu = [p(f"قائمة {number}") for number in range(10)]
    body = [*menu, "<h1>عنوان</h1>", p("كاتب"), p(LONG), p(f"{LONG} 2"), p(f"{LONG} 3"), p("توقيع"), "<h3>التالي</h3>"]
    found = around(*body, p("غيره"), lines=range(12, 15), title=10)
    texts = [block.text for block in found.signed]
    assert texts[:5] == ["قائمة 7", "قائمة 8", "قائمة 9", "عنوان", "كاتب"]
    assert texts[-1] == "توقيع"
    assert len(found.behind(SIGNED)) == 6  # the text's last three, and all that is left of the page


def test_boxes_of_other_articles_and_captions_are_no_place_for_a_byline() -> None:
    related = "<div class='related-box'><p>اسم آخر</p></div>"
    caption = "<p class='photo-caption'>اسم في صورة</p>"
    found = around("<h1>عنوان</h1>", caption, p(LONG), p(LONG), related, p("توقيع"), lines=range(2, 4), title=0)
    texts = {block.text for block in found.signed}
    assert not texts & {"اسم آخر", "اسم في صورة", "توقيع"}
