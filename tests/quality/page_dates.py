# ruff: noqa: T201
"""Score publication dates of whole pages, and their cost: `python -m tests.quality.page_dates ../shared/gold`."""

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType

from crawler.items import FetchedPage, Rejected
from pipelines.cleaning.chain import STAGES
from pipelines.cleaning.dates import is_date_line
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.draft import Draft
from pipelines.cleaning.page import Page
from pipelines.cleaning.publication import find_dates

ROUNDS = 20
"""Times that each page is dated for the measurement, after one that is not counted."""


def load_scorer(gold: Path) -> ModuleType:
    """The gold folder's own score.py, so that both say the same."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py", submodule_search_locations=[str(gold)])
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(gold))
    spec.loader.exec_module(module)
    return module


def clean_up_to_dates(html: bytes, url: str | None) -> tuple[Draft, Page]:
    """Run the stages before the dates. A page that one of them rejects is dated as far as it came."""
    fetched = FetchedPage(url=url, body=html)
    article, page = Draft.of(fetched), open_page(fetched)
    try:
        for stage in STAGES[: STAGES.index(find_dates)]:
            stage(article, page)
    except Rejected:
        pass
    return article, page


def cost_of(article: Draft, page: Page) -> float:
    """CPU milliseconds of one warm round of date work: the stage, and the question that boilerplate asks of lines."""
    started = time.process_time()
    for _ in range(ROUNDS):
        page.ld_nodes = page.meta = None  # their reading is shared with metadata, but counted here in full
        find_dates(article, page)
        for line in page.lines:
            is_date_line(line.text)
    return (time.process_time() - started) / ROUNDS * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="folder with score.py and pages/")
    gold = parser.parse_args().gold
    same_moment = load_scorer(gold).same_moment
    right = wrong = missing = 0
    costs = []
    for path in sorted((gold / "pages").glob("*.json")):
        want = json.loads(path.read_text(encoding="utf-8"))
        article, page = clean_up_to_dates((gold / "pages" / want["file"]).read_bytes(), want["url"])
        find_dates(article, page)
        costs.append(cost_of(article, page))
        good = same_moment(article.published, want["published"])
        bad = bool(article.published) and (article.published or "")[:10] != (want["published"] or "")[:10]
        right, wrong, missing = right + good, wrong + bad, missing + (not good and not bad)
        print(
            f"{path.stem:20} {'right' if good else 'WRONG' if bad else 'missing':8} {article.published} for"
            f" {want['published']} from {article.published_from}, modified {article.modified} for {want['modified']}"
            f" {' '.join(article.flags)} {costs[-1]:.2f} ms"
        )
    print(f"published right {right}/{len(costs)}, wrong {wrong}, missing {missing}")
    print(f"CPU of all date work: {sum(costs) / len(costs):.2f} ms a page, most {max(costs):.2f}")


if __name__ == "__main__":
    main()
