"""Output folders of any size, for measuring and for the long comparison."""

import json
import random
from pathlib import Path

from tests.export.made import Record, former, lines, record

EXAMPLES = Path(__file__).parent.parent.parent / "docs/example-output"

SITES, DAYS = 20, 30
PARAGRAPHS, WORDS = 8, 45
"""Of an article: with them 100,000 records have 450 MB, as those of a crawl had."""


STRANGE_EVERY = 6
"""One record in so many is strange, where strange ones are asked for."""

STRANGE_TEXTS = (
    "كـــتـــاب في الطريـق",
    "\u200fمن اليمين\u200e then left\u202b والعودة\u202c",
    "عائلة 👨‍👩‍👧‍👦 وعلم 🇵🇸 ونغمة 🏽",
    '"قال" \'فلان\' «نعم» "" \\"',
    "سطر\nسطران\r\nثلاثة\n\nخمسة",
    "=HYPERLINK(\"http://x\";\"y\")",
    "+٩٦٦", "-1", "@SUM(A1)", "\t=1", "00123", "1-2", "1E5", "TRUE", "NULL", "null", "\\N", "nan",
    "عربي | آخر", "a,b;c\td", "\ufeffبداية", "\u2028فاصل\u2029", "\x00صفر\x1f", "كِتَابٌ مُشَكَّلٌ", "\U0010ffff\ufffd",
    " يبدأ بفراغ وينتهي به ", "",
)  # fmt: skip

STRANGE_DATES = (
    None, "2026", "2026-02", "2026-02-28", "2026-02-28T10:00", "2026-02-28T10:00:05.123456+03:00", "0001-01-01T00:00Z",
    "1899-12-31", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2262-04-12T00:00Z", "2999-12-31T23:59:59.999999Z",
    "9999-12-31T23:59:59-05:00", "2026-02-30", "أمس", "",
)  # fmt: skip


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


def strange(made: Record, rng: random.Random) -> Record:
    """The record with values that formats and readers stumble over."""
    one, other, third = rng.choices(STRANGE_TEXTS, k=3)
    changes: Record = {
        "title": rng.choice([one, None]),
        "text": f"{other}\n{third}",
        "description": rng.choice([third, None]),
        "source": rng.choice([other[:100], None]),
        "section": rng.choice([one[:100], None]),
        "tags": [text[:1000] for text in (one, other)[: rng.randrange(3)]],
        "authors": [third[:1000]] * rng.randrange(2),
        "published": rng.choice(STRANGE_DATES),
        "modified": rng.choice(STRANGE_DATES),
        "language": rng.choice(["ar", "ckb", None]),
        "duplicate_of": rng.choice([None, f"{rng.randrange(1000):016x}"]),
        "contained_in": rng.choice([None, f"{rng.randrange(1000):016x}"]),
        "flags": rng.choice([[], ["short", "paywalled"], ["a flag of tomorrow"]]),
    }
    if rng.random() < 0.01:
        changes["text"] = "ا" * 200_000
    if rng.random() < 0.1:
        changes |= dict.fromkeys(("url", "site", "title", "published_raw", "published_from", "image"))
    return made | changes


def large_output(folder: Path, count: int, *, with_strange: bool = False) -> Path:
    """Write an output folder with `count` records, the same for the same count."""
    words, rng = vocabulary(), random.Random(7)
    files = {}
    for number in range(count):
        made = large_record(number, words, rng)
        if with_strange and number % STRANGE_EVERY == 0:
            made = strange({"revision": 1} | made, rng)
        path = folder / str(made["site"]) / f"articles-{made['fetched_at'][:10]}.jsonl"
        if path not in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            files[path] = path.open("wb")
        files[path].write(lines(made))
    for file in files.values():
        file.close()
    return folder
