"""Dates as French pages print them, dates that are of no publication, and stamps that a serializer wrapped."""

from datetime import date

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.dates.reading import read
from tests.cleaning.pages import article


@pytest.mark.parametrize(
    ("line", "day", "clock"),
    [
        ("Publié le 1er mai 2024 à 10h30", date(2024, 5, 1), "10:30"),
        ("Le 1 er mars 2024", date(2024, 3, 1), None),
        ("le 3 février 2024 à 18h05", date(2024, 2, 3), "18:05"),
        ("Mercredi 1er janvier 2025 — 08h00", date(2025, 1, 1), "08:00"),
        ("Mis en ligne le 3 sept. 2021", date(2021, 9, 3), None),
        ("15 août 2024 à 7h", date(2024, 8, 15), "07:00"),
        ("Par Luc Perrin, publié le 2 décembre 2023 à 9 h 05", date(2023, 12, 2), "09:05"),
    ],
)
def test_a_french_date(line: str, day: date, clock: str | None) -> None:
    stated = read(line).published
    assert stated is not None
    assert (stated.day, stated.clock and str(stated.clock)) == (day, clock)


def test_publication_and_update_in_one_french_line() -> None:
    found = read("Publié le 14/05/2024 à 18h05 - Mis à jour le 15/05/2024 à 07h12")
    assert found.published is not None and found.modified is not None
    assert (found.published.day, found.modified.day) == (date(2024, 5, 14), date(2024, 5, 15))


@pytest.mark.parametrize(
    "line", ["Printed on 5 June 2024", "Imprimé le 5 juin 2024", "تاريخ الطباعة: 5 يونيو 2024", "Born on 5 June 1970"]
)
def test_the_day_of_something_else(line: str) -> None:
    assert read(line).published is None


@pytest.mark.parametrize(
    "stamp",
    [
        '["2024-02-12T10:00:00Z"]',
        '{"$date": "2024-02-12T10:00:00Z"}',
        '{"$date": {"$numberLong": "1707732000000"}}',
        '{"_seconds": 1707732000, "_nanoseconds": 0}',
        '{"date": "2024-02-12 10:00:00.000000", "timezone_type": 3}',
    ],
)
def test_a_stamp_in_an_object(stamp: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": {stamp}}}</script>'
    published = clean_page(article(head=head)).published
    assert published is not None and published.startswith("2024-02-12T10:00:00")


@pytest.mark.parametrize("stamp", ['{"$date": {"$date": {}}}', '{"other": "2024-02-12"}', "[{}]"])
def test_an_object_without_a_stamp(stamp: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": {stamp}}}</script>'
    assert clean_page(article(head=head)).published is None
