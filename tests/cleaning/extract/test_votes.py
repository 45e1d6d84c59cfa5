"""The copy that trafilatura is given: no deeper than pages are, and without the tables that lay a page out."""

import lxml.html

from crawler.items import FetchedPage
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.extract.votes import DEEPEST, MOST_HOLDERS, _copy
from pipelines.cleaning.layout import Layout
from tests.cleaning.pages import TEXT, page


def copied(body: str) -> lxml.html.HtmlElement:
    layout = Layout(open_page(FetchedPage(body=page(body))))
    return _copy(layout.blocks, layout.outline)


def test_it_is_no_deeper_than_pages_are() -> None:
    copy = copied("<div>" * 300 + TEXT + "</div>" * 300)
    assert max(sum(1 for _ in element.iterancestors()) for element in copy.iter()) <= DEEPEST + 3
    assert "السد القديم" in str(copy.text_content())


def test_it_has_no_more_elements_than_pages_have() -> None:
    """A nest around each line costs trafilatura the square of all of them."""
    nests = "".join(
        f"{'<div>' * 40}<p>قالت البلدية إن العمل في الطريق رقم {n} بدأ.</p>{'</div>' * 40}" for n in range(50)
    )
    copy = copied(nests + TEXT)
    assert len(list(copy.iter("div"))) <= MOST_HOLDERS
    assert "السد القديم" in str(copy.text_content())


def test_tables_that_hold_tables_are_none() -> None:
    data = "<table><tr><td>السنة</td><td>المبلغ بالدينار</td></tr></table>"
    copy = copied(f"<table><tr><td><table><tr><td>{TEXT}{data}</td></tr></table></td></tr></table>")
    assert [len(list(copy.iter(tag))) for tag in ("table", "tr", "td")] == [1, 1, 2]
