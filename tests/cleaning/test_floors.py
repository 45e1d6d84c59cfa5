"""The figures of floors.toml hold: quality never drops silently."""

import tomllib
from datetime import date
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

import pytest

from crawler.demo.pages import build_site
from crawler.items import Rejected
from pipelines.cleaning.chain import clean_page
from tests.cleaning.test_extract import LAYOUTS, PIECES, page
from tests.demo.expected import RECORDS
from tests.quality.text import PROSE

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


def layouts() -> list[tuple[bytes, list[str]]]:
    return [(page(Template(layout).substitute(PIECES)), list(PROSE)) for layout in LAYOUTS.values()]


def demo() -> list[tuple[bytes, list[str]]]:
    site = build_site(date(2025, 6, 1))
    pages = []
    for want in RECORDS.values():
        parts = urlsplit(want["url"])
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if target in site:
            pages.append((site[target].body, want["text"]))
    return pages


def measure(pages: list[tuple[bytes, list[str]]]) -> dict[str, int]:
    figures = {"pages": len(pages), "perfect": 0, "foreign": 0, "lost": 0}
    for raw, want in pages:
        try:
            lines = clean_page(raw).text.split("\n")
        except Rejected:
            lines = []
        figures["perfect"] += lines == want
        figures["foreign"] += sum(line not in want for line in lines)
        figures["lost"] += sum(line not in lines for line in want)
    return figures


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_is_worse_than_its_floor(name: str) -> None:
    figures = measure({"layouts": layouts, "demo": demo}[name]())
    floor = FLOORS[name]
    assert figures["pages"] >= floor["pages"]
    assert figures["perfect"] >= floor["perfect"]
    assert figures["foreign"] <= floor["foreign"]
    assert figures["lost"] <= floor["lost"]
