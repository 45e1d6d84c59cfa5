# ruff: noqa: T201
"""Lines of the journalists at other texts' edges: python -m tests.quality.moved ../shared [--longest 75]

Takes the short lines of text out of the raw text documents (their gold says which they are), puts each into a text of
the project's own, and prints those that go: as its last line, right under its headline, and between its paragraphs.
What goes there would be eaten in a text that ends or begins with such a line.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from crawler.items import FetchedPage, Rejected
from pipelines.cleaning.chain import clean_fetched
from pipelines.cleaning.text import tidy
from tests.quality.text import PROSE

HEADLINE = "الجسر الجديد يفتح أمام السيارات نهاية الشهر"
MIDDLE = 2
"""Paragraphs above the line, where it stands between them."""


def short_lines(docs: Path, longest: int) -> list[str]:
    """The lines of text of all documents that have at most so many characters, each once."""
    found: dict[str, None] = {}
    for path in sorted(docs.glob("*.json")):
        lines = path.with_suffix(".txt").read_text(encoding="utf-8").split("\n")
        body = (tidy(lines[i]) for i in json.loads(path.read_text(encoding="utf-8"))["body"])
        found |= dict.fromkeys(line for line in body if line and len(line) <= longest)
    return list(found)


def places(line: str) -> dict[str, list[str]]:
    """The texts that the line stands in, by where it stands."""
    return {
        "last": [HEADLINE, *PROSE, line],
        "under the headline": [HEADLINE, line, *PROSE],
        "between": [HEADLINE, *PROSE[:MIDDLE], line, *PROSE[MIDDLE:]],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--longest", type=int, default=75)
    args = parser.parse_args()
    lines = short_lines(args.shared / "rawtext" / "docs", args.longest)
    gone: Counter[str] = Counter()
    for line in lines:
        for place, text in places(line).items():
            article, trace = clean_fetched(FetchedPage(body="\n".join(text).encode(), url=None, origin=""))
            if isinstance(article, Rejected) or line in article.text.split("\n"):
                continue
            gone[place] += 1
            rule = next((one.rule for one in trace.removed if one.text == line), "?")
            print(f"{place}: {line} ({rule}) {article.authors or ''} {article.source or ''}")
    print(f"{len(lines)} lines:", ", ".join(f"{place} {gone[place]}" for place in places("")))


if __name__ == "__main__":
    main()
