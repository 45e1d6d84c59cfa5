"""What a start and a refill take with a ledger of many known pages, in CPU time: `python -m tests.bench.ledger`.

Beside it three years of a site that has 50 articles a day, each with a feed's full text. `[PAGES]`: fewer known pages.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from crawler.core.found import Found
from crawler.items import Hints
from crawler.ledger import Backlog, Ledger, Outcome, database
from pipelines.writing.crawl_store import CrawlStore

DUE = 200_000
"""Pages of one site that wait, beside those that are done."""

DAYS, DAILY = 3 * 365, 50

HINTS = Hints(title="عنوان خبر من أخبار اليوم في المدينة", feed_published="Wed, 30 Oct 2024 10:15:00 GMT")


def fill(ledger: Ledger, known: int) -> None:
    """Many pages of 50 sites, all written, and DUE that wait."""
    for start in range(0, known, 50_000):
        numbers = range(start, min(start + 50_000, known))
        urls = [f"https://news{number % 50}.example/section/2024/10/30/article-{number}" for number in numbers]
        for site in range(50):
            ledger.discover(f"site{site}", [Found(url, HINTS) for url in urls[site::50]])
        done = [
            Outcome(url, f"site{number % 50}", "written", None, f"{number:016x}", "0" * 64)
            for number, url in zip(numbers, urls, strict=True)
        ]
        ledger.commit(done, {f"site{start}/articles-2024-10-30.jsonl": 0})
    ledger.discover("site0", [Found(f"https://news0.example/due/{number}", HINTS) for number in range(DUE)])


def fill_years(ledger: Ledger) -> None:
    """One site, day by day."""
    hints = replace(HINTS, content="<p>نص الخبر كما يأتي في الملقم.</p>" * 150)
    for day in range(DAYS):
        urls = [f"https://news.example/{day}/{number}" for number in range(DAILY)]
        ledger.discover("site0", [Found(url, hints) for url in urls])
        done = [Outcome(url, "site0", "written", None, url, "0" * 64) for url in urls]
        ledger.commit(done, {f"site0/articles-{day}.jsonl": 0})


def measure(folder: Path, what: str, filled: Callable[[Ledger], None]) -> None:
    """Fill a ledger and print what it takes."""
    path = folder / what / "ledger.sqlite"
    ledger = Ledger(path)
    filled(ledger)
    began = time.process_time()
    ledger.close()
    print(f"{what}: {path.stat().st_size / 1e6:.0f} MB; closed in {_since(began):.0f} ms")
    for start in ("start", "start behind a kill"):
        began = time.process_time()
        ledger = Ledger(path)
        CrawlStore(path.parent, ledger)
        print(f"  {start}: {_since(began):.0f} ms")
        backlog = Backlog(revisit=0)
        places = (("", ""), ("2024-10-30", "https://news0.example/due/1"))
        for name, place in zip(("refill", "refill further on"), places, strict=True):
            backlog.passed(place)
            began = time.process_time()
            for _ in range(20):
                backlog.ahead(ledger, "site0", 200)
            print(f"  {name}: {_since(began) / 20:.2f} ms")
        ledger.close()
        database._stamp_file(path).write_text(database.OPEN, encoding="ascii")


def main() -> None:
    known = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), f"{known} known, {DUE} due", partial(fill, known=known))
        measure(Path(name), f"{DAYS * DAILY} of one site", fill_years)


def _since(began: float) -> float:
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
