# ruff: noqa: T201
"""What look-up and insertion cost: `--cost` of tests.quality.duplicates."""

import itertools
import multiprocessing
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from crawler.ledger.database import CACHE
from pipelines.duplicates.fill import OwnDatabase, open_index
from pipelines.duplicates.signature import KEPT_OF, Signature
from pipelines.duplicates.words import encode
from pipelines.writing.store import GROUP
from tests.duplicates.texts import WORDS

Paragraphs = tuple[bytes, ...]

KEYS = 14
"""Keys of an article: 13.7 of the news on the average (ARTICLES of tests.quality.duplicates)."""

CODES = 225

PASSES = 8
"""Times that rows are put in between those that are there, so that the table's pages are as full as those of one that
has grown, and not full to the brim."""


def fill(path: Path, count: int) -> None:
    """Put articles of random codes and keys into an index that is there: hashes are spread as evenly."""
    database = FileDatabase(path)
    rng = random.Random(2)
    for step in range(PASSES):
        numbers = range(count * step // PASSES + 1, count * (step + 1) // PASSES + 1)
        rows = sorted(rng.randrange((1 << 32) // KEPT_OF) << 32 | number for number in numbers for _ in range(KEYS))
        with database.transaction() as db:
            texts = ((one, rng.randrange(-(1 << 62), 0), None, CODES, rng.randbytes(CODES)) for one in numbers)
            db.executemany("INSERT INTO duplicates_text VALUES (?, ?, ?, ?, ?)", texts)
            pairs = ((row >> 32, row & 0xFFFFFFFF) for row in rows)
            db.executemany("INSERT OR IGNORE INTO duplicates_key VALUES (?, ?)", pairs)
    database.close()


def made_stories() -> Iterator[Signature]:
    """Stories of 225 words of a natural spread, with three stock phrases that hundreds of articles have; one in ten is
    a copy of an earlier one. They are made as codes, for it is these that the index sees."""
    rng = random.Random(1)
    words = [encode(f"{one}{other}{last}") for one in WORDS for other in WORDS[:40] for last in "بتثجحخ"]
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    stock = [b"".join(rng.choices(words, cum_weights=weights, k=8)) for _ in range(20_000)]
    recent: list[Paragraphs] = []
    for number in itertools.count(1):
        if number % 10 == 0 and recent:
            yield Signature(rng.choice(recent))
            continue
        codes = rng.choices(words, cum_weights=weights, k=210)
        parts = [b"".join(codes[at : at + 30]) for at in range(0, 210, 30)]
        story = (*parts, b"".join(rng.choices(stock, k=3)))
        if number % 50 == 1:
            recent = [*recent[-500:], story]
        yield Signature(story)


class FileDatabase(OwnDatabase):
    """As the ledger: a file, WAL, forced to the disk at each commit."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute(f"PRAGMA cache_size = -{CACHE}")


def cost(most: int, filled: int) -> None:
    """Print what a look-up and an insertion cost while the index grows, from so many articles that are there."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        database = FileDatabase(path)
        open_index(database, [])
        if filled:  # in a process of its own, whose memory does not count
            filling = multiprocessing.get_context("spawn").Process(target=fill, args=(path, filled))
            filling.start()
            filling.join()
        stories = made_stories()
        next(stories)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        index = open_index(database, [])
        group: list[str] = []
        seconds, found, since = 0.0, 0, 0
        print("articles  ms look-up and insertion  bytes an article  MB more  copies found")
        for number, signature in zip(range(1, most + 1), stories, strict=False):
            start = time.process_time()
            found += index.take(f"{number:016x}", f"site {number % 50}", signature).duplicate_of is not None
            group.append(f"{number:016x}")
            if len(group) == GROUP:
                index.commit(group)
                index.release(group)
                group = []
            seconds += time.process_time() - start
            since += 1
            if number % max(most // (4 if filled else 20), 1) == 0:
                memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
                size = path.stat().st_size / (filled + number)
                print(
                    f"{filled + number:8}  {seconds / since * 1000:.3f}  {size:.0f}  {memory:.0f}  {found}", flush=True
                )
                seconds, since = 0.0, 0
