"""Texts that a regular expression nearly matches, for long."""

import random
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]  # what a pattern consists of has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

STRANGE = "\x00\u2603"
"""What hardly any pattern takes: a near miss ends with it."""

FILLERS = (
    *' \n\t-.:/|([«"&01aوـ،!',
    *(
        " :",
        " -",
        ". ",
        "a ",
        "و ",
        "1 ",
        "1/",
        "1:",
        "1-",
        "10:00 ",
        "2024 ",
        "a.",
        "a/",
        "a-",
        "a,",
        " ,",
        "«»",
        "!«",
    ),
    *("()", "<a ", "</", "&#1;", "{{", "a=", "\r\n"),
)


def near_misses(text: str, flags: int, length: int) -> Iterator[str]:
    """Texts of about this length: each part of the pattern that may come again, again and again, with what stands
    before it and something else behind; and the fillers."""
    rng = random.Random(repr(text))
    for before, part in sorted(_repeated(list(parser.parse(text, flags)), "", rng)):
        for unit in {part, before + part} - {""}:
            for end in ("", STRANGE):
                yield before + unit * (length // len(unit)) + end
    for filler in FILLERS:
        yield filler * (length // len(filler)) + STRANGE


def _repeated(nodes: list[Any], before: str, rng: random.Random) -> set[tuple[str, str]]:
    """What may come again in a pattern: a text before it and one of it."""
    found: set[tuple[str, str]] = set()
    for node in nodes:
        kind, value = node
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            body = list(value[2])
            if value[1] > 1:
                found |= {(before, _sample(body, rng)) for _ in range(3)}
            found |= _repeated(body, before, rng)
        elif kind is sre.BRANCH:
            for branch in value[1][:40]:
                found |= _repeated(list(branch), before, rng)
        elif kind is sre.SUBPATTERN:
            found |= _repeated(list(value[3]), before, rng)
        elif kind is sre.ATOMIC_GROUP:
            found |= _repeated(list(value), before, rng)
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            found |= _repeated(list(value[1]), before, rng)
        before = (before + _sample([node], rng))[-80:]
    return found


def _sample(nodes: list[Any], rng: random.Random) -> str:
    """A text that the nodes match, or nearly."""
    return "".join(_sampled(kind, value, rng) for kind, value in nodes)


def _sampled(kind: Any, value: Any, rng: random.Random) -> str:
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if kind is sre.ANY:
        return rng.choice("a 1.و")
    if kind is sre.IN:
        return _member(value, rng)
    if kind is sre.BRANCH:
        return _sample(list(rng.choice(value[1])), rng)
    if kind is sre.SUBPATTERN:
        return _sample(list(value[3]), rng)
    if kind is sre.ATOMIC_GROUP:
        return _sample(list(value), rng)
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return "".join(_sample(list(value[2]), rng) for _ in range(max(value[0], min(1, value[1]))))
    return ""


CATEGORIES = {
    sre.CATEGORY_DIGIT: "123",
    sre.CATEGORY_SPACE: " \n\t",
    sre.CATEGORY_WORD: "aو1_",
    sre.CATEGORY_NOT_DIGIT: "a -",
    sre.CATEGORY_NOT_SPACE: "a1-و",
    sre.CATEGORY_NOT_WORD: " -.:",
}


def _member(items: list[Any], rng: random.Random) -> str:
    """One character of a set."""
    texts = [text for kind, value in items if (text := _member_of(kind, value))]
    if items[0][0] is sre.NEGATE:
        taken = set("".join(texts))
        return rng.choice([one for one in "a 1.-وx:/\n" if one not in taken] or ["\u2603"])
    return rng.choice(rng.choice(texts or ["a"]))


def _member_of(kind: Any, value: Any) -> str:
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.RANGE:
        return chr(value[0]) + chr(value[1])
    return CATEGORIES.get(value, "") if kind is sre.CATEGORY else ""
