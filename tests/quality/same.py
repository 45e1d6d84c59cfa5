# ruff: noqa: T201
"""Whether the cleaning gives the same records as it did: python -m tests.quality.same [--keep] [--against FOLDER]

    python -m tests.quality.same --keep            keeps the records of the working tree
    python -m tests.quality.same                   cleans again, prints each difference and how many there are

The records lie in --against FOLDER, which is .quality/same of the checkout (git ignores it) where none is named. So the
records of another commit are had by running --keep in a worktree of it, with a folder that lies outside of both.

--only gold regression … cleans some of the sets (SETS has their names), --field title text shows some of the fields,
--removed compares the removed lines too (rule, place and text). Exit status 1 where there is a difference. Sets whose
pages do not lie beside the checkout (--shared) are left out and named.
"""

import argparse
import difflib
import gzip
import json
import multiprocessing
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from crawler.items import FetchedPage, Rejected
from pipelines.cleaning.chain import clean_fetched

ROOT = Path(__file__).parent.parent.parent
FETCHED = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
"""When every page was fetched whose gold does not say so: relative dates count from it."""

PROCESSES = 2
Record = dict[str, Any]


class Case(NamedTuple):
    """A page to clean."""

    name: str
    body: bytes
    url: str | None
    fetched_at: datetime = FETCHED


def saved_pages(folder: Path, label: str) -> Iterator[Case]:
    """The pages of a folder, each with its gold beside it."""
    for path in sorted(folder.glob("*.html")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        stated = gold.get("fetched_at")
        moment = datetime.fromisoformat(stated) if stated else FETCHED
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        yield Case(f"{label}/{path.stem}", path.read_bytes(), gold.get("url"), aware)


def regression(_shared: Path, _count: int) -> Iterator[Case]:
    """The project's own pages, in whichever folder of the tests they lie."""
    for folder in sorted(ROOT.glob("tests/*/pages")):
        yield from saved_pages(folder, "regression")


def gold_pages(shared: Path, _count: int) -> Iterator[Case]:
    yield from saved_pages(shared / "gold" / "pages", "gold")


def more_pages(shared: Path, _count: int) -> Iterator[Case]:
    yield from saved_pages(shared / "gold" / "more", "more")


def transplanted(shared: Path, count: int) -> Iterator[Case]:
    """Real articles set into the gold pages, made once."""
    folder = ROOT / ".quality" / f"transplanted-{count}"
    if (shared / "gold").is_dir() and len(list(folder.glob("*.json"))) < count:
        script = str(shared / "gold" / "transplant.py")
        subprocess.run([sys.executable, script, str(folder), "--count", str(count)], check=True)
    yield from saved_pages(folder, "transplanted")


def articles(shared: Path, _count: int) -> Iterator[Case]:
    """Articles as plain text, alone and under their headlines."""
    path = shared / "articles" / "news.jsonl.gz"
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for number, line in enumerate(rows):
            row = json.loads(line)
            yield Case(f"articles/{number:04}", row["text"].encode(), row["url"])
            yield Case(f"articles/{number:04}-titled", f"{row['title']}\n{row['text']}".encode(), row["url"])


def rawtext(shared: Path, _count: int) -> Iterator[Case]:
    for path in sorted((shared / "rawtext" / "docs").glob("*.txt")):
        yield Case(f"rawtext/{path.stem}", path.read_bytes(), None)


SETS: dict[str, Callable[[Path, int], Iterator[Case]]] = {
    "regression": regression,
    "gold": gold_pages,
    "more": more_pages,
    "rawtext": rawtext,
    "articles": articles,
    "transplanted": transplanted,
}


def clean(case: Case) -> tuple[str, Record]:
    """The record of a page, with the removed lines, or why it was rejected."""
    page = FetchedPage(body=case.body, url=case.url, fetched_at=case.fetched_at, origin=case.name)
    result, trace = clean_fetched(page)
    if isinstance(result, Rejected):
        return case.name, {"rejected": result.reason, "detail": result.detail}
    removed = [f"{line.rule} [{line.place}] {line.text}" for line in trace.removed]
    return case.name, {**result.record(), "removed": removed}


def records_of(name: str, shared: Path, count: int) -> dict[str, Record]:
    """The records of a set, by the names of the pages."""
    with multiprocessing.get_context("forkserver").Pool(PROCESSES) as pool:
        return dict(pool.imap(clean, SETS[name](shared, count), chunksize=8))


def show(page: str, field: str, old: object, new: object) -> None:
    """Print a difference; of texts and lists only the lines that differ."""
    print(f"{page}  {field}")
    one, other = (
        [line for part in (value if isinstance(value, list) else [value]) for line in str(part).split("\n")]
        for value in (old, new)
    )
    for line in difflib.unified_diff(one, other, lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            print(f"    {line}")


def compare(old: dict[str, Record], new: dict[str, Record], fields: list[str] | None) -> Counter[str]:
    """Show what differs; returns how often each field does. Fields that only one side knows are counted as such."""
    found: Counter[str] = Counter()
    for page in sorted(old.keys() | new.keys()):
        before, after = old.get(page, {}), new.get(page, {})
        if not before or not after:
            print(f"{page}  {'is new' if after else 'is gone'}")
            found["page"] += 1
        elif ("rejected" in before) != ("rejected" in after):
            show(page, "outcome", *(side.get("rejected", side.get("text")) for side in (before, after)))
            found["outcome"] += 1
        else:
            for field in before.keys() & after.keys() if fields is None else fields:
                if before.get(field) != after.get(field):
                    show(page, field, before.get(field), after.get(field))
                    found[field] += 1
            found.update(f"{name} (not on both sides)" for name in before.keys() ^ after.keys())
    return found


def write(path: Path, records: dict[str, Record]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps([page, record], ensure_ascii=False) + "\n" for page, record in records.items()]
    path.write_text("".join(lines), encoding="utf-8")


def read(path: Path) -> dict[str, Record]:
    return dict(json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--against", type=Path, default=ROOT / ".quality" / "same")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--count", type=int, default=2000, help="pages of the set `transplanted`")
    parser.add_argument("--only", nargs="+", choices=SETS, default=list(SETS), metavar="SET")
    parser.add_argument("--field", nargs="+")
    parser.add_argument("--removed", action="store_true")
    args = parser.parse_args()
    found: Counter[str] = Counter()
    pages = 0
    for name in args.only:
        records = records_of(name, args.shared, args.count)
        kept = args.against / f"{name}.jsonl"
        if not records:
            print(f"no pages of the set {name}", file=sys.stderr)
        elif args.keep:
            write(kept, records)
        elif not kept.exists():
            print(f"no kept records of the set {name} in {args.against}", file=sys.stderr)
        else:
            old = {page: one for page, one in read(kept).items() if name != "transplanted" or page in records}
            if not args.removed:
                for record in [*old.values(), *records.values()]:
                    record.pop("removed", None)
            found += compare(old, records, args.field)
        pages += len(records)
    if args.keep:
        print(f"records of {pages} pages kept in {args.against}")
        return 0
    real = {name: count for name, count in found.items() if "(" not in name}
    print(f"{sum(real.values())} differences on {pages} pages", dict(found))
    return 1 if real else 0


if __name__ == "__main__":
    sys.exit(main())
