"""What each setting may be. All are asked at the start of a command or crawl, so that a wrong one is told by its name.

A number that is none, is out of its range or has no end ("nan", "inf") is refused here, and not where it is used: there
it would end in a traceback, or in a wait without end.
"""

import logging
import math
import os
from collections.abc import Callable, Mapping

from scrapy.settings import BaseSettings

from crawler.core.text import shown

DUPLICATE_MODES = ("mark", "drop", "off")
"""What DUPLICATES may be: marked in `duplicate_of`, left out, or not looked for."""

LONGEST = 366 * 24 * 3600.0
"""Seconds that a time may be, a year: timers of the system take no more than some hundred years."""

LARGEST = 2**53
"""What a whole number may be: a float, as JSON has it, holds it exactly."""

Wanted = Callable[[object], str | None]
"""What is wanted in place of a value, in words for people; None where the value will do."""


def whole(least: int, most: int = LARGEST) -> Wanted:
    """A whole number from `least` to `most`."""
    words = f"a whole number from {least}" + (f" to {most}" if most < LARGEST else "")

    def check(value: object) -> str | None:
        try:
            number = int(value) if isinstance(value, str | int) else float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            return words
        return None if least <= number <= most and number == math.floor(number) else words

    return check


def seconds(*, above_zero: bool = False) -> Wanted:
    """A time; it may be 0 where `above_zero` is not set."""
    words = f"a number {'above' if above_zero else 'from'} 0 and of at most {LONGEST:.0f}"

    def check(value: object) -> str | None:
        try:
            number = float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            return words
        return None if 0 <= number <= LONGEST and (number or not above_zero) else words

    return check


def flag(value: object) -> str | None:
    """What Scrapy takes for yes or no."""
    words = "0, 1, true or false"
    if isinstance(value, str):
        return None if value in ("0", "1", "True", "False", "true", "false") else words
    return None if isinstance(value, bool | int) and value in (0, 1) else words


def one_of(*names: str) -> Wanted:
    """One of these words, in capital letters or not."""

    def check(value: object) -> str | None:
        return None if str(value).lower() in names else f"one of {', '.join(names)}"

    return check


def level(value: object) -> str | None:
    """A level of Python's logging."""
    known = logging.getLevelNamesMapping()
    return None if isinstance(value, int) or str(value) in known else f"one of {', '.join(known)}"


def place(value: object) -> str | None:
    """A file or folder. An empty one would be the working folder, which nobody means who leaves a variable unset."""
    good = isinstance(value, str | os.PathLike) and str(value).strip() and "\0" not in str(value)
    return None if good else "the path of a file or folder"


def line(value: object) -> str | None:
    """Text that may stand in the header of a request."""
    return None if isinstance(value, str) and value.isprintable() else "a line of text without control characters"


def unset_or(wanted: Wanted) -> Wanted:
    """The same; nothing, or an empty text, says that it is not set."""
    return lambda value: None if value is None or value == "" else wanted(value)


SETTINGS: Mapping[str, Wanted] = {
    "OUTPUT_DIR": place,
    "LEDGER": unset_or(place),
    "SITES_DIR": unset_or(place),
    "NAQI_SITES": unset_or(place),
    "LEXICON_DIR": unset_or(place),
    "METRICS_FILE": unset_or(place),
    "CHROMIUM": unset_or(place),
    "LOG_FILE": unset_or(place),
    "CONTACT_URL": unset_or(line),
    "USER_AGENT": unset_or(line),
    "DUPLICATES": one_of(*DUPLICATE_MODES),
    "RENDER": unset_or(one_of("auto", "off")),
    "LOG_LEVEL": level,
    "HANDOVER_FD": unset_or(whole(0)),
    "CLEAN_WORKERS": whole(0, 1024),
    "RENDER_PAGES": whole(1, 1024),
    "CONCURRENT_REQUESTS": whole(1, 100_000),
    "CONCURRENT_REQUESTS_PER_DOMAIN": whole(1, 100_000),
    "CONCURRENT_ITEMS": whole(1, 100_000),
    "HOST_FAILURES_MAX": whole(1),
    "RETRY_TIMES": whole(0),
    "REDIRECT_MAX_TIMES": whole(0),
    "URLLENGTH_LIMIT": whole(0),
    "ARCHIVE_MAX_BYTES": whole(1),
    "DOWNLOAD_MAXSIZE": whole(0),
    "DOWNLOAD_WARNSIZE": whole(0),
    "SOURCE_MAXSIZE": whole(0),
    "CLOSESPIDER_ERRORCOUNT": whole(0),
    "CLOSESPIDER_ITEMCOUNT": whole(0),
    "CLOSESPIDER_PAGECOUNT": whole(0),
    "CLOSESPIDER_PAGECOUNT_NO_ITEM": whole(0),
    "MEMUSAGE_LIMIT_MB": whole(0),
    "MEMUSAGE_WARNING_MB": whole(0),
    "CLEAN_TIMEOUT": seconds(above_zero=True),
    "READ_SECONDS": seconds(above_zero=True),
    "PROGRESS_SECONDS": seconds(above_zero=True),
    "ALERT_SECONDS": seconds(above_zero=True),
    "RENDER_SECONDS": seconds(above_zero=True),
    "RENDER_SETTLE": seconds(),
    "DOWNLOAD_TIMEOUT": seconds(above_zero=True),
    "DNS_TIMEOUT": seconds(above_zero=True),
    "DOWNLOAD_DELAY": seconds(),
    "AUTOTHROTTLE_START_DELAY": seconds(),
    "AUTOTHROTTLE_MAX_DELAY": seconds(),
    "AUTOTHROTTLE_TARGET_CONCURRENCY": seconds(above_zero=True),
    "CRAWL_DELAY_MAX": seconds(),
    "BUSY_DELAY": seconds(),
    "RETRY_AFTER_MAX": seconds(),
    "METAREFRESH_MAXDELAY": seconds(),
    "CLOSESPIDER_TIMEOUT": seconds(),
    "CLOSESPIDER_TIMEOUT_NO_ITEM": seconds(),
    "ALLOW_PRIVATE_ADDRESSES": flag,
    "ARCHIVE": flag,
    "AUTOTHROTTLE_ENABLED": flag,
    "COOKIES_ENABLED": flag,
    "LOG_ENABLED": flag,
    "NOINDEX_OBEY": flag,
    "PROGRESS_PLAIN": flag,
    "REMOTE_CONTROL_ENABLED": flag,
    "REMOVED_LINES": flag,
    "ROBOTSTXT_OBEY": flag,
    "TDM_OBEY": flag,
    "TELNETCONSOLE_ENABLED": flag,
}
"""Our own settings, and those of Scrapy's that a user of naqi has a reason to change."""


def check_settings(settings: BaseSettings) -> None:
    """Raises ValueError for the first setting whose value will not do: one line, with its name.

    What is not among the settings, as in a program that uses a part of naqi alone, is not asked for.
    """
    for name in SETTINGS:
        if (why := wrong_setting(settings, name)) is not None:
            raise ValueError(why)


def wrong_setting(settings: BaseSettings, name: str) -> str | None:
    """What is wrong with the value of a setting in SETTINGS, in one line with its name; None where it will do."""
    words = SETTINGS[name](settings[name]) if name in settings else None
    return None if words is None else shown(f"{name}={settings[name]}: {words} is wanted", keep="")


class CheckedSettings:
    """The same as an add-on: a Python program that crawls with Scrapy's own classes is told, too."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Scrapy calls this once, before anything is made. Raises ValueError."""
        check_settings(settings)
