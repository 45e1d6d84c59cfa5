import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cleaning.text import fold, fold_all, key_of, strip_edges, tidy

ARABIC = st.text(st.sampled_from([*map(chr, range(0x600, 0x700)), *" .,\u200c\u200f\u00a0ab09\ufefb"]), max_size=40)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("إقرأ أيضاً", "اقرا ايضا"),
        ("المسؤولة", "المسووله"),
        ("شاطئ على", "شاطي علي"),
        ("قـــــد يهمّك", "قد يهمك"),
        ("٢٠٢٤ ۱۲", "2024 12"),
        ("ﻻ مفر", "لا مفر"),
        ("کی\u200c", "كي"),
        ("Google\u00a0News", "google news"),
    ],
)
def test_spellings_of_one_word_fold_alike(written: str, folded: str) -> None:
    assert fold(written) == folded


@settings(max_examples=100)
@given(st.lists(ARABIC, max_size=5))
def test_folded_at_once_or_one_by_one_is_the_same(texts: list[str]) -> None:
    assert fold_all(texts) == [*map(fold, texts)]


@pytest.mark.parametrize(
    ("given_line", "delivered"),
    [
        ("  قـال\u00a0الوزيرُ  ", "قـال الوزيرُ"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200fنص\u202c", "نص"),
        ("ﻻ", "ﻻ"),
        ("٢٠٢٤ ، نعم", "٢٠٢٤ ، نعم"),
    ],
)
def test_what_is_delivered_keeps_its_spelling(given_line: str, delivered: str) -> None:
    assert tidy(given_line) == delivered


def test_punctuation_at_the_ends_is_no_part_of_a_key() -> None:
    assert key_of("• [إعلان 2]...") == "اعلان 2"
    assert key_of("*** --- ***") == ""
    assert strip_edges("") == ""


@settings(max_examples=150)
@given(ARABIC)
def test_delivering_twice_changes_nothing(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert key_of(once) == key_of(text)
