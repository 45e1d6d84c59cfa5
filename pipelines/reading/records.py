"""A line becomes a record of the current schema, or says why it is none."""

import json
from typing import Any, NamedTuple

from crawler.columns import RECORD_COLUMNS
from crawler.items import RECORD_FIELDS

Record = dict[str, Any]

ALWAYS = ("id", "origin", "text", "fetched_at", "content_hash")
"""Fields that every version of the schema has and that are never empty: what lacks one is no record."""

LATER: dict[str, Any] = {"revision": 1, "contained_in": None}
"""Fields that came after version 1 of the schema, and what they are in older records."""

LARGEST = 2**31 - 1
"""The largest whole number that a record may hold: what 32 bits take."""

_FIELDS = set(RECORD_FIELDS)

_KINDS: dict[str, type] = {"string": str, "strings": list, "integer": int}
_TYPES = [(one.name, _KINDS[one.kind], one.optional) for one in RECORD_COLUMNS]


class NotARecord(ValueError):
    """A line that is no record; the message says why, in a few words."""


class Parsed(NamedTuple):
    """A line that was read."""

    record: Record
    """All fields of the current schema, in its order."""
    as_written: bool
    """Whether the line itself says the same: nothing was filled in, left out or mended."""


def parse(line: bytes) -> Parsed:
    """The record that a line holds. Raises NotARecord.

    Fields that an older record lacks are filled in, those of a newer one that are not known are left out, and half
    characters (lone surrogates), which no other format can hold, become `?`.
    """
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise NotARecord("not UTF-8") from None
    except (ValueError, RecursionError):
        raise NotARecord("no whole JSON object") from None
    if not isinstance(found, dict):
        raise NotARecord("no JSON object")
    if "reason" in found and "text" not in found:
        raise NotARecord("the row of a rejected page")
    if not all(found.get(name) for name in ALWAYS if name != "text") or "text" not in found:
        raise NotARecord("no record of naqi")
    complete = found.keys() == _FIELDS
    if not complete:
        found = _completed(found)
    _check(found)
    # JSON can spell half a character as \uD800: such a string has no UTF-8.
    whole = b"\\u" not in line
    return Parsed(found if whole else _encodable(found), complete and whole)


def _completed(found: Record) -> Record:
    missing = [name for name in RECORD_FIELDS if name not in found and name not in LATER]
    if missing:
        raise NotARecord(f"no record of naqi: it has no {missing[0]}")
    return {name: found[name] if name in found else LATER[name] for name in RECORD_FIELDS}


def _check(record: Record) -> None:
    """Raise NotARecord where a value has not the type of its field."""
    for name, kind, optional in _TYPES:
        value = record[name]
        if type(value) is str is kind or (value is None and optional):
            continue
        if kind is list and type(value) is list and all(type(one) is str for one in value):
            continue
        if kind is int and type(value) is int and 0 <= value <= LARGEST:
            continue
        raise NotARecord(f"its {name} is not of the record's type")


def _encodable(record: Record) -> Record:
    def mended(value: Any) -> Any:
        if isinstance(value, str):
            return value.encode("utf-8", "replace").decode("utf-8")
        return [mended(one) for one in value] if isinstance(value, list) else value

    return {name: mended(value) for name, value in record.items()}
