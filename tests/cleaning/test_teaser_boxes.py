"""Boxes inside a text that lead to another article."""

from pipelines.cleaning.chain import clean_page

TEXT = [
    f"قالت بلدية المرفأ يوم الثلاثاء إن العمل في الجسر رقم {number} ينتهي قبل موسم الأمطار، وإن السير يعود إليه بعدها."
    for number in range(1, 7)
]
BOX = (
    '<div class="k7"><span>قراءة</span><h4><a href="/2">الميناء القديم يستقبل أول سفينة تعمل بالرياح</a></h4>'
    "<p>رحلة دامت أحد عشر يوما حملت فيها السفينة ألفي طن من الحبوب.</p></div>"
)


def text_of(*parts: str) -> list[str]:
    html = "<html><body><h1>الجسور الجديدة في المرفأ</h1><div class='x1'>" + "".join(parts) + "</div></body></html>"
    return clean_page(html.encode()).text.split("\n")


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_a_box_with_a_linked_headline_and_a_teaser_goes() -> None:
    assert text_of(paragraphs(TEXT[:3]), BOX, paragraphs(TEXT[3:])) == TEXT


def test_what_stands_above_all_paragraphs_may_be_the_lead() -> None:
    assert "رحلة دامت أحد عشر يوما حملت فيها السفينة ألفي طن من الحبوب." in text_of(BOX, paragraphs(TEXT))


def test_a_review_of_many_linked_articles_is_the_text() -> None:
    kept = text_of(paragraphs(TEXT[:1]), *(BOX.replace("أحد عشر", f"{n}") for n in range(2, 7)), paragraphs(TEXT[1:]))
    assert sum("رحلة دامت" in line for line in kept) == 5


def test_a_long_text_below_a_linked_heading_is_the_articles() -> None:
    long = BOX.replace("رحلة دامت", "رحلة " + "طويلة في بحر عال الموج " * 12 + "دامت")
    assert any("دامت أحد عشر" in line for line in text_of(paragraphs(TEXT[:3]), long, paragraphs(TEXT[3:])))
