"""What a report costs: python -m tests.bench.report [--records N] [--sites N] [--words N]

An output folder with made records of many sites in thirty days, a ledger with as many runs, failed pages and rejected
rows, and the sample of removed lines; then `scrapy report` in a process of its own. Printed are its processor time, its
largest memory (resident), and the size of the file.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.core.counts import SiteRun
from crawler.core.found import Found
from crawler.items import Article
from crawler.ledger import Ledger
from crawler.ledger.history import record_run

LAST = datetime(2026, 11, 20, 8, tzinfo=UTC)
DAYS = 30
WORDS = "وقال رئيس البلدية إن المكتبة تضم نحو عشرين ألف كتاب وإن أبوابها مفتوحة طوال أيام الأسبوع".split()


def write_output(folder: Path, records: int, sites: int, words: int) -> None:
    """Make the output folder; each record is another article, one in eight prints another again."""
    text = " ".join((WORDS * (words // len(WORDS) + 1))[:words])
    for site in range(sites):
        name = f"site-{site:03}"
        file = folder / name / "articles-2026-11-20.jsonl"
        file.parent.mkdir(parents=True)
        with file.open("w", encoding="utf-8") as out:
            for number in range(site, records, sites):
                out.write(json.dumps(_record(number, name, text), ensure_ascii=False) + "\n")
        row = {"url": f"https://{name}.test/x", "origin": "x", "site": name, "reason": "list-page", "detail": ""}
        (folder / name / "rejected.jsonl").write_text((json.dumps(row) + "\n") * 50, encoding="utf-8")
    ledger = Ledger(folder / "ledger.sqlite")
    names = [f"site-{site:03}" for site in range(sites)]
    for back in range(DAYS, 0, -1):
        runs = [SiteRun(name, "", 20, 18, 16, 1, Counter({"list-page": 2}), 16_000, 15, 16) for name in names]
        record_run(ledger, LAST - timedelta(days=back), "finished", runs)
    for name in names:
        ledger.discover(name, [Found(f"https://{name}.test/failed/{number}") for number in range(20)])
        for number in range(20):
            ledger.fail(f"https://{name}.test/failed/{number}", f"status {500 + number % 5}")
    ledger.close()


def _record(number: int, site: str, text: str) -> dict[str, object]:
    return Article(
        id=f"{number:016x}",
        url=f"https://{site}.test/news/{number}",
        origin=f"https://{site}.test/news/{number}",
        site=site,
        title=f"مكتبة عامة جديدة تفتح أبوابها في الحي القديم رقم {number}",
        text=f"{text} {number}",
        published="2026-11-20",
        published_from="json-ld",
        authors=[f"كاتب رقم {number % 997}"],
        section=f"قسم {number % 40}",
        language="ar",
        fetched_at=f"{LAST - timedelta(days=number % DAYS):%Y-%m-%dT%H:%M:%SZ}",
        content_hash="0" * 64,
        duplicate_of=f"{number - 1:016x}" if number % 8 == 1 else None,
        flags=["short"] if number % 10 == 0 else [],
    ).record()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--sites", type=int, default=200)
    parser.add_argument("--words", type=int, default=250)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name, "output"), Path(name, "report.html")
        write_output(folder, args.records, args.sites, args.words)
        command = [sys.executable, "-m", "scrapy", "report", "-s", f"OUTPUT_DIR={folder}", "-o", str(file)]
        subprocess.run([*command, "--until", f"{LAST:%Y-%m-%d}"], check=True, stdout=subprocess.DEVNULL)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"{args.records} records of {args.words} words, {args.sites} sites")
        print(f"processor time  {used.ru_utime + used.ru_stime:.1f} s")
        print(f"memory          {used.ru_maxrss / 1024:.0f} MB")
        print(f"file            {file.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
