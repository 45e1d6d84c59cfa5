"""Why a page could not be had, in a few words for ledger and log."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

GONE = frozenset({404, 410})
"""Statuses by which a server says that there is nothing (RFC 9110, 15.5.5 and 15.5.11)."""

WORDS: dict[type[Exception], str] = {
    DownloadTimeoutError: "no answer in time",
    DownloadConnectionRefusedError: "connection refused",
    CannotResolveHostError: "no such host",
    DNSLookupError: "no such host",
    ResponseDataLossError: "the answer broke off",
    DownloadCancelledError: "too large",
}


def why_failed(failure: Failure) -> str:
    """One short phrase: `status 404`, `no answer in time`, `Forbidden by robots.txt`, …"""
    error = failure.value
    if isinstance(error, HttpError):
        return f"status {error.response.status}"
    for kind, words in WORDS.items():
        if isinstance(error, kind):
            return words
    text = str(error).strip().partition("\n")[0]
    return text if isinstance(error, IgnoreRequest) and text else type(error).__name__


def is_gone(failure: Failure) -> bool:
    """Whether the server says that there is nothing at this address."""
    return isinstance(failure.value, HttpError) and failure.value.response.status in GONE
