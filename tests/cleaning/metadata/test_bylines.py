"""What the lines of a page say of who wrote it and where it is from."""

from pipelines.cleaning.metadata.bylines import byline_labels
from tests.cleaning.metadata.seen import seen
from tests.cleaning.pages import HEADLINE

TITLE = f"<h1>{HEADLINE}</h1>"


def labels(before: str = "", behind: str = "") -> list[tuple[str, tuple[str, ...]]]:
    found = byline_labels(seen(TITLE + before, behind, title_at=0))
    return [(label.kind, label.fields[0][1]) for label in found]


def test_a_bare_label_takes_the_block_behind_it() -> None:
    assert labels(behind="<p>المصدر:</p><p>صدى الوادي</p>") == [("source", ("صدى الوادي",))]
    assert labels(behind="<p>المصدر:</p><p>التعليقات مغلقة على هذا الخبر حتى إشعار آخر</p>") == []


def test_labels_side_by_side_in_one_line() -> None:
    line = "<p><span>بقلم: سالم الهادي</span><span>3 مايو</span><span>المصدر: رويترز</span></p>"
    assert labels(line) == [("byline", ("سالم الهادي",)), ("source", ("رويترز",))]


def test_an_agency_behind_its_place_beside_a_stamp() -> None:
    line = "<div><span>جنيف - أ ش أ</span> <span>نشر في: الأحد 17 مارس 2024 - 10:12 م</span></div>"
    assert labels(line) == [("credit", ("أ ش أ",))]


def test_labels_one_behind_the_other_in_one_line() -> None:
    line = "<p>الكاتب : سالم الهادي &nbsp; المصدر : صدى الوادي &nbsp; التاريخ : 2012-06-14</p>"
    assert labels(line) == [("byline", ("سالم الهادي",)), ("source", ("صدى الوادي",))]


def test_a_label_with_a_colon_that_no_phrase_explains_is_let_go() -> None:
    line = "<p>الكاتب : سالم الهادي &nbsp; المصدر : صدى الوادي عدد الحروف : مئة</p>"
    assert labels(line) == [("byline", ("سالم الهادي",))]


def test_an_agency_behind_a_date() -> None:
    assert labels("<p>خبر رقم 3 اليوم (واس)</p>") == [("agency", ("واس",))]


def test_a_byline_that_names_an_outlet_is_its_source() -> None:
    assert labels("<p>نص: سالم الهادي / رويترز</p>")[0][0] == "credit"


def test_what_a_picture_shows_beside_its_agency_is_no_source() -> None:
    assert labels("<div class='cap'>قافلة في الطريق - الأناضول</div>") == []
    assert labels("<div class='cap'>مراسلنا في القاهرة - الأناضول</div>") == [("dateline", ("الأناضول",))]


def test_a_source_in_the_element_behind_its_label() -> None:
    line = "<div><span>2023-02-17</span><span>المصدر:</span><span>صدى الوادي</span><span>1,240 شوهد</span></div>"
    assert labels(line) == [("source", ("صدى الوادي",))]
    assert labels(line.replace("المصدر:", "القراء:")) == []
    assert labels(line.replace("صدى الوادي", "دبي - رحابة الوادي")) == []
    assert labels(line.replace("صدى الوادي", "دبي - الوادي")) == [("source", ("دبي - الوادي",))]


def test_a_source_whose_bracket_stands_before_the_phrase() -> None:
    assert labels(behind="<p>(المصدر: صدى الوادي)</p>") == [("source", ("صدى الوادي",))]
