"""Calls to the reader to follow, join, subscribe or download; `lexicon/calls.toml` tells their grammar.

A list of whole phrases knows only those that somebody has seen; these lines are made of few words in ever new orders.
"""

import re
from functools import cache, partial

from pipelines.cleaning.letters import PROCLITICS
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.words import words

LONGEST_CALL = 180
"""Characters: the longest of 40 seen has 171. A longer line is a paragraph."""

OBJECT_REACH = 2
"""Words behind a verb in the singular among which its object stands ("subscribe to our channel")."""

FIRST = 3
"""Words of an offer among which it says "to us"."""

LAST = 2
"""Words at a call's end, one of which is the channel: "follow us on Telegram"."""

CALL_OPENING = 5
"""Words of a call among which the channel stands, where the line is a sentence."""

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile("[.\u061f!] +\\S|[.\u061f]$")

_words = partial(words, "lexicon/calls.toml")


@cache
def _networks() -> tuple[str, ...]:
    return tuple(read_toml("lexicon/invitations.toml")["hosts"])


@cache
def _channel() -> re.Pattern[str]:
    return re.compile(f"{PROCLITICS}(?:{'|'.join(map(re.escape, sorted(_words('channels'), key=len, reverse=True)))})")


def is_call(folded: str, outlets: frozenset[str], *, linked: bool = False) -> bool:
    """Whether a folded line calls on the reader.

    `outlets` are folded names that the site goes by; `linked` says that a link stands in the line.
    """
    first = _WORD.search(folded) if len(folded) <= LONGEST_CALL else None
    if first is None or not (first[0] in _openers() or first[0] in _words("nouns")):  # as most lines
        return False
    tokens = _WORD.findall(folded)
    if len(tokens) < 3 or not any(map(_channel().fullmatch, tokens[1:])):
        return False
    if not linked and (_SENTENCE.search(folded.rstrip(" \"'»”)")) or not _words("speech").isdisjoint(tokens)):
        return False
    opener, rest = tokens[0], tokens[1:]
    if opener in _words("nouns"):
        return any(host in folded for host in _networks())
    ends = any(map(_channel().fullmatch, tokens[-LAST:]))
    ours = not _words("ours").isdisjoint(tokens) or _names_site(folded, outlets)
    if opener in _words("offers"):
        return ours or (ends and not _words("to_us").isdisjoint(tokens[:FIRST]))
    if opener in _words("single"):
        through = "http" in folded or not _words("through").isdisjoint(tokens)
        has_object = through and not _words("objects").isdisjoint(rest[:OBJECT_REACH])
        to_us = not _words("to_us").isdisjoint(rest[:OBJECT_REACH])
        return (has_object and (ours or ends or "http" in folded)) or (to_us and ours)
    return opener in _words("plural") and (ours or ends or "http" in folded or opener in _words("addressed"))


def opens_like_past(folded: str) -> bool:
    """Whether a folded line opens with an imperative that is spelled like the past tense: "followed", "joined"."""
    opener = _WORD.match(folded)
    return opener is not None and opener[0] in _words("plural") | _words("single")


def opens_call(folded: str) -> bool:
    """Whether a folded line opens with a word that calls open with, and names through what further on."""
    said = _WORD.findall(folded)
    return bool(said) and said[0] in _openers() and not _words("through").isdisjoint(said)


@cache
def _openers() -> frozenset[str]:
    return _words("plural") | _words("single") | _words("offers")


def names_channel(folded: str) -> bool:
    """Whether a folded line names, among its first words, a network, an app, a page of the outlet's or an address."""
    return any(map(_channel().fullmatch, _WORD.findall(folded)[:CALL_OPENING]))


def _names_site(folded: str, outlets: frozenset[str]) -> bool:
    """Whether the site's name stands behind a word such as "news of": by itself it may be an ordinary word."""
    for name in outlets:
        at = folded.find(name) if len(name) > 3 else -1
        if at > 0 and not folded[at + len(name) : at + len(name) + 1].isalnum():
            before = _WORD.findall(folded[:at])
            if before and before[-1] in _words("carriers"):
                return True
    return False
