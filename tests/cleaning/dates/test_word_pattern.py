import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.cleaning.dates.word_pattern import WordPattern, whole_words
from pipelines.cleaning.dates.words import either

WORDS = ["آذار", "كانون الثاني", "may", "s.a.t"]
PATTERN = rf"\d{{1,2}} {either(WORDS, 'و')}"
TEXTS = st.lists(
    st.sampled_from(["3", " ", "اذار", "كانون", "الثاني", "may", "و", "s.a.t", "s", "b", "é", "1"]), max_size=8
).map("".join)


@given(TEXTS)
@example("3 وmay")
def test_it_says_what_the_expression_says(text: str) -> None:
    late, plain = WordPattern(PATTERN, WORDS, "و"), re.compile(PATTERN)
    assert late.sub("T", text) == plain.sub("T", text)
    assert late.subn("T", text) == plain.subn("T", text)
    assert [found.span() for found in late.finditer(text)] == [found.span() for found in plain.finditer(text)]
    for at in range(len(text)):
        one, other = late.match(text, at), plain.match(text, at)
        assert (one and one.span()) == (other and other.span())
    first, same = late.search(text), plain.search(text)
    assert (first and first.span()) == (same and same.span())


def test_it_is_compiled_when_one_of_the_words_stands_in_a_text() -> None:
    pattern = whole_words(WORDS)
    assert not pattern.may_fit("نيسان 2024, maybe") and pattern.sub("", "نيسان") == "نيسان"
    assert "compiled" not in vars(pattern)
    assert pattern.search("3 كانون  الثاني")
    assert "compiled" in vars(pattern)


def test_a_word_that_begins_with_no_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="no letter"):
        whole_words(["(مساء)"])
