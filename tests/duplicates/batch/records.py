"""Files of records in which stories come again, and what the index says of them, one after the other."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from crawler.items import Article
from pipelines.duplicates.batch.job import Target
from pipelines.duplicates.batch.texts import records_of
from pipelines.duplicates.fill import OwnDatabase, open_index
from pipelines.duplicates.signature import Signature
from pipelines.writing.folder_name import folder_name
from pipelines.writing.store import GROUP
from tests.duplicates.texts import story
from tests.made_articles import made_article

Marks = dict[tuple[str, str], tuple[str | None, str | None]]
"""By id and content hash: duplicate_of and contained_in."""

NOTES = [story(9000 + seed, paragraphs=1) for seed in range(12)]
"""Paragraphs that sites print in one article after another."""


def articles(count: int, seed: int, sites: int) -> Iterator[Article]:
    """Articles of a few sites: stories, copies and copies of copies, items inside longer ones, revisions, the same
    record twice, furniture, and stories that one site prints often."""
    rng = random.Random(seed)
    made: list[Article] = []
    for number in range(count):
        site = f"site{rng.randrange(sites)}.test"
        kind = rng.random()
        if made and kind < 0.04:
            made.append(rng.choice(made[-30:]))  # the same record
        elif made and kind < 0.12:
            old = rng.choice(made[-60:])
            text = old.text + "\n" + story(number + 50_000, paragraphs=rng.choice((1, 6)))
            made.append(replace(old, text=text, content_hash=made_article(old.origin, text).content_hash, revision=2))
        else:
            text = story(rng.randrange(count), paragraphs=rng.choice((1, 3, 5)))
            if made and kind < 0.3:
                text = "(وكالات) " + rng.choice(made[-80:]).text
            elif made and kind < 0.4:
                lines = rng.choice(made).text.split("\n")
                text = "\n".join(lines[: max(1, len(lines) // 2)])
            lines = text.split("\n") + [rng.choice(NOTES) for _ in range(rng.choice((0, 0, 1, 2)))]
            made.append(made_article(f"https://{site}/{number}", "\n".join(lines), site=site))
        yield made[-1]


def files(folder: Path, count: int, seed: int, size: int, sites: int = 4) -> list[Path]:
    """Files of so many records each."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [json.dumps(one.record(), ensure_ascii=False) + "\n" for one in articles(count, seed, sites)]
    paths = []
    for start in range(0, len(rows), size):
        paths.append(folder / f"part-{start:06}.jsonl")
        paths[-1].write_text("".join(rows[start : start + size]), encoding="utf-8")
    return paths


def by_the_index(targets: list[Target]) -> tuple[Marks, Counter[str]]:
    """What the index says of each text, and how many texts of each kind there are."""
    database = OwnDatabase()
    index = open_index(database, [])
    found: Marks = {}
    kinds: Counter[str] = Counter()
    ids: set[str] = set()
    waiting: list[str] = []
    for piece, _ in targets:
        for record in records_of(piece):
            key = (record["id"], record["content_hash"])
            if key in found:
                kinds["repeated"] += 1
                continue
            match = index.take(record["id"], folder_name(record["site"]), Signature.of(record["text"]))
            found[key] = match.duplicate_of, match.contained_in
            kinds["revision"] += record["id"] in ids
            kinds["duplicate"] += match.duplicate_of is not None
            kinds["contained"] += match.contained_in is not None
            ids.add(record["id"])
            waiting.append(record["id"])
            if len(waiting) == GROUP:
                index.commit(waiting)
                index.release(waiting)
                waiting = []
    database.close()
    return found, kinds


def written(targets: list[Target]) -> Marks:
    """What the batch job wrote."""
    rows = (json.loads(line) for _, path in targets for line in path.read_text(encoding="utf-8").splitlines())
    return {(row["id"], row["content_hash"]): (row["duplicate_of"], row["contained_in"]) for row in rows}
