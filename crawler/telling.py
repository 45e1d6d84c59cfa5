"""What a command tells: lines for people. Loads nothing: each start asks it first."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from crawler.core.text import shown
from crawler.exit_status import NO_OUTPUT

if TYPE_CHECKING:  # which a tenth of a second goes to
    from scrapy.settings import BaseSettings


def quiet_start(settings: "BaseSettings | None") -> None:
    """Leave out the lines in which Scrapy says its versions: they come before its logger's level can be set.

    The versions of a dozen libraries are not even looked up, each in a file of its own.
    """
    if settings is not None and settings["LOG_LEVEL"] != "DEBUG":
        settings.set("LOG_VERSIONS", [], priority="project")
        logging.getLogger("scrapy.utils.log").addFilter(lambda record: record.levelno >= logging.WARNING)


def complain(what: object) -> None:
    """Print one line to standard error: what went wrong, for people."""
    remark(f"naqi: {what}")


def tell_interrupts() -> None:
    """From now on a Ctrl-C that nothing else takes ends this program with one line, where Python prints where it was.

    Scrapy takes it while a crawl is under way; the command `naqi` does for the rest, `scrapy` does not.
    """
    sys.excepthook = _uncaught


def _uncaught(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        complain("stopped")
    else:
        sys.__excepthook__(kind, error, where)


def in_words(error: Exception) -> str:
    """An error as it is told: of one of the system's, the file and what is wrong, without its number."""
    if isinstance(error, OSError) and error.strerror:
        named = isinstance(error.filename, str | bytes)  # a file that was opened by its number has none
        return f"{os.fsdecode(error.filename)}: {error.strerror}" if named and error.filename else error.strerror
    return str(error)


def remark(text: str) -> None:
    """Print to standard error what was done, where standard output is for something else, or for nobody.

    Where nobody can read it (a pipe that is closed, a full disk, a terminal that is gone), it changes nothing.
    """
    try:
        print(shown(text), file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        lead_nowhere(sys.stderr)


def show(text: str) -> None:
    """Print to standard output, which is for what was asked for."""
    with printing():
        print(shown(text))  # noqa: T201


@contextmanager
def printing() -> Iterator[None]:
    """Within, standard output is printed to, and nothing else done; behind, all of it has been handed on.

    A reader who has seen enough (`| head`) is no error (Python docs, note on SIGPIPE). What cannot be written for
    another reason ends the command with one line and status 6.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        lead_nowhere(sys.stdout)
    except OSError as error:  # a full disk
        lead_nowhere(sys.stdout)
        complain(f"standard output cannot be written: {error.strerror}")
        sys.exit(NO_OUTPUT)


def lead_nowhere(stream: TextIO) -> None:
    """Let a stream take whatever else is printed, and what it still holds, and keep nothing of it.

    Else Python itself would find at its end that this cannot be written, and make the exit status 120.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
