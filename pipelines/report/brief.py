"""The report's short form for the terminal."""

from collections import Counter
from collections.abc import Iterator

from pipelines.report.figures import Figures
from pipelines.report.page import copies_by_pair
from pipelines.report.upkeep import Upkeep
from pipelines.report.words import Language, Meanings, ailment, day, meaning, number, share, word

MOST = 5
"""Sites, rules and reasons that are named."""


def brief(figures: Figures, upkeep: Upkeep, language: Language) -> str:
    """A screen of lines: what came in, which sites are ill, what is null, which rules remove most."""
    return "\n".join(_lines(figures, upkeep, language))


def _lines(figures: Figures, upkeep: Upkeep, language: Language) -> Iterator[str]:
    def n(value: float) -> str:
        return number(value, language)

    def w(name: str) -> str:
        return word(name, language)

    total = figures.articles
    yield f"{day(figures.first, language)} – {day(figures.last, language)}"
    comma = "،" if language == "ar" else ","
    yield f"{w('articles')} {n(total)}{comma} {w('sites')} {n(len(figures.sites))}"
    for site in sorted(figures.sites.values(), key=lambda one: (-one.articles, one.name))[:MOST]:
        yield f"  {n(site.articles)}  {site.name}"
    yield f"{w('is_well')}:"
    for ill in upkeep.ill:
        yield f"  {ill.name}: {'; '.join(ailment(one, language) for one in ill.ailments)}"
    if not upkeep.ill:
        yield f"  {w('all_well') if upkeep.watched else w('no_health')}"
    if total:
        dated = sum(site.dated for site in figures.sites.values())
        signed = sum(site.signed for site in figures.sites.values())
        yield f"{w('dated')} {share(dated / total, language)}, {w('signed')} {share(signed / total, language)}"
    tables: tuple[tuple[str, Meanings, Counter[str]], ...] = (
        ("failures", "faults", upkeep.reasons),
        ("flags", "flags", figures.flags),
        ("rejected", "reasons", upkeep.rejected),
    )
    for title, table, counter in tables:
        if counter:
            yield f"{w(title)}:"
        for name, count in counter.most_common(MOST):
            yield f"  {n(count)}  {meaning(table, name, language)}" + (f" ({name})" if table != "faults" else "")
    if upkeep.rules:
        yield f"{w('rules')}: " + ", ".join(f"{rule.name} {n(rule.lines)}" for rule in upkeep.rules[:MOST])
    for (one, other), count in copies_by_pair(figures).most_common(MOST):
        yield f"  {one} → {other}: {n(count)}"
