"""The language of a text, by its letters and words; what the page states only where the text leaves it open."""

import pytest

from crawler.items import FetchedPage
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.draft import CleanText
from pipelines.cleaning.language import find_language
from tests.cleaning.pages import LEAD, SECOND

SAMPLES = [
    ("ar", LEAD),
    ("ar", LEAD.replace("ي", "ی").replace("ك", "ک")),
    ("ar", LEAD + " وقال المهندس گوران ڕەشید إن العمل سيبدأ في موعده من دون تأخير. " + SECOND),
    ("fa", "وزیر راه گفت که ساخت این سد در سال آینده به پایان می‌رسد و آب مورد نیاز کشاورزان از آن تامین خواهد شد"),
    ("ur", "وزیر نے کہا ہے کہ ڈیم کی تعمیر اگلے سال مکمل ہو جائے گی اور کسانوں کو پانی ملے گا"),
    ("ku", "وەزیری ئاو وتی کە کارەکانی بەنداوەکە ساڵی داهاتوو تەواو دەبێت و جووتیاران ئاویان پێدەگات"),
    ("en", "The ministry said that works on the old dam will begin next month after the inspection of its wall"),
    ("fr", "Le ministre a déclaré que les travaux sur le barrage commenceront le mois prochain dans la région"),
]


def language(text: str, html: bytes = b"x") -> str | None:
    return find_language(open_page(FetchedPage(body=html)), CleanText(text))


@pytest.mark.parametrize(("code", "text"), SAMPLES)
def test_language(code: str, text: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(("code", "text"), SAMPLES)
def test_the_text_wins_over_the_page(code: str, text: str) -> None:
    assert language(text, b'<html lang="tr"><p>x</p></html>') == code


def test_the_page_is_asked_where_the_text_says_nothing() -> None:
    assert language("25 - 30", b'<html lang="ar-EG"><p>x</p></html>') == "ar"
    assert language("25 - 30", b'<html><meta property="og:locale" content="fr_FR"><p>x</p></html>') == "fr"
    assert language("25 - 30", b'<html lang="arabic"><p>x</p></html>') is None
    assert language("25 - 30") is None


@pytest.mark.parametrize("code", ["12", "1a", "٢٣", "-", "a", "x-12", "\u202ear"])
def test_what_is_no_code_is_none(code: str) -> None:
    assert language("25 - 30", f'<html lang="{code}"><p>x</p></html>'.encode()) is None
