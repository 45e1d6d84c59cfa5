"""Elements with thousands of attributes, cut before they are parsed: libxml2 walks all earlier ones for each.

20,000 attributes on one element, 130 kB, take seconds, and no page has a use for them. A page is cut only where
something says that it has such an element, since to look at each tag takes as long as a quarter of the parse.
"""

import re

MAX_ATTRIBUTES = 500
"""Attributes of one element that are kept; builders of pages write some dozens. So many take no longer to parse, a
byte, than few; 2,000 take five times as long."""

LONGEST_TAG = 6_000
"""Characters without a `>` from which a tag may have too many attributes to parse: 2,000 in their shortest form."""

HIDDEN = 3
"""Ends of tags in a row, each the last one in so many characters, that look as if they stood in a value. Scripts have
one or two; 20,000 attributes whose values hide the tag's length have 20."""

_ATTRIBUTE = r"""[\s/]++[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_TAG = re.compile(
    rf"<(?:!--.*?(?:-->|\Z)|(script|style|textarea|title)(?=[\s/>])((?:{_ATTRIBUTE})*+)((?:[^<]++|<(?!/\1))*+(?:</\1)?+)"
    rf"|([a-z][^\s/>]*+)((?:{_ATTRIBUTE})*+))",
    re.IGNORECASE | re.DOTALL,
)
"""A comment; the name, attributes and content of an element whose content is no markup; or a tag's name and attributes.
What is no attribute of a tag stays as it is."""

_QUOTES = ('"', "'")

_FIRST = re.compile(rf"(?:{_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+")


def without_excess_attributes(source: str) -> str:
    """The page with at most MAX_ATTRIBUTES attributes on each element; the same string where none has more."""
    if not may_have_excess(source):
        return source
    return _TAG.sub(_cut, source)


def may_have_excess(source: str) -> bool:
    """Whether a tag may be long enough; looks at a character in a hundred or so."""
    if len(source) < LONGEST_TAG:
        return False
    at = in_values = 0
    while at + LONGEST_TAG < len(source):
        end = source.rfind(">", at, at + LONGEST_TAG) + 1
        if not end:  # a script or a text, or a tag that begins here
            start = source.find("<", at)
            end = source.find(">", start) + 1 if start >= 0 else len(source)
            if start >= 0 and _is_long(source, start, end or len(source)):
                return True
        in_values = in_values + 1 if end and _is_in_value(source, at, end) else 0
        if in_values == HIDDEN:
            return True
        at = end or len(source)
    return False


def _is_in_value(source: str, at: int, end: int) -> bool:
    """Whether the `>` before `end` seems to stand in a value: no tag begins between `at` and it, or one in quotes."""
    opening = source.rfind("<", at, end)
    return opening < 0 or source[opening - 1] in _QUOTES or source.startswith(_QUOTES, end)


def _is_long(source: str, start: int, stop: int) -> bool:
    """Whether the tag that seems to stand there may have too many attributes: it is long, and not by their values."""
    if stop - start <= LONGEST_TAG:
        return False
    found = _TAG.match(source, start, stop)
    if found is None or source[found.end() : stop - 1].strip("/ \t\r\n\f"):  # something else than the tag's end
        return True
    return _cut(found) != found[0]


def _cut(match: re.Match[str]) -> str:
    raw, raw_attributes, content, name, attributes = match.groups()
    given = raw_attributes or attributes
    if not given or len(given) < 2 * MAX_ATTRIBUTES:
        return match[0]
    first = _FIRST.match(given)
    assert first is not None
    return f"<{raw or name}{first[0]}{content or ''}"
