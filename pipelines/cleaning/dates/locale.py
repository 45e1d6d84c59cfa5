"""dateparser with an Arabic locale of our own: all month systems, folded spelling, whole relative phrases.

The locale goes in through dateparser's own door, a LocaleDataLoader. It has its own name, because dateparser caches its
dictionaries by locale name (docs/dates.md).
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import datetime
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from dateparser.date import DateDataParser
from dateparser.languages.loader import LocaleDataLoader
from dateparser.languages.locale import Locale

from pipelines.cleaning.dates.words import LIBYAN, MONTHS, folded, table

NAME = "ar-naqi"
"""Name of the locale."""

_MONTH_KEYS = "january february march april may june july august september october november december".split()
_NUMBER = r"(\d++)"


class NaqiLoader(LocaleDataLoader):  # type: ignore[misc]
    """Gives dateparser one locale, whatever language it asks for."""

    def get_locales(self, *args: Any, **kwargs: Any) -> Iterator[Locale]:
        """The locale, as the only one."""
        yield _locale()

    def get_locale(self, shortname: str) -> Locale:
        """The locale, under any name."""
        return _locale()


class NaqiParser(DateDataParser):  # type: ignore[misc]
    """dateparser's parser over our loader."""

    locale_loader = NaqiLoader()


@cache
def _locale() -> Locale:
    return Locale(NAME, language_info=locale_info())


def locale_info() -> dict[str, Any]:
    """Locale data in dateparser's own form: its `ar`, all its regional months, and what is missing in both, folded.

    Left out are phrases of the future ("within 24 hours") and durations without a direction ("two hours"): on a news
    page neither tells when it was published.
    """
    arabic = deepcopy(import_module("dateparser.data.date_translation_data.ar").info)
    info: dict[str, Any] = {"name": NAME, "date_order": "DMY", "skip": [",", "/", "-", "."], "pertain": []}
    regions = [arabic, *arabic["locale_specific"].values()]
    for number, key in enumerate(_MONTH_KEYS, 1):
        ours = [word for months in (MONTHS, LIBYAN) for word, value in months.items() if value == number]
        info[key] = folded([*ours, *(word for region in regions for word in region.get(key, []))])
    relative = table("relative")
    units = relative["units"]
    info |= {unit: folded(forms["many"]) for unit, forms in units.items()}
    info["relative-type"] = _fixed_phrases(relative)
    info["relative-type-regex"] = {
        rf"\1 {unit} ago": [
            rf"{ago} {_NUMBER} {word}" for ago in folded(relative["ago"]) for word in folded(forms["many"])
        ]
        for unit, forms in units.items()
    }
    return info


def _fixed_phrases(relative: dict[str, Any]) -> dict[str, list[str]]:
    """Phrases without a number: "since two hours", "half an hour ago", "yesterday", "now"."""
    phrases: dict[str, list[str]] = {"0 second ago": folded(relative["moments"]["now"])}
    agos = folded(relative["ago"])

    def add(key: str, words: Iterable[str], leads: Iterable[str] = ("",)) -> None:
        known = {phrase for listed in phrases.values() for phrase in listed}
        said = [f"{lead} {word}".strip() for lead in leads for word in words]
        phrases.setdefault(key, []).extend(phrase for phrase in said if phrase not in known)

    for unit, forms in relative["units"].items():
        add(f"1 {unit} ago", folded(forms["one"]), agos)
        add(f"2 {unit} ago", folded(forms["two"]), agos)
    for minutes, words in relative["parts"].items():
        add(f"{minutes} minute ago", folded(words), agos)
    for days, words in relative["days"].items():
        add(f"{days} day ago", folded(words))
    return phrases


def _settings(**own: Any) -> dict[str, Any]:
    """Given order kept, all parts required, the past preferred, nothing taken from this machine's zone."""
    return {
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PREFER_DATES_FROM": "past",
        "NORMALIZE": False,  # our text and our words are folded already
        "SKIP_TOKENS": [],
        "DATE_ORDER": "DMY",
        "STRICT_DATE_ORDER": "all",
        **own,
    }


@cache
def _absolute(order: str) -> NaqiParser:
    own = {"PARSERS": ["absolute-time"], "DATE_ORDER": order, "REQUIRE_PARTS": ["day", "month", "year"]}
    return NaqiParser(languages=["ar"], settings=_settings(**own))


@lru_cache(maxsize=4096)
def read_absolute(core: str, order: str) -> datetime | None:
    """A folded date with its three parts, and maybe a clock time HH:MM[:SS]; None where there is no such day."""
    data = _absolute(order).get_date_data(core)
    return data.date_obj if data.date_obj and {"year", "month", "day"} <= set(data.parts) else None


def read_yearless(core: str, base: datetime) -> datetime | None:
    """Day and month, most recently past as seen from the naive `base`; None where there is no such day."""
    own = {"PARSERS": ["absolute-time"], "RELATIVE_BASE": base}
    data = NaqiParser(languages=["ar"], settings=_settings(**own)).get_date_data(core)
    return data.date_obj if data.date_obj and {"month", "day"} <= set(data.parts) else None


def read_relative(phrase: str, base: datetime) -> tuple[datetime, bool] | None:
    """A whole folded relative phrase, counted from the naive `base`.

    Returns the moment and whether it is exact to the minute (hours and minutes are, days and longer are not), or None.
    """
    parser = NaqiParser(languages=["ar"], settings=_settings(PARSERS=["relative-time"], RELATIVE_BASE=base))
    data = parser.get_date_data(phrase)
    return (data.date_obj, "time" in data.parts) if data.date_obj else None
