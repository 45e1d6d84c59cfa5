"""The letter that a pattern lets a line open with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.cleaning.lexicon import FOLDER, read_rows
from pipelines.cleaning.lexicon.openings import first_letter, first_letters
from pipelines.cleaning.lexicon.pattern_group import PatternGroup
from pipelines.cleaning.lexicon.rows import Rule, folded_pattern


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("اقرا ايضا", "ا"),
        ("(?:ال)?(?:مزيد|تفاصيل)", "امت"),
        ("و?شاركنا", "وش"),
        ("و{0,2}شاركنا", "وش"),
        ("و{1,2}شاركنا", "و"),
        ("و{,2}?شاركنا", "وش"),
        (r"[(\[] ?(?:صور|فيديو)[)\]]", "صف"),
        (r"\d+ ?دقيقه|دقيقه", "0د"),
        ("7 ايام", "0"),
        (r"(?=.*\d)(?!نعم)اخر", "ا"),
        (r"(?<!م)اخر|(?:نص (?:ا|ب)|c)", "انc"),
        (r"[\d.\-/]+ ص", "0ص"),
        ("[ابت]خر", "ابت"),
        (r"\(c\)", "c"),
        (r"\bتم\b", "ت"),
        ("^[^ا]", None),
        ("[a-z]x", None),
        (r"[\w.]x", None),
        (".{0,9}هنا", None),
        (r"\w+", None),
        ("©", None),
        ("(?:قد)?", None),
        ("(?i:ab)", None),
        ("", None),
    ],
)
def test_letters_of_a_pattern(pattern: str, letters: str | None) -> None:
    assert first_letters(pattern) == (None if letters is None else frozenset(letters))


PIECES = st.sampled_from(
    [*r"ا ب 7 _ - (?: ( (?= (?! ) | ? * + {0,1} {2} \d \W \w [ا7] [^ا] . \( []ب] ^".split(), " "],
)


@given(st.lists(PIECES, max_size=9).map("".join), st.text("اب7٧_-( ", max_size=6))
def test_a_line_that_fits_opens_as_was_said(pattern: str, line: str) -> None:
    try:
        fits = re.compile(rf"[\W_]*(?:{pattern})[\W_]*").fullmatch(line)
    except re.error:
        return
    letters = first_letters(pattern) if fits else None
    assert letters is None or first_letter(line) in letters


def test_nearly_all_patterns_of_the_lexicon_say_how_a_line_opens() -> None:
    """What says nothing is tried on every line."""
    rows = [row for path in FOLDER.glob("*.tsv") for row in read_rows(path) if row[1].match == "pattern"]
    said = [first_letters(folded_pattern(pattern)) for pattern, _ in rows]
    assert said.count(None) < len(rows) / 6


def rule(name: str) -> Rule:
    return Rule(name, "x", "pattern", "line", "any", 160)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ابب", "first"),
        ("ابت", "open"),
        ("ابتث", "last"),
        ("- 7 ب", "digit"),
        ("٧ ب", "digit"),
        ("ثث", None),
        ("--", "signs"),
    ],
)
def test_of_two_patterns_that_fit_the_first_holds(line: str, name: str | None) -> None:
    rows = [("اب+", "first"), (r"\w{2}ت", "open"), ("ابب|ابت+ث*", "last"), (r"\d ب", "digit"), ("-*", "signs")]
    group = PatternGroup(160, [(pattern, rule(name)) for pattern, name in rows])
    found = group.find(line)
    assert (found and found.id) == name
    group.compile_all()
    assert group.find(line) == found
