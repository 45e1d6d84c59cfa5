"""Dates beside a name in a line under the headline, with nothing between them."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.laid_out import NOW
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, page


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الثلاثاء 20 أيار 2025 <i></i> سالم الهادي", "2025-05-20"),
        ("سالم الهادي 20 أيار 2025", "2025-05-20"),
        ("ساحل برس: 20 أيار 2025", "2025-05-20"),
        ("لقاء في 20 أيار 2025", None),
        ("افتتاح الجسر 20 أيار 2025", None),
    ],
)
def test_a_date_beside_the_writer_or_the_outlet(line: str, day: str | None) -> None:
    body = f"<h1>{HEADLINE}</h1><div>{line}</div><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert clean_page(page(body), fetched_at=NOW).published == day
