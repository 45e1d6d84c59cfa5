"""What a command tells: lines for people. Loads nothing: each start asks it first."""

import logging
import os
import sys
from contextlib import suppress
from typing import TextIO

from scrapy.settings import BaseSettings

from crawler.core.text import shown
from crawler.exit_status import NO_OUTPUT


def quiet_start(settings: BaseSettings | None) -> None:
    """Leave out the lines in which Scrapy says its versions: they come before its logger's level can be set."""
    if settings is not None and settings["LOG_LEVEL"] != "DEBUG":
        logging.getLogger("scrapy.utils.log").addFilter(lambda record: record.levelno >= logging.WARNING)


def complain(text: str) -> None:
    """Print one line to standard error: what went wrong, for people. Where nobody reads it, it changes nothing."""
    with suppress(OSError):  # a pipe that is closed, a full disk, a terminal that is gone
        print(f"naqi: {shown(text)}", file=sys.stderr, flush=True)  # noqa: T201


def show(text: str, stream: TextIO | None = None) -> None:
    """Print to a stream, by default standard output.

    A reader who has seen enough (`| head`) is no error (Python docs, note on SIGPIPE). What cannot be written for
    another reason ends the command with one line and status 6.
    """
    stream = stream or sys.stdout
    try:
        stream.write(f"{shown(text)}\n")
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:  # a full disk
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        complain(f"standard output cannot be written: {error.strerror}")
        sys.exit(NO_OUTPUT)
