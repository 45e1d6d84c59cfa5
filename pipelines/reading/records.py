"""A line becomes a record of the current schema, or says why it is none."""

import json
import re
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

import orjson

from crawler.columns import RECORD_COLUMNS
from crawler.items import RECORD_FIELDS
from crawler.items.article import FORMS

Record = dict[str, Any]

ALWAYS = ("id", "origin", "text", "fetched_at", "content_hash")
"""Fields that every version of the schema has and that are never empty: what lacks one is no record."""

LATER: dict[str, Any] = {"revision": 1, "contained_in": None}
"""Fields that came after version 1 of the schema, and what they are in older records."""

LARGEST = 2**31 - 1
"""The largest whole number that a record may hold: what 32 bits take."""

_KINDS: dict[str, type] = {"string": str, "strings": list, "integer": int}
_TYPES = [(one.name, {_KINDS[one.kind], *([type(None)] if one.optional else [])}) for one in RECORD_COLUMNS]
_NEVER_EMPTY = itemgetter(*(name for name in ALWAYS if name != "text"))
_LISTS = [one.name for one in RECORD_COLUMNS if one.kind == "strings"]
_LISTED = itemgetter(*_LISTS)
_STRING = frozenset({str})
_FORMS = [(name, re.compile(form)) for name, form in FORMS.items()]
_INTEGERS = [one.name for one in RECORD_COLUMNS if one.kind == "integer"]


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
    found, whole = _read(line)
    complete = True
    if type(found) is not dict or tuple(found) != RECORD_FIELDS:
        found, complete = _completed(found)
    _check(found)
    return Parsed(found if whole else _encodable(found), complete and whole)


def _read(line: bytes) -> tuple[Any, bool]:
    """What the JSON says, and whether all its strings have a UTF-8.

    JSON can spell half a character as `\\uD800`: orjson refuses it, Python reads it.
    """
    try:
        return orjson.loads(line), True
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(line.decode("utf-8")), False
    except UnicodeDecodeError:
        raise NotARecord("not UTF-8") from None
    except (ValueError, RecursionError):
        raise NotARecord("no whole JSON object") from None


def _completed(found: Any) -> tuple[Record, bool]:
    """The fields of the current schema in its order, and whether just these were found."""
    if not isinstance(found, dict):
        raise NotARecord("no JSON object")
    if "reason" in found and "text" not in found:
        raise NotARecord("the row of a rejected page")
    if not found.keys() >= set(ALWAYS):
        raise NotARecord("no record of naqi")
    missing = [name for name in RECORD_FIELDS if name not in found and name not in LATER]
    if missing:
        raise NotARecord(f"no record of naqi: it has no {missing[0]}")
    record = {name: found[name] if name in found else LATER[name] for name in RECORD_FIELDS}
    return record, found.keys() == record.keys()


def _check(record: Record) -> None:
    """Raise NotARecord where a value has not the type or form of its field, or one is empty that never is."""
    if not all(_NEVER_EMPTY(record)):
        raise NotARecord("no record of naqi")
    wrong = _of_another_type(tuple(map(type, record.values())))
    if not wrong and not _STRING.issuperset(map(type, chain.from_iterable(_LISTED(record)))):
        wrong = next(name for name in _LISTS if not _STRING.issuperset(map(type, record[name])))
    wrong = wrong or next((name for name in _INTEGERS if not 0 <= record[name] <= LARGEST), None)
    if wrong:
        raise NotARecord(f"its {wrong} is not of the record's type")
    for name, form in _FORMS:
        if record[name] is not None and not form.fullmatch(record[name]):
            raise NotARecord(f"its {name} has not the form that a record's has")


@lru_cache(maxsize=1024)
def _of_another_type(types: tuple[type, ...]) -> str | None:
    """The first field whose value has not its type, of the types of all values in the record's order."""
    return next((name for (name, right), found in zip(_TYPES, types, strict=True) if found not in right), None)


def _encodable(record: Record) -> Record:
    def mended(value: Any) -> Any:
        if isinstance(value, str):
            return value.encode("utf-8", "replace").decode("utf-8")
        return [mended(one) for one in value] if isinstance(value, list) else value

    return {name: mended(value) for name, value in record.items()}
