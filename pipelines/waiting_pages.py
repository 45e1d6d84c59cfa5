"""Pages that wait for what a worker makes of them."""

import asyncio
import os
from dataclasses import dataclass
from typing import Generic, TypeVar

from crawler.items import FetchedPage

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Asked(Generic[T]):
    """Pages that somebody waits for together."""

    answers: list[T | Exception | None]
    left: int
    """Pages without an answer."""
    done: asyncio.Future[None]


@dataclass(slots=True, eq=False)
class Waiting(Generic[T]):
    """A page that somebody waits for."""

    page: FetchedPage
    asked: Asked[T]
    place: int
    """Of its answer."""
    settled: bool = False
    """It has its answer."""
    deaths: int = 0
    losses: int = 0
    """How often its worker was lost before it began with it: that says little of the page."""
    faults: int = 0
    """How often a worker said that the machine was at fault."""
    alone: bool = False
    """It was in a batch that failed: whose fault that was shows when each is tried alone."""


def size_of(page: FetchedPage) -> int:
    """Bytes of a page, in memory or in its file; 0 where there is none: the worker says why."""
    if page.body is not None:
        return len(page.body)
    try:
        return os.stat(page.origin).st_size  # noqa: PTH116 - asked for each page: making the Path takes as long
    except OSError:
        return 0
