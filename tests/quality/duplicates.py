# ruff: noqa: T201
"""How well duplicates are told: python -m tests.quality.duplicates [ARTICLES] [--pairs N] [--seeds 1,2] | --cost N

ARTICLES is a file of JSON Lines with `text`, gzipped or not, or a folder of documents with gold (`N.txt`, `N.json`).
Made pairs of each class go through an index, as they would in a crawl: recall a class, and how many that are no copies
are marked. --cost fills an index with N made articles and prints, at steps, processor time, size and memory.
"""

import argparse
import gzip
import itertools
import json
import random
import resource
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from crawler.ledger.database import CACHE
from pipelines.duplicates.fill import OwnDatabase, open_index
from pipelines.duplicates.index import Match
from pipelines.duplicates.signature import Signature
from pipelines.duplicates.words import encode
from pipelines.writing.store import GROUP
from tests.duplicates.texts import WORDS
from tests.quality import duplicate_pairs as pairs


def every_pair(articles: list[str], count: int, rng: random.Random) -> Iterator[tuple[bool, pairs.Pair]]:
    """Pairs of all classes, each with whether it is one story."""
    for kind in pairs.COPIES:
        yield from ((True, one) for one in pairs.copies(kind, articles, count, rng))
    yield from ((True, one) for one in pairs.short_copies(articles, count, rng))
    for kind in pairs.MADE_WITH["templates"]:
        yield from ((False, one) for one in pairs.templates(kind, count, rng))
    for kind in pairs.FORMS["forms"]:
        yield from ((False, one) for one in pairs.forms(kind, count, rng))
    for make in (pairs.numbers_changed, pairs.names_changed, pairs.follow_ups):
        yield from ((False, one) for one in make(articles, count, rng))


def match_of(pair: pairs.Pair) -> Match:
    """What the later text of a pair is to the earlier one."""
    index = open_index(OwnDatabase(), [])
    index.take("0" * 16, "one", Signature.of(pair.earlier))
    return index.take("1" * 16, "two", Signature.of(pair.later))


def measure(articles: list[str], count: int, seeds: list[int]) -> None:
    """Print recall and false marks by class."""
    made: Counter[tuple[bool, str]] = Counter()
    marked: Counter[tuple[bool, str]] = Counter()
    for seed in seeds:
        for same, pair in every_pair(articles, count, random.Random(seed)):
            made[same, pair.kind] += 1
            marked[same, pair.kind] += match_of(pair).duplicate_of is not None
        wired = list(pairs.inside(articles, count, random.Random(seed)))
        matches = [match_of(pair) for pair in wired]
        held = sum(one.contained_in is not None for one in matches)
        copies = sum(one.duplicate_of is not None for one in matches)
        print(f"wire items inside longer stories {len(wired)}: contained_in {held}, duplicate_of {copies}")
    for (same, kind), number in made.items():
        print(f"{'copies' if same else 'others'}  {kind:24} {number:6}  marked {marked[same, kind] / number:.4f}")
    wanted = [key for key in made if key[0] and key[1] != "hard rewording"]
    right, false = sum(marked[key] for key in wanted), sum(marked[key] for key in made if not key[0])
    print(f"recall {right / sum(made[key] for key in wanted):.4f} without hard rewording", end="  ")
    print(
        f"precision {right / (right + false):.4f}  ({false} of {sum(made[key] for key in made if not key[0])} others)"
    )


def real(articles: list[str]) -> None:
    """Print what is marked among the articles as they are, to be read."""
    index = open_index(OwnDatabase(), [])
    for number, text in enumerate(articles):
        match = index.take(f"{number:016x}", "one", Signature.of(text))
        if found := match.duplicate_of or match.contained_in:
            what = "a copy of" if match.duplicate_of else "inside"
            print(f"{what}: {articles[int(found, 16)][:70]!r}\n    {text[:70]!r}")


Paragraphs = tuple[bytes, ...]


def texts_in(path: Path) -> list[str]:
    """The texts of a file of JSON Lines; or of a folder of annotated documents, by the lines that are `body`."""
    if path.is_dir():
        golds = [
            (json.loads(gold.read_text(encoding="utf-8")), gold.with_suffix(".txt")) for gold in path.glob("*.json")
        ]
        found = []
        for gold, text in golds:
            lines = text.read_text(encoding="utf-8").split("\n")
            found.append("\n".join(lines[number].strip() for number in gold["body"] if lines[number].strip()))
        return found
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as rows:
        return [json.loads(row)["text"] for row in rows]


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


def cost(most: int) -> None:
    """Print what a look-up and an insertion cost while the index grows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        index = open_index(FileDatabase(path), [])
        stories = made_stories()
        next(stories)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
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
            if number % max(most // 20, 1) == 0:
                memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
                size = path.stat().st_size / number
                print(f"{number:8}  {seconds / since * 1000:.3f}  {size:.0f}  {memory:.0f}  {found}", flush=True)
                seconds, since = 0.0, 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--pairs", type=int, default=200, help="of each class and seed")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--cost", type=int, help="so many made articles; no pairs")
    options = parser.parse_args()
    if options.cost:
        cost(options.cost)
    if options.articles:
        articles = texts_in(options.articles)
        measure(articles, options.pairs, [int(one) for one in options.seeds.split(",")])
        real(articles)


if __name__ == "__main__":
    main()
