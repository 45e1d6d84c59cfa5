"""A corpus out of output folders: python examples/corpus.py INTO FOLDER...

Writes INTO/train.jsonl and INTO/valid.jsonl, a JSON object with `text`, `url`, `site` and `published` a line, and
INTO/counts.json, which says what was left out and why. The same records give the same files.

The recipe: Arabic only; nothing whose publisher states that it is not for training; nothing damaged, translated by a
machine, cut by a paywall or short; of each story one article; and by the story, not by the article, one in twenty for
validation, so that no text of it was seen in training. Whether you may use the texts is for you to find out:
docs/law.md.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import naqi

NOT_WANTED = ("no-ai-training", "encoding-damaged", "machine-translated", "paywalled", "short")
"""Flags (docs/record.md) of which a text of the corpus has none."""

ONE_IN = 20
"""Stories to one that is for validation."""


def why_not(record: dict[str, Any]) -> str | None:
    """Why a record does not belong into the corpus; None where it does."""
    if record["language"] != "ar":
        return "another language"
    if record["contained_in"]:
        return "all of it stands in another article"
    return next((flag for flag in NOT_WANTED if flag in record["flags"]), None)


def part_of(record: dict[str, Any]) -> str:
    """`train` or `valid`, by the article's id: the same in every run, however many articles come."""
    number = int(hashlib.sha256(record["id"].encode()).hexdigest(), 16)
    return "valid" if number % ONE_IN == 0 else "train"


def main(into: Path, folders: list[str]) -> None:
    """Write the corpus and print what it holds."""
    into.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    with (
        (into / "train.jsonl").open("w", encoding="utf-8") as train,
        (into / "valid.jsonl").open("w", encoding="utf-8") as valid,
    ):
        files = {"train": train, "valid": valid}
        for record in naqi.articles([Path(one) for one in folders], duplicates=False):
            part = why_not(record) or part_of(record)
            counts[part] += 1
            if part in files:
                row = {name: record[name] for name in ("text", "url", "site", "published")}
                files[part].write(json.dumps(row, ensure_ascii=False) + "\n")
    (into / "counts.json").write_text(json.dumps(dict(sorted(counts.items())), indent=1) + "\n", encoding="utf-8")
    sys.stdout.writelines(f"{count:>8}  {part}\n" for part, count in sorted(counts.items()))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: python examples/corpus.py INTO FOLDER...")
    main(Path(sys.argv[1]), sys.argv[2:])
