"""The report's words and numbers in Arabic and English; the words lie in labels.toml and meanings.toml."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup

from crawler.health import Ailment
from pipelines.cleaning.toml_files import read_beside

Language = Literal["ar", "en"]

LANGUAGES: tuple[Language, ...] = ("ar", "en")


def labels() -> Mapping[str, Mapping[str, Any]]:
    """The tables of labels.toml: `words` and `ailments` give each label in both languages, `numbers` the signs."""
    return read_beside(Path(__file__).with_name("labels.toml"))


def word(name: str, language: Language) -> str:
    """A label in a language. Raises KeyError where there is none of that name."""
    return str(labels()["words"][name][language])


Meanings = Literal["reasons", "flags", "dates", "faults", "places"]
"""Closed sets of words that records and ledger have, and that are told in the reader's words."""

_STATUS = re.compile("status ([0-9]{3})")


def meanings() -> Mapping[str, Mapping[str, Any]]:
    """The tables of meanings.toml."""
    return read_beside(Path(__file__).with_name("meanings.toml"))


def meaning(table: Meanings, name: str, language: Language) -> str:
    """What a word of records and ledger means; the word itself where it stands in no set, such as a fault's details."""
    if table == "faults" and (status := _STATUS.fullmatch(name)):
        return word("status", language).format(number(int(status[1]), language))
    return str(meanings()[table].get(name, {}).get(language, name))


def number(value: float, language: Language, digits: int = 0) -> str:
    """A number as readers of the language write it."""
    text = f"{value:,.{digits}f}"
    return text.translate(_signs()) if language == "ar" else text


def share(value: float, language: Language) -> str:
    """A share from 0 to 1 in per cent."""
    return f"{number(100 * value, language)}{labels()['numbers']['percent'][language]}"


def day(value: date, language: Language) -> str:
    """A day, with the month's name."""
    month = labels()["numbers"]["months"][language][value.month - 1]
    text = f"{value.day} {month} {value.year}"
    return text.translate(_signs()) if language == "ar" else text


def days(count: int, language: Language) -> str:
    """So many days: Arabic counts three to ten in one form, eleven to ninety-nine in another, the rest in a third."""
    forms = labels()["numbers"]["days"][language]
    last = count % 100
    form = forms[0] if 3 <= last <= 10 else forms[1] if last > 10 else forms[2]
    return f"{number(count, language)} {form}"


def ailment(ill: Ailment, language: Language) -> str:
    """What is wrong with a site, in words."""
    values = {}
    for name, value in ill.values.items():
        if name == "days":
            values[name] = days(value, language)
        elif name == "why":  # ": status 503", or nothing
            values[name] = f": {meaning('faults', value.removeprefix(': '), language)}" if value else ""
        elif name == "reason":
            values[name] = meaning("reasons", value, language)
        elif isinstance(value, float):
            values[name] = number(value, language) if ill.kind == "shorter" else share(value, language)
        else:
            values[name] = number(value, language) if isinstance(value, int) else value
    return str(labels()["ailments"][ill.kind][language]).format(**values)


def both(ar: str, en: str) -> Markup:
    """A text in both languages, of which the page shows one."""
    return Markup('<span class="ar" lang="ar">{}</span><span class="en" lang="en">{}</span>').format(ar, en)


@cache
def _signs() -> dict[int, int]:
    return str.maketrans("0123456789,.", labels()["numbers"]["arabic"])
