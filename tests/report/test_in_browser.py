"""The report in a real Chromium: what it asks for, how it fits, what its controls do, who can read it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.rendering.chromium import find_chromium, has_sandbox, why_none
from pipelines.report.figures import BOUNDS
from pipelines.report.page import article_page, report_page
from pipelines.report.words import LANGUAGES
from tests.report.shown import HOSTILE, OUTLETS, figures, one_article, upkeep

pytestmark = [pytest.mark.browser, pytest.mark.skipif(why_none(None) is not None, reason=why_none(None) or "")]

PHONE = {"width": 390, "height": 844}

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
"""A function: every text and bar that is too weak against what is behind it, as WCAG 2.2 has it (1.4.3, 1.4.11; AA)."""

OPEN_ALL = "() => document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each page's name in every language, and its address."""
    folder = tmp_path_factory.mktemp("report")
    counted, found = figures(folder / "out"), upkeep()
    pages = {}
    for language in LANGUAGES:
        for name, text in (
            ("report", report_page(counted, found, language)),
            ("article", article_page(one_article(), language)),
        ):
            file = folder / f"{name}-{language}.html"
            file.write_text(text, encoding="utf-8")
            pages[f"{name}-{language}"] = file.as_uri()
    return pages


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright  # optional: the group `browser`

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(None), chromium_sandbox=has_sandbox())
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any, files: dict[str, str]) -> Iterator[Any]:
    """A function that opens a page; afterwards nothing was asked for but the files, and nothing was complained of."""
    contexts, asked, said = [], [], []

    def opened(name: str, **options: Any) -> Any:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(files[name])
        page.evaluate(OPEN_ALL)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
    assert {url for url in asked if not url.startswith("data:")} <= set(files.values())


@pytest.mark.parametrize("name", ["report-ar", "report-en", "article-ar", "article-en"])
def test_a_phone_need_not_be_scrolled_sideways(opened: Any, name: str) -> None:
    page = opened(name, viewport=PHONE)
    for _ in LANGUAGES:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.click("#language")
    page.click("#direction")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["report-ar", "report-en", "article-ar"])
def test_all_can_be_read_in_light_and_dark(opened: Any, name: str, scheme: str) -> None:
    page = opened(name, color_scheme=scheme)
    assert page.evaluate(CONTRAST) == []
    behind = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (behind == "rgb(255, 255, 255)") is (scheme == "light")


def test_text_that_is_too_weak_would_be_found(opened: Any) -> None:
    page = opened("report-ar")
    page.evaluate("document.querySelector('h2').style.color = '#999'")
    assert len(page.evaluate(CONTRAST)) == 1


def test_charts_have_a_bar_for_each_day_and_class(opened: Any) -> None:
    page = opened("report-ar")
    drawn = (
        "all => all.map(chart => [...chart.querySelectorAll('rect')].map(bar => bar.getBoundingClientRect().height))"
    )
    days, speeds, lengths = page.eval_on_selector_all(".chart .bars", drawn)
    assert (len(days), len(speeds), len(lengths)) == (30, 13, len(BOUNDS) + 1)
    assert max(days) > 100
    assert min(speeds) > 0
    sparks = page.eval_on_selector_all(".spark .bars", drawn)
    assert [len(bars) for bars in sparks] == [30] * len(OUTLETS)


def test_the_table_of_sites_sorts_by_click_and_by_key(opened: Any) -> None:
    page = opened("report-ar")
    names = "rows => rows.map(row => row.cells[0].innerText)"
    rows = "#sites tbody tr"
    by_articles = list(OUTLETS)
    assert page.eval_on_selector_all(rows, names) == by_articles
    button = page.locator("#sites th button").nth(1)
    button.click()
    button.click()
    assert page.eval_on_selector_all(rows, names) == by_articles[::-1]
    assert page.locator("#sites th").nth(1).get_attribute("aria-sort") == "ascending"
    page.locator("#sites th button").nth(0).focus()
    page.keyboard.press("Enter")
    assert page.eval_on_selector_all(rows, names) == sorted(OUTLETS, reverse=True)
    assert page.locator("#sites th").nth(1).get_attribute("aria-sort") is None


def test_the_language_is_switched_with_its_numbers_and_its_direction(opened: Any) -> None:
    page = opened("report-ar")
    shown = "document.querySelector('.tiles').innerText"
    before = page.evaluate(shown)
    page.click("#language")
    after = page.evaluate(shown)
    assert not any("0" <= letter <= "9" for letter in before)
    assert not any("٠" <= letter <= "٩" for letter in after)
    assert "articles" in after
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    page.click("#direction")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "rtl"]


def test_whoever_has_a_keyboard_only_gets_everywhere_and_sees_where(opened: Any) -> None:
    page = opened("report-en")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")
    wanted = page.evaluate(
        "document.querySelectorAll('main a[href]:not(details *), button:not(details *), summary').length"
    )
    seen = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "(() => {const one = document.activeElement, style = getComputedStyle(one);"
                "return [one.tagName, style.outlineStyle, parseFloat(style.outlineWidth)]})()"
            )
        )
    assert {tag for tag, _, _ in seen} == {"A", "BUTTON", "SUMMARY"}
    assert all(style == "solid" and width >= 2 for _, style, width in seen)
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.get_attribute("open") is not None


def test_a_screen_reader_finds_tables_behind_charts_and_names_on_controls(opened: Any) -> None:
    page = opened("report-ar")
    assert page.locator("svg:not([aria-hidden=true])").count() == 0
    assert page.locator(".chart").count() == page.locator(".chart + details table").count()
    assert page.locator("th:not([scope])").count() == 0
    assert (
        page.eval_on_selector_all("button, summary, a", "all => all.filter(one => !one.innerText.trim()).length") == 0
    )


@pytest.mark.parametrize("name", ["report-ar", "article-en"])
def test_hostile_words_are_shown_and_do_nothing(opened: Any, name: str) -> None:
    page = opened(name)
    page.click("#language")
    assert HOSTILE in page.evaluate("document.body.innerText")
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
