"""Who is stated to have written a page."""

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.metadata.authors import MOST_STATED
from tests.cleaning.pages import article


@pytest.mark.parametrize(("empty", "authors"), [(5, ["محمد أحمد"]), (MOST_STATED, [])])
def test_of_the_stated_names_the_first_are_looked_at(empty: int, authors: list[str]) -> None:
    """Seventy thousand in one meta element took a second."""
    head = f'<meta name="author" content="{", " * empty}محمد أحمد">'
    assert clean_page(article(head=head)).authors == authors
