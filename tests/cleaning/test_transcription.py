"""Names in Latin letters that are the site's own in another script."""

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.transcription import is_transcribed
from tests.cleaning.described import meta
from tests.cleaning.pages import article


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Sada Alwadi", "صدى الوادي"),
        ("Sada Al Wadi", "صدى الوادي"),
        ("Marsa Elkheir News", "مرسى الخير"),
        ("Annidaa Aljadid", "النداء الجديد"),
        ("Echourouk Elyoum", "الشروق اليوم"),
        ("Akhbar Al-Khaleej", "أخبار الخليج"),
    ],
)
def test_the_sites_name_in_latin_letters(name: str, own: str) -> None:
    assert is_transcribed(name, frozenset({own}))
    head = meta("og:site_name", own) + f'<meta name="author" content="{name}">'
    assert clean_page(article(head=head)).authors == []


@pytest.mark.parametrize("name", ["Salem Alhadi", "Sara Wadi", "Ali Ahmed", "Layla Odeh", "John Smith", "Ali Wahi"])
def test_a_person_in_latin_letters(name: str) -> None:
    assert not is_transcribed(name, frozenset({"صدى الوادي", "اليوم", "علي"}))
    head = meta("og:site_name", "صدى الوادي") + f'<meta name="author" content="{name}">'
    assert clean_page(article(head=head)).authors == [name]
