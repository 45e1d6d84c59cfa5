"""The number and date of the issue of a paper above a plain text, as old archives print them."""

import re
from itertools import takewhile

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.wording import zone_words
from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.dates.words import MONTHS, WEEKDAYS

REACH_OF_ISSUE = 12
"""Lines from the top among which it stands."""

_WORDS = "|".join(sorted(zone_words("issue_words")))
_ISSUE = re.compile(rf"(?:{_WORDS}) \d{{1,6}}(?:\s?[-–—|:،](?=.*\d).{{1,40}})?")
_YEAR = re.compile(rf"\W*(?:{_WORDS}) ?\d{{1,4}} ?[-–—:] ?(?:{_WORDS})\W*")
_NUMBER = re.compile(r"\d{1,6}")


def is_issue(line: ReadLine) -> bool:
    """Whether a line is the number of an issue, with its date or without: "issue 512 - July 2001"."""
    return _ISSUE.fullmatch(line.key) is not None


def split_issue(lines: list[ReadLine]) -> list[int]:
    """The lines of an issue that is printed in parts around "year 127 - issue": numbers, a month, a day, a date."""
    head = lines[:REACH_OF_ISSUE]
    at = next((i for i, line in enumerate(head) if _YEAR.fullmatch(line.key)), None)
    if at is None:
        return []
    above = list(takewhile(lambda i: _is_part(head[i]), range(at - 1, -1, -1)))
    return [*above, at, *takewhile(lambda i: _is_part(head[i]), range(at + 1, len(head)))]


def _is_part(line: ReadLine) -> bool:
    key = line.key.strip()
    return _NUMBER.fullmatch(key) is not None or key in MONTHS or key in WEEKDAYS or is_date_line(line.text)
