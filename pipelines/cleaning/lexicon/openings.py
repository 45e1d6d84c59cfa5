"""The letter that a line opens with, and those that a pattern lets it open with: who asks, tries few patterns."""

import re

DIGIT = "0"
"""Stands for all digits."""
_NONE = ""
"""Stands for no letter: signs alone, or nothing."""
_ANY = "*"
"""Stands for all letters."""

_LETTER = re.compile(r"[^\W_]")
_PIECE = re.compile(r"\((?:\?(?:[:=!]|<[=!])?)?|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""A part of a regular expression; of a group, its beginning."""
_TIMES = re.compile(r"(?:([*?]|\{0?,|\{0)|[+{])[\d,]*\}?[?+]?|")
"""How often a part stands there; with a group where it may be missing."""
_MARKS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
"""What has to be seen on the way to the end of a group."""
_PLAIN = re.compile(r"([^\W_])[^\\()\[\]{}|?*+.^$]*+(?![^|)])")
"""An alternative that opens with a letter and is nothing but what it says, as most are."""
_AHEAD_OR_BEHIND = ("(?=", "(?!", "(?<")
"""What is asked of other parts, and is no part itself."""
_SIGNS = frozenset(r"\s \W \b \B ^ $".split())


def first_letter(folded: str) -> str:
    """The first letter of a folded line, DIGIT for any digit; empty where it has none."""
    found = _LETTER.search(folded)
    return _named(found[0]) if found else _NONE


def first_letters(pattern: str) -> frozenset[str] | None:
    """What `first_letter` says of the lines that a folded pattern fits, with signs around it; None where that is open.

    >>> sorted(first_letters("(?:re)?print ?.*")), first_letters(".*print")
    (['p', 'r'], None)
    """
    letters, _ = _alternatives(pattern, 0)
    return None if letters & {_NONE, _ANY} else frozenset(letters)


def _alternatives(pattern: str, at: int) -> tuple[set[str], int]:
    """The first letters of what stands from here to the end of the group, and where that is."""
    found: set[str] = set()
    while True:
        letters, at = _sequence(pattern, at)
        found |= letters
        if pattern[at : at + 1] != "|":
            return found, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[set[str], int]:
    plain = _PLAIN.match(pattern, at)
    if plain is not None:
        return {_named(plain[1])}, plain.end()
    letters = {_NONE}
    while at < len(pattern) and pattern[at] not in "|)":
        if _NONE not in letters:
            return letters, _end_of(pattern, at)
        found = _PIECE.match(pattern, at)
        assert found is not None
        piece, at = found[0], found.end()
        if piece[0] == "(":
            own, at = _of_group(piece, pattern, at)
        else:
            own = _of_class(piece[1:-1]) if piece[0] == "[" else _of_piece(piece)
        times = _TIMES.match(pattern, at)
        assert times is not None
        at = times.end()
        letters = (letters - {_NONE}) | own | ({_NONE} if times[1] else set())
    return letters, at


def _end_of(pattern: str, at: int) -> int:
    """Where an alternative ends that goes on from here."""
    depth = 0
    for found in _MARKS.finditer(pattern, at):
        mark = found[0]
        if depth == 0 and mark in ("|", ")"):
            return found.start()
        depth += (mark == "(") - (mark == ")")
    return len(pattern)


def _of_group(opener: str, pattern: str, at: int) -> tuple[set[str], int]:
    letters, end = _alternatives(pattern, at)
    if opener.startswith(_AHEAD_OR_BEHIND):
        letters = {_NONE}
    elif opener not in ("(", "(?:"):
        letters = {_ANY}
    return letters, end + 1


def _of_piece(piece: str) -> set[str]:
    if piece == r"\d":
        return {DIGIT}
    if piece in _SIGNS:
        return {_NONE}
    if piece == "." or (piece[0] == "\\" and piece[1].isalnum()):
        return {_ANY}
    return {_named(piece) if _LETTER.match(piece) else _NONE}


def _of_class(inside: str) -> set[str]:
    """The first letters of what a class (`[…]`) takes."""
    bare = inside.replace(r"\d", DIGIT).replace(r"\s", " ").replace(r"\-", " ")
    if bare.startswith("^") or "-" in bare[1:-1] or re.search(r"\\[a-zA-Z0-9]", bare):
        return {_ANY}
    return {_named(sign) if _LETTER.match(sign) else _NONE for sign in bare}


def _named(letter: str) -> str:
    return DIGIT if letter.isdecimal() else letter
