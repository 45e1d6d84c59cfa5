"""Why a page could not be had, in a few words for ledger and log."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure


class DamagedAnswer(Exception):
    """What was sent cannot be unpacked, or not to its end."""


class TooMuch(DamagedAnswer):
    """What was sent unpacks to more than DOWNLOAD_MAXSIZE."""


class HostAway(IgnoreRequest):
    """A host is not to be asked in this run. That says nothing of the page: it stays due."""


class Stopping(HostAway):
    """The run ends before the page could be fetched."""


GONE = frozenset({404, 410})
"""Statuses by which a server says that there is nothing (RFC 9110, 15.5.5 and 15.5.11)."""

WORDS: dict[type[Exception], str] = {
    DownloadTimeoutError: "no answer in time",
    DownloadConnectionRefusedError: "connection refused",
    CannotResolveHostError: "no such host",
    DNSLookupError: "no such host",
    ResponseDataLossError: "the answer broke off",
    DownloadCancelledError: "too large",
    DownloadFailedError: "the answer was no HTTP, or broke off",
    TooMuch: "too large",
    DamagedAnswer: "the answer is damaged",
    OSError: "the connection failed",
    ValueError: "the answer names a broken address",
}
"""Scrapy's and the system's words for a fault, in ours; the first kind that fits."""

PARTS = {
    "max redirections reached": "too many redirects",
    "SSL routines": "no TLS connection",
}
"""What a message holds where the exception's kind says too little."""


def why_failed(failure: Failure) -> str:
    """One short phrase: `status 404`, `no answer in time`, `Forbidden by robots.txt`, …"""
    error = failure.value
    if isinstance(error, HttpError):
        return f"status {error.response.status}"
    return in_words(error)


def in_words(error: BaseException | None) -> str:
    """One short phrase for what was raised in place of an answer."""
    text = str(error).strip().partition("\n")[0]
    for part, words in PARTS.items():
        if part in text:
            return words
    if isinstance(error, IgnoreRequest) and text:
        return text
    return next((words for kind, words in WORDS.items() if isinstance(error, kind)), type(error).__name__)


def is_gone(failure: Failure) -> bool:
    """Whether the server says that there is nothing at this address."""
    return isinstance(failure.value, HttpError) and failure.value.response.status in GONE
