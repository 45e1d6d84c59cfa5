"""Which number is the day: what a page, its other witnesses and its site prove; and null where nothing does."""

from datetime import UTC, datetime

import pytest

from crawler.items import FetchedPage, Hints
from pipelines.cleaning.chain import clean_fetched, clean_page
from pipelines.cleaning.repeats import learned_keys, learned_order
from tests.cleaning.described import ld, meta
from tests.cleaning.pages import HEADLINE, TEXT, article, page

FETCHED = datetime(2021, 1, 15, 9, 0, tzinfo=UTC)
STAMP = "4/3/2020 11:36:05 PM"


def published(line: str = "", around: str = "", head: str = "", **known: object) -> tuple[str | None, list[str]]:
    html = page(f"<article><h1>{HEADLINE}</h1><div>{line}</div><div class='entry'>{TEXT}</div></article>{around}", head)
    found = clean_page(html, fetched_at=FETCHED, **known)  # type: ignore[arg-type]
    return found.published, found.flags


LIST = "<ul><li><a href='/a'>ندوة عن تاريخ المدينة القديمة</a><span>{}</span></li><li><a href='/b'>مباراة</a></li></ul>"


@pytest.mark.parametrize(
    ("around", "day"),
    [
        (LIST.format("06-19") + LIST.format("04-17"), "2020-04-03"),
        (LIST.format("4/17/2020"), "2020-04-03"),
        (LIST.format("17/4/2020"), "2020-03-04"),
        (LIST.format("19-06") + LIST.format("17-04"), "2020-03-04"),
        (LIST.format("Thursday 4/2/2020"), "2020-04-03"),
        (LIST.format("الخميس 2/4/2020"), "2020-03-04"),
        (LIST.format("5/3/2020"), "2020-03-04"),
        (LIST.format("4/5/2020"), "2020-04-03"),
        ("<div>3 أبريل 2020</div>", "2020-04-03"),
        ("<div>April 3, 2020</div>", "2020-04-03"),
        ("<div>4 آذار/مارس 2020</div>", "2020-03-04"),
    ],
)
def test_the_rest_of_the_page_decides(around: str, day: str) -> None:
    assert published(STAMP, around) == (f"{day}T23:36:05", [])


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الجمعة 4/3/2020", "2020-04-03"),
        ("الأربعاء 4/3/2020", "2020-03-04"),
        ("Friday 4/3/2020 11:36 PM", "2020-04-03T23:36"),
        ("6/29/2020 10:06:37 AM", "2020-06-29T10:06:37"),
        ("29/6/2020 10:06:37 AM", "2020-06-29T10:06:37"),
        ("4/4/2020 10:06 AM", "2020-04-04T10:06"),
        ("4/3/2020", "2020-03-04"),
        ("4/3/2020 23:36", "2020-03-04T23:36"),
        ("4/3/2020 11:36 م", "2020-03-04T23:36"),
    ],
)
def test_the_line_itself_decides(line: str, day: str) -> None:
    assert published(line) == (day, [])


@pytest.mark.parametrize("line", [STAMP, "4/3/2020 11:36 PM", "04/03/2020 11:36 pm", "نشر في: 4/3/2020 11:36:05 PM"])
def test_nothing_decides(line: str) -> None:
    assert published(line) == (None, ["date-order-unclear"])


def test_nothing_is_published_after_it_was_fetched() -> None:
    assert published("05/01/2021 11:36 PM") == ("2021-01-05T23:36", [])
    assert published("01/05/2021 11:36 PM") == (None, ["date-order-unclear"])


@pytest.mark.parametrize(("day", "want"), [("2020-04-03", "2020-04-03"), ("2020-03-04", "2020-03-04")])
def test_other_witnesses_decide(day: str, want: str) -> None:
    assert published(STAMP, head=meta("article:published_time", day)) == (f"{want}T23:36:05", [])
    assert published(STAMP, url=f"https://x.example/{day.replace('-', '/')}/dam")[0] == f"{want}T23:36:05"
    assert published(STAMP, hints=Hints(feed_published=day))[0] == f"{want}T23:36:05"


@pytest.mark.parametrize("stated", ["1/12/2021", "1/12/2021 9:00:00 AM"])
def test_an_american_date_in_json_ld_beside_a_relative_one(stated: str) -> None:
    assert published("منذ 3 أيام", head=ld(datePublished=stated))[0][:10] == "2021-01-12"  # type: ignore[index]


def test_an_american_date_in_json_ld_alone() -> None:
    assert published(head=ld(datePublished="6/19/2020"))[0] == "2020-06-19"
    assert published(head=ld(datePublished="4/3/2020")) == (None, ["date-order-unclear"])


def test_what_the_site_has_taught() -> None:
    html = page(f"<article><h1>{HEADLINE}</h1><div>6/29/2020 10:06 AM</div><div class='entry'>{TEXT}</div></article>")
    _, trace = clean_fetched(FetchedPage(body=html))
    (key,) = [key for key in trace.line_keys if key.startswith("ORDER")]
    taught = learned_keys({key: 3}, 5)
    assert learned_order(taught) == "MDY"
    assert published(STAMP, learned=taught) == ("2020-04-03T23:36:05", [])
    assert published("الأربعاء 4/3/2020", learned=taught)[0] == "2020-03-04"


@pytest.mark.parametrize("counts", [{"ORDER MDY": 2}, {"ORDER MDY": 9, "ORDER DMY": 1}, {}])
def test_what_is_not_taught(counts: dict[str, int]) -> None:
    assert learned_order(learned_keys(counts, 30)) is None


@pytest.mark.parametrize(
    ("line", "around", "want"),
    [
        ("24 مارس 2020 51 : 14", "", "2020-03-24"),
        ("24 مارس 2020 - 12 : 14", LIST.format("51 : 14"), "2020-03-24"),
        ("24 مارس 2020 - 12 : 14", LIST.format("14 : 51"), "2020-03-24T12:14"),
        ("24 مارس 2020 - 14:51", "", "2020-03-24T14:51"),
    ],
)
def test_minutes_before_the_hour_are_never_swapped(line: str, around: str, want: str) -> None:
    assert published(line, around)[0] == want


def test_a_page_with_nothing_numeric_teaches_nothing() -> None:
    _, trace = clean_fetched(FetchedPage(body=article()))
    assert [key for key in trace.line_keys if key.startswith("ORDER")] == []
