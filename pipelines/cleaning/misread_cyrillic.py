"""Arabic that was once read as Cyrillic (Windows-1251) and saved again: UTF-8, or Windows-1256, undone word by word."""

import re

from pipelines.cleaning.late_pattern import LatePattern
from pipelines.cleaning.letters import ARTICLE

_UTF8_SIGNS = tuple(letter.encode().decode("cp1251") for letter in ARTICLE)
"""Alef and lam as they are misread: no Cyrillic text has a section sign or a low quotation mark inside a word."""
_SIGN_1256 = ARTICLE.encode("cp1256").decode("cp1251")
"""The article in Windows-1256, misread."""

_LEADS = bytes(range(0xD8, 0xDC)).decode("cp1251")
"""What opens an Arabic letter in UTF-8 (U+0600 to U+06FF), misread."""
_HIGH = "".join(bytes([code]).decode("cp1251", "ignore") for code in range(0x80, 0x100))
_WORD_UTF8 = LatePattern(f"[{_LEADS}][{re.escape(_HIGH)}]+")
_ROW_1256 = LatePattern(f"[{re.escape(_HIGH)}]+(?:[^A-Za-z<>&{re.escape(_HIGH)}]{{1,9}}[{re.escape(_HIGH)}]+)*+")
_MIXED = re.compile("[\u0430-\u044f][\u0410-\u042f]")
"""A capital letter right behind a small one: Cyrillic words are written in one case, but for their first letter."""

_FRENCH = re.compile("[\u00e0-\u00ff]")
"""Letters that Windows-1256 has for French where Windows-1251 has the Cyrillic vowels, which no text is without."""

FEWEST_MIXED = 2
"""Such pairs in a row of words that is misread Arabic, where every second word has one; abbreviations have one."""

SURE_LETTERS = 4
"""Characters of the shortest word: two letters of two bytes each."""


def repair_cyrillic(text: str) -> str:
    """The text, and what was Arabic before it was misread as Cyrillic. Never raises; other Cyrillic stays."""
    if _UTF8_SIGNS[0][0] in text and any(sign in text for sign in _UTF8_SIGNS):  # one character is found much faster
        text = _WORD_UTF8.sub(_from_utf8, text)
    if _SIGN_1256[0] in text and _SIGN_1256 in text:
        text = _ROW_1256.sub(_from_1256, text)
    return text


def _from_utf8(word: re.Match[str]) -> str:
    if len(word[0]) < SURE_LETTERS:
        return word[0]
    try:
        return word[0].encode("cp1251").decode("utf-8")
    except UnicodeError:
        return word[0]


def _from_1256(row: re.Match[str]) -> str:
    if _SIGN_1256 not in row[0] or len(_MIXED.findall(row[0])) < FEWEST_MIXED:
        return row[0]
    found = "".join(_letter(char) if char > "\x7f" else char for char in row[0])
    return row[0] if _FRENCH.search(found) else found


def _letter(char: str) -> str:
    try:
        return char.encode("cp1251").decode("cp1256")
    except UnicodeError:
        return char
