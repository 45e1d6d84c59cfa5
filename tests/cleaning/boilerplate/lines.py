"""Lines as the rules of place see them, made by hand: no phrase of the lexicon is in play."""

from dataclasses import replace
from typing import Any

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.page import Line
from pipelines.cleaning.text import key_of

SENTENCE = "قالت البلدية إن الجسر الجديد يفتح أمام السيارات نهاية الشهر بعد عامين من العمل فيه دون انقطاع ليلا ونهارا"


def line(text: str, **known: Any) -> ReadLine:
    """A short line of an HTML page under no rule, unless `known` says otherwise."""
    facts = {"hit": None, "label": None, "prose": False, "linked": 0.0, "element": ("p", ""), **known}
    return ReadLine(text, key_of(text), line=Line(text), spoken=text, **facts)


def prose(number: int = 0, **known: Any) -> ReadLine:
    """A paragraph."""
    return line(f"{number} {SENTENCE}", prose=True, **known)


def ruled(text: str, action: str = "line", where: str = "any", **known: Any) -> ReadLine:
    """A line that a rule of the name `x` speaks against."""
    return line(text, hit=Hit("x", "share", action, where), **known)  # type: ignore[arg-type]


def plain(*lines: ReadLine) -> list[ReadLine]:
    """The lines as those of a plain text."""
    return [replace(one, linked=None, element=("", "")) for one in lines]
