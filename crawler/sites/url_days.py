"""The day that an address names: many publishers file their articles by it."""

import re
from datetime import date
from urllib.parse import unquote, urlsplit

_PARTS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_DIGITS = re.compile(r"(?<=[/_-])(20\d\d)()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_-]\w)")
"""Eight digits at the end of a path may as well be the article's number."""


def day_in(url: str) -> tuple[date, str] | None:
    """The day in a URL's path (`/2024/10/30/`, `/2024-10-30-slug`, `/20241030/1`) and how it stands there.

    None where there is none, or no such day in the calendar.
    """
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    found = _PARTS.search(path) or _DIGITS.search(path)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4])), found[0]
    except ValueError:
        return None
