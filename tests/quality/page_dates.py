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
from pipelines.cleaning.boilerplate import strip_boilerplate
from pipelines.cleaning.dates import is_date_line
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.draft import CleanText, Metadata
from pipelines.cleaning.extract import find_text
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.metadata import find_metadata
from pipelines.cleaning.publication import find_dates
from pipelines.cleaning.quality import refuse_other_pages

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


def clean_up_to_dates(html: bytes, url: str | None) -> tuple[Layout, CleanText, Metadata]:
    """Run the stages before the dates. A page that one of them rejects is dated as far as it came."""
    layout = Layout(open_page(FetchedPage(url=url, body=html)))
    try:
        refuse_other_pages(layout.page)
        lines = find_text(layout)
    except Rejected:
        return layout, CleanText(), Metadata(url=url)
    return layout, *strip_boilerplate(layout, lines, find_metadata(layout, lines))


def cost_of(layout: Layout, body: CleanText, said: Metadata) -> float:
    """CPU milliseconds of one warm round of date work: the stage, and the question that boilerplate asks of lines."""
    started = time.process_time()
    for _ in range(ROUNDS):
        for name in ("json_ld", "meta", "article_nodes", "webpage_nodes"):
            vars(layout.page).pop(name, None)  # their reading is shared with metadata, but counted here in full
        find_dates(layout, body, said)
        for line in (*body.kept, *body.removed):
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
        known = clean_up_to_dates((gold / "pages" / want["file"]).read_bytes(), want["url"])
        article = find_dates(*known)
        costs.append(cost_of(*known))
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
