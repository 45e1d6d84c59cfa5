"""Output folders of any size, for measuring and for the long comparison."""

import json
import random
from pathlib import Path

from tests.export.made import Record, former, lines, record

EXAMPLES = Path(__file__).parent.parent.parent / "docs/example-output"

SITES, DAYS = 20, 30
PARAGRAPHS, WORDS = 8, 45
"""Of an article: with them 100,000 records have 450 MB, as those of a crawl had."""


def vocabulary() -> list[str]:
    """The words of the example records, as often as they stand there."""
    texts = (json.loads(line)["text"] for path in EXAMPLES.glob("*/articles-*.jsonl") for line in path.open())
    return [word for text in texts for word in text.split()]


def large_record(number: int, words: list[str], rng: random.Random) -> Record:
    """A record of an article's size; every 50th is of the former schema, every 20th a revision of the one before."""
    text = "\n".join(" ".join(rng.choices(words, k=WORDS)) for _ in range(PARAGRAPHS))
    newer = number % 20 == 19
    made = record(
        number - newer,
        site=f"site{number // 2 % SITES}",
        title=" ".join(rng.choices(words, k=9)),
        text=text,
        published=f"2026-{number % 11 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:15+02:00",
        revision=1 + newer,
        fetched_at=f"2026-11-{number // 2 % DAYS + 1:02}T00:00:00Z",
    )
    return former(made) if number % 50 == 0 else made


def large_output(folder: Path, count: int) -> Path:
    """Write an output folder with `count` records, the same for the same count."""
    words, rng = vocabulary(), random.Random(7)
    files = {}
    for number in range(count):
        made = large_record(number, words, rng)
        path = folder / str(made["site"]) / f"articles-{made['fetched_at'][:10]}.jsonl"
        if path not in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            files[path] = path.open("wb")
        files[path].write(lines(made))
    for file in files.values():
        file.close()
    return folder
