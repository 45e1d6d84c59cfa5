"""What an outlet repeats, learned from its saved pages before they are cleaned: a crawl learns it over time.

Only lines at the edges count: above the first running text and behind the last. A line that a rule knows is not
learned, as that rule says what it means for the record; nor is one that ends as a sentence does: a quotation that
follow-ups share is the journalist's.
"""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from crawler.items import FetchedPage, Rejected
from crawler.saved import outlet_of, read_page
from pipelines.cleaning.boilerplate.line_rules import Known, read_line
from pipelines.cleaning.boilerplate.plain.credits import read_credit_line
from pipelines.cleaning.boilerplate.plain.names import bare_name, is_name, may_be_given
from pipelines.cleaning.boilerplate.plain.wording import halts, runs, stops
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.extract import find_text
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.page import Line
from pipelines.cleaning.repeats import MAX_CHARS, learned_keys
from pipelines.cleaning.text import key_of
from pipelines.pool import Pool
from pipelines.refrains import Edges, refrains_of
from pipelines.tries import Crashed, TooLate, Unfinished

MOST_PAGES = 1_000
"""Pages of an outlet that are read for this: what stands on a fifth of all stands on a fifth of so many."""

MOST_LINES = 15
"""Lines of either edge of a page."""

AHEAD = 12
"""Pages for each worker that are handed to them and not yet taken back."""


@dataclass(slots=True)
class _Outlet:
    """The edges of an outlet's pages (`edges_of`)."""

    seen: set[int] = field(default_factory=set)
    """Hashes of the pages' lines: a copy teaches nothing."""
    edges: list[Edges] = field(default_factory=list)


def repeats_of(pages: Iterable[tuple[FetchedPage, list[str]]]) -> dict[str, frozenset[str]]:
    """The folded keys of the lines that each outlet repeats, by the outlet's name (`outlet_of`); `pages` come with
    their lines (`texts_of`)."""
    outlets: dict[str, _Outlet] = {}
    for page, texts in pages:
        _take(outlets.setdefault(outlet_of(page), _Outlet()), texts)
    return _repeats(outlets)


async def learn_repeats(pages: Iterable[FetchedPage], timeout: float) -> dict[str, frozenset[str]]:
    """The same of pages that are read in worker processes. One that cannot be read, that takes more than `timeout`
    seconds or that kills its worker teaches nothing: when it is cleaned, that is told."""
    outlets: dict[str, _Outlet] = {}
    async for page, texts in in_workers(_wanted(pages, outlets), texts_of, timeout):
        _take(outlets[outlet_of(page)], texts)
    return _repeats(outlets)


def _repeats(outlets: Mapping[str, _Outlet]) -> dict[str, frozenset[str]]:
    return {name: frozenset(_learned(outlet)) for name, outlet in outlets.items()}


def _wanted(pages: Iterable[FetchedPage], outlets: dict[str, _Outlet]) -> Iterator[FetchedPage]:
    for page in pages:
        outlet = outlets.setdefault(outlet_of(page), _Outlet())
        if not page.refused and len(outlet.edges) < MOST_PAGES:
            yield page


async def in_workers(
    pages: Iterable[FetchedPage], read: Callable[[FetchedPage], list[str]], timeout: float
) -> AsyncIterator[tuple[FetchedPage, list[str]]]:
    """Each page with its lines, in order; without lines where it could not be read in time (seconds)."""
    pool = Pool(0, timeout, read)
    under_way: deque[tuple[FetchedPage, asyncio.Task[list[str]]]] = deque()
    try:
        for page in pages:
            under_way.append((page, asyncio.create_task(_lines(pool, page))))
            await asyncio.sleep(0)  # the workers are served also while files are read
            if len(under_way) > AHEAD * pool.count:
                yield under_way[0][0], await under_way[0][1]
                under_way.popleft()
        while under_way:
            yield under_way[0][0], await under_way[0][1]
            under_way.popleft()
    finally:
        for _, task in under_way:
            task.cancel()
        pool.close()


async def _lines(pool: Pool[list[str]], page: FetchedPage) -> list[str]:
    try:
        return await pool.do(page)
    except (TooLate, Crashed, Unfinished):
        return []


def _take(outlet: _Outlet, texts: list[str]) -> None:
    print_of = hash(tuple(texts))
    if texts and print_of not in outlet.seen and len(outlet.edges) < MOST_PAGES:
        outlet.seen.add(print_of)
        outlet.edges.append(Edges(*edges_of(texts), _writers(texts)))


def _writers(texts: list[str]) -> frozenset[str]:
    """Who is named in the short lines of a page as its writer."""
    short = [text for text in texts if len(text) <= MAX_CHARS and not runs(text)]
    names = [text for text in short if is_name(text)]
    credits = (read_credit_line(text) for text in short)
    names += [name for credit in credits if credit is not None for name in credit.authors]
    return frozenset(key_of(bare_name(name)) for name in names)


def texts_of(page: FetchedPage) -> list[str]:
    """The lines of a page before any are removed; none where it is no article. Raises OSError."""
    try:
        opened = open_page(page if page.body is not None else read_page(page))
        lines = opened.plain_lines if opened.tree is None else find_text(Layout(opened))
    except Rejected:
        return []
    return [line.text for line in lines]


def edges_of(texts: list[str]) -> tuple[list[str | None], list[str | None]]:
    """The lines above the first running text and behind the last, from the outside inwards: the folded key of each that
    can be learned, None for another. Both are empty where nothing runs."""
    running = [i for i, text in enumerate(texts) if runs(text)]
    if not running:
        return [], []
    head, tail = texts[: running[0]], texts[: running[-1] : -1]
    if any(halts(text) and read_line(Line(text), Known()).hit is None for text in tail):
        tail = []  # a heading leads up to a list, which is the text's
    return [_key(text) for text in head[:MOST_LINES]], [_key(text) for text in tail[:MOST_LINES]]


def _key(text: str) -> str | None:
    if len(text) > MAX_CHARS or stops(text) or halts(text) or not any(map(str.isalpha, text)):
        return None
    if is_name(text) or may_be_given(text) or read_credit_line(text) or read_line(Line(text), Known()).hit:
        return None
    return key_of(text)


def _learned(outlet: _Outlet) -> Iterator[str]:
    """What comes again on enough pages, each time with nothing but the like between it and the page's end: the labels
    of a table of prices stand between prices. Above the text the headline stands among what comes again. What may be a
    writer's refrain is not learned."""
    pages = len(outlet.edges)
    often = learned_keys(Counter(_keys(outlet, None)), pages)
    counts: Mapping[str, int] = Counter(_keys(outlet, often))
    found = learned_keys(counts, pages)
    yield from found - refrains_of(outlet.edges, found)


def _keys(outlet: _Outlet, often: frozenset[str] | None) -> Iterator[str]:
    for page in outlet.edges:
        found = {key for key in page.head if key}
        for key in page.tail:
            if often is not None and key is not None and key not in often:
                break
            if key:
                found.add(key)
        yield from found
