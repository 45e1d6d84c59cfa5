# ruff: noqa: T201
"""How well duplicates are told: python -m tests.quality.duplicates [ARTICLES] [--pairs N] [--seeds 1,2] | --cost N

ARTICLES is a file of JSON Lines with `text`, gzipped or not. Made pairs of each class go through an index, as they
would in a crawl: recall a class, and how many that are no copies are marked. --cost fills an index with N made articles
and prints, at steps, processor time, size and memory.
"""

import argparse
import gzip
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

from pipelines.duplicates.fill import OwnDatabase, open_index
from pipelines.duplicates.signature import Signature
from tests.duplicates.texts import WORDS
from tests.quality import duplicate_pairs as pairs


def every_pair(articles: list[str], count: int, rng: random.Random) -> Iterator[tuple[bool, pairs.Pair]]:
    """Pairs of all classes, each with whether it is one story."""
    for kind in pairs.COPIES:
        yield from ((True, one) for one in pairs.copies(kind, articles, count, rng))
    yield from ((True, one) for one in pairs.short_copies(articles, count, rng))
    for kind in pairs.MADE_WITH["templates"]:
        yield from ((False, one) for one in pairs.templates(kind, count, rng))
    for make in (pairs.numbers_changed, pairs.names_changed, pairs.follow_ups):
        yield from ((False, one) for one in make(articles, count, rng))


def measure(articles: list[str], count: int, seeds: list[int]) -> None:
    """Print recall and false marks by class."""
    made: Counter[tuple[bool, str]] = Counter()
    marked: Counter[tuple[bool, str]] = Counter()
    for seed in seeds:
        for same, pair in every_pair(articles, count, random.Random(seed)):
            index = open_index(OwnDatabase(), [])
            index.take("0" * 16, "one", Signature.of(pair.earlier))
            made[same, pair.kind] += 1
            marked[same, pair.kind] += bool(index.take("1" * 16, "two", Signature.of(pair.later)).duplicate_of)
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


def made_story(rng: random.Random, stock: list[str], words: list[str], weights: list[float]) -> str:
    """225 words of a natural spread, with three stock phrases that thousands of articles have."""
    parts = [" ".join(rng.choices(words, cum_weights=weights, k=30)) for _ in range(7)]
    return "\n".join([*parts, " ".join(rng.choices(stock, k=3))])


class FileDatabase(OwnDatabase):
    """As the ledger: a file, WAL, forced to the disk at each commit."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")


def cost(most: int) -> None:
    """Print what a look-up and an insertion cost while the index grows. The texts are made: their words are not real
    ones, but as many and as often as those of news; one in ten is a copy of an earlier one."""
    rng = random.Random(1)
    words = [f"{one}{other}{number}" for one in WORDS for other in WORDS[:40] for number in "بتثجحخ"]
    words = [one.translate(str.maketrans("", "", "ا")) for one in words]
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    stock = [" ".join(rng.choices(words, cum_weights=weights, k=8)) for _ in range(20_000)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        index = open_index(FileDatabase(path), [])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        recent: list[str] = []
        group: list[str] = []
        seconds, found, since = 0.0, 0, 0
        print("articles  ms look-up and insertion  bytes an article  MB more  copies found")
        for number in range(1, most + 1):
            copy = number % 10 == 0 and bool(recent)
            text = rng.choice(recent) if copy else made_story(rng, stock, words, weights)
            if number % 50 == 1:
                recent = [*recent[-500:], text]
            signature = Signature.of(text)
            start = time.process_time()
            found += index.take(f"{number:016x}", f"site {number % 50}", signature).duplicate_of is not None
            group.append(f"{number:016x}")
            if len(group) == 50:
                index.commit(group)
                index.release(group)
                group = []
            seconds += time.process_time() - start
            since += 1
            if number % max(most // 10, 1) == 0:
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
        opened = gzip.open if options.articles.suffix == ".gz" else open
        with opened(options.articles, "rt", encoding="utf-8") as lines:
            articles = [json.loads(line)["text"] for line in lines]
        measure(articles, options.pairs, [int(one) for one in options.seeds.split(",")])
        real(articles)


if __name__ == "__main__":
    main()
