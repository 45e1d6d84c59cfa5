"""Elements with thousands of attributes: the page is cleaned at once, and nothing of its text is lost."""

import pytest

from crawler.items import FetchedPage
from crawler.items.attributes import MAX_ATTRIBUTES, may_have_excess, without_excess_attributes
from pipelines.cleaning.decode import read_page

NUMBER = 20_000
PLAIN = " ".join(f"a{number}" for number in range(NUMBER))
VALUES = " ".join(f"data-a{number}='{number}'" for number in range(NUMBER))
QUOTED = " ".join(f'a{number}="x > y"' for number in range(NUMBER))
SELDOM = " ".join(f"a{number}" + '=">"' * (number % 600 == 0) for number in range(NUMBER))
SELDOM_MARKUP = " ".join(f"a{number}" + "='<>'" * (number % 600 == 0) for number in range(NUMBER))
MARKUP = " ".join(f"a{number}='<b>'" for number in range(NUMBER))
OPENED = " ".join(f"a{number}='<b>x'" for number in range(NUMBER))
CLOSED = " ".join(f"a{number}='x<b>'" for number in range(NUMBER))
SLASHED = "/".join(f"a{number}" for number in range(NUMBER))
TEXT = "قالت البلدية إن المكتبة الجديدة ستفتح أبوابها للقراء."


@pytest.mark.parametrize("attributes", [PLAIN, VALUES, QUOTED, MARKUP, OPENED, CLOSED, SLASHED, SELDOM, SELDOM_MARKUP])
@pytest.mark.parametrize("tag", ["p", "html", "body", "title", "script", "IMG", "x-y"])
def test_what_is_too_much_is_cut_and_the_rest_stays(tag: str, attributes: str) -> None:
    page = f"<div id=a><{tag} {attributes}></{tag}><p class='b'>{TEXT}</p></div>"
    cut = without_excess_attributes(page)
    assert len(cut) < len(page) * (MAX_ATTRIBUTES + 200) / NUMBER + 200
    assert cut.endswith(f"></{tag}><p class='b'>{TEXT}</p></div>")
    tree = read_page(FetchedPage(body=page.encode())).tree
    assert tree is not None
    assert max(len(element.attrib) for element in tree.iter()) <= MAX_ATTRIBUTES
    assert TEXT in tree.text_content()


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{TEXT * 900}</p>",
        "<script>var s = 'if (a<b " + "c " * 9000 + "';</script><p>x</p>",
        "<script type=json>{'body': '<p " + "كلمة " * 9000 + "'}</script>",
        f"<!-- <p {PLAIN}> --><p>x</p>",
        "<p>" + "a < b > c " * 3000,
        '<p title="' + "طويل " * 4000 + '">x</p>',
        f"<p {' '.join(f'a{n}' for n in range(MAX_ATTRIBUTES))}>" + "x" * 9000,
        f"<p>{TEXT}</p>",
    ],
)
def test_other_pages_stay_as_they_are(page: str) -> None:
    assert without_excess_attributes(page) == page


@pytest.mark.parametrize(
    "page", ["<a ='" * 9001, '<a b="' * 9001, "<" * 99_000, "<p a='" + "<" * 50_000, "<!--" * 9000]
)
def test_what_never_ends_is_looked_at_once(page: str) -> None:
    assert without_excess_attributes(page) == page


def test_most_pages_are_not_looked_at() -> None:
    assert not may_have_excess(f"<p class='a' data-b=\"i\">{TEXT}</p>\n" * 300)
    assert may_have_excess(f"<p {PLAIN}>")


@pytest.mark.parametrize(
    "script", ["x = 1; " * 2000, "", TEXT * 900, f"<img src='{'x' * 9000}'>", f'<i b="{TEXT * 900}" c />']
)
def test_a_long_script_text_or_value_is_no_long_tag(script: str) -> None:
    page = f"<p>{TEXT}</p><script>{script}</script><p class='b'>{TEXT}</p>{script}"
    assert without_excess_attributes(page) == page
    assert not may_have_excess(page)
    assert not may_have_excess(f"{page}<")
    assert may_have_excess(f"{page}<b>{script}<p {PLAIN}><p>{TEXT}")
    assert may_have_excess(f"{page}{script}<p {PLAIN}")
