# ruff: noqa: T201
"""How well duplicates are told: python -m tests.quality.duplicates [ARTICLES] [--pairs N] [--seeds 1,2] | --cost N

ARTICLES is a file of JSON Lines with `text`, gzipped or not, or a folder of documents with gold (`N.txt`, `N.json`).
Made pairs of each class go through an index, as they would in a crawl: recall a class, and how many that are no copies
are marked. --cost fills an index with N made articles and prints, at steps, processor time, size and memory; --filled M
puts the rows of M others into its tables first, which takes a minute for a million.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipelines.duplicates.fill import OwnDatabase, open_index
from pipelines.duplicates.index import Index, Match
from pipelines.duplicates.signature import Signature
from pipelines.duplicates.tables import make_empty
from tests.quality import duplicate_pairs as pairs
from tests.quality.duplicates_cost import cost


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
    index = Index(_nothing())  # what it takes it holds until it is committed: the tables stay empty
    index.take("0" * 16, "one", Signature.of(pair.earlier))
    return index.take("1" * 16, "two", Signature.of(pair.later))


@cache
def _nothing() -> OwnDatabase:
    database = OwnDatabase()
    make_empty(database)
    return database


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--pairs", type=int, default=200, help="of each class and seed")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--cost", type=int, help="so many made articles; no pairs")
    parser.add_argument("--filled", type=int, default=0, help="--cost: articles that are there already")
    options = parser.parse_args()
    if options.cost:
        cost(options.cost, options.filled)
    if options.articles:
        articles = texts_in(options.articles)
        if not articles:
            parser.error(f"{options.articles} holds no documents with gold (`N.txt` beside `N.json`)")
        measure(articles, options.pairs, [int(one) for one in options.seeds.split(",")])
        real(articles)


if __name__ == "__main__":
    main()
