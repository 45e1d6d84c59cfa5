"""The list of a text's parts that some pages print above it."""

import re

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.wording import zone_words
from pipelines.cleaning.text import key_of

MOST_ENTRIES = 30
"""Parts of a text that such a list names."""

_NUMBER = re.compile(r"^\W*\d{0,2}(?:\.\d)?\W*")


def contents(lines: list[ReadLine]) -> list[int]:
    """The heading "contents" and the lines behind it that stand in the text once more, as headings of its parts."""
    for i, line in enumerate(lines):
        if line.key not in zone_words("contents"):
            continue
        found = []
        for j in range(i + 1, min(len(lines), i + 1 + MOST_ENTRIES)):
            part = key_of(_NUMBER.sub("", lines[j].text))
            if not part or not any(key_of(_NUMBER.sub("", other.text)) == part for other in lines[j + 1 :]):
                break
            found.append(j)
        if found:
            return [i, *found]
    return []
