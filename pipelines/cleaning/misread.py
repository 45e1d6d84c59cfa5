"""Text that was once read in a wrong encoding and saved again: undone where what comes out is Arabic, or else left.

Two families. UTF-8 that was read as a single-byte code page: two strange characters a letter. And an Arabic code page
that was read as a Western one: an accented letter for each Arabic one. Whole pages, single paragraphs and titles occur.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from typing import AnyStr

from pipelines.cleaning.entities import ampersands
from pipelines.cleaning.late_pattern import LatePattern
from pipelines.cleaning.letters import ARTICLE, MISREAD
from pipelines.cleaning.misread_cyrillic import repair_cyrillic

MOJIBAKE = 0.3
"""Share of two letters among those of a script from which a text is UTF-8 that was read as a single-byte code page.

UTF-8 writes each Arabic letter as D8 or D9 and one byte more: read as Windows-1256 every second letter is a tah or a
zah, in real Arabic text one in eighty.
"""

SURE = 3
"""Arabic letters that come out of one word's bytes, from which it is no chance: strange words decode to nothing."""

SURE_AMONG_OTHERS = 2
"""The same where ACCENTED_ROW longer words of the text were misread."""

ACCENTED_ROW = 4
"""Accented letters in a row of words without one plain letter among them: no Western language writes so."""

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_LATIN = re.compile("[\u00c0-\u00ff]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_ADDRESS = LatePattern(
    r"(?:href|src|srcset|action|poster|data-[a-z-]{1,30})\s{0,9}=\s{0,9}(?:\"[^\"]{0,5000}\"|'[^']{0,5000}')"
    r"|https?:[^\s\"'<>]{1,5000}"
)
_ADDRESS_IN_UTF8 = LatePattern(_ADDRESS.pattern.encode())
LONGEST_ADDRESS = 5_100
"""Characters of an address at most."""
_WORD_OR_ADDRESS = LatePattern(rf"{_ADDRESS.pattern}|[^\x00-\x7f]+")
_ARABIC_SIGNS = tuple(letter.encode().decode("cp1256") for letter in ARTICLE)
_WESTERN_SIGNS = ("\u00d8\u00a7", "\u00d9\u201e", "\u00d9\u0084")
"""Alef and lam, the most frequent letters, as they are misread."""
FEWEST = 8
"""Marks of a whole text that was misread; fewer come from a few strange words."""

_LATIN_LEAD = b"\xc3"
"""Opens each accented letter in UTF-8. One byte is found a hundred times as fast as a pattern, and most pages hold a
few of them or none."""
_LEADS = re.compile("[\u00c2-\u00f4]")
"""What opens a sequence in UTF-8 (RFC 3629): Arabic text holds none of it."""
_WESTERN_LEADS = re.compile(rb"\xc3[\x82\x83\x98\x99]")
"""The same four letters in UTF-8 that `repair` and the signs look for."""
_VOWEL_SIGNS = re.compile("\u00d9[\u2018\u2019\u2039\u017d\u0152]")
"""Those vowel signs of a text in UTF-8 whose bytes Windows-1252 has letters for."""
_LOST_HYPHEN = re.compile("\u00d8(?=[\u00d8\u00d9]|$)")
"""The first byte of a letter whose second one, AD, was taken for a soft hyphen and left out."""
_C1 = {chr(code): bytes([code]) for code in range(0x80, 0xA0)}
"""What true Latin-1 has where Windows-1252 has letters, and where that has none."""
_TURKISH = {letter: letter.encode("cp1254") for letter in "\u011e\u0130\u015e\u011f\u0131\u015f"}
"""What Windows-1254 has in the place of six letters of Windows-1252."""

_HIGH = (
    "\u011e\u0130\u015e\u011f\u0131\u015f"
    "\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
"""All that bytes from 80 on are in Windows-1252, Windows-1254 and Latin-1."""
_ROW = LatePattern(rf"(?<![A-Za-z{_HIGH}])[{_HIGH}]++(?:[^A-Za-z<>&{_HIGH}]{{1,9}}[{_HIGH}]++)*(?![A-Za-z])")
_LEAD_BYTES, _NEXT_BYTES = bytes(range(0xC2, 0xF5)), bytes(range(0x80, 0xC0))
"""What opens a sequence of several bytes in UTF-8, and what follows (RFC 3629)."""
_RUN_1256 = LatePattern(
    f"[{_LEAD_BYTES.decode('cp1256')}](?<![^\x00-\x7f].)[{_NEXT_BYTES.decode('cp1256')}][^\x00-\x7f]*"
)
_RUN_1252_IN_UTF8 = re.compile(rb"\xc3(?<![\x80-\xff].)[\x82-\xb4][\x80-\xff]*", re.DOTALL)
"""What opens as the next one, in UTF-8, where it is found faster."""
_RUN_1252 = LatePattern(
    f"[{_LEAD_BYTES.decode('cp1252')}](?<![^\x00-\x7f].)"
    f"[{_NEXT_BYTES.decode('cp1252', 'ignore')}{''.join(_C1)}][^\x00-\x7f]*"
)
"""Runs of strange characters that open as UTF-8 does, read in these code pages: no other can be misread UTF-8. What
stands before one is asked behind its first letter, as a pattern that opens with a letter is found ten times as fast."""
_WORD = re.compile("[\u00c0-\u00ff]{3}")
_WORD_IN_UTF8 = re.compile(rb"\xc3[\x80-\xbf]\xc3[\x80-\xbf]\xc3[\x80-\xbf]")
_ONE_REFERENCE = (
    r"&(?:[A-Za-z]{3,6}|#(?:1[2-9]\d|2[0-5]\d|33[89]|35[23]|376|38[12]|402|710|732|8[2-4]\d\d)"
    r"|#[xX](?:[89a-fA-F]|1[5-9]|20[0-3])[\da-fA-F]);[^A-Za-z<>&]{0,%d}"
)
_ROW_PART = _ONE_REFERENCE % 9
_REFERENCES = LatePattern(f"{_ROW_PART}(?:{_ROW_PART}){{3,}}")  # opens with a letter: it is found fast
_REFERENCES_IN_UTF8 = re.compile(f"(?:{_ONE_REFERENCE % 36}){{4}}".encode())
"""The same, where a character takes four bytes at most."""
_REFERENCE = re.compile(r"&[#\w]{2,6};")
ROW_OF_REFERENCES = 130
"""Bytes from the first to the fourth of a row of them: three with what may stand between."""


def repair(text: str, utf8: bytes | None = None) -> str:
    """The text, or what it was before it was misread, once or twice. Never raises. `utf8` is the text so, if known."""
    utf8 = _in_utf8(text) if utf8 is None else utf8
    for _ in range(2):
        before = text
        western = _has_accented(utf8, FEWEST) and len(_WESTERN_LEADS.findall(utf8)) >= FEWEST
        if _may_hold(_ARABIC_SIGNS, text) and _is_misread(text, *MISREAD, _ARABIC):
            text = _NON_ASCII.sub(lambda run: _from_cp1256(run[0]), text)
        elif western and (
            _is_misread(text, "\u00d8", "\u00d9", _LATIN) or _is_misread(text, "\u00c3", "\u00c2", _LATIN)
        ):
            text = _NON_ASCII.sub(lambda run: _from_cp1252(run[0]), text)
        else:
            text = _repair_words(text, utf8)
        if text == before:
            break
        utf8 = _in_utf8(text)
    return repair_cyrillic(_repair_rows(text, utf8))


def _has_accented(utf8: bytes, count: int) -> bool:
    """Whether a text in UTF-8 has so many accented letters. To find them one by one is faster than to count them."""
    at = -1
    for _ in range(count):
        at = utf8.find(_LATIN_LEAD, at + 1)
        if at < 0:
            return False
    return True


def _has_word(utf8: bytes) -> bool:
    """Whether three accented letters stand in a row in a text in UTF-8."""
    first, last = utf8.find(_LATIN_LEAD), utf8.rfind(_LATIN_LEAD)
    return _WORD_IN_UTF8.search(utf8, first, last + 2) is not None


def _may_hold(signs: Iterable[str], text: str) -> bool:
    """Whether the seldom character of a sign is there: one character is found many times as fast as two in a row."""
    return any(sign[1] in text for sign in signs)


def _in_utf8(text: str) -> bytes:
    """Each letter of Latin-1 is C3 and another byte there, so that these are found ten times as fast."""
    return text.encode("utf-8", "surrogatepass")


def _is_misread(text: str, one: str, other: str, letters: re.Pattern[str]) -> bool:
    marks = text.count(one) + text.count(other)
    if marks < FEWEST or marks < text.count(ARTICLE[0]):  # alef is the most frequent letter of real Arabic
        return False
    return marks > MOJIBAKE * len(letters.findall(text))


def _repair_words(text: str, utf8: bytes) -> str:
    """Single words and paragraphs of a sound page: those whose bytes are Arabic in UTF-8. Addresses stay.

    `utf8` is the text in UTF-8.
    """
    if _may_hold(_WESTERN_SIGNS, text) and any(sign in text for sign in _WESTERN_SIGNS) and _has_western_words(utf8):
        text = _repair_runs(text, _RUN_1252, _from_cp1252)
    if _may_hold(_ARABIC_SIGNS, text) and any(sign in text for sign in _ARABIC_SIGNS):
        text = _repair_runs(text, _RUN_1256, _from_cp1256)
    return text


def _has_western_words(utf8: bytes) -> bool:
    """Whether one of the words that were read in Windows-1252 stands elsewhere than in an address."""
    runs = ((run.start(), run[0].decode("utf-8", "replace")) for run in _RUN_1252_IN_UTF8.finditer(utf8))
    strange = [start for start, run in runs if _if_arabic(run, _from_cp1252) != run]
    return bool(strange) and not _are_in_addresses(strange, _ADDRESS_IN_UTF8.finditer(utf8, _before(strange)))


def _repair_runs(text: str, runs: LatePattern[str], read: Callable[[str], str]) -> str:
    strange = [run.start() for run in runs.finditer(text) if _if_arabic(run[0], read) != run[0]]
    if not strange or _are_in_addresses(strange, _ADDRESS.finditer(text, _before(strange))):
        return text
    sure = SURE if len(strange) < ACCENTED_ROW else SURE_AMONG_OTHERS
    return _WORD_OR_ADDRESS.sub(lambda run: _if_arabic(run[0], read, sure), text)


def _before(places: list[int]) -> int:
    return max(0, places[0] - LONGEST_ADDRESS)


def _are_in_addresses(places: list[int], addresses: Iterator[re.Match[AnyStr]]) -> bool:
    """Whether all of these places, in their order, are inside of addresses: one walk over both."""
    start = end = 0
    for place in places:
        while end <= place:
            found = next(addresses, None)
            if found is None:
                return False
            start, end = found.span()
        if place < start:
            return False
    return True


def _if_arabic(run: str, read: Callable[[str], str], sure: int = SURE) -> str:
    found = read(run) if run[0] > "\x7f" else run
    return found if found != run and len(_ARABIC.findall(found)) >= sure else run


def _from_cp1256(run: str) -> str:
    try:
        return run.encode("cp1256").decode("utf-8")
    except UnicodeError:
        return run


def _from_cp1252(run: str) -> str:
    if not _LEADS.search(run):
        return run
    for text in (run, _with_lost_bytes(run)):
        try:
            return _western(text).decode("utf-8")
        except UnicodeError:
            pass
    return run


def _with_lost_bytes(text: str) -> str:
    """Misread UTF-8 with the bytes back that Windows-1252 has no letter for, or a soft hyphen, and were lost: of the
    letters that they can be, one alone is more than a vowel sign. Text with vowel signs stays as it is."""
    if _VOWEL_SIGNS.search(text):
        return text
    return _LOST_HYPHEN.sub("\\g<0>\u00ad", text.replace("\u00d9\ufffd", "\u00d9\u0081"))


def _western(text: str) -> bytes:
    """The bytes that a Western code page shows so. Raises UnicodeError where it has no such character."""
    return b"".join(_C1.get(char) or _TURKISH.get(char) or char.encode("cp1252") for char in text)


def _repair_rows(text: str, utf8: bytes) -> str:
    """Rows of accented letters that are Arabic in Windows-1256, or in ISO 8859-6. `utf8` is the text in UTF-8."""
    given, text = text, _REFERENCES.sub(_written_out, text) if _may_have_references(utf8) else text
    utf8 = utf8 if text == given else _in_utf8(text)
    if not _has_accented(utf8, SURE) or not _has_word(utf8):
        return given
    rows = [row[0] for row in _ROW.finditer(text) if _is_row(row[0])]
    arabic = {codec: sum(_read(row, codec).count(ARTICLE) for row in rows) for codec in ("cp1256", "iso8859-6")}
    best = max(arabic, key=lambda codec: arabic[codec])
    if not arabic[best]:
        return given
    return _ROW.sub(lambda row: _read(row[0], best) if _is_row(row[0], len(rows) > ACCENTED_ROW) else row[0], text)


def _may_have_references(utf8: bytes) -> bool:
    """Whether four references may stand in a row, at a quick look."""
    places = ampersands(utf8)
    return places is None or any(
        last - first <= ROW_OF_REFERENCES and _REFERENCES_IN_UTF8.match(utf8, first)
        for first, last in zip(places, places[3:], strict=False)
    )


def _is_row(row: str, surely: bool = False) -> bool:
    """Whether a row may be Arabic letters; on a page that has many such rows, a shorter one too."""
    return len(_LATIN.findall(row)) >= (2 if surely else ACCENTED_ROW) and (surely or _WORD.search(row) is not None)


def _read(row: str, codec: str) -> str:
    try:
        return "".join(_western(char).decode(codec) if char > "\x7f" else char for char in row)
    except UnicodeError:
        return row


def _written_out(row: re.Match[str]) -> str:
    """A row of character references as the letters that they stand for, where these are accented ones."""
    plain = _REFERENCE.sub(lambda found: _letter(found[0]), row[0])
    return plain if len(_LATIN.findall(plain)) >= ACCENTED_ROW and _WORD.search(plain) else row[0]


def _letter(reference: str) -> str:
    letter = html.unescape(reference)
    return letter if len(letter) == 1 and letter > "\x7f" else reference
