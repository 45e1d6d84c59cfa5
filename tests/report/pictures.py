"""Pictures of the report for docs/images and for whoever judges how it looks: python -m tests.report.pictures [FOLDER]

Made-up outlets in a real Chromium: the first screen in light and dark, a phone, and the page of one article.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from crawler.rendering.chromium import find_chromium, has_sandbox
from pipelines.report.page import article_page, report_page
from tests.report.shown import figures, one_article, upkeep

DESK = {"viewport": {"width": 1200, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}

PICTURES: dict[str, tuple[str, dict[str, Any]]] = {
    "report": ("report", DESK),
    "report-dark": ("report", DESK | {"color_scheme": "dark"}),
    "report-phone": ("report", PHONE),
    "report-article": ("article", DESK),
}
"""Name of the picture to the page that it shows, and how."""


def main() -> None:
    from playwright.sync_api import sync_playwright  # optional: the group `browser`

    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        report = report_page(figures(folder / "out", hostile=False), upkeep(hostile=False), "ar")
        (folder / "report.html").write_text(report, encoding="utf-8")
        (folder / "article.html").write_text(article_page(one_article(hostile=False), "ar"), encoding="utf-8")
        browser = driver.chromium.launch(executable_path=find_chromium(None), chromium_sandbox=has_sandbox())
        for picture, (shown, options) in PICTURES.items():
            page = browser.new_context(**options).new_page()
            page.goto((folder / f"{shown}.html").as_uri())
            page.screenshot(path=target / f"{picture}.png")
        browser.close()


if __name__ == "__main__":
    main()
