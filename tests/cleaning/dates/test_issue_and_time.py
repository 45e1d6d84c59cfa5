"""Day and clock time with a word between, and the issue of a paper behind the text that stood in it."""

import pytest

from tests.cleaning.metadata.test_field_kinds import TEXT, article
from tests.cleaning.pages import HEADLINE


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("صحيفة الوادي الخضراء - العدد 4862 - السبت 26 ديسمبر 2015م الموافق 14 ربيع الاول 1437هـ", "2015-12-26"),
        ("صحيفة الوادي - العدد 8790 - السبت 31 مايو 2025", None),
        ("العدد 4862 - السبت 26 ديسمبر 2015", None),
        ("عدد الزوار 4862 منذ 26 ديسمبر 2015", None),
        ("صحيفة الوادي 26 ديسمبر 2015", None),
    ],
)
def test_the_issue_that_a_text_stood_in(line: str, day: str | None) -> None:
    assert article(f"<h1>{HEADLINE}</h1><div>{TEXT}</div><div>{line}</div>").published == day


def test_several_issues_are_what_the_writer_has_read() -> None:
    read = "<p>جريدة السهل، العدد 120، 3 مارس 2011</p><p>صحيفة الوادي - العدد 4862 - 26 ديسمبر 2015</p>"
    assert article(f"<h1>{HEADLINE}</h1><div>{TEXT}{read}</div>").published is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("السبت, 21 نونبر, 2020 على 18:11", "2020-11-21T18:11"),
        ("12 مارس 2024 إلى 15:40", "2024-03-12T15:40"),
        ("الجمعة 12 مارس 2024 من 14:00 إلى 15:40", None),
        ("منذ سنتين 12 أيلول، 2021", "2021-09-12"),
        ("منذ يومين 12 أيلول 2021", "2021-09-12"),
        ("09/05/2022 النداء", "2022-05-09"),
        ("09/05/2022 الأسعار", None),
        ("قبل يوم 12 أيلول 2021", None),
        ("قبل شهر 12 أيلول 2021", None),
        ("من 10 إلى 12 مارس 2024", None),
        ("10 مارس 2024 إلى 12 مارس 2024", None),
        ("فاز 3 على 2 في 12 مارس 2024", None),
        ("12 مارس 2024 على 8 مراحل", None),
    ],
)
def test_between_day_and_time(line: str, published: str | None) -> None:
    found = article(f"<h1>{HEADLINE}</h1><div>{line}</div><div>{TEXT}</div>", f"<title>{HEADLINE} - النداء</title>")
    assert found.published == published
