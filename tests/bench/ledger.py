"""How long a start, a refill and a commit take with a ledger of many known pages: `python -m tests.bench.ledger`."""

import sys
import tempfile
import time
from pathlib import Path

from crawler.core.found import Found
from crawler.items import Hints
from crawler.ledger import Ledger, Outcome
from pipelines.writing.crawl_store import CrawlStore

DUE = 200_000
"""Pages of one site that wait, beside those that are done."""


def fill(ledger: Ledger, known: int) -> None:
    hints = Hints(title="عنوان خبر من أخبار اليوم في المدينة", feed_published="Wed, 30 Oct 2024 10:15:00 GMT")
    for start in range(0, known, 50_000):
        numbers = range(start, min(start + 50_000, known))
        urls = [f"https://news{number % 50}.example/section/2024/10/30/article-{number}" for number in numbers]
        for site in range(50):
            ledger.discover(f"site{site}", [Found(url, hints) for url in urls[site::50]])
        done = [
            Outcome(url, f"site{number % 50}", "written", None, f"{number:016x}", "0" * 64)
            for number, url in zip(numbers, urls, strict=True)
        ]
        ledger.commit(done, {f"site{start}/articles-2024-10-30.jsonl": 0})
    ledger.discover("site0", [Found(f"https://news0.example/due/{number}", hints) for number in range(DUE)])


def main() -> None:
    known = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = Ledger(folder / "ledger.sqlite")
        fill(ledger, known)
        began = time.perf_counter()
        ledger.close()
        print(f"{known} known, {DUE} due: {ledger.path.stat().st_size / 1e6:.0f} MB; closed in {_since(began):.0f} ms")
        for what in ("start", "start after a kill, the file read whole"):
            began = time.perf_counter()
            ledger = Ledger(folder / "ledger.sqlite")
            CrawlStore(folder, ledger)
            print(f"{what}: {_since(began):.0f} ms")
            began = time.perf_counter()
            for _ in range(20):
                ledger.pending("site0", 200)
            print(f"refill: {_since(began) / 20:.2f} ms; ", end="")
            began = time.perf_counter()
            ledger.stale("site1", 1, 200)
            print(f"revisit: {_since(began):.2f} ms")
            ledger.close()
            (folder / ".ledger.sqlite.closed").unlink()


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
