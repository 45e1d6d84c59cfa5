"""Why a page could not be had, in few words."""

import pytest
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.core.faults import DamagedAnswer, HostAway, TooMuch, in_words, is_gone, why_failed

URL = "http://sada.test/1"


def refused(status: int) -> Failure:
    return Failure(HttpError(Response(URL, status=status)))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (HostAway("robots.txt: status 503"), "robots.txt: status 503"),
        (IgnoreRequest(), "IgnoreRequest"),
        (IgnoreRequest("max redirections reached"), "too many redirects"),
        (OSError("[('SSL routines', '', 'wrong version')]"), "no TLS connection"),
        (OSError("broken pipe"), "the connection failed"),
        (TooMuch("x"), "too large"),
        (DamagedAnswer("x"), "the answer is damaged"),
        (CannotResolveHostError("x"), "no such host"),
        (ValueError("x"), "the answer names a broken address"),
        (KeyError("x"), "KeyError"),
        (None, "NoneType"),
    ],
)
def test_a_fault_in_words(error: Exception | None, words: str) -> None:
    assert in_words(error) == words


def test_a_status_is_told_as_one_and_others_in_words() -> None:
    assert why_failed(refused(404)) == "status 404"
    assert why_failed(Failure(TimeoutError("x"))) == "the connection failed"


def test_what_a_server_says_is_gone() -> None:
    assert is_gone(refused(404)) and is_gone(refused(410))
    assert not is_gone(refused(403)) and not is_gone(refused(503))
    assert not is_gone(Failure(TimeoutError()))
