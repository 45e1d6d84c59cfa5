"""Which element holds the article."""

import pytest

from pipelines.cleaning.extract.container import Evidence, find_container
from pipelines.cleaning.layout import Layout
from tests.cleaning.laid_out import of_page

TITLE = "افتتاح جسر جديد يربط ضفتي النهر في المدينة القديمة"
PARAGRAPH = "قال رئيس البلدية إن الجسر سيختصر الطريق بين الحيين إلى دقائق معدودة، وإن الأشغال استمرت عامين كاملين."


def paragraphs(count: int, first: int = 1) -> str:
    return "".join(f"<p>{number} {PARAGRAPH}</p>" for number in range(first, first + count))


def container(layout: Layout, votes: set[int] = frozenset(), supported: set[int] = frozenset()) -> str | None:  # type: ignore[assignment]
    """The id of the element that is chosen."""
    evidence = Evidence(layout.headline, lambda: set(votes), set(supported))
    found = find_container(layout.blocks, layout.outline, evidence)
    return None if found is None else found.element.get("id")


def page(body: str) -> Layout:
    return of_page(f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>")


def blocks_in(layout: Layout, name: str) -> set[int]:
    node = next(node for node in layout.outline.nodes if node.element.get("id") == name)
    return set(range(node.first, node.stop))


def test_the_element_around_the_paragraphs_is_chosen() -> None:
    layout = page(f"<h1>{TITLE}</h1><div id='wrap'><div id='text'>{paragraphs(3)}</div><p>اسم</p></div>")
    assert container(layout) == "text"


def test_a_page_without_running_text_has_none() -> None:
    assert (
        container(page(f"<h1>{TITLE}</h1><div id='x'><p>خبر</p><a href='/1'>عنوان خبر آخر من المدينة</a></div>"))
        is None
    )


def test_text_above_the_headline_hardly_counts() -> None:
    """A paragraph there is the site's, or another article's: three tenths of one below."""
    above, below = f"<div id='above'>{paragraphs(5)}</div>", f"<div id='below'>{paragraphs(2, 10)}</div>"
    filler = "".join(f"<p>زر {number}</p>" for number in range(15))  # far from the headline, so that this counts alone
    assert container(page(f"{above}<h1>{TITLE}</h1>{filler}{below}")) == "below"
    much = f"<div id='above'>{paragraphs(20)}</div>"
    assert container(page(f"{much}<h1>{TITLE}</h1>{filler}{below}")) == "above"


def test_a_short_article_next_to_the_headline_stands_against_a_longer_text_of_the_sites_own() -> None:
    own, about = f"<div id='own'>{paragraphs(3)}</div>", f"<div id='about'>{paragraphs(3, 100)}</div>"
    assert container(page(f"{own}<p>زر</p>{about}")) == "about"
    assert container(page(f"<h1>{TITLE}</h1>{own}<p>زر</p>{about}")) == "own"


@pytest.mark.parametrize("witness", ["votes", "supported"])
def test_a_witness_decides_between_two_texts(witness: str) -> None:
    one, other = f"<div id='one'>{paragraphs(4)}</div>", f"<div id='other'>{paragraphs(3, 10)}</div>"
    layout = of_page(f"<html><body>{one}<p>زر</p>{other}</body></html>")
    assert container(layout) == "one"
    assert container(layout, **{witness: blocks_in(layout, "other")}) == "other"  # type: ignore[arg-type]


def test_the_pages_own_body_outweighs_trafilatura() -> None:
    one, other = f"<div id='one'>{paragraphs(4)}</div>", f"<div id='other'>{paragraphs(3, 10)}</div>"
    layout = of_page(f"<html><body>{one}<p>زر</p>{other}</body></html>")
    assert container(layout, votes=blocks_in(layout, "one"), supported=blocks_in(layout, "other")) == "other"


def test_an_article_in_several_parts_is_taken_whole() -> None:
    parts = f"<div class='part'>{paragraphs(3)}</div><div class='part'>{paragraphs(3, 10)}</div>"
    assert container(page(f"<h1>{TITLE}</h1><div id='all'>{parts}</div>")) == "all"


def test_boxes_with_headings_of_their_own_are_no_parts() -> None:
    column = f"<div class='column'><h3>زاوية أخرى من الموقع</h3>{paragraphs(2, 10)}</div>"
    assert (
        container(page(f"<h1>{TITLE}</h1><div id='all'><div id='text'>{paragraphs(4)}</div>{column}</div>")) == "text"
    )


def asked(layout: Layout, supported: set[int] = frozenset()) -> bool:  # type: ignore[assignment]
    """Whether trafilatura is asked."""
    questions: list[int] = []

    def ask() -> set[int]:
        questions.append(1)
        return set()

    find_container(layout.blocks, layout.outline, Evidence(layout.headline, ask, set(supported)))
    return bool(questions)


def test_trafilatura_is_asked_where_its_vote_can_decide_and_only_there() -> None:
    title, text, other = f"<h1>{TITLE}</h1>", f"<div>{paragraphs(9)}</div>", f"<div>{paragraphs(3, 30)}</div>"
    assert not asked(page(title + text))
    assert not asked(page(f"{title}<p>القاهرة - سالم الهادي</p>{text}"))
    assert not asked(page(f"{title}{text}<div class='related'>{paragraphs(9)}</div>"))
    assert not asked(page(f"{title}{text}<p>زر</p><div>{paragraphs(1, 30)}</div>"))  # no rival
    assert asked(page(f"{title}{text}<p>زر</p>{other}"))
    assert asked(page(f"{title}<div>{paragraphs(1, 30)}</div>{text}"))  # a paragraph stands between
    assert not asked(page(f"{title}<div>{paragraphs(1, 30)}</div><div>{paragraphs(20)}</div>"))  # a lead does
    assert asked(of_page(f"<html><body>{text}<p>زر</p></body></html>"))  # no headline


def test_trafilatura_is_not_asked_where_nothing_else_can_be_chosen() -> None:
    assert not asked(page(f"<h1>{TITLE}</h1>{PARAGRAPH}<br>{PARAGRAPH}<br>{PARAGRAPH}"))


def test_trafilatura_is_asked_where_the_pages_own_body_is_elsewhere() -> None:
    layout = page(f"<h1>{TITLE}</h1><div>{paragraphs(9)}</div><p>زر</p><div id='own'>{paragraphs(1, 30)}</div>")
    assert not asked(layout)
    assert asked(layout, blocks_in(layout, "own"))
