"""Numbers alone around a plain text's headline."""

import re

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.title import PlainHeadline
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict
from pipelines.cleaning.boilerplate.plain.wording import runs

_NUMBER = re.compile(r"\d{1,3}(?:[,.٬]?\d{3}){0,2}")


def counts(lines: list[ReadLine], title: PlainHeadline, known: frozenset[int]) -> dict[int, Verdict]:
    """Numbers alone around the headline, beside lines that are known: views, comments. In a text that goes on with
    such lines they head its parts."""
    numbers = [i for i in range(title.start) if i not in known and _NUMBER.fullmatch(lines[i].text)]
    heads = (i for i in range(title.start, len(lines) - 1) if runs(lines[i + 1].text) and lines[i + 1].hit is None)
    if any(_NUMBER.fullmatch(lines[i].text) for i in heads):
        return {}
    taken: set[int] = set()
    for i in (*numbers, *reversed(numbers)):
        if i < title.at or not (known | taken).isdisjoint((i - 1, i + 1)):
            taken.add(i)
    return dict.fromkeys(taken, Verdict(Hit("head:counter", "meta")))
