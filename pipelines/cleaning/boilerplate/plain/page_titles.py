"""The headline with the site's name, the section or the day around it, as browsers show it and as it is copied."""

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.wording import tokens

LEAST_WORDS = 4
"""Words of a headline that is known again in a longer line."""

LEAST_LETTERS = 20
"""Characters of it: a shorter one may be words of another headline."""

PAGE_TITLE_WORDS = 7
"""Words beside it: the site's name, the section, the day."""


def page_titles(lines: list[ReadLine], stop: int) -> dict[int, int]:
    """The lines before `stop` that hold another of them and a few words more, each with the one that it holds."""
    head = range(min(stop, len(lines)))
    found: dict[int, int] = {}
    for i in head:
        inner = [j for j in head if j != i and j not in found and _holds(lines[i], lines[j])]
        if inner:
            found[i] = inner[0]
    return found


def _holds(line: ReadLine, inner: ReadLine) -> bool:
    key = inner.key
    if len(key) < LEAST_LETTERS or len(tokens(key)) < LEAST_WORDS or key == line.key:
        return False
    front, found, end = line.key.partition(key)
    if not found or len(tokens(front)) + len(tokens(end)) > PAGE_TITLE_WORDS:
        return False
    return all(not part.strip() or not (part.strip()[edge].isalnum()) for part, edge in ((front, -1), (end, 0)))
