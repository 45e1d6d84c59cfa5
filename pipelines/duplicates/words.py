"""A text as its words are compared: one byte a word, in which spelling and house style no longer show."""

import re
import zlib
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate, chain, takewhile
from pathlib import Path

from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_beside

NUMBER_CODES = 32
"""Bytes below this are halves of numbers, two a number: 1,024 values, so that another number is seen as another.
The bytes above are words: 224 values are enough where it is runs of words that are compared."""

REMEMBERED = 1 << 16
"""Words whose reading is kept, 15 MB at most: nine in ten words of the news are among as many."""

MIN_LETTERS = 3
"""Letters that must be left of a word without its vowels; a shorter one is read as it is: too many would be one."""

LONGEST_PHRASE = 5
"""Words of the longest house-style phrase that is looked for."""

NEAR = 8
"""Pieces between spaces in which the longest house-style phrase (five words) stands, a dash or two among them."""

_TOKEN = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*|[^\W\d_]+|[%\u066a$€]")
_THOUSANDS = re.compile(r"[.,\u066c](?=\d{3}(?!\d))")

_SPELLING = read_beside(Path(__file__).with_name("spelling.toml"))
_AND = _SPELLING["attached"]["and"]
_JOINED: dict[str, list[tuple[str, str]]] = {}
"""What is written apart and is read in one, with how it is read, by its second word: most texts have none of these."""
for _apart in _SPELLING["joined"]:
    _JOINED.setdefault(_apart.partition(" ")[2], []).append((_apart, _apart.replace(" ", "")))
_STYLES = Path(__file__).with_name("styles.toml")
_LETTERS = str.maketrans(
    {letter: same for same, letters in _SPELLING["same"].items() for letter in letters}
    | dict.fromkeys(_SPELLING["left_out"])
)

Words = tuple[str, ...]


def encode(text: str) -> bytes:
    """The words of a text, one byte each, two for a number; empty where there are none.

    Two texts that differ in spelling, marks, punctuation, attached `and`, compound names, or house style have the same
    bytes.
    """
    text = f" {text}".replace("\N{NO-BREAK SPACE}", " ").replace(f" {_AND} ", f" {_AND}")
    for second, pairs in _JOINED.items():
        if second in text:
            for apart, joined in pairs:
                text = text.replace(apart, joined)
    written = text.split()
    codes = list(map(_plain.get, written))
    end = 0
    for at in [at for at, code in enumerate(codes) if code is None]:
        if at < end:
            codes[at] = b""  # part of the phrase before
            continue
        _, codes[at], starts = _read(written[at])
        if starts and at + 1 < len(written) and codes[at + 1] is None:
            phrase = _phrase_in(written[at : at + NEAR])
            if phrase is None:
                return _code_of(_styled([word for piece in written for word in _skeletons(piece)]))
            pieces, codes[at] = phrase
            end = at + pieces
    return b"".join([code for code in codes if code])


def _phrase_in(written: list[str]) -> tuple[int, bytes] | None:
    """How many pieces of text the phrase in the first of them takes, and its code; None where it takes half of one."""
    near = [_read(one)[0] for one in takewhile(lambda one: one not in _plain, written)]
    if len(near[0]) > 1:
        return None
    length, put = _put_for(list(chain.from_iterable(near)), _styles()[near[0][0]])
    ends = list(accumulate(map(len, near)))
    return (ends.index(length) + 1, _code_of(put)) if length in ends else None


_plain: dict[str, bytes] = {}
"""Codes of pieces of text between two spaces that are part of no phrase of several words, as far as they were met."""


@lru_cache(REMEMBERED // 8)
def _read(written: str) -> tuple[Words, bytes, bool]:
    """The words of a piece of text, its code where it stands alone, and whether a longer phrase may begin in it."""
    words = _skeletons(written)
    starts, later = _in_phrases()
    code = _code_of(_styled(list(words)))
    if words and starts.isdisjoint(words) and later.isdisjoint(words):
        if len(_plain) >= REMEMBERED:
            _plain.clear()
        _plain[written] = code
    return words, code, not starts.isdisjoint(words)


@cache
def _in_phrases() -> tuple[frozenset[str], frozenset[str]]:
    """The words that house-style phrases of several words begin with, and those that stand in them behind."""
    long = [words for phrases in _styles().values() for words in phrases if len(words) > 1]
    return frozenset(words[0] for words in long), frozenset(word for words in long for word in words[1:])


def _code_of(words: Iterable[str]) -> bytes:
    return b"".join(map(_code, words))


def _skeletons(written: str) -> Words:
    """The words of a piece of text."""
    return tuple(map(_skeleton, _TOKEN.findall(fold(written))))


def _skeleton(word: str) -> str:
    """What is left of a folded word without the letters that outlets differ in; a number without its separators, and
    without its thousands: `50,000` is written `50 thousand`, too."""
    if word[0].isdigit():
        number = _THOUSANDS.sub("", word).replace("\u066b", ".").replace(",", ".")
        if "." in number:
            return number
        number = number.lstrip("0")
        zeros = len(number) - len(number.rstrip("0"))
        return number[: len(number) - zeros // 3 * 3] or "0"
    bare = word.rstrip(_SPELLING["left_out_at_end"]).translate(_LETTERS)
    if len(bare) >= MIN_LETTERS:
        return bare
    return word[:-1] if len(word) > MIN_LETTERS and word[-1] in _SPELLING["silent_at_end"] else word


@lru_cache(REMEMBERED // 8)
def _code(skeleton: str) -> bytes:
    value = zlib.crc32(skeleton.encode())
    if skeleton[0].isdigit():
        return bytes(divmod(value % NUMBER_CODES**2, NUMBER_CODES))
    return bytes([NUMBER_CODES + value % (256 - NUMBER_CODES)])


def _styled(words: list[str]) -> list[str]:
    """The words with each house-style phrase as the first of its group; the longest phrase wins."""
    styles = _styles()
    if styles.keys().isdisjoint(words):
        return words
    done: list[str] = []
    skip = 0
    for at, word in enumerate(words):
        if skip:
            skip -= 1
        elif word in styles:
            length, put = _put_for(words[at : at + LONGEST_PHRASE], styles[word])
            done += put
            skip = length - 1
        else:
            done.append(word)
    return done


def _put_for(words: list[str], phrases: dict[Words, Words]) -> tuple[int, Words]:
    """How many of the words are a phrase, and what is put in its place: at least the first word for itself."""
    for length in range(len(words), 0, -1):
        put = phrases.get(tuple(words[:length]))
        if put is not None:
            return length, put
    return 1, (words[0],)


@cache
def _styles() -> dict[str, dict[Words, Words]]:
    """By the first word of a phrase: each phrase that begins with it, and what is put in its place."""
    table: dict[str, dict[Words, Words]] = {}
    styles = read_beside(_STYLES)
    for group in styles["groups"] + styles["bare"]:
        for phrase in map(fold, group):
            for form in [phrase] if group in styles["bare"] else _attached(phrase):
                words = _skeletons(form)
                table.setdefault(words[0], {}).setdefault(words, _skeletons(group[0]))
    return table


def _attached(phrase: str) -> list[str]:
    """A folded phrase, and with what Arabic writes in one with its first word."""
    attached = _SPELLING["attached"]
    if phrase.startswith(attached["article"]):
        rest = phrase.removeprefix(attached["article"])
        return [phrase, *(before + rest for before in attached["with_article"])]
    return [phrase, *(before + phrase for before in attached["without_article"])]
