"""The report as one HTML file: no script, style, font or picture from elsewhere, nothing of a page's text as markup."""

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crawler.health import Ailment
from pipelines.report import words
from pipelines.report.charts import bars
from pipelines.report.figures import BOUNDS, Figures, Told
from pipelines.report.upkeep import Upkeep
from pipelines.report.words import Language, both

SITES = 300
"""Sites in the table, those with most articles: 1 kB each, so that the file stays far under 2 MB."""

CLUSTERS = 20
"""Stories that are listed, those that were printed most often."""

FOLDER = Path(__file__).parent / "templates"


def report_page(figures: Figures, upkeep: Upkeep, language: Language) -> str:
    """The report, shown in `language` first; a button switches."""
    days = [(day, sum(site.days[day] for site in figures.sites.values())) for day in figures.days()]
    order = sorted(figures.sites.values(), key=lambda site: (-site.articles, site.name))[:SITES]
    total = figures.articles
    lacking = (("published", "dated"), ("title", "titled"), ("author", "signed"), ("source", "sourced"))
    missing = {_both(name): total - sum(getattr(site, of) for site in figures.sites.values()) for name, of in lacking}
    values = {
        "f": figures,
        "u": upkeep,
        "words": sum(site.words for site in figures.sites.values()),
        "copies": sum(site.copies for site in figures.sites.values()),
        "days": days,
        "day_counts": [count for _, count in days],
        "day_chart": bars([count for _, count in days], [_told(day, count) for day, count in days]),
        "speed_chart": bars(
            [speed.rate for speed in upkeep.speeds.values()],
            [_told(day, speed.rate, 1) for day, speed in upkeep.speeds.items()],
        ),
        "sites": [(site, bars([site.days[day] for day in figures.days()])) for site in order],
        "bounds": BOUNDS,
        "length_chart": bars(figures.lengths),
        "missing": Counter(missing),
        "pairs": copies_by_pair(figures),
        "clusters": biggest_clusters(figures),
    }
    return _render("report.html", language, values)


def article_page(values: Mapping[str, Any], language: Language) -> str:
    """One article: `record`, `lines` (text, rule, kind, place, moved_to), `rejected`, `source`, `origin`."""
    return _render("article.html", language, values)


def copies_by_pair(figures: Figures) -> Counter[tuple[str, str]]:
    """(site of the first, site of the copy) to the number of copies; one site's own are left out."""
    pairs: Counter[tuple[str, str]] = Counter()
    for first, copies in figures.copies.items():
        origin = figures.told.get(first)
        for copy in copies:
            if origin and origin.site != figures.told[copy].site:
                pairs[origin.site, figures.told[copy].site] += 1
    return pairs


def biggest_clusters(figures: Figures) -> list[list[Told]]:
    """The stories that were printed most often, the first article first."""
    clusters = [[first, *copies] for first, copies in figures.copies.items()]
    clusters.sort(key=lambda ids: (-len(ids), ids))
    return [[figures.told[one] for one in ids if one in figures.told] for ids in clusters[:CLUSTERS]]


def _render(template: str, language: Language, values: Mapping[str, Any]) -> str:
    style, script = ((FOLDER / name).read_text(encoding="utf-8") for name in ("base.css", "base.js"))
    parts = {"style": Markup(style), "script": Markup(script)}
    hashes = {"style_hash": _hash(style), "script_hash": _hash(script)}
    return _templates().get_template(template).render(values, language=language, **parts, **hashes)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(w=_both, n=_number, pc=_share, d=_day, m=_meaning, ill=_ailment, link=_link)
    return made


def _both(name: str) -> Markup:
    return both(words.word(name, "ar"), words.word(name, "en"))


def _number(value: float, digits: int = 0) -> Markup:
    return both(words.number(value, "ar", digits), words.number(value, "en", digits))


def _share(value: float) -> Markup:
    return both(words.share(value, "ar"), words.share(value, "en"))


def _day(value: date) -> Markup:
    return both(words.day(value, "ar"), words.day(value, "en"))


def _meaning(table: words.Meanings, name: str) -> Markup:
    """What a word means, and the word itself as records have it."""
    told = both(words.meaning(table, name, "ar"), words.meaning(table, name, "en"))
    return told if table in ("faults", "places") else told + Markup(' <bdi class="soft">{}</bdi>').format(name)


def _told(day: date, value: float, digits: int = 0) -> str:
    """What pointing at a day's bar says: an SVG's title has one form for both languages."""
    return " · ".join(f"{words.day(day, one)}: {words.number(value, one, digits)}" for one in words.LANGUAGES)


def _ailment(ill: Ailment) -> Markup:
    return both(words.ailment(ill, "ar"), words.ailment(ill, "en"))


def _link(url: str, text: str) -> Markup:
    """A link that only http(s) addresses become; everything else is shown as text."""
    shown = Markup("<bdi>{}</bdi>").format(text or url)
    if not _is_web(url):
        return shown
    return Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(url, shown)


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False


def _hash(text: str) -> str:
    """How a Content-Security-Policy names an inline part (CSP 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
