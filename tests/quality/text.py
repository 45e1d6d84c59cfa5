# ruff: noqa: T201
"""How clean the text is: python -m tests.quality.text ../shared [--articles] [--transplanted DIR]

Prints score.py's table for the gold pages, or for pages that transplant.py made; with --articles what is removed from
real articles given as plain text, and from the trap lines: every such line is printed, to be read.
"""

import argparse
import gzip
import importlib
import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from crawler.items import Article, FetchedPage, Rejected
from pipelines.cleaning.chain import clean_fetched, clean_page


def score(shared: Path, pages: Path, details: bool) -> None:
    sys.path.insert(0, str(shared / "gold"))
    scorer = importlib.import_module("score")
    records, rejected = {}, Counter()
    for path in sorted(pages.glob("*.html")):
        url = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")).get("url")
        try:
            records[path.name] = asdict(clean_page(path.read_bytes(), url=url, origin=path.name))
        except Rejected as reject:
            rejected[reject.reason] += 1
            if details:
                print(f"rejected {path.name}: {reject}")
    rows = scorer.score(records, pages)
    for row in rows:
        if details and (row["f1"] < 0.999 or row["foreign"] or row["lost"]):
            print(f"{row['page']:18} P {row['precision']:.3f} R {row['recall']:.3f} lost {row['lost']}")
            for line in row["foreign"]:
                print(f"      + {line[:110]}")
    count = len(rows)
    means = "  ".join(f"{k} {sum(r[k] for r in rows) / count:.4f}" for k in ("precision", "recall", "f1", "lost"))
    print(
        f"pages {count}  {means}  foreign {sum(len(r['foreign']) for r in rows) / count:.3f}  rejected {dict(rejected)}"
    )
    for name in ("title", "published", "authors", "source", "tags"):
        held = [row[name] for row in rows if name in row]
        if held:
            print(f"{name} {sum(held) / len(held):.3f}", end="  ")
    print()


def articles(shared: Path) -> None:
    removed = lines = 0
    with gzip.open(shared / "articles" / "news.jsonl.gz", "rt", encoding="utf-8") as source:
        for row in source:
            given = json.loads(row)
            for text in (given["text"], given["title"] + "\n" + given["text"]):
                _, trace = clean_fetched(FetchedPage(body=text.encode(), url=given["url"], origin=given["url"]))
                lines += len(text.split("\n"))
                removed += len(trace.removed)
                for line in trace.removed:
                    print(f"{given['id']:32} {line.rule} [{line.place}] {line.text[:120]}")
    print(f"{removed} of {lines} lines of articles removed")
    for row in (shared / "boilerplate" / "traps.jsonl").read_text(encoding="utf-8").splitlines():
        trap = json.loads(row)
        text = "\n".join([*PROSE[:2], trap["text"], *PROSE[2:]])
        result, trace = clean_fetched(FetchedPage(body=text.encode()))
        kept = isinstance(result, Article) and trap["text"].split()[0] in result.text
        if trace.removed and trap["is_article"]:
            print(f"trap eaten ({kept}): {trap['text'][:100]}")


PROSE = (
    "قالت وزارة النقل يوم الثلاثاء إن الجسر الجديد سيفتح أمام حركة السير نهاية الشهر بعد انتهاء أعمال الصيانة.",
    "وأوضح المتحدث باسم الوزارة أن تكلفة المشروع بلغت أربعين مليونا، وأن مراحله الثلاث أنجزت قبل موعدها المقرر.",
    "ورأى سكان الأحياء القريبة أن الجسر سيخفف الازدحام في ساعات الصباح، خصوصا على طلاب الجامعة والعاملين في الميناء.",
    "ومن المقرر أن تعلن البلدية الأسبوع المقبل مواعيد تشغيل الحافلات التي ستعبر الجسر في الاتجاهين.",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", action="store_true")
    parser.add_argument("--transplanted", type=Path)
    parser.add_argument("--details", action="store_true")
    args = parser.parse_args()
    if args.articles:
        articles(args.shared)
    else:
        score(args.shared, args.transplanted or args.shared / "gold" / "pages", args.details)


if __name__ == "__main__":
    main()
